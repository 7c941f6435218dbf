import type { FigurePart } from "./figureValue.js";
import { type Axis, axisPosition } from "./panel.js";
import type { PlacedPanel } from "./placePanel.js";
import { widest } from "./textSize.js";
import { sizes } from "./theme.js";

/** Plotly leaves axes without a visible trace away; a panel of nothing is its axes, held by a trace of one missing point. */
const nothing: FigurePart = { type: "scatter", mode: "markers", x: [null], y: [null], hoverinfo: "skip" };

const isEmpty = ({ x }: FigurePart): boolean => Array.isArray(x) && x.length === 0;

/** Pixels that the narrowest of a trace's upright bars has along the x axis, gaps included. */
function barRoom({ x: places, width: widths }: FigurePart, axis: Axis, length: number): number {
  const xs = (places as ArrayLike<number>) ?? [];
  const edges = Array.from(xs, (x, i): [number, number] => {
    const half = ((Array.isArray(widths) ? (widths[i] as number) : Math.abs((xs[1] ?? 1) - (xs[0] ?? 0))) || 1) / 2;
    return [axisPosition(axis, x - half, length), axisPosition(axis, x + half, length)];
  });
  return edges.reduce((least, [from, to]) => Math.min(least, Math.abs(to - from)), length);
}

/** The trace with its texts in the panel's size; numbers over upright bars shrink with the bars and go where they would meet. */
function withTextSize(trace: FigurePart, { panel, x, plot, rowSize }: PlacedPanel): FigurePart {
  if (!Array.isArray(trace.text)) return trace;
  if (panel.y.rows === true) return { textfont: { size: rowSize }, ...trace };
  let size: number = sizes.label;
  if (trace.type === "bar" && trace.orientation !== "h") {
    const room = barRoom(trace, x, plot.width) - 3;
    while (size > 12 && widest(trace.text as string[], size) > room) size -= 0.5;
    if (widest(trace.text as string[], size) > room) {
      const { text, textposition, textangle, constraintext, cliponaxis, ...bare } = trace;
      return bare;
    }
  }
  return { textfont: { size }, ...trace };
}

/**
 * Bars on a log axis start at the axis's start; Plotly would draw them from minus infinity, far out of the picture. What is too small
 * for the axis, such as 0, stands a hair above its start, where its text can be read.
 */
function withLogBase(trace: FigurePart, { x, y }: PlacedPanel): FigurePart {
  const [key, axis] = trace.orientation === "h" ? (["x", x] as const) : (["y", y] as const);
  if (trace.type !== "bar" || axis.type !== "log" || !Array.isArray(trace[key])) return trace;
  const base = Math.min(...axis.range);
  const lengths = (trace[key] as number[]).map((value) => Math.max(value - base, base * 0.005));
  return { ...trace, base, [key]: lengths };
}

/** The panel's traces on their axes, with texts in the sizes that fit. */
export function placedTraces(place: PlacedPanel, xaxis: string, yaxis: string): FigurePart[] {
  return place.panel.traces.map((trace) => ({
    ...(isEmpty(trace) ? nothing : withTextSize(withLogBase(trace, place), place)),
    xaxis,
    yaxis,
  }));
}
