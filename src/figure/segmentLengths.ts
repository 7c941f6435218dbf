import type { SegmentShape } from "../analysis/segmentShape.js";
import type { Subset } from "../audioset/subset.js";
import { barPanel, columnPanel } from "./bars.js";
import type { Figure } from "./figureValue.js";
import { groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { colours } from "./theme.js";

/** What is drawn of the segments of one weak list. */
export interface SegmentLengthsInput {
  readonly subset: Subset;
  readonly subtitle: string;
  readonly shape: SegmentShape;
}

/** Six panels on the lengths, starts and numbers of labels of a weak list's segments. */
export function segmentLengthsFigure({ subset, subtitle, shape }: SegmentLengthsInput): Figure {
  return panelGrid({
    title: `AudioSet weak labels, ${subset.name}: segments, their starts and their labels`,
    subtitle,
    panels: [
      wholePanel(shape),
      shortPanel(shape),
      cumulativePanel(shape),
      startPanel(shape),
      labelsPanel(shape),
      labelsCumulativePanel(shape),
    ],
  });
}

function wholePanel({ rows, notTenSeconds, lengths }: SegmentShape): Panel {
  const longer = lengths.filter(({ lengthMs }) => lengthMs > 10_000).reduce((sum, { count }) => sum + count, 0);
  const bars = [
    { name: "10 s", value: rows - notTenSeconds },
    { name: "shorter", value: notTenSeconds - longer },
    { name: "longer", value: longer },
  ].map((bar) => ({ ...bar, text: `${groupDigits(bar.value)} · ${percent(bar.value / Math.max(1, rows))}` }));
  return barPanel("Segments of 10 s and others", bars, { title: `Segments (of ${groupDigits(rows)})` });
}

function shortPanel({ lengths, notTenSeconds }: SegmentShape): Panel {
  const bySecond = new Map<number, number>();
  for (const { lengthMs, count } of lengths) {
    if (lengthMs === 10_000) continue;
    const second = Math.min(11, Math.floor(lengthMs / 1000));
    bySecond.set(second, (bySecond.get(second) ?? 0) + count);
  }
  const last = bySecond.has(11) ? 11 : bySecond.has(10) ? 10 : 9;
  const bars = Array.from({ length: last + 1 }, (_, second) => {
    const value = bySecond.get(second) ?? 0;
    return { name: second === 11 ? "11+" : String(second), value, text: groupDigits(value) };
  });
  return columnPanel("Lengths of segments that are not 10 s", bars, {
    x: "Length (s, rounded down)",
    y: `Segments (of ${groupDigits(notTenSeconds)} not 10 s)`,
  });
}

function cumulativePanel({ lengths, rows, totalMs }: SegmentShape): Panel {
  const short = lengths.filter(({ lengthMs }) => lengthMs < 10_000);
  const most = Math.max(0.001, ...short.map(({ cumulativeShare }) => cumulativeShare * 100));
  return {
    title: "Share of segments up to a length",
    x: { title: "Length (s; below 10 s)", range: [0, 10] },
    y: { title: `Share of all ${groupDigits(rows)} segments (%)`, range: [0, most * 1.15] },
    traces: [
      {
        type: "scatter",
        mode: "lines",
        x: [0, ...short.map(({ lengthMs }) => lengthMs / 1000), 10],
        y: [0, ...short.map(({ cumulativeShare }) => cumulativeShare * 100), short.length > 0 ? most : 0],
        line: { color: colours.blue, width: 3, shape: "hv" },
        hovertemplate: "%{x} s: %{y:.3f} %",
        name: "",
      },
    ],
    note: { lines: [`all segments: ${(totalMs / 3_600_000).toFixed(2)} h`], corner: "top left" },
  };
}

function startPanel({ starts, startAtZero, rows, fractionalStarts }: SegmentShape): Panel {
  const { counts } = starts;
  const most = Math.max(1, ...counts);
  return {
    title: "Where in its video a segment starts",
    x: {
      title: "Start (s, bins of 10 s; the last holds all later)",
      range: [0, 600],
      ticks: { values: [0, 100, 200, 300, 400, 500, 595], texts: ["0", "100", "200", "300", "400", "500", "590+"] },
    },
    y: { title: "Segments (log axis)", type: "log", range: [0.7, most * 3] },
    traces: [
      {
        type: "bar",
        x: counts.map((_, i) => i * 10 + 5),
        y: counts.map((count) => (count > 0 ? count : 0.001)),
        width: 10,
        marker: {
          color: counts.map((_, i) => (i === counts.length - 1 ? colours.rest : colours.blue)),
          line: { width: 0.5, color: colours.paper },
        },
        hovertemplate: "%{x} s: %{y}",
        name: "",
      },
    ],
    note: {
      lines: [
        `${percent(startAtZero / Math.max(1, rows))} start at 0 s`,
        `${groupDigits(fractionalStarts)} start between whole seconds`,
      ],
      corner: "top right",
    },
  };
}

function labelsPanel({ labelsPerSegment, meanLabels }: SegmentShape): Panel {
  const counts = labelsPerSegment.slice(1);
  const bars = counts.map((value, i) => ({
    name: String(i + 1),
    value,
    text: counts.length > 9 ? "" : groupDigits(value),
  }));
  return {
    ...columnPanel("Labels a segment", bars, { x: "Labels of the segment", y: "Segments (log axis)", type: "log" }),
    note: { lines: [`mean ${meanLabels.toFixed(3)} labels`], corner: "top right" },
  };
}

function labelsCumulativePanel({ labelsPerSegment, rows }: SegmentShape): Panel {
  let running = 0;
  const bars = labelsPerSegment.slice(1).map((count, i) => {
    running += count;
    return {
      name: `at most ${i + 1}`,
      value: (running / Math.max(1, rows)) * 100,
      text: percent(running / Math.max(1, rows)),
    };
  });
  return barPanel("Share of segments with at most n labels", bars.slice(0, 12), {
    title: `Share of all ${groupDigits(rows)} segments (%)`,
  });
}
