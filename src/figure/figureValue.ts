/** A trace or a part of a layout: plain data, cloneable and writable as JSON. */
export type FigurePart = { [key: string]: unknown };

/** A Plotly figure as a value: what JupyterLab shows and what the SVG renderer draws. It holds numbers and texts, never functions. */
export interface Figure {
  readonly data: FigurePart[];
  readonly layout: FigurePart;
}
