import type { FigurePart } from "./figureValue.js";
import { type Axis, axisPosition, type Panel, type Rectangle } from "./panel.js";
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

/** The note in a corner of the plot, on a white ground. */
export function panelNote({ note }: Panel, plot: Rectangle, figure: Size): FigurePart[] {
  if (note === undefined) return [];
  const [vertical, horizontal] = (note.corner ?? "top right").split(" ") as ["top" | "bottom", "left" | "right"];
  const x = horizontal === "left" ? plot.x + 10 : plot.x + plot.width - 6;
  const y = vertical === "top" ? plot.y + 6 : plot.y + plot.height - 8;
  const rest = { xanchor: horizontal, yanchor: vertical, align: horizontal, bgcolor: "rgba(255,255,255,0.85)" };
  const font = { size: sizes.label, color: colours.quiet };
  return [textAt(note.lines.map(plainText).join("<br>"), x, y, figure, { ...rest, font })];
}

/** Every few pixels a point on the panel's lines and markers, which labels keep away from. */
function obstaclesOf(panel: Panel, plot: Rectangle, x: Axis, y: Axis): [number, number][] {
  const points: [number, number][] = [];
  for (const trace of panel.traces) {
    if (trace.type !== "scatter" || !Array.isArray(trace.x) || !Array.isArray(trace.y)) continue;
    const line = !String(trace.mode ?? "lines").includes("lines") ? false : trace.line !== null;
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

/** The note's own box, sampled as obstacles in the plot's pixels. */
function noteObstacles({ note }: Panel, plot: Rectangle): [number, number][] {
  if (note === undefined) return [];
  const width = widest(note.lines, sizes.label) + 12;
  const height = note.lines.length * sizes.label * 1.3 + 12;
  const left = (note.corner ?? "top right").endsWith("left") ? 0 : plot.width - width;
  const top = (note.corner ?? "top right").startsWith("top") ? 0 : plot.height - height;
  const points: [number, number][] = [];
  for (let x = 0; x <= width; x += 10) for (let y = 0; y <= height; y += 8) points.push([left + x, top + y]);
  return points;
}

/** Labels of single points, each near its point with a thin line to it, clear of lines, markers and each other. */
export function panelLabels(
  panel: Panel,
  plot: Rectangle,
  x: Axis,
  y: Axis,
  [xref, yref]: [string, string],
): FigurePart[] {
  const labels = panel.labels ?? [];
  const requests = labels.map((label) => ({
    text: label.text,
    x: axisPosition(x, label.x, plot.width),
    y: plot.height - axisPosition(y, label.y, plot.height),
  }));
  const obstacles = [...obstaclesOf(panel, plot, x, y), ...noteObstacles(panel, plot)];
  const places = placeLabels(requests, plot, sizes.label, obstacles);
  return labels.flatMap((label, i) => {
    const place = places[i];
    if (place === undefined) return [];
    const near = Math.abs(place.dy) < sizes.label && Math.abs(place.dx) < plainWidth(label.text, sizes.label) / 2 + 12;
    return {
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
    };
  });
}
