import { type Axis, extendAxis, type Panel, type Rectangle } from "./panel.js";
import { fitText, plainWidth, widest } from "./textSize.js";
import { sizes } from "./theme.js";
import { linearTicks, logTicks, type Ticks } from "./ticks.js";

/** Length of the tick marks in pixels. */
export const tickLength = 5;

const tickGap = 5;
const titleRoom = 38;

/** Pixels for each tick along an axis; ticks thin out further where their texts are wider. */
const xTickRoom = 48;
const yTickRoom = 55;

/** The panel once its plot is placed: axes with their final ranges and ticks, and the size of the names of its rows. */
export interface PlacedPanel {
  readonly panel: Panel;
  readonly cell: Rectangle;
  readonly plot: Rectangle;
  readonly x: Axis & { readonly ticks: Ticks };
  readonly y: Axis & { readonly ticks: Ticks };
  readonly rowSize: number;
}

/** The axis with its ticks: about one for each `perTick` pixels of `length`, fewer where their texts would meet along an x axis. */
function withTicks(axis: Axis, length: number, perTick: number): Axis & { readonly ticks: Ticks } {
  if (axis.ticks !== undefined) return { ...axis, ticks: axis.ticks };
  for (let count = Math.max(2, Math.floor(length / perTick)); ; count--) {
    const ticks = axis.type === "log" ? logTicks(axis.range, count) : linearTicks(axis.range, count);
    if (count <= 1 || ticks.values.length * (widest(ticks.texts, sizes.tick) + 10) < length) return { ...axis, ticks };
  }
}

function fitRows(
  axis: Axis & { readonly ticks: Ticks },
  width: number,
  height: number,
): { axis: typeof axis; size: number } {
  const rows = Math.abs(axis.range[1] - axis.range[0]);
  let size = Math.min(sizes.tick, Math.floor((height / rows / 1.2) * 2) / 2);
  while (size > sizes.smallest && widest(axis.ticks.texts, size) > width) size -= 0.5;
  const texts = axis.ticks.texts.map((text) => fitText(text, width, size));
  return { axis: { ...axis, ticks: { ...axis.ticks, texts } }, size };
}

/** An axis of some length: a range of no length, as no labels give it, is drawn out by one. */
const withLength = (axis: Axis): Axis =>
  axis.range[0] === axis.range[1] ? { ...axis, range: [axis.range[0], axis.range[1] + 1] } : axis;

/** Finds the plot's place in its cell from the widths of the tick texts, and the axes' final ranges and ticks. */
export function placePanel(given: Panel, cell: Rectangle): PlacedPanel {
  const panel = { ...given, x: withLength(given.x), y: withLength(given.y) };
  const bottom = tickLength + tickGap + sizes.tick + (panel.x.title === undefined ? 6 : 12 + sizes.axis);
  const height = cell.height - titleRoom - bottom;
  const roomAbove = sizes.label * 1.5;
  let y = withTicks(
    panel.y.endTexts === undefined ? panel.y : extendAxis(panel.y, roomAbove, height),
    height,
    yTickRoom,
  );
  let rowSize: number = sizes.tick;
  if (panel.y.rows === true) ({ axis: y, size: rowSize } = fitRows(y, cell.width * 0.58, height));
  const tickRoom = panel.y.rows === true ? 6 : tickLength + tickGap;
  const left = widest(y.ticks.texts, rowSize) + tickRoom + (y.title === undefined ? 0 : 14 + sizes.axis);
  let x = withTicks(panel.x, cell.width - left, xTickRoom);
  const right = x.rows === true ? 0 : Math.max(4, plainWidth(x.ticks.texts.at(-1) ?? "", sizes.tick) / 2);
  const plot = { x: cell.x + left, y: cell.y + titleRoom, width: cell.width - left - right, height };
  if (x.endTexts !== undefined) {
    const { range } = extendAxis(panel.x, widest(x.endTexts, rowSize) + 12, plot.width);
    // Nothing but texts stands in the room beyond a log axis's end, and the decades there are many.
    x =
      panel.x.type === "log"
        ? { ...withTicks(panel.x, plot.width / 2, xTickRoom), range }
        : withTicks({ ...panel.x, range }, plot.width, xTickRoom);
  }
  return { panel, cell, plot, x, y, rowSize };
}
