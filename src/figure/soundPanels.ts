import type { Panel } from "./panel.js";
import { colours } from "./theme.js";

/** The envelope of a waveform: least and greatest sample of equal stretches. */
export interface Envelope {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** A spectrogram as a picture, bands from low to high, equally wide in mel (1127 ln(1 + f / 700)), levels in dB. */
export interface SpectrumPicture {
  readonly columns: number;
  readonly rows: number;
  readonly levels: ArrayLike<number>;
  readonly fMin: number;
  readonly fMax: number;
  readonly range: number;
}

/** A stretch of time that a sound fills, in seconds of the panel's axis. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** Light to dark, even to the eye and for colour-blind readers, dark where it is loud: white to the theme's blue to near black. */
const LEVELS = [
  [0, "#ffffff"],
  [0.35, "#cfe3f1"],
  [0.6, "#5a9fcc"],
  [0.8, "#00588a"],
  [1, "#001a2b"],
];

/** The waveform over time; the axis reaches as far as the loudest sample, at most beyond full scale. */
export function waveformPanel(
  { low, high }: Envelope,
  { from, to }: TimeSpan,
  range: readonly [number, number],
): Panel {
  const step = (to - from) / Math.max(1, low.length);
  const most = Array.from(high).reduce((peak, value, i) => Math.max(peak, Math.abs(value), Math.abs(low[i]!)), 0);
  const limit = Math.max(0.01, Number(most.toPrecision(2)) * 1.05);
  const time = Array.from(low, (_, i) => rounded(from + (i + 0.5) * step));
  const scatter = {
    type: "scatter",
    mode: "lines",
    hoverinfo: "skip",
    name: "",
    line: { color: colours.blue, width: 1 },
  };
  return {
    title: "Waveform",
    x: { range },
    y: { title: "Sample (full scale 1)", range: [-limit, limit] },
    traces: [
      { ...scatter, x: time, y: Array.from(low, rounded) },
      { ...scatter, x: time, y: Array.from(high, rounded), fill: "tonexty", fillcolor: colours.blue },
    ],
  };
}

/** The spectrogram over time: darker is louder, each step of the frequency axis equally wide in mel. */
export function spectrogramPanel(picture: SpectrumPicture, span: TimeSpan, range: readonly [number, number]): Panel {
  const { columns, rows, levels, fMin, fMax } = picture;
  const step = (span.to - span.from) / columns;
  const mel = (hz: number) => 1127 * Math.log(1 + hz / 700);
  const place = (hz: number) => ((mel(hz) - mel(fMin)) / (mel(fMax) - mel(fMin))) * rows - 0.5;
  const marks = [100, 500, 1000, 2000, 4000, 8000, 16_000].filter((hz) => hz > fMin && hz <= fMax);
  return {
    title: `Spectrogram (dark is loud, ${picture.range} dB from white to black)`,
    x: { range, grid: false },
    y: {
      title: "Frequency (Hz, mel)",
      range: [-0.5, rows - 0.5],
      grid: false,
      ticks: { values: marks.map(place), texts: marks.map((hz) => (hz < 1000 ? String(hz) : `${hz / 1000}k`)) },
    },
    traces: [
      {
        type: "heatmap",
        x: Array.from({ length: columns }, (_, column) => rounded(span.from + (column + 0.5) * step)),
        y: Array.from({ length: rows }, (_, row) => row),
        z: Array.from({ length: rows }, (_, row) =>
          Array.from({ length: columns }, (_, column) => levels[row * columns + column]!),
        ),
        zmin: -picture.range,
        zmax: 0,
        colorscale: LEVELS,
        showscale: false,
        hovertemplate: "%{x} s: %{z} dB",
        name: "",
      },
    ],
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
