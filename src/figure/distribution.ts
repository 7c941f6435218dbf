import type { NamedLabel } from "../analysis/distribution.js";
import type { Spread } from "../analysis/spread.js";
import type { Subset } from "../audioset/subset.js";
import { type Bar, barPanel, columnPanel } from "./bars.js";
import type { Figure, FigurePart } from "./figureValue.js";
import { type MeasureUnit, measureUnit } from "./measureUnit.js";
import { groupDigits, percent } from "./numberText.js";
import type { Panel, PointLabel } from "./panel.js";
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
    subtitle,
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

function topPanel(labels: readonly NamedLabel[], unit: MeasureUnit, top: number): Panel {
  const bars = labels.slice(0, top).map(({ name, value, share }) => ({
    name,
    value: unit.toAxis(value),
    text: `${unit.text(value)} · ${percent(share)}`,
  }));
  return barPanel(`The ${bars.length} largest labels`, bars, { title: unit.title });
}

function histogramPanel({ histogram: { edges, counts }, zeroLabels }: Spread, unit: MeasureUnit): Panel {
  const most = Math.max(1, ...counts);
  const middle = counts.map((_, i) => (edges[i]! + edges[i + 1]!) / 2);
  const texts = counts.map((count) => (count > 0 ? groupDigits(count) : ""));
  return {
    title: "Labels by their size",
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
  const shapes = marks.flatMap(({ share, rank }): FigurePart[] => {
    const y = labels[rank - 1]!.cumulativeShare * 100;
    return [
      { type: "line", x0: 0, x1: rank, y0: share * 100, y1: share * 100, line: dotted },
      { type: "line", x0: rank, x1: rank, y0: 0, y1: y, line: dotted },
    ];
  });
  const points = marks.map(({ rank }) => ({ x: rank, y: labels[rank - 1]!.cumulativeShare * 100 }));
  return {
    title: "Labels that hold most of it",
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
  return barPanel("The ten largest labels and the rest", bars, { title: `Share of ${unit.whole} (%)` });
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
  const named = shown.length > 6 ? [...shown.slice(0, 3), ...shown.slice(-3)] : shown;
  const most = values[0] ?? 10;
  const least = values.at(-1) ?? 1;
  return {
    title: "All labels by rank",
    x: { title: "Rank", type: "log", range: [0.8, Math.max(10, shown.length * 1.3)] },
    y: { title: unit.perLabel, type: "log", range: [least / 2, most * 2] },
    traces: [
      {
        type: "scatter",
        mode: "lines+markers",
        x: shown.map(({ rank }) => rank),
        y: values,
        line: { color: colours.blue, width: 1 },
        marker: { color: colours.blue, size: 5 },
        hovertext: shown.map(({ name, rank, value }) => plainText(`${rank}. ${name}: ${unit.text(value)}`)),
        hoverinfo: "text",
      },
    ],
    labels: named.map(
      ({ name, rank, value }): PointLabel => ({
        x: rank,
        y: unit.toLabelAxis(value),
        text: `${name} ${unit.text(value)}`,
      }),
    ),
  };
}

const count = (n: number, noun: string): string => `${groupDigits(n)} ${noun}${n === 1 ? "" : "s"}`;
