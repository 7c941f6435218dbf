/**
 * Colours that stay apart for every common kind of colour blindness (Okabe and Ito's set, in the order in which series take them),
 * and greys for what is not data.
 */
export const colours = {
  blue: "#0072B2",
  orange: "#E69F00",
  green: "#009E73",
  vermilion: "#D55E00",
  purple: "#CC79A7",
  sky: "#56B4E9",
  text: "#222222",
  quiet: "#5f6670",
  rest: "#9aa3ad",
  axis: "#4a5058",
  grid: "#e4e7eb",
  shade: "#f1f3f5",
  paper: "#ffffff",
} as const;

/** The colours of subsets and other series, first to last. */
export const seriesColours: readonly string[] = [
  colours.blue,
  colours.orange,
  colours.green,
  colours.vermilion,
  colours.purple,
  colours.sky,
];

/** Font sizes in pixels of a figure 1,800 px wide: the smallest text is 6 points high where the figure fills a landscape page. */
export const sizes = { title: 28, subtitle: 17, panel: 19, axis: 16, tick: 15, label: 15, smallest: 11 } as const;

/** Families for every text: the measured font first, then one that is as wide. */
export const fontFamily = "DejaVu Sans, Verdana, sans-serif";
