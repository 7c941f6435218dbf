import type { FigurePart } from "./figureValue.js";
import type { Ticks } from "./ticks.js";

/** One axis of a panel. Ranges are in data units, also on log axes; a range may run downwards. */
export interface Axis {
  /** What is measured, with unit and denominator. */
  readonly title?: string;
  readonly type?: "linear" | "log";
  readonly range: readonly [number, number];
  /** Where to write what; decades or round numbers where this is missing. */
  readonly ticks?: Ticks;
  readonly grid?: boolean;
  /** Ticks are names of rows, one a unit: they may take much of the panel and shrink, and are cut only where they must be. */
  readonly rows?: boolean;
  /** Texts that stand beyond the marks at the end of the axis: the range is drawn out until the widest fits. */
  readonly endTexts?: readonly string[];
}

/** A text for a place of the panel, in data units; it is put near that place where nothing else is. */
export interface PointLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly colour?: string;
}

/** Lines of text in a corner of the plot, by itself in a free one; `headings` are the places of lines in bold. */
export interface PanelNote {
  readonly lines: readonly string[];
  readonly corner?: "top right" | "top left" | "bottom right" | "bottom left";
  readonly headings?: readonly number[];
}

/** One panel of a figure as data: Plotly traces without axes, and what stands around them. Texts are plain, not markup. */
export interface Panel {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly traces: readonly FigurePart[];
  /** Plotly shapes in data units of the panel's axes. */
  readonly shapes?: readonly FigurePart[];
  readonly labels?: readonly PointLabel[];
  /** What the series' colours mean; stands at the right of the title. */
  readonly legend?: readonly { readonly text: string; readonly colour: string }[];
  readonly note?: PanelNote | readonly PanelNote[];
  /** How many columns of the grid the panel takes, 1 where missing. */
  readonly span?: number;
}

/** A rectangle in pixels from the figure's upper left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels along an axis of `length` pixels, from its start, for a value in data units. */
export function axisPosition({ type, range: [from, to] }: Axis, value: number, length: number): number {
  const place = type === "log" ? Math.log10 : (v: number) => v;
  return ((place(value) - place(from)) / (place(to) - place(from))) * length;
}

/** The axis with its end drawn out so that `room` of its `length` pixels lie beyond the old end. */
export function extendAxis(axis: Axis, room: number, length: number): Axis {
  const [from, to] = axis.range;
  const stretch = length / Math.max(length - room, length / 4);
  const end = axis.type === "log" ? from * (to / from) ** stretch : from + (to - from) * stretch;
  return { ...axis, range: [from, end] };
}
