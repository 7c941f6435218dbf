import type { Figure, FigurePart } from "./figureValue.js";
import type { Axis, Panel, Rectangle } from "./panel.js";
import { panelTitle, plotTexts, xTitle } from "./panelTexts.js";
import { placedTraces } from "./panelTraces.js";
import { placePanel, tickLength } from "./placePanel.js";
import { plainText } from "./plainText.js";
import { plainWidth } from "./textSize.js";
import { colours, fontFamily, sizes } from "./theme.js";
import type { Ticks } from "./ticks.js";

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
    data.push(...placedTraces(place, xref, yref));
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
