import type { LabelOverlap } from "../analysis/labelOverlap.js";
import type { CoveredShares, OverlapCurve } from "../analysis/overlapShape.js";
import type { Subset } from "../audioset/subset.js";
import type { Figure, FigurePart } from "./figureValue.js";
import { durationText, groupDigits, percent } from "./numberText.js";
import { type OverlapTogether, pairMapPanel, polyphonyPanel } from "./overlapTogether.js";
import type { Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { plainText } from "./plainText.js";
import { colours } from "./theme.js";

/** One way to say what counts as overlap, and what it finds. */
export interface OverlapByRule {
  readonly name: string;
  readonly events: number;
  readonly share: number;
  readonly curve: OverlapCurve;
  readonly covered: CoveredShares;
}

/** What is drawn of the overlap in one strong file. */
export interface OverlapInput {
  readonly subset: Subset;
  readonly subtitle: string;
  /** By total time. */
  readonly labels: readonly (LabelOverlap & { readonly name: string })[];
  /** Hardest to find alone first. */
  readonly hardest: readonly (LabelOverlap & { readonly name: string })[];
  /** The published rule first, then those beside it; at most three. */
  readonly rules: readonly OverlapByRule[];
  /** The rule of the seconds and of the labels. */
  readonly chosen: string;
  /** Undefined for framed files. */
  readonly together: OverlapTogether | undefined;
}

const ruleColours = [colours.blue, colours.orange, colours.green];
const BAR = { orientation: "h", offset: -0.4, width: 0.8 } as const;

/** Six panels on which events stand alone, how labels lie over each other, and how much that depends on what is called overlap. */
export function overlapFigure(input: OverlapInput, { top = 20 } = {}): Figure {
  const { subset, subtitle, labels, hardest, rules, chosen, together } = input;
  return panelGrid({
    title: `AudioSet strong labels, ${subset.name}: what sounds alone and what together`,
    subtitle: `${subtitle} · overlapped: ${chosen}`,
    height: 1400,
    heights: [1, 1.12],
    panels: [
      secondsPanel(labels.slice(0, top), subset.framed),
      coveredPanel(rules, subset.framed),
      polyphonyPanel(together),
      pairMapPanel(together),
      curvePanel(rules),
      hardestPanel(hardest.slice(0, top), labels.length),
    ],
  });
}

function secondsPanel(labels: OverlapInput["labels"], framed: boolean): Panel {
  const most = Math.max(1, ...labels.map(({ totalMs }) => totalMs));
  const [unit, ms] = most >= 7_200_000 ? ["hours", 3_600_000] : ["seconds", 1000];
  const texts = labels.map(({ totalMs, aloneMs }) =>
    totalMs > 0 ? `${percent(aloneMs / totalMs)} of ${durationText(totalMs / 1000)}` : "0 s",
  );
  const bar = (values: number[], base: number[], colour: string, name: string, text?: string[]): FigurePart => ({
    type: "bar",
    ...BAR,
    x: values,
    base,
    y: labels.map((_, i) => i),
    marker: { color: colour },
    name,
    hovertext: labels.map((label, i) => plainText(`${label.name}: ${durationText((values[i]! * ms) / 1000)} ${name}`)),
    hoverinfo: "text",
    ...(text ? { text: text.map(plainText), textposition: "outside", constraintext: "none", cliponaxis: false } : {}),
  });
  const alone = labels.map(({ aloneMs }) => aloneMs / ms);
  const overlapped = labels.map(({ overlappedMs }) => overlappedMs / ms);
  return {
    title: `Time of the first ${labels.length} labels`,
    x: { title: `Labelled time (${unit}); text: share alone of all`, range: [0, most / ms], endTexts: texts },
    y: nameRows(labels),
    traces: [
      bar(
        alone,
        alone.map(() => 0),
        colours.blue,
        "alone",
      ),
      bar(overlapped, alone, colours.orange, "overlapped", texts),
    ],
    legend: [
      { text: "alone", colour: colours.blue },
      { text: framed ? "with others" : "overlapped", colour: colours.orange },
    ],
    ...(labels.length === 0 ? emptyNote("no event to judge") : {}),
  };
}

function coveredPanel(rules: readonly OverlapByRule[], framed: boolean): Panel {
  const names = ["alone", ...Array.from({ length: 10 }, (_, i) => `${i * 10}`), "wholly"];
  const width = 0.84 / rules.length;
  const share = (rule: OverlapByRule) =>
    [rule.covered.alone, ...rule.covered.partly, rule.covered.wholly].map((count) => percentOf(count, rule.events));
  const most = Math.max(1, ...rules.flatMap(share));
  const all = framed ? "frames rated PRESENT" : "events";
  return {
    title: "How much others cover",
    x: {
      title: "Part of the event that other labels cover (%)",
      range: [-0.6, names.length - 0.4],
      rows: true,
      ticks: { values: names.map((_, i) => (i === 0 || i === 11 ? i : i - 0.5)), texts: names },
    },
    y: { title: `Share of ${all} (%)`, range: [0, most * 1.06] },
    traces: rules.map(
      (rule, r): FigurePart => ({
        type: "bar",
        x: names.map((_, i) => i),
        y: share(rule),
        offset: -0.42 + r * width,
        width: width * 0.96,
        marker: { color: ruleColours[r] },
        hovertemplate: "%{y:.1f} %",
        name: plainText(rule.name),
      }),
    ),
    note: {
      lines: rules.map((rule) => `${rule.name}: ${percent(percentOf(rule.covered.alone, rule.events) / 100)} alone`),
      corner: "top left",
    },
  };
}

function curvePanel(rules: readonly OverlapByRule[]): Panel {
  const seconds = (curve: OverlapCurve) => curve.requiredMs.map((ms) => ms / 1000);
  const values = rules.flatMap(({ curve }) => curve.share.map((share) => share * 100));
  const low = Math.max(0, Math.floor(Math.min(100, ...values) / 10) * 10 - 10);
  const high = Math.min(100, Math.ceil(Math.max(0, ...values) / 10) * 10);
  const at = (curve: OverlapCurve, ms: number) => (curve.share[curve.requiredMs.indexOf(ms)] ?? 0) * 100;
  return {
    title: "How much must be shared?",
    x: { title: "Time that must be shared (s; below 0: gap allowed)", range: [-0.1, 1] },
    y: { title: "Events that count as overlapped (%)", range: [low, Math.max(high, low + 10)] },
    shapes: [
      { type: "rect", x0: -0.1, x1: 0.1, y0: low, y1: 100, fillcolor: colours.shade, line: { width: 0 } },
      { type: "line", x0: 0, x1: 0, y0: low, y1: 100, line: { color: colours.rest, width: 1, dash: "dot" } },
    ],
    traces: rules.map(
      (rule, r): FigurePart => ({
        type: "scatter",
        mode: "lines",
        x: seconds(rule.curve),
        y: rule.curve.share.map((share) => share * 100),
        line: { color: ruleColours[r], width: 3 },
        name: plainText(rule.name),
        hovertemplate: "%{x:.2f} s: %{y:.1f} %",
      }),
    ),
    labels: rules
      .slice(0, 1)
      .flatMap(({ curve }) =>
        [0, 100, 500].map((ms) => ({ x: ms / 1000, y: at(curve, ms), text: percent(at(curve, ms) / 100) })),
      ),
    note: { lines: ["grey: ±0.1 s, what", "annotations resolve"], corner: "bottom left" },
    legend: rules.map(({ name }, r) => ({ text: name, colour: ruleColours[r]! })),
  };
}

function hardestPanel(labels: OverlapInput["hardest"], known: number): Panel {
  const alone = labels.map(({ share }) => (1 - share) * 100);
  const high = labels.map(({ low }) => (1 - low) * 100);
  const texts = labels.map(({ events, overlapped }) => `${groupDigits(events - overlapped)} of ${groupDigits(events)}`);
  const most = Math.max(1, ...high);
  return {
    title: `The ${labels.length} hardest to find alone`,
    x: { title: "Events alone (%, 95 % interval; labels with 20 events)", range: [0, most], endTexts: texts },
    y: nameRows(labels),
    traces: [
      {
        type: "scatter",
        mode: "lines",
        x: labels.flatMap((label) => [(1 - label.high) * 100, (1 - label.low) * 100, null]),
        y: labels.flatMap((_, i) => [i, i, null]),
        line: { color: colours.rest, width: 3 },
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "markers",
        x: alone,
        y: labels.map((_, i) => i),
        marker: { size: 10, color: colours.vermilion },
        cliponaxis: false,
        hovertext: labels.map(({ name }, i) => plainText(`${name}: ${texts[i]} alone`)),
        hoverinfo: "text",
      },
      {
        type: "scatter",
        mode: "text",
        x: high,
        y: labels.map((_, i) => i),
        text: texts.map(plainText),
        textposition: "middle right",
        cliponaxis: false,
        hoverinfo: "skip",
      },
    ],
    ...(labels.length === 0 ? emptyNote(known === 0 ? "no event to judge" : "no label has 20 events") : {}),
  };
}

function nameRows(labels: readonly { readonly name: string }[]): Panel["y"] {
  return {
    range: [Math.max(0.5, labels.length - 0.5), -0.5],
    rows: true,
    ticks: { values: labels.map((_, i) => i), texts: labels.map(({ name }) => name) },
  };
}

function emptyNote(line: string): Pick<Panel, "note"> {
  return { note: { lines: [line], corner: "top left" } };
}

function percentOf(part: number, whole: number): number {
  return whole > 0 ? (part / whole) * 100 : 0;
}
