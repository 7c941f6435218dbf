import type { Polyphony } from "../analysis/polyphony.js";
import { columnPanel } from "./bars.js";
import { durationText, groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { plainText } from "./plainText.js";
import { colours } from "./theme.js";

/** A cell of the map of pairs. */
export interface DrawnPair {
  readonly segments: number;
  readonly expectedSegments: number;
  readonly segmentLift: number;
  readonly related: boolean | undefined;
}

/** How labels go together, as it is drawn: polyphony, and a square of the labels in order of clustering. */
export interface OverlapTogether {
  readonly polyphony: Polyphony;
  readonly segments: number;
  readonly knownLengths: number;
  readonly map: {
    readonly names: readonly string[];
    readonly pairs: readonly (readonly (DrawnPair | undefined)[])[];
  };
}

/** From this many labels at once on, one column holds the rest. */
const MOST_AT_ONCE = 8;
/** Lifts are drawn from 1/8 to 8, on a log scale. */
const MOST_LIFT = 8;
const lowColour = "#2166ac";
const evenColour = "#f7f7f7";
const highColour = "#b2182b";

/** Share of the audio with 0, 1, 2, ... labels at once. */
export function polyphonyPanel(together: OverlapTogether): Panel {
  const { ms, totalMs } = together.polyphony;
  const parts = [...ms.slice(0, MOST_AT_ONCE)];
  const hasRest = ms.length > MOST_AT_ONCE + 1;
  if (ms.length > MOST_AT_ONCE) parts.push(ms.slice(MOST_AT_ONCE).reduce((sum, part) => sum + part, 0));
  while (parts.length < 4) parts.push(0);
  const share = (part: number) => (totalMs > 0 ? part / totalMs : 0);
  const unknown = together.segments - together.knownLengths;
  const panel = columnPanel(
    "Labels at once",
    parts.map((part, n) => ({
      name: n === MOST_AT_ONCE && hasRest ? `${n}+` : String(n),
      value: share(part) * 100,
      text: percent(share(part)),
      colour: n === 0 ? colours.rest : n === 1 ? colours.blue : colours.orange,
    })),
    { x: "Different labels sounding at the same time", y: "Share of all audio (%)" },
  );
  const mean = totalMs > 0 ? ms.reduce((sum, part, n) => sum + part * n, 0) / totalMs : 0;
  return {
    ...panel,
    note: {
      lines: [
        `${durationText(totalMs / 1000)} of audio in ${groupDigits(together.segments)} segments`,
        `mean ${mean.toFixed(2)} labels, most ${ms.length - 1}`,
        unknown > 0
          ? `${groupDigits(unknown)} of the lengths unknown, taken as 10 s`
          : "true lengths, by the weak lists",
      ],
      corner: "top right",
    },
  };
}

/** How much oftener than by chance two labels share a segment. */
export function pairMapPanel(together: OverlapTogether): Panel {
  const { names, pairs } = together.map;
  const places = names.map((_, i) => i);
  const odd = names.length > 12 ? places.filter((i) => i % 2 === 0) : places;
  const limit = Math.log2(MOST_LIFT);
  const cells = pairs.map((row) =>
    row.map((pair) => (pair === undefined ? null : clamp(Math.log2(pair.segmentLift), limit))),
  );
  const dots = pairs.flatMap((row, y) => row.flatMap((pair, x) => (pair?.related ? [{ x, y }] : [])));
  const range: [number, number] = [-0.5, Math.max(0.5, names.length - 0.5)];
  return {
    title: "Labels in one segment",
    x: {
      title: "Dot: one is above the other in the ontology; grey: too few to tell",
      range,
      rows: true,
      // Every second column is numbered: two digits are as wide as a column.
      ticks: { values: odd, texts: odd.map((i) => String(i + 1)) },
    },
    y: {
      range: [range[1], range[0]],
      rows: true,
      ticks: { values: places, texts: names.map((name, i) => `${name} ${i + 1}`) },
    },
    shapes: [
      {
        type: "rect",
        x0: range[0],
        x1: range[1],
        y0: range[0],
        y1: range[1],
        fillcolor: "#d5d9de",
        line: { width: 0 },
      },
    ],
    traces: [
      {
        type: "heatmap",
        x: places,
        y: places,
        z: cells,
        zmin: -limit,
        zmax: limit,
        xgap: 1,
        ygap: 1,
        hoverongaps: false,
        showscale: false,
        colorscale: [
          [0, lowColour],
          [0.5, evenColour],
          [1, highColour],
        ],
        hovertext: pairs.map((row, i) => row.map((pair, j) => cellText(pair, names[i]!, names[j]!))),
        hoverinfo: "text",
      },
      {
        type: "scatter",
        mode: "markers",
        x: dots.map(({ x }) => x),
        y: dots.map(({ y }) => y),
        marker: { size: 5, color: colours.text },
        hoverinfo: "skip",
      },
    ],
    legend: [
      { text: "⅛ of chance", colour: lowColour },
      { text: "8 × chance or more", colour: highColour },
    ],
    ...(names.length < 2 ? { note: { lines: ["fewer than two labels"], corner: "top left" as const } } : {}),
  };
}

function cellText(pair: DrawnPair | undefined, a: string, b: string): string {
  if (pair === undefined) return "";
  const { segments, expectedSegments, segmentLift } = pair;
  const lift = segmentLift.toFixed(2);
  return plainText(
    `${a} and ${b}: ${groupDigits(segments)} segments, ${expectedSegments.toFixed(1)} by chance, lift ${lift}`,
  );
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
