import type { ClassBalance, ClassCoverage } from "../analysis/classCoverage.js";
import { type Bar, barPanel } from "./bars.js";
import type { Figure } from "./figureValue.js";
import { groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { plainText } from "./plainText.js";
import { colours } from "./theme.js";

/** What is drawn of one label file's coverage. */
export interface CoveredSubset {
  readonly subset: string;
  readonly listed: number;
  readonly available: number;
  readonly usable: number | undefined;
  readonly snapshots: readonly { readonly name: string; readonly date: string; readonly clips: number }[];
  readonly balance: ClassBalance;
  readonly classes: readonly (ClassCoverage & { readonly name: string })[];
}

/** One panel a subset: segments listed, available, usable, beside the known collections. */
export function coverageFigure(subsets: readonly CoveredSubset[], subtitle: string): Figure {
  return panelGrid({
    title: "AudioSet audio: segments listed, available and usable",
    subtitle,
    panels: subsets.map(subsetPanel),
    columns: Math.min(3, Math.max(1, subsets.length)),
    height: subsets.length > 3 ? 1200 : 700,
  });
}

/** Two panels for each of at most three subsets: classes above and below `least` samples, and available against listed per class. */
export function classBalanceFigure(subsets: readonly CoveredSubset[], least: number, subtitle: string): Figure {
  const shown = subsets.slice(0, 3);
  return panelGrid({
    title: "AudioSet audio: how many segments each class still has",
    subtitle,
    panels: [...shown.map((one) => balancePanel(one, least)), ...shown.map((one) => classPanel(one, least))],
    columns: Math.max(1, shown.length),
    heights: [1, 1.6],
  });
}

function subsetPanel({ subset, listed, available, usable, snapshots }: CoveredSubset): Panel {
  const text = (value: number): string => `${groupDigits(value)} · ${percent(value / Math.max(1, listed))}`;
  const bars: Bar[] = [
    { name: "listed", value: listed, text: groupDigits(listed), colour: colours.rest },
    { name: "available", value: available, text: text(available), colour: colours.blue },
    ...(usable === undefined ? [] : [{ name: "usable", value: usable, text: text(usable), colour: colours.green }]),
    ...snapshots.map(({ name, date, clips }) => ({
      name: `${name.split(",")[0]} (${date})`,
      value: clips,
      text: text(clips),
      colour: colours.grid,
    })),
  ];
  return barPanel(subset, bars, { title: `Segments (of ${groupDigits(listed)})` });
}

function balancePanel({ subset, balance }: CoveredSubset, least: number): Panel {
  const { classes, listedEnough, availableEnough, meanListed, meanAvailable } = balance;
  const bar = (name: string, value: number, colour: string): Bar => ({ name, value, colour, text: groupDigits(value) });
  return barPanel(
    `${subset}: classes`,
    [
      bar(`listed, at least ${least}`, listedEnough, colours.blue),
      bar(`listed, fewer than ${least}`, classes - listedEnough, colours.rest),
      bar(`available, at least ${least}`, availableEnough, colours.blue),
      bar(`available, fewer than ${least}`, classes - availableEnough, colours.rest),
    ],
    {
      title: `Classes (of ${groupDigits(classes)}); mean ${meanListed.toFixed(1)} listed, ${meanAvailable.toFixed(1)} available`,
    },
  );
}

function classPanel({ subset, classes }: CoveredSubset, least: number): Panel {
  const most = Math.max(10, ...classes.map(({ listed }) => listed));
  // A log axis has no 0: classes without a file lie on its start.
  const floor = 0.5;
  const onAxis = (value: number): number => Math.max(value, floor);
  const below = classes.map(({ available }) => available < least);
  const none = classes.filter(({ available, listed }) => listed > 0 && available === 0).length;
  return {
    title: subset,
    x: { title: "Listed segments of the class (log axis)", type: "log", range: [floor, most * 1.6] },
    y: { title: "Available segments (log axis; 0 lies at its start)", type: "log", range: [floor, most * 1.6] },
    traces: [
      {
        type: "scatter",
        mode: "lines",
        x: [floor, most * 1.6],
        y: [floor, most * 1.6],
        line: { color: colours.rest, width: 1.5, dash: "dash" },
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "markers",
        x: classes.map(({ listed }) => onAxis(listed)),
        y: classes.map(({ available }) => onAxis(available)),
        marker: { size: 7, opacity: 0.6, color: below.map((few) => (few ? colours.vermilion : colours.blue)) },
        hovertext: classes.map(({ name, listed, available }) => plainText(`${name}: ${available} of ${listed}`)),
        hoverinfo: "text",
      },
    ],
    legend: [
      { text: `at least ${least}`, colour: colours.blue },
      { text: "fewer", colour: colours.vermilion },
    ],
    note: { lines: [`${groupDigits(none)} classes without any`, "dashed: all available"], corner: "top left" },
  };
}
