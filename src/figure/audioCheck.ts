import type { AudioTotals, Spread, Tally } from "../analysis/audioTotals.js";
import { barPanel } from "./bars.js";
import type { Figure } from "./figureValue.js";
import { groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { colours } from "./theme.js";

/** What is drawn of a collection of audio files. */
export interface AudioCheckInput {
  readonly subtitle: string;
  readonly totals: AudioTotals;
}

/** Six panels on checked audio files: usable or why not, durations, peak and RMS levels, rates and channels. */
export function audioCheckFigure({ subtitle, totals }: AudioCheckInput): Figure {
  return panelGrid({
    title: "Audio files: what can be used, how long, how loud",
    subtitle,
    panels: [
      findingsPanel(totals),
      spreadPanel("Durations", "Duration (s; longer files in the last bin)", totals.seconds, "s"),
      formatPanel(totals),
      spreadPanel("Peak levels", "Peak (dB, full scale is 0)", totals.peakDb, "dB"),
      spreadPanel("RMS levels", "RMS over all channels (dB, full scale is 0)", totals.rmsDb, "dB"),
      oddityPanel(totals),
    ],
  });
}

function findingsPanel({ files, usable, rules, dropRules }: AudioTotals): Panel {
  const dropping = new Set(dropRules.map(([rule]) => rule));
  const bars = rules.slice(0, 12).map(([name, value]) => ({
    name,
    value,
    text: share(value, files),
    colour: dropping.has(name) ? colours.vermilion : colours.orange,
  }));
  return {
    ...barPanel(
      "Usable, or why not",
      [{ name: "usable", value: usable, text: share(usable, files), colour: colours.green }, ...bars],
      { title: `Files (of ${groupDigits(files)})` },
    ),
    legend: [
      { text: "usable", colour: colours.green },
      { text: "left out", colour: colours.vermilion },
      { text: "noted", colour: colours.orange },
    ],
  };
}

function spreadPanel(title: string, axis: string, spread: Spread, unit: string): Panel {
  const { edges, counts } = spread.histogram;
  const width = edges[1]! - edges[0]!;
  const most = Math.max(1, ...counts);
  const decimals = unit === "s" ? 3 : 1;
  return {
    title,
    x: { title: axis, range: [edges[0]!, edges[edges.length - 1]!] },
    y: { title: "Files (log axis)", type: "log", range: [0.7, most * 3] },
    traces: [
      {
        type: "bar",
        x: counts.map((_, i) => edges[i]! + width / 2),
        y: counts.map((count) => (count > 0 ? count : 0.001)),
        width,
        marker: { color: colours.blue, line: { width: 0.5, color: colours.paper } },
        hovertemplate: `%{x} ${unit}: %{y} files`,
        name: "",
      },
    ],
    note: {
      lines: Number.isNaN(spread.median)
        ? ["nothing was decoded"]
        : [
            `median ${spread.median.toFixed(decimals)} ${unit}`,
            `half lie in ${spread.quartile1.toFixed(decimals)} to ${spread.quartile3.toFixed(decimals)} ${unit}`,
            `${spread.min.toFixed(decimals)} to ${spread.max.toFixed(decimals)} ${unit}`,
          ],
    },
  };
}

function formatPanel({ sampleRates, channels, encodings, decoded }: AudioTotals): Panel {
  const rows = (tally: Tally, name: (value: string) => string, colour: string, count: number) =>
    tally
      .slice(0, count)
      .map(([value, files]) => ({ name: name(value), value: files, text: share(files, decoded), colour }));
  const bars = [
    ...rows(sampleRates, (rate) => `${groupDigits(Number(rate))} Hz`, colours.blue, 6),
    ...rows(
      channels,
      (count) => (count === "1" ? "mono" : count === "2" ? "stereo" : `${count} channels`),
      colours.sky,
      3,
    ),
    ...rows(encodings, (name) => name, colours.purple, 4),
  ];
  return barPanel("Sample rates, channels, encodings", bars, { title: `Decoded files (of ${groupDigits(decoded)})` });
}

function oddityPanel({ clipped, identicalChannels, deadChannels, decoded }: AudioTotals): Panel {
  const bars = [
    { name: "some clipping", value: clipped },
    { name: "identical channels", value: identicalChannels },
    { name: "a dead channel", value: deadChannels },
  ].map((bar) => ({ ...bar, text: share(bar.value, decoded) }));
  return barPanel("Normal on YouTube: measured, not judged", bars, {
    title: `Decoded files (of ${groupDigits(decoded)})`,
  });
}

function share(count: number, of: number): string {
  return `${groupDigits(count)} · ${percent(count / Math.max(1, of))}`;
}
