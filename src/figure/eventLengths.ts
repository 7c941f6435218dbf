import type { EventShape } from "../analysis/eventShape.js";
import type { Subset } from "../audioset/subset.js";
import type { Figure, FigurePart } from "./figureValue.js";
import { boxPanel, medianPanel, type NamedLengths } from "./labelLengths.js";
import { groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { colours } from "./theme.js";

/** What is drawn of the event lengths of one strong file; `labels` ordered by total length. */
export interface EventLengthsInput {
  readonly subset: Subset;
  readonly subtitle: string;
  readonly shape: EventShape;
  readonly labels: readonly NamedLengths[];
}

/** Six panels on how long the events of a strong file are and where they stand in their segments. */
export function eventLengthsFigure(input: EventLengthsInput, { top = 20 } = {}): Figure {
  const { subset, subtitle, shape, labels } = input;
  const unit = subset.framed ? "PRESENT frames" : "events";
  return panelGrid({
    title: `AudioSet strong labels, ${subset.name}: how long ${unit} are`,
    subtitle: subset.framed ? `${subtitle} · lengths are those of the 0.96 s rating grid, not of sounds` : subtitle,
    height: 1320,
    heights: [1, 1.25],
    panels: [
      lengthPanel(shape, unit),
      cumulativePanel(shape, unit),
      onsetPanel(shape, unit),
      boxPanel(labels, top),
      medianPanel(labels),
      densityPanel(shape, unit),
    ],
  });
}

function lengthPanel(shape: EventShape, unit: string): Panel {
  const { edges, counts } = shape.lengths;
  const most = Math.max(1, shape.wholeSegment, ...counts);
  // Bars on a log axis: each bin spans its own decade tenth; the whole-segment events stand apart, right of 10 s.
  const wholeFrom = Math.max(14, (edges[edges.length - 1]! / 1000) * 1.2);
  const from = Math.min(0.01, edges[0]! / 1000);
  const bar = (left: number, right: number, count: number, colour: string): FigurePart => ({
    type: "rect",
    x0: left,
    x1: right,
    y0: 0,
    y1: count,
    fillcolor: colour,
    line: { width: 0.5, color: colours.paper },
    layer: "above",
  });
  const whole = wholeFrom * 1.5;
  return {
    title: `Length of ${unit}`,
    x: {
      title: "Length (s, log axis, ten bins a decade)",
      type: "log",
      range: [from, whole * 1.25],
      ticks: { values: [0.01, 0.1, 1, 10], texts: ["0.01", "0.1", "1", "10"] },
    },
    y: { title: `Number of ${unit}`, range: [0, most * 1.4] },
    traces: [
      {
        type: "scatter",
        mode: "markers",
        x: edges.slice(0, -1).map((edge, i) => Math.sqrt(edge * edges[i + 1]!) / 1000),
        y: counts,
        marker: { size: 1, color: colours.blue, opacity: 0 },
        hovertext: counts.map((count, i) => `${edges[i]! / 1000} to ${edges[i + 1]! / 1000} s: ${groupDigits(count)}`),
        hoverinfo: "text",
      },
    ],
    shapes: [
      { type: "rect", x0: from, x1: 0.1, y0: 0, y1: most * 1.4, fillcolor: colours.shade, line: { width: 0 } },
      ...counts.flatMap((count, i) =>
        count > 0 ? [bar(Math.max(from, edges[i]! / 1000), edges[i + 1]! / 1000, count, colours.blue)] : [],
      ),
      bar(wholeFrom, whole, shape.wholeSegment, colours.vermilion),
    ],
    legend: [{ text: "whole segment", colour: colours.vermilion }],
    note: {
      lines: [
        `grey: under 0.1 s, ${percent(ratio(shape.underTenth, shape.events))} of ${unit}`,
        "(annotations resolve about 0.1 s)",
        `whole segment: ${percent(shape.full.events)} of ${unit},`,
        `${percent(shape.full.seconds)} of label-seconds`,
      ],
      corner: "top left",
    },
  };
}

function cumulativePanel({ cumulative, edge }: EventShape, unit: string): Panel {
  const atSeconds = cumulative.atMs.map((ms) => ms / 1000);
  const line = (y: readonly number[], colour: string, name: string): FigurePart => ({
    type: "scatter",
    mode: "lines",
    // From nothing just below the first length, so that a file of one length is a step and not an empty panel.
    x: [(atSeconds[0] ?? 1) * 0.999, ...atSeconds],
    y: [0, ...y.map((share) => share * 100)],
    line: { color: colour, width: 3, shape: "hv" },
    name,
    hovertemplate: "up to %{x} s: %{y:.1f} %",
  });
  return {
    title: "Share up to a length",
    x: {
      title: "Length (s, log axis)",
      type: "log",
      range: [0.01, Math.max(12, atSeconds[atSeconds.length - 1] ?? 10)],
    },
    y: { title: `Share of all ${unit}, of all label-seconds (%)`, range: [0, 102] },
    traces: [line(cumulative.events, colours.blue, unit), line(cumulative.seconds, colours.vermilion, "label-seconds")],
    legend: [
      { text: unit.replace("PRESENT ", ""), colour: colours.blue },
      { text: "label-seconds", colour: colours.vermilion },
    ],
    note: {
      lines: [
        `${percent(edge.events)} of ${unit} touch 0 s or 10 s:`,
        `they hold ${percent(edge.seconds)} of the seconds`,
      ],
      corner: "top left",
    },
  };
}

function onsetPanel({ onsets, startAtZero, events }: EventShape, unit: string): Panel {
  const starts = onsets.counts;
  const most = Math.max(1, startAtZero, ...starts);
  return {
    title: `Where ${unit} start`,
    x: {
      title: "Start (s after the segment's start, bins of 0.25 s)",
      range: [-0.7, 10.1],
      ticks: { values: [-0.3, 2, 4, 6, 8, 10], texts: ["0", "2", "4", "6", "8", "10"] },
    },
    y: { title: `Number of ${unit} (log axis)`, type: "log", range: [0.7, most * 3] },
    traces: [
      {
        type: "bar",
        x: starts.map((_, i) => i * 0.25 + 0.125),
        y: starts.map(positive),
        width: 0.25,
        marker: { color: colours.blue, line: { width: 0.5, color: colours.paper } },
        hovertemplate: "%{x} s: %{y}",
        name: "",
      },
      {
        type: "bar",
        x: [-0.3],
        y: [positive(startAtZero)],
        width: 0.4,
        marker: { color: colours.vermilion },
        hovertemplate: "at 0 s: %{y}",
        name: "",
      },
    ],
    note: {
      lines: [`red: ${percent(ratio(startAtZero, events))} start at exactly 0 s,`, "and may have begun before"],
      corner: "top right",
    },
  };
}

function densityPanel({ eventsPerSegment, covered, meanCovered }: EventShape, unit: string): Panel {
  const segments = eventsPerSegment.reduce((sum, count) => sum + count, 0);
  const shares = covered.counts.map((count) => (count / Math.max(1, segments)) * 100);
  const most = eventsPerSegment.length - 1;
  const cumulative: number[] = [];
  eventsPerSegment.reduce((running, count, i) => {
    cumulative[i] = ((running + count) / Math.max(1, segments)) * 100;
    return running + count;
  }, 0);
  const mean = eventsPerSegment.reduce((sum, count, n) => sum + count * n, 0) / Math.max(1, segments);
  // Both quantities are shares of segments: covered share on the left half of the axis, number of events on the right half.
  const shown = Math.max(
    1,
    cumulative.findIndex((share) => share >= 99),
  );
  const right = (n: number) => 12.5 + (n / shown) * 10;
  const ticks = [0, 0.5, 1];
  const counts = niceCounts(shown);
  return {
    title: "How full segments are",
    x: {
      title: `Covered share of 10 s   |   ${unit} a segment`,
      range: [-0.2, 23],
      ticks: {
        values: [...ticks.map((share) => share * 10), ...counts.map(right)],
        texts: [...ticks.map((share) => `${share * 100} %`), ...counts.map(String)],
      },
    },
    y: { title: "Share of all segments (%)", range: [0, 104] },
    traces: [
      {
        type: "bar",
        x: shares.map((_, i) => i * 0.5 + 0.25),
        y: shares,
        width: 0.5,
        marker: { color: colours.green, line: { width: 0.5, color: colours.paper } },
        hovertemplate: "%{y:.1f} % of segments",
        name: "",
      },
      {
        type: "scatter",
        mode: "lines",
        x: cumulative.slice(0, shown + 1).map((_, n) => right(n)),
        y: cumulative.slice(0, shown + 1),
        line: { color: colours.blue, width: 3, shape: "hv" },
        hovertemplate: "%{y:.1f} % of segments",
        name: "",
      },
    ],
    shapes: [{ type: "line", x0: 11.5, x1: 11.5, y0: 0, y1: 104, line: { color: colours.rest, width: 1 } }],
    note: {
      lines: [
        `green: covered, mean ${percent(meanCovered)}`,
        `blue: at most n ${unit}`,
        `mean ${mean.toFixed(1)}, most ${groupDigits(most)}`,
      ],
      corner: "top left",
    },
  };
}

function niceCounts(most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((size) => most / size <= 5) ?? most;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

/** A log axis has no place for 0: such a bar lies below its range. */
function positive(count: number): number {
  return count > 0 ? count : 0.001;
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
