import type { FigurePart } from "./figureValue.js";
import { type Axis, axisPosition, type Panel, type PanelNote, type Rectangle } from "./panel.js";
import { placeLabels } from "./placeLabels.js";
import { plainText } from "./plainText.js";
import { plainWidth, widest } from "./textSize.js";
import { colours, sizes } from "./theme.js";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A text at a place of the whole figure, in pixels from its upper left corner. */
function textAt(text: string, x: number, y: number, { width, height }: Size, rest: FigurePart): FigurePart {
  return {
    text,
    x: x / width,
    y: 1 - y / height,
    xref: "paper",
    yref: "paper",
    showarrow: false,
    borderpad: 0,
    ...rest,
  };
}

/** The lettered title over a panel's cell, and at its right what the colours mean. */
export function panelTitle(panel: Panel, cell: Rectangle, letter: string | undefined, figure: Size): FigurePart[] {
  const lettered = letter === undefined ? panel.title : `(${letter}) ${panel.title}`;
  const title = textAt(`<b>${plainText(lettered)}</b>`, cell.x, cell.y, figure, {
    xanchor: "left",
    yanchor: "top",
    font: { size: sizes.panel },
  });
  if (panel.legend === undefined) return [title];
  const entries = panel.legend.map(({ text, colour }) => `<span style="color:${colour}">■</span> ${plainText(text)}`);
  const legend = textAt(entries.join("   "), cell.x + cell.width, cell.y + 3, figure, {
    xanchor: "right",
    yanchor: "top",
    font: { size: sizes.label },
  });
  return [title, legend];
}

/** A note in the corner where it stands, with its box in the plot's pixels. */
interface PlacedNote {
  readonly note: PanelNote;
  readonly corner: string;
  readonly box: Rectangle;
}

const corners = ["top right", "bottom left", "bottom right", "top left"] as const;

/** Puts each note into its corner; one that names none takes the first corner free of lines, markers and other notes, else the first. */
function placeNotes(
  { note = [] }: Panel,
  plot: Rectangle,
  obstacles: readonly (readonly [number, number])[],
): PlacedNote[] {
  const placed: PlacedNote[] = [];
  for (const one of Array.isArray(note) ? (note as readonly PanelNote[]) : [note as PanelNote]) {
    const width = widest(one.lines, sizes.label, { bold: one.headings !== undefined }) + 16;
    const height = one.lines.length * sizes.label * 1.3 + 12;
    const at = (corner: string): Rectangle => ({
      x: corner.endsWith("left") ? 0 : plot.width - width,
      y: corner.startsWith("top") ? 0 : plot.height - height,
      width,
      height,
    });
    const free = (corner: string): boolean => {
      const box = at(corner);
      const inside = ([x, y]: readonly [number, number]): boolean =>
        x > box.x - 6 && x < box.x + width + 6 && y > box.y - 6 && y < box.y + height + 6;
      return !placed.some((other) => other.corner === corner) && !obstacles.some(inside);
    };
    const corner = one.corner ?? corners.find(free) ?? corners[0];
    placed.push({ note: one, corner, box: at(corner) });
  }
  return placed;
}

function noteTexts(placed: readonly PlacedNote[], plot: Rectangle, figure: Size): FigurePart[] {
  return placed.map(({ note: { lines, headings = [] }, corner }) => {
    const [vertical, horizontal] = corner.split(" ") as ["top" | "bottom", "left" | "right"];
    const x = horizontal === "left" ? plot.x + 10 : plot.x + plot.width - 6;
    const y = vertical === "top" ? plot.y + 4 : plot.y + plot.height - 8;
    const texts = lines.map((line, i) => (headings.includes(i) ? `<b>${plainText(line)}</b>` : plainText(line)));
    return textAt(texts.join("<br>"), x, y, figure, {
      xanchor: horizontal,
      yanchor: vertical,
      align: horizontal,
      bgcolor: "rgba(255,255,255,0.85)",
      font: { size: sizes.label, color: colours.quiet },
    });
  });
}

/** The title under the x axis: under the middle of the plot where it fits there, else moved to stay inside the panel's cell. */
export function xTitle(title: string | undefined, plot: Rectangle, cell: Rectangle, figure: Size): FigurePart[] {
  if (title === undefined) return [];
  const size = Math.min(sizes.axis, (sizes.axis * cell.width) / plainWidth(title, sizes.axis));
  const half = plainWidth(title, size) / 2;
  const middle = plot.x + plot.width / 2;
  const x = Math.max(cell.x + half, Math.min(cell.x + cell.width - half, middle));
  return [
    textAt(plainText(title), x, plot.y + plot.height + sizes.tick + 17, figure, {
      xanchor: "center",
      yanchor: "top",
      font: { size },
    }),
  ];
}

/** The panel's straight line shapes as if they were traces. */
function lineShapes({ shapes = [] }: Panel): FigurePart[] {
  return shapes
    .filter(({ type }) => type === "line")
    .map(({ x0, x1, y0, y1 }) => ({ type: "scatter", mode: "lines", x: [x0, x1], y: [y0, y1] }));
}

/** Every few pixels a point on the panel's lines and markers, which labels keep away from. */
function obstaclesOf(traces: readonly FigurePart[], plot: Rectangle, x: Axis, y: Axis): [number, number][] {
  const points: [number, number][] = [];
  for (const trace of traces) {
    if (trace.type !== "scatter" || !Array.isArray(trace.x) || !Array.isArray(trace.y)) continue;
    const line = String(trace.mode ?? "lines").includes("lines");
    let last: [number, number] | undefined;
    for (let i = 0; i < trace.x.length; i++) {
      const here: [number, number] = [
        axisPosition(x, Number(trace.x[i]), plot.width),
        plot.height - axisPosition(y, Number(trace.y[i]), plot.height),
      ];
      if (!here.every(Number.isFinite)) continue;
      const steps = line && last !== undefined ? Math.ceil(Math.hypot(here[0] - last[0], here[1] - last[1]) / 5) : 1;
      for (let k = 1; k < steps; k++) {
        const t = k / steps;
        points.push([last![0] + t * (here[0] - last![0]), last![1] + t * (here[1] - last![1])]);
      }
      points.push(here);
      last = here;
    }
  }
  return points;
}

/** Every ten pixels a point of a box. */
function fill({ x, y, width, height }: Rectangle): [number, number][] {
  const points: [number, number][] = [];
  for (let right = 0; right <= width; right += 10)
    for (let down = 0; down <= height; down += 8) points.push([x + right, y + down]);
  return points;
}

/** The notes in the corners of the plot, and labels of single points: each near its point, clear of lines, markers, notes and each other. */
export function plotTexts(
  panel: Panel,
  plot: Rectangle,
  { x, y, xref, yref }: { readonly x: Axis; readonly y: Axis; readonly xref: string; readonly yref: string },
  figure: Size,
): FigurePart[] {
  const obstacles = obstaclesOf([...panel.traces, ...lineShapes(panel)], plot, x, y);
  const notes = placeNotes(panel, plot, obstacles);
  const labels = panel.labels ?? [];
  const requests = labels.map((label) => ({
    text: label.text,
    x: axisPosition(x, label.x, plot.width),
    y: plot.height - axisPosition(y, label.y, plot.height),
  }));
  const places = placeLabels(requests, plot, sizes.label, [...obstacles, ...notes.flatMap(({ box }) => fill(box))]);
  const placed = labels.flatMap((label, i): FigurePart[] => {
    const place = places[i];
    if (place === undefined) return [];
    const near = Math.abs(place.dy) < sizes.label && Math.abs(place.dx) < plainWidth(label.text, sizes.label) / 2 + 12;
    return [
      {
        text: plainText(label.text),
        xref,
        yref,
        x: x.type === "log" ? Math.log10(label.x) : label.x,
        y: y.type === "log" ? Math.log10(label.y) : label.y,
        ax: place.dx,
        ay: place.dy,
        showarrow: true,
        arrowhead: 0,
        arrowwidth: 1,
        arrowcolor: near ? "rgba(0,0,0,0)" : colours.rest,
        standoff: 4,
        borderpad: 1,
        font: { size: sizes.label, color: label.colour ?? colours.text },
      },
    ];
  });
  return [...noteTexts(notes, plot, figure), ...placed];
}
