import type { NamedLabel } from "../analysis/distribution.js";
import type { Spread } from "../analysis/spread.js";
import type { Subset } from "../audioset/subset.js";
import { type Bar, barPanel, columnPanel } from "./bars.js";
import type { Figure, FigurePart } from "./figureValue.js";
import { type MeasureUnit, measureUnit } from "./measureUnit.js";
import { groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { plainText } from "./plainText.js";
import { colours } from "./theme.js";

const tens = { values: [0, 20, 40, 60, 80, 100], texts: ["0", "20", "40", "60", "80", "100"] };

/** The ranked labels of one label file and how they are spread. */
export interface DistributionInput {
  readonly subset: Subset;
  readonly subtitle: string;
  readonly labels: readonly NamedLabel[];
  readonly spread: Spread;
}

/** Six panels on how the labels of one file are distributed: by occurrences (weak), by labelled time (strong), by rated frames (framed). */
export function distributionFigure(input: DistributionInput, { top = 20 } = {}): Figure {
  const { subset, subtitle, labels, spread } = input;
  const unit = measureUnit(subset);
  return panelGrid({
    title: `AudioSet ${subset.kind} labels, ${subset.name}: how the labels are distributed`,
    subtitle: [subtitle, ...evenness(spread)].join(" · "),
    panels: [
      topPanel(labels, unit, top),
      histogramPanel(spread, unit),
      cumulativePanel(labels, spread, unit),
      sharePanel(labels, unit),
      bandPanel(labels, spread, unit),
      rankPanel(labels, unit),
    ],
  });
}

/** How uneven the distribution is, in words and numbers. */
function evenness({ unevenness: { gini, entropyBits, effectiveLabels, imbalance } }: Spread): string[] {
  if (imbalance === undefined) return [];
  return [
    `Gini ${gini.toFixed(3)}`,
    `entropy ${entropyBits.toFixed(2)} bits, as ${effectiveLabels.toFixed(1)} equal labels`,
    `largest to smallest ${groupDigits(Number(imbalance.toFixed(imbalance < 100 ? 1 : 0)))} : 1`,
  ];
}

function topPanel(labels: readonly NamedLabel[], unit: MeasureUnit, top: number): Panel {
  const bars = labels.slice(0, top).map(({ name, value, share }) => ({
    name,
    value: unit.toAxis(value),
    text: `${unit.text(value)} · ${percent(share)}`,
  }));
  return barPanel(`Top ${bars.length} labels by ${unit.by}`, bars, { title: unit.title });
}

function histogramPanel({ histogram: { edges, counts }, zeroLabels }: Spread, unit: MeasureUnit): Panel {
  const most = Math.max(1, ...counts);
  const middle = counts.map((_, i) => (edges[i]! + edges[i + 1]!) / 2);
  const texts = counts.map((count) => (count > 0 ? groupDigits(count) : ""));
  return {
    title: `Histogram of labels by ${unit.by}`,
    x: { title: `${unit.perLabel}, four bins a decade`, type: "log", range: [edges[0]!, edges.at(-1)!] },
    y: { title: "Labels", type: "log", range: [0.7, most], endTexts: texts },
    traces: [
      {
        type: "bar",
        x: middle,
        y: counts,
        width: counts.map((_, i) => edges[i + 1]! - edges[i]!),
        marker: { color: colours.blue, line: { color: colours.paper, width: 1 } },
        text: texts,
        textposition: "outside",
        textangle: 0,
        constraintext: "none",
        cliponaxis: false,
        hoverinfo: "y",
      },
    ],
    ...(zeroLabels > 0 ? { note: { lines: [`${groupDigits(zeroLabels)} more labels at 0`] } } : {}),
  };
}

function cumulativePanel(labels: readonly NamedLabel[], { reached }: Spread, unit: MeasureUnit): Panel {
  const marks = reached.filter(({ rank }) => rank > 0);
  const dotted = { color: colours.vermilion, width: 1.2, dash: "dot" };
  const shapes = marks.flatMap(({ rank }): FigurePart[] => {
    const y = labels[rank - 1]!.cumulativeShare * 100;
    return [
      { type: "line", x0: 0, x1: rank, y0: y, y1: y, line: dotted },
      { type: "line", x0: rank, x1: rank, y0: 0, y1: y, line: dotted },
    ];
  });
  const points = marks.map(({ rank }) => ({ x: rank, y: labels[rank - 1]!.cumulativeShare * 100 }));
  return {
    title: "Cumulative share by rank",
    x: { title: "Labels, largest first", range: [0, labels.length] },
    y: { title: `Share of ${unit.whole} (%)`, range: [0, 104], ticks: tens },
    traces: [
      {
        type: "scatter",
        mode: "lines",
        x: [0, ...labels.map(({ rank }) => rank)],
        y: [0, ...labels.map(({ cumulativeShare }) => cumulativeShare * 100)],
        line: { color: colours.blue, width: 2.5 },
        hovertext: [
          "",
          ...labels.map(({ name, rank, cumulativeShare }) =>
            plainText(`${rank}. ${name}: ${percent(cumulativeShare)}`),
          ),
        ],
        hoverinfo: "text",
      },
      {
        type: "scatter",
        mode: "markers",
        x: points.map(({ x }) => x),
        y: points.map(({ y }) => y),
        marker: { color: colours.vermilion, size: 8 },
        hoverinfo: "skip",
      },
    ],
    shapes,
    labels: marks.map(({ share, rank }, i) => ({ ...points[i]!, text: `${share * 100} % in ${count(rank, "label")}` })),
  };
}

function sharePanel(labels: readonly NamedLabel[], unit: MeasureUnit): Panel {
  const first = labels.slice(0, 10);
  const rest = labels.slice(10);
  const restShare = rest.reduce((sum, { share }) => sum + share, 0);
  const bars: Bar[] = first.map(({ name, share }) => ({ name, value: share * 100, text: percent(share) }));
  if (rest.length > 0) {
    const name = rest.length === 1 ? "The other label" : `The other ${groupDigits(rest.length)} labels`;
    bars.push({ name, value: restShare * 100, text: percent(restShare), colour: colours.rest });
  }
  return barPanel("The ten largest labels against the rest", bars, { title: `Share of ${unit.whole} (%)` });
}

function bandPanel(labels: readonly NamedLabel[], { bands }: Spread, unit: MeasureUnit): Panel {
  const bars = bands.map(({ name, labels: inBand }) => ({
    name,
    value: inBand,
    text: `${groupDigits(inBand)} · ${percent(inBand / Math.max(1, labels.length))}`,
  }));
  return columnPanel("Common and rare labels", bars, {
    x: unit.perLabel,
    y: `Labels, of ${groupDigits(labels.length)}`,
  });
}

function rankPanel(labels: readonly NamedLabel[], unit: MeasureUnit): Panel {
  const shown = labels.filter(({ value }) => value > 0);
  const values = shown.map(({ value }) => unit.toLabelAxis(value));
  const ends = Math.min(3, Math.floor(shown.length / 2));
  const isEnd = (i: number): boolean => i < ends || i >= shown.length - ends;
  const line = ({ rank, name, value }: NamedLabel): string => `${groupDigits(rank)}  ${name}, ${unit.text(value)}`;
  return {
    title: `${unit.noun} by rank, all labels`,
    x: { title: "Rank of the label", type: "log", range: [0.8, Math.max(10, shown.length * 1.3)] },
    y: { title: unit.perLabel, type: "log", range: [(values.at(-1) ?? 1) / 2, (values[0] ?? 10) * 2] },
    traces: [
      {
        type: "scatter",
        mode: "lines+markers",
        x: shown.map(({ rank }) => rank),
        y: values,
        line: { color: colours.blue, width: 1 },
        marker: {
          color: shown.map((_, i) => (isEnd(i) ? colours.vermilion : colours.blue)),
          size: shown.map((_, i) => (isEnd(i) ? 8 : 5)),
          opacity: 1,
          line: { width: 0 },
        },
        hovertext: shown.map((label) => plainText(line(label))),
        hoverinfo: "text",
      },
    ],
    note: {
      lines: ["Largest", ...shown.slice(0, ends).map(line), "Smallest", ...shown.slice(shown.length - ends).map(line)],
      headings: [0, ends + 1],
    },
  };
}

const count = (n: number, noun: string): string => `${groupDigits(n)} ${noun}${n === 1 ? "" : "s"}`;
