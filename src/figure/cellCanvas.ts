/** A filled cell of a heat map, in whole pixels of its picture. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/**
 * The 2d context that a heat map is painted on: it keeps the cells instead of pixels, so that they stay shapes in the SVG and
 * look the same at every size. Anything but filled rectangles (smoothed heat maps, image traces) is a RangeError.
 */
export function createCellContext(): { context: Record<string, unknown>; cells: Cell[] } {
  const cells: Cell[] = [];
  const context: Record<string, unknown> = {
    fillStyle: "",
    fillRect(x: number, y: number, width: number, height: number) {
      cells.push({ x, y, width, height, colour: String(context.fillStyle) });
    },
  };
  for (const name of ["createImageData", "putImageData", "drawImage"]) {
    context[name] = () => {
      throw new RangeError(
        "Cannot draw pixels into an SVG: leave out zsmooth and image traces; heat maps are drawn as cells",
      );
    };
  }
  return { context, cells };
}

/** One path per colour over all its cells, so that a heat map of n cells costs about n short strings. */
export function cellPaths(cells: readonly Cell[]): { colour: string; d: string }[] {
  const byColour = new Map<string, string>();
  for (const { x, y, width, height, colour } of cells)
    byColour.set(colour, `${byColour.get(colour) ?? ""}M${x},${y}h${width}v${height}h${-width}z`);
  return [...byColour].map(([colour, d]) => ({ colour, d }));
}
