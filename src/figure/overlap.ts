import type { CoveredShares, OverlapCurve } from "../analysis/overlapShape.js";
import type { Subset } from "../audioset/subset.js";
import type { Figure, FigurePart } from "./figureValue.js";
import { percent } from "./numberText.js";
import { hardestPanel, type NamedOverlap, secondsPanel } from "./overlapLabels.js";
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
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
  readonly curve: OverlapCurve;
  readonly covered: CoveredShares;
}

/** What is drawn of the overlap in one strong file. */
export interface OverlapInput {
  readonly subset: Subset;
  readonly subtitle: string;
  /** By total time. */
  readonly labels: readonly NamedOverlap[];
  /** Hardest to find alone first. */
  readonly hardest: readonly NamedOverlap[];
  /** The published rule first, then those beside it; at most three. */
  readonly rules: readonly OverlapByRule[];
  /** The rule of the seconds and of the labels. */
  readonly chosen: string;
  /** Undefined for framed files. */
  readonly together: OverlapTogether | undefined;
}

const ruleColours = [colours.blue, colours.orange, colours.green];
const ruleColourNames = ["blue", "orange", "green"];

/** Six panels on which events stand alone, how labels lie over each other, and how much that depends on what is called overlap. */
export function overlapFigure(input: OverlapInput, { top = 20 } = {}): Figure {
  const { subset, subtitle, labels, hardest, rules, chosen, together } = input;
  const time = secondsPanel(labels.slice(0, top), subset.framed);
  const covered = coveredPanel(rules, subset.framed);
  const curve = curvePanel(rules, subset.framed);
  const alone = hardestPanel(hardest.slice(0, top), labels.length);
  const lines = [subtitle, ...rules.map(ruleText)];
  if (rules.length > 1) lines.push(`single labels: ${chosen}`);
  if (together === undefined)
    lines.push("labels at once and in one segment: refused for framed files, unrated frames are unknown");
  const panels: [Panel, number][] = together
    ? [
        [time, 4],
        [covered, 4],
        [polyphonyPanel(together), 4],
        [pairMapPanel(together), 5],
        [curve, 3],
        [alone, 4],
      ]
    : [time, covered, curve, alone].map((panel) => [panel, 6]);
  return panelGrid({
    title: `AudioSet strong labels, ${subset.name}: what sounds alone and what together`,
    subtitle: lines.join(" · "),
    height: 1400,
    heights: [1, 1.12],
    columns: 12,
    panels: panels.map(([panel, span]) => ({ ...panel, span })),
  });
}

/** What a colour stands for, for the lines under the title. */
function ruleText({ name, share, low, high }: OverlapByRule, i: number): string {
  const interval = `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}`;
  return `${ruleColourNames[i]}: ${name}, ${percent(share)} overlapped (95 %: ${interval})`;
}

function coveredPanel(rules: readonly OverlapByRule[], framed: boolean): Panel {
  const first = rules[0];
  const columns = 12;
  const inner = [20, 40, 60, 80];
  const width = 0.84 / rules.length;
  const share = (rule: OverlapByRule) =>
    [rule.covered.alone, ...rule.covered.partly, rule.covered.wholly].map((count) => percentOf(count, rule.events));
  const most = Math.max(1, ...rules.flatMap(share));
  const all = framed ? "frames rated PRESENT" : "events";
  return {
    title: "How much others cover",
    x: {
      title: "Part of the event that other labels cover (%)",
      range: [-0.6, columns - 0.4],
      rows: true,
      ticks: {
        values: [0, ...inner.map((part) => 0.5 + part / 10), columns - 1],
        texts: ["none", ...inner.map(String), "all"],
      },
    },
    y: { title: `Share of ${all} (%)`, range: [0, most * 1.06] },
    traces: rules.map(
      (rule, r): FigurePart => ({
        type: "bar",
        x: Array.from({ length: columns }, (_, i) => i),
        y: share(rule),
        offset: -0.42 + r * width,
        width: width * 0.96,
        marker: { color: ruleColours[r] },
        hovertemplate: "%{y:.1f} %",
        name: plainText(rule.name),
      }),
    ),
    ...(first
      ? {
          note: {
            lines: [
              `covered to no part: ${percent(percentOf(first.covered.alone, first.events) / 100)} (blue)`,
              `from start to end: ${percent(percentOf(first.covered.wholly, first.events) / 100)}`,
            ],
            // Over the lower of the two ends.
            corner: first.covered.alone > first.covered.wholly ? ("top right" as const) : ("top left" as const),
          },
        }
      : {}),
  };
}

function curvePanel(rules: readonly OverlapByRule[], framed: boolean): Panel {
  const seconds = (curve: OverlapCurve) => curve.requiredMs.map((ms) => ms / 1000);
  const values = rules.flatMap(({ curve }) => curve.share.map((share) => share * 100));
  const low = Math.max(0, Math.floor(Math.min(100, ...values) / 10) * 10 - 10);
  const high = Math.min(100, Math.ceil(Math.max(0, ...values) / 10) * 10);
  const at = (curve: OverlapCurve, ms: number) => (curve.share[curve.requiredMs.indexOf(ms)] ?? 0) * 100;
  return {
    title: "How much must be shared?",
    x: { title: "Time that must be shared (s; below 0: gap allowed)", range: [-0.1, 1] },
    y: {
      title: `${framed ? "Frames" : "Events"} that count as overlapped (%)`,
      range: [low, Math.max(high, low + 10)],
      endTexts: [""],
    },
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
    labels: rules.slice(0, 1).flatMap(({ curve }) =>
      (framed ? [0] : [0, 100, 500]).map((ms) => ({
        x: ms / 1000,
        y: at(curve, ms),
        text: percent(at(curve, ms) / 100),
      })),
    ),
    note: { lines: ["grey: ±0.1 s, what", "annotations resolve"], corner: "bottom left" },
  };
}

function percentOf(part: number, whole: number): number {
  return whole > 0 ? (part / whole) * 100 : 0;
}
