import type { Axis, Panel } from "./panel.js";
import { plainText } from "./plainText.js";
import { colours } from "./theme.js";

/** One bar: its name, its length, and the text at its end. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly colour?: string;
}

/** A panel of horizontal bars from top to bottom, names whole at the left and values as text at the end. Log axes start at `axis.range[0]`. */
export function barPanel(
  title: string,
  bars: readonly Bar[],
  axis: { readonly title: string; readonly type?: "linear" | "log"; readonly range?: readonly [number, number] },
): Panel {
  const most = bars.reduce((max, { value }) => Math.max(max, value), 0) || 1;
  const x: Axis = { range: [0, most], ...axis, endTexts: bars.map(({ text }) => text) };
  return {
    title,
    x,
    y: {
      range: [bars.length - 0.5, -0.5],
      rows: true,
      ticks: { values: bars.map((_, i) => i), texts: bars.map(({ name }) => name) },
    },
    traces: [
      {
        type: "bar",
        orientation: "h",
        x: bars.map(({ value }) => value),
        y: bars.map((_, i) => i),
        marker: { color: bars.map(({ colour }) => colour ?? colours.blue) },
        ...endText(bars),
      },
    ],
  };
}

/** A panel of upright bars, one a named class, with the value as text on top. */
export function columnPanel(
  title: string,
  bars: readonly Bar[],
  axes: { readonly x: string; readonly y: string; readonly type?: "linear" | "log" },
): Panel {
  const most = bars.reduce((max, { value }) => Math.max(max, value), 0) || 1;
  const y: Axis = {
    title: axes.y,
    range: [axes.type === "log" ? 0.7 : 0, most],
    endTexts: [""],
    ...(axes.type === undefined ? {} : { type: axes.type }),
  };
  return {
    title,
    x: {
      title: axes.x,
      range: [-0.5, bars.length - 0.5],
      rows: true,
      ticks: { values: bars.map((_, i) => i), texts: bars.map(({ name }) => name) },
    },
    y,
    traces: [
      {
        type: "bar",
        x: bars.map((_, i) => i),
        y: bars.map(({ value }) => value),
        marker: { color: bars.map(({ colour }) => colour ?? colours.blue) },
        ...endText(bars),
      },
    ],
  };
}

function endText(bars: readonly Bar[]) {
  return {
    text: bars.map(({ text }) => plainText(text)),
    textposition: "outside",
    textangle: 0,
    constraintext: "none",
    cliponaxis: false,
    hovertext: bars.map(({ name, text }) => plainText(`${name}: ${text}`)),
    hoverinfo: "text",
  };
}
