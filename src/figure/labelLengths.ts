import type { LabelDurations } from "../analysis/eventDurations.js";
import { groupDigits } from "./numberText.js";
import type { Panel } from "./panel.js";
import { plainText } from "./plainText.js";
import { colours } from "./theme.js";

/** Event lengths of one label with its name. */
export type NamedLengths = LabelDurations & { readonly name: string };

/** Labels with fewer interior events than this have no median worth a rank. */
const MIN_INTERIOR = 20;

/** Boxes of the lengths of the labels with most label-hours: 25 to 75 %, whiskers 5 to 95 %. */
export function boxPanel(labels: readonly NamedLengths[], top: number): Panel {
  const shown = labels.slice(0, top);
  const floor = 0.01;
  const seconds = (pick: (label: NamedLengths) => number) => shown.map((label) => Math.max(floor, pick(label) / 1000));
  return {
    title: `Lengths of the ${shown.length} labels with most label-hours`,
    x: {
      title: "Length (s, log axis; box 25–75 %, whiskers 5–95 %)",
      type: "log",
      range: [floor, 13],
    },
    y: rows(shown),
    traces: [
      {
        type: "box",
        orientation: "h",
        y: shown.map((_, i) => i),
        q1: seconds(({ p25 }) => p25),
        median: seconds(({ median }) => median),
        q3: seconds(({ p75 }) => p75),
        lowerfence: seconds(({ p5 }) => p5),
        upperfence: seconds(({ p95 }) => p95),
        width: 0.6,
        line: { color: colours.blue, width: 1.6 },
        fillcolor: "#b8d8ec",
        boxpoints: false,
        hoverinfo: "x",
        name: "",
      },
    ],
  };
}

/** The labels whose events inside the segment are longest and shortest, by their median. */
export function medianPanel(labels: readonly NamedLengths[]): Panel {
  const enough = labels.filter(
    ({ interiorCount, medianInterior }) => interiorCount >= MIN_INTERIOR && medianInterior !== undefined,
  );
  const sorted = [...enough].sort((a, b) => b.medianInterior! - a.medianInterior! || (a.id < b.id ? -1 : 1));
  const each = Math.min(10, Math.floor(sorted.length / 2));
  const shown = [...sorted.slice(0, each), ...sorted.slice(sorted.length - each)];
  const values = shown.map(({ medianInterior }) => Math.max(0.001, medianInterior! / 1000));
  const [low, high] = [Math.min(1, ...values), Math.max(1, ...values)];
  return {
    title: "Median length of events inside the segment",
    x: {
      title: "Median length (s, log axis)",
      type: "log",
      range: [low / 1.5, high * 1.3],
      endTexts: shown.map(secondsText),
    },
    y: rows(shown),
    traces: [
      {
        type: "scatter",
        mode: "markers+text",
        x: values,
        y: shown.map((_, i) => i),
        text: shown.map((label) => plainText(secondsText(label))),
        textposition: "middle right",
        cliponaxis: false,
        marker: { size: 11, color: shown.map((_, i) => (i < each ? colours.blue : colours.vermilion)) },
        hovertext: shown.map(({ name, interiorCount }) =>
          plainText(`${name}: ${groupDigits(interiorCount)} interior events`),
        ),
        hoverinfo: "text",
      },
    ],
    shapes:
      each > 0
        ? [
            {
              type: "line",
              x0: low / 1.5,
              x1: high * 100,
              y0: each - 0.5,
              y1: each - 0.5,
              line: { color: colours.rest, width: 1, dash: "dot" },
            },
          ]
        : [],
    ...(each === 0
      ? {
          note: {
            lines: [`no two labels have ${MIN_INTERIOR} events`, "that touch no edge"],
            corner: "top right" as const,
          },
        }
      : {}),
  };
}

function rows(labels: readonly NamedLengths[]): Panel["y"] {
  return {
    range: [labels.length - 0.5, -0.5],
    rows: true,
    ticks: { values: labels.map((_, i) => i), texts: labels.map(({ name }) => name) },
  };
}

function secondsText({ medianInterior }: NamedLengths): string {
  return `${((medianInterior ?? 0) / 1000).toFixed(2)} s`;
}
