import { barPanel } from "./bars.js";
import type { ComparedSubset, ComparisonInput } from "./comparisonInput.js";
import { curvePanel, ratePanel, shiftPanel, shortName } from "./comparisonRates.js";
import type { Figure, FigurePart } from "./figureValue.js";
import { groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { plainText } from "./plainText.js";
import { colours, seriesColours } from "./theme.js";

/** Six panels on how the subsets of one kind differ: label rates, their largest shifts, the first labels, totals, vocabulary. */
export function comparisonFigure(input: ComparisonInput, { top = 20 } = {}): Figure {
  const { kind, subtitle } = input;
  return panelGrid({
    title: `AudioSet ${kind} labels: the subsets side by side`,
    subtitle,
    height: 1320,
    heights: [1.15, 1],
    panels: [
      ratePanel(input),
      shiftPanel(input, top),
      topPanel(input),
      totalsPanel(input),
      vocabularyPanel(input),
      curvePanel(input),
    ],
  });
}

function topPanel({ labels, subsets }: ComparisonInput): Panel {
  const shown = labels.slice(0, 10);
  const width = 0.8 / subsets.length;
  const values = (t: number) => shown.map(({ segmentShares }) => segmentShares[t]! * 100);
  const most = Math.max(1, ...subsets.flatMap((_, t) => values(t)));
  return {
    title: `First ${shown.length} labels`,
    x: { title: "Segments with the label (%)", range: [0, most * 1.05], endTexts: ["99.9 %"] },
    y: {
      range: [shown.length - 0.5, -0.5],
      rows: true,
      ticks: { values: shown.map((_, i) => i), texts: shown.map(({ name }) => name) },
    },
    traces: subsets.map(
      (subset, t): FigurePart => ({
        type: "bar",
        orientation: "h",
        x: values(t),
        y: shown.map((_, i) => i - 0.4 + width * (t + 0.5)),
        width: width * 0.94,
        marker: { color: seriesColours[t] },
        text: values(t).map((value) => percent(value / 100)),
        textposition: "outside",
        constraintext: "none",
        cliponaxis: false,
        textfont: { size: 13 },
        hovertext: shown.map(({ name }) => plainText(`${name}, ${subset.name}`)),
        hoverinfo: "text",
      }),
    ),
    legend: legendOf(subsets),
  };
}

function totalsPanel({ subsets, kind }: ComparisonInput): Panel {
  const rows = subsets.flatMap(({ name, segments, items, hours }, t) => [
    { name: `${name}: segments`, value: segments, text: groupDigits(segments), colour: seriesColours[t]! },
    {
      name: kind === "weak" ? "label occurrences" : "events",
      value: items,
      text: groupDigits(items),
      colour: seriesColours[t]!,
    },
    {
      name: kind === "weak" ? "hours" : "label-hours",
      value: hours,
      text: `${groupDigits(Number(hours.toFixed(1)))} h`,
      colour: seriesColours[t]!,
    },
  ]);
  const values = rows.map(({ value }) => value).filter((value) => value > 0);
  const low = values.length > 0 ? Math.min(...values) : 1;
  const high = values.length > 0 ? Math.max(...values) : 10;
  return barPanel(
    "Totals",
    rows.map((row) => ({ ...row, value: Math.max(row.value, low / 4) })),
    { title: "Number (log axis)", type: "log", range: [low / 3, high] },
  );
}

function vocabularyPanel({ vocabularies, subsets }: ComparisonInput): Panel {
  const all = (1 << subsets.length) - 1;
  // Every subset has a row for what it alone holds, also where that is nothing.
  const keys = [...new Set([all, ...subsets.map((_, t) => 1 << t), ...vocabularies.keys()])].filter((key) => key > 0);
  keys.sort((a, b) => (vocabularies.get(b) ?? 0) - (vocabularies.get(a) ?? 0) || a - b);
  const bars = keys.map((key) => {
    const names = subsets.filter((_, t) => key & (1 << t)).map(({ name }) => name);
    const value = vocabularies.get(key) ?? 0;
    return {
      name: key === all ? (subsets.length === 2 ? "in both" : "in all") : `only ${names.join(" and ")}`,
      value,
      text: groupDigits(value),
      colour: key === all ? colours.blue : colours.orange,
    };
  });
  return barPanel("Vocabulary in common", bars, { title: "Labels" });
}

function legendOf(subsets: readonly ComparedSubset[]): { text: string; colour: string }[] {
  return subsets.map(({ name }, t) => ({ text: shortName(name), colour: seriesColours[t]! }));
}
