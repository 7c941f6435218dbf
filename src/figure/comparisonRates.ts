import type { ComparisonInput } from "./comparisonInput.js";
import type { FigurePart } from "./figureValue.js";
import { groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { plainText } from "./plainText.js";
import { colours, seriesColours } from "./theme.js";

/** Each label's share of segments in the evaluation subset over that in the training subset. */
export function ratePanel({ labels, subsets, pair: [first, second], shifts }: ComparisonInput): Panel {
  const shown = labels.filter(({ segmentShares }) => segmentShares[first]! > 0 && segmentShares[second]! > 0);
  const far = new Set(shifts.slice(0, 20).map(({ id }) => id));
  const percentOf = (t: number) => shown.map(({ segmentShares }) => segmentShares[t]! * 100);
  const values = [...percentOf(first), ...percentOf(second)];
  const range: [number, number] =
    values.length > 0 ? [Math.min(...values) / 1.6, Math.max(...values) * 1.8] : [0.01, 100];
  return {
    title: "Rate of each label",
    x: { title: `Segments of ${subsets[first]!.name} with the label (%, log)`, type: "log", range },
    y: { title: `Segments of ${subsets[second]!.name} with the label (%, log)`, type: "log", range },
    traces: [
      {
        type: "scatter",
        mode: "lines",
        x: range,
        y: range,
        line: { color: colours.rest, width: 1.5, dash: "dot" },
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "markers",
        x: percentOf(first),
        y: percentOf(second),
        marker: {
          size: shown.map(({ id }) => (far.has(id) ? 8 : 5)),
          color: shown.map(({ id }) => (far.has(id) ? colours.vermilion : colours.blue)),
          opacity: 0.75,
        },
        hovertext: shown.map(({ name }) => plainText(name)),
        hovertemplate: "%{hovertext}: %{x:.3f} % and %{y:.3f} %",
        name: "",
      },
    ],
    labels: shown
      .filter(({ id }) => far.has(id))
      .slice(0, 5)
      .map(({ name, segmentShares }) => ({
        x: segmentShares[first]! * 100,
        y: segmentShares[second]! * 100,
        text: name,
      })),
    note: { lines: ["dotted: same rate", "red: largest shifts"], corner: "bottom right" },
  };
}

/** The labels whose shares differ most, both shares on one log axis. */
export function shiftPanel({ shifts, subsets, pair: [first, second] }: ComparisonInput, top: number): Panel {
  const shown = [...shifts.slice(0, top)].sort((a, b) => b.log2Ratio - a.log2Ratio);
  const positive = shown.flatMap(({ shares }) => shares).filter((share) => share > 0);
  const low = (positive.length > 0 ? Math.min(...positive) : 0.001) * 100;
  const high = (positive.length > 0 ? Math.max(...positive) : 1) * 100;
  // A label that one subset lacks has no place on a log axis: its dot stands hollow at the left edge.
  const none = low / 2.5;
  const place = (share: number) => (share > 0 ? share * 100 : none);
  const dots = (which: 0 | 1, colour: string, name: string): FigurePart => ({
    type: "scatter",
    mode: "markers",
    x: shown.map(({ shares }) => place(shares[which])),
    y: shown.map((_, i) => i),
    marker: {
      size: 12,
      color: shown.map(({ shares }) => (shares[which] > 0 ? colour : colours.paper)),
      line: { color: colour, width: 2 },
    },
    hovertext: shown.map((shift) => plainText(`${shift.name}, ${name}: ${percent(shift.shares[which])}`)),
    hoverinfo: "text",
  });
  const colourOf = (t: number) => seriesColours[t]!;
  return {
    title: `The ${shown.length} largest shifts`,
    x: { title: "Segments with the label (%, log; hollow: none)", type: "log", range: [none / 1.4, high * 1.5] },
    y: {
      range: [shown.length - 0.5, -0.5],
      rows: true,
      ticks: { values: shown.map((_, i) => i), texts: shown.map(({ name }) => name) },
    },
    traces: [
      {
        type: "scatter",
        mode: "lines",
        x: shown.flatMap(({ shares }) => [place(shares[0]), place(shares[1]), null]),
        y: shown.flatMap((_, i) => [i, i, null]),
        line: { color: colours.rest, width: 2 },
        hoverinfo: "skip",
      },
      dots(0, colourOf(first), subsets[first]!.name),
      dots(1, colourOf(second), subsets[second]!.name),
    ],
    legend: [first, second].map((t) => ({ text: shortName(subsets[t]!.name), colour: colourOf(t) })),
    ...(shown.length === 0
      ? { note: { lines: ["no label stands in 20 segments", "of either subset"], corner: "top right" as const } }
      : {}),
  };
}

/** Shares of segments by rank, a line a subset. */
export function curvePanel({ labels, subsets }: ComparisonInput): Panel {
  const curves = subsets.map((_, t) =>
    labels
      .map(({ segmentShares }) => segmentShares[t]! * 100)
      .filter((share) => share > 0)
      .sort((a, b) => b - a),
  );
  const low = Math.min(1, ...curves.map((curve) => curve.at(-1) ?? 1));
  return {
    title: "Rates by rank",
    x: {
      title: "Rank of the label in its subset (log axis)",
      type: "log",
      range: [0.9, Math.max(10, labels.length * 1.15)],
    },
    y: { title: "Segments with the label (%, log)", type: "log", range: [low / 1.5, 110] },
    traces: curves.map(
      (curve, t): FigurePart => ({
        type: "scatter",
        mode: "lines",
        x: curve.map((_, i) => i + 1),
        y: curve,
        line: { color: seriesColours[t], width: 3 },
        name: subsets[t]!.name,
        hovertemplate: "rank %{x}: %{y:.4f} %",
      }),
    ),
    note: {
      lines: subsets.map(({ name, labels: count }) => `${name}: ${groupDigits(count)} labels`),
      corner: "bottom left",
    },
  };
}

/** Subset names as legends have room for them. */
export function shortName(name: string): string {
  return name.replace("_train", "");
}
