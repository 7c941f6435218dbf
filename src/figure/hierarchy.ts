import type { HierarchyRow } from "../analysis/hierarchy.js";
import type { TreeBox } from "../analysis/hierarchyTree.js";
import type { Subset } from "../audioset/subset.js";
import type { Figure, FigurePart } from "./figureValue.js";
import { durationText, groupDigits } from "./numberText.js";
import type { Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { plainText } from "./plainText.js";
import { plainWidth, widest } from "./textSize.js";
import { colours, sizes } from "./theme.js";

/** What is drawn of one file along the ontology. */
export interface HierarchyInput {
  readonly subset: Subset;
  readonly subtitle: string;
  readonly boxes: readonly TreeBox[];
  /** By rolled-up time. */
  readonly rows: readonly HierarchyRow[];
  nameOf(id: string): string;
}

const HEIGHT = 1500;
/** Pixels of the icicle, a little less than they come out, so that texts surely fit. */
const ICICLE_WIDTH = 965;
const ICICLE_HEIGHT = 1240;
const free = "#cfe3f2";
const abstractColour = "#dcdfe3";
const blacklistColour = "#f6d9a8";

/** The ontology as an icicle of labelled time (weak: segments), and what the first classes have by their own label and in all. */
export function hierarchyFigure(input: HierarchyInput, { top = 20 } = {}): Figure {
  const { subset, subtitle } = input;
  const unit = subset.kind === "weak" ? "label occurrences" : "label-time";
  return panelGrid({
    title: `AudioSet ${subset.kind} labels, ${subset.name}: along the ontology`,
    subtitle: `${subtitle} · box: ${unit} of a class and all below it, summed, each class below its first parent · text: ${
      subset.kind === "weak" ? "segments" : "time"
    } of the union, nothing counted twice`,
    height: HEIGHT,
    columns: 12,
    panels: [
      { ...iciclePanel(input), span: 7 },
      { ...ownPanel(input, top), span: 5 },
    ],
  });
}

function iciclePanel({ boxes, subset, nameOf }: HierarchyInput): Panel {
  const total = boxes.reduce((sum, { depth, size }) => (depth === 0 ? sum + size : sum), 0) || 1;
  const shown = boxes.filter(({ size }) => (size / total) * ICICLE_HEIGHT > 0.4);
  const depths = 1 + shown.reduce((most, { depth }) => Math.max(most, depth), 0);
  const texts = shown.flatMap(({ row, depth, from, size }) => {
    const words = `${nameOf(row.id)}, ${unionText(row, subset).replace(" ", "\u00a0")}`;
    const fitting = boxText(words, ICICLE_WIDTH / depths - 10, (size / total) * ICICLE_HEIGHT - 2);
    return fitting ? [{ x: depth + 0.02, y: from + size / 2, ...fitting }] : [];
  });
  return {
    title: "Classes from the roots to the leaves",
    x: {
      title: "Steps from the root",
      range: [0, depths],
      rows: true,
      ticks: {
        values: Array.from({ length: depths }, (_, depth) => depth + 0.5),
        texts: Array.from({ length: depths }, (_, depth) => String(depth)),
      },
    },
    y: { range: [total, 0], ticks: { values: [], texts: [] }, grid: false },
    traces: [
      {
        type: "bar",
        x: shown.map(({ depth }) => depth + 0.5),
        base: shown.map(({ from }) => from),
        y: shown.map(({ size }) => size),
        width: 1,
        offset: -0.5,
        marker: {
          color: shown.map(({ row }) => restrictionColour(row)),
          line: { color: colours.paper, width: 1 },
        },
        hovertext: shown.map(({ row }) => plainText(hoverText(row, subset, nameOf))),
        hoverinfo: "text",
      },
      {
        type: "scatter",
        mode: "text",
        x: texts.map(({ x }) => x),
        y: texts.map(({ y }) => y),
        text: texts.map(({ lines }) => lines.map(plainText).join("<br>")),
        textposition: "middle right",
        textfont: { size: texts.map(({ font }) => font), color: colours.text },
        cliponaxis: false,
        hoverinfo: "skip",
      },
    ],
    legend: [
      { text: "label", colour: free },
      { text: "abstract", colour: abstractColour },
      { text: "blacklisted", colour: blacklistColour },
    ],
    ...(boxes.length === 0 ? { note: { lines: ["no label in the file"], corner: "top left" as const } } : {}),
  };
}

/** A text whole in a box of so many pixels: broken between words, as large as fits; undefined where it does not fit. */
function boxText(text: string, width: number, height: number): { lines: string[]; font: number } | undefined {
  for (let font: number = sizes.label; font >= sizes.smallest; font--) {
    const lines: string[] = [];
    for (const word of text.split(" ")) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && plainWidth(longer, font) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length * font * 1.3 <= height && widest(lines, font) <= width) return { lines, font };
  }
  return undefined;
}

function ownPanel({ rows, subset, nameOf }: HierarchyInput, top: number): Panel {
  const weak = subset.kind === "weak";
  const shown = rows.filter(({ rolledUpSegments }) => rolledUpSegments > 0).slice(0, top);
  const own = shown.map((row) => (weak ? row.ownSegments : row.ownMs / 3_600_000));
  const all = shown.map((row) => (weak ? row.rolledUpSegments : row.rolledUpMs / 3_600_000));
  const positive = [...own, ...all].filter((value) => value > 0);
  const [low, high] = positive.length > 0 ? [Math.min(...positive), Math.max(...positive)] : [1, 10];
  // A class without a label of its own has no place on a log axis: its dot stands hollow at the left edge.
  const none = low / 2;
  const place = (value: number) => (value > 0 ? value : none);
  const texts = shown.map((row) => `\u2002${unionText(row, subset)}`);
  const dots = (values: readonly number[], colour: string, name: string): FigurePart => ({
    type: "scatter",
    mode: "markers",
    x: values.map(place),
    y: shown.map((_, i) => i),
    marker: {
      size: 11,
      color: values.map((value) => (value > 0 ? colour : colours.paper)),
      line: { color: colour, width: 2 },
    },
    cliponaxis: false,
    hovertext: shown.map((row) => plainText(`${hoverText(row, subset, nameOf)} (${name})`)),
    hoverinfo: "text",
  });
  return {
    title: "Own and rolled up",
    x: {
      title: weak ? "Segments (log; hollow: none)" : "Time in hours (log; hollow: none)",
      type: "log",
      range: [none / 1.3, high],
      endTexts: texts,
    },
    y: {
      range: [Math.max(0.5, shown.length - 0.5), -0.5],
      rows: true,
      ticks: { values: shown.map((_, i) => i), texts: shown.map((row) => `${nameOf(row.id)}${mark(row)}`) },
    },
    traces: [
      {
        type: "scatter",
        mode: "lines",
        x: shown.flatMap((_, i) => [place(own[i]!), all[i]!, null]),
        y: shown.flatMap((_, i) => [i, i, null]),
        line: { color: colours.rest, width: 2 },
        hoverinfo: "skip",
      },
      dots(all, colours.vermilion, "rolled up"),
      dots(own, colours.blue, "own label"),
      {
        type: "scatter",
        mode: "text",
        x: all.map(place),
        y: shown.map((_, i) => i),
        text: texts.map(plainText),
        textposition: "middle right",
        cliponaxis: false,
        hoverinfo: "skip",
      },
    ],
    legend: [
      { text: "own label", colour: colours.blue },
      { text: "with all below", colour: colours.vermilion },
    ],
  };
}

function unionText({ rolledUpMs, rolledUpSegments }: HierarchyRow, { kind }: Subset): string {
  return kind === "weak" ? groupDigits(rolledUpSegments) : durationText(rolledUpMs / 1000);
}

function hoverText(row: HierarchyRow, subset: Subset, nameOf: (id: string) => string): string {
  const own = subset.kind === "weak" ? groupDigits(row.ownSegments) : durationText(row.ownMs / 1000);
  const restrictions = row.restrictions.length > 0 ? `, ${row.restrictions.join(" and ")}` : "";
  return `${nameOf(row.id)}${restrictions}: ${own} own, ${unionText(row, subset)} with all below`;
}

function restrictionColour({ restrictions }: HierarchyRow): string {
  if (restrictions.includes("blacklist")) return blacklistColour;
  return restrictions.includes("abstract") ? abstractColour : free;
}

function mark({ restrictions }: HierarchyRow): string {
  const parts = [restrictions.includes("abstract") && "abstract", restrictions.includes("blacklist") && "blacklisted"];
  const text = parts.filter((part) => part !== false).join(", ");
  return text === "" ? "" : ` (${text})`;
}
