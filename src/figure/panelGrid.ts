import type { Figure, FigurePart } from "./figureValue.js";
import { type Axis, axisPosition, extendAxis, type Panel, type Rectangle } from "./panel.js";
import { panelTitle, plotTexts, xTitle } from "./panelTexts.js";
import { plainText } from "./plainText.js";
import { fitText, plainWidth, widest } from "./textSize.js";
import { colours, fontFamily, sizes } from "./theme.js";
import { linearTicks, logTicks, type Ticks } from "./ticks.js";

/** A figure of panels in rows. Sizes in pixels; `heights` weighs the rows against each other. */
export interface PanelGrid {
  readonly title: string;
  readonly subtitle: string;
  readonly panels: readonly Panel[];
  readonly columns?: number;
  readonly width?: number;
  readonly height?: number;
  readonly heights?: readonly number[];
}

const margin = 36;
const columnGap = 44;
const rowGap = 30;
const titleRoom = 38;
const tickLength = 5;
const tickGap = 5;

/** The panel once its plot is placed: axes with their final ranges and ticks, and the size of the names of its rows. */
interface PlacedPanel {
  readonly panel: Panel;
  readonly cell: Rectangle;
  readonly plot: Rectangle;
  readonly x: Axis & { readonly ticks: Ticks };
  readonly y: Axis & { readonly ticks: Ticks };
  readonly rowSize: number;
}

function withTicks(axis: Axis, length: number, perTick: number): Axis & { readonly ticks: Ticks } {
  const count = Math.max(2, Math.floor(length / perTick));
  return {
    ...axis,
    ticks: axis.ticks ?? (axis.type === "log" ? logTicks(axis.range) : linearTicks(axis.range, count)),
  };
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

function placePanel(panel: Panel, cell: Rectangle): PlacedPanel {
  const bottom = tickLength + tickGap + sizes.tick + (panel.x.title === undefined ? 6 : 12 + sizes.axis);
  const height = cell.height - titleRoom - bottom;
  const roomAbove = sizes.label * 1.5;
  let y = withTicks(panel.y.endTexts === undefined ? panel.y : extendAxis(panel.y, roomAbove, height), height, 55);
  let rowSize: number = sizes.tick;
  if (panel.y.rows === true) ({ axis: y, size: rowSize } = fitRows(y, cell.width * 0.58, height));
  const tickRoom = panel.y.rows === true ? 6 : tickLength + tickGap;
  const left = widest(y.ticks.texts, rowSize) + tickRoom + (y.title === undefined ? 0 : 14 + sizes.axis);
  let x = withTicks(panel.x, cell.width - left, 65);
  const right = x.rows === true ? 0 : Math.max(4, plainWidth(x.ticks.texts.at(-1) ?? "", sizes.tick) / 2);
  const plot = { x: cell.x + left, y: cell.y + titleRoom, width: cell.width - left - right, height };
  if (x.endTexts !== undefined)
    x = withTicks(extendAxis(panel.x, widest(x.endTexts, rowSize) + 12, plot.width), plot.width, 65);
  return { panel, cell, plot, x, y, rowSize };
}

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

const titleSize = (title: string, room: number): number =>
  Math.min(sizes.axis, (sizes.axis * room) / plainWidth(title, sizes.axis));

function axisLayout(
  axis: Axis & { readonly ticks: Ticks },
  anchor: string,
  domain: number[],
  tickSize: number,
  titleLength: number,
): FigurePart {
  const { type = "linear", range, title, ticks, rows = false, grid = !rows } = axis;
  return {
    anchor,
    domain,
    type,
    range: type === "log" ? range.map(Math.log10) : [...range],
    ...(title === undefined || titleLength === 0
      ? {}
      : { title: { text: plainText(title), standoff: 10, font: { size: titleSize(title, titleLength) } } }),
    tickmode: "array",
    tickvals: [...ticks.values],
    ticktext: ticks.texts.map(plainText),
    tickfont: { size: tickSize },
    ...(rows ? { ticks: "" } : { ticks: "outside", ticklen: tickLength, tickcolor: colours.axis }),
    tickangle: 0,
    showline: true,
    linecolor: colours.axis,
    ...(grid ? { showgrid: true, gridcolor: colours.grid } : { showgrid: false }),
    zeroline: false,
    automargin: false,
    fixedrange: false,
  };
}

function cellsOf(panels: readonly Panel[], columns: number, area: Rectangle, heights: readonly number[]): Rectangle[] {
  const width = (area.width - columnGap * (columns - 1)) / columns;
  const weights = heights.reduce((sum, weight) => sum + weight, 0);
  const free = area.height - rowGap * (heights.length - 1);
  let [row, column, y] = [0, 0, area.y];
  return panels.map(({ span = 1 }) => {
    if (column + span > columns) {
      y += (free * (heights[row] ?? 0)) / weights + rowGap;
      row++;
      column = 0;
    }
    const x = area.x + column * (width + columnGap);
    column += span;
    return { x, y, width: width * span + columnGap * (span - 1), height: (free * (heights[row] ?? 0)) / weights };
  });
}

function rowsOf(panels: readonly Panel[], columns: number): number {
  let [rows, column] = [1, 0];
  for (const { span = 1 } of panels) {
    if (column + span > columns) {
      rows++;
      column = 0;
    }
    column += span;
  }
  return rows;
}

/** Parts of the subtitle line by line, so that no line is wider than the figure; broken at its dots only. */
function subtitleLines(subtitle: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of subtitle.split(" · ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last} · ${part}`;
    if (last === undefined || plainWidth(longer, sizes.subtitle) > width) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/**
 * Lays panels out in a grid and returns the Plotly figure. Every plot's place follows from the widths of its own tick texts, so names
 * stand whole beside their bars and no text meets another. Panels are lettered (a), (b), ... where there are several.
 */
export function panelGrid(grid: PanelGrid): Figure {
  const { title, subtitle, panels, columns = 3, width = 1800, height = 1200 } = grid;
  const heights = grid.heights ?? new Array<number>(rowsOf(panels, columns)).fill(1);
  const lines = subtitleLines(subtitle, width - 2 * margin);
  const header = margin + sizes.title + 10 + lines.length * sizes.subtitle * 1.3 + 18;
  const area = { x: margin, y: header, width: width - 2 * margin, height: height - header - 24 };
  const placed = cellsOf(panels, columns, area, heights).map((cell, i) => placePanel(panels[i]!, cell));
  const data: FigurePart[] = [];
  const annotations: FigurePart[] = [
    headerLine(lines.map(plainText).join("<br>"), margin + sizes.title + 10, width, height),
  ];
  const shapes: FigurePart[] = [];
  const axes: FigurePart = {};
  placed.forEach((place, i) => {
    const number = i === 0 ? "" : String(i + 1);
    const { panel, plot, x, y, rowSize } = place;
    const [xref, yref] = [`x${number}`, `y${number}`];
    axes[`xaxis${number}`] = axisLayout(x, yref, [plot.x / width, (plot.x + plot.width) / width], sizes.tick, 0);
    axes[`yaxis${number}`] = axisLayout(
      y,
      xref,
      [1 - (plot.y + plot.height) / height, 1 - plot.y / height],
      rowSize,
      plot.height,
    );
    for (const trace of panel.traces) data.push({ ...withTextSize(trace, place), xaxis: xref, yaxis: yref });
    for (const shape of panel.shapes ?? [])
      shapes.push({ xref, yref, layer: shape.type === "line" ? "above" : "below", ...shape });
    const letter = panels.length > 1 ? String.fromCharCode(97 + i) : undefined;
    annotations.push(...panelTitle(panel, place.cell, letter, { width, height }));
    annotations.push(...xTitle(x.title, plot, place.cell, { width, height }));
    annotations.push(...plotTexts(panel, plot, { x, y, xref, yref }, { width, height }));
  });
  return {
    data,
    layout: {
      width,
      height,
      title: {
        text: `<b>${plainText(title)}</b>`,
        x: margin / width,
        xanchor: "left",
        y: 1 - margin / height,
        yanchor: "top",
        font: { size: sizes.title },
      },
      font: { family: fontFamily, size: sizes.tick, color: colours.text },
      paper_bgcolor: colours.paper,
      plot_bgcolor: colours.paper,
      margin: { l: 0, r: 0, t: 0, b: 0, pad: 0, autoexpand: false },
      showlegend: false,
      bargap: 0.18,
      hovermode: "closest",
      ...axes,
      annotations,
      shapes,
    },
  };
}

function headerLine(text: string, top: number, width: number, height: number): FigurePart {
  return {
    text,
    xref: "paper",
    yref: "paper",
    x: margin / width,
    y: 1 - top / height,
    xanchor: "left",
    yanchor: "top",
    align: "left",
    showarrow: false,
    borderpad: 0,
    font: { size: sizes.subtitle, color: colours.quiet },
  };
}
