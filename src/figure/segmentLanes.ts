import type { Figure, FigurePart } from "./figureValue.js";
import type { Axis, Panel } from "./panel.js";
import { panelGrid } from "./panelGrid.js";
import { plainText } from "./plainText.js";
import { type Envelope, type SpectrumPicture, spectrogramPanel, waveformPanel } from "./soundPanels.js";
import { colours } from "./theme.js";
import type { Ticks } from "./ticks.js";

/** A label's sound in a segment, in milliseconds from the segment's start. */
export interface LaneEvent {
  readonly id: string;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** A rated frame of eval_framed. */
export interface LaneFrame extends LaneEvent {
  readonly present: boolean;
}

/** All that is known of one segment. `address` is that of its video at the start second. */
export interface SegmentPicture {
  readonly title: string;
  readonly subtitle: string;
  readonly address: string;
  readonly lengthMs: number;
  readonly events: readonly LaneEvent[];
  readonly frames: readonly LaneFrame[];
  /** Weak labels, which say that a sound is somewhere in the segment. */
  readonly weak: readonly { readonly id: string; readonly name: string }[];
  readonly sound?: { readonly envelope: Envelope; readonly spectrum: SpectrumPicture; readonly seconds: number };
}

interface Lane {
  readonly id: string;
  readonly name: string;
}

const COLUMNS = 9;
const LANE_HEIGHT = 0.66;
const LANE_PIXELS = 30;
const SOUND_PIXELS = 230;
/** Shorter events would be narrower than their outline: they become a stroke. */
const STROKE_MS = 25;

/**
 * The picture of a segment's labels: one lane a label over the segment's time in order of onset, weak labels beside it (those without
 * an event have a lane of unknown time), rated frames, and the sound, all on one time axis that zooms together. Events that touch
 * the segment's start or end, which may go on outside, have a colour of their own.
 */
export function segmentLanesFigure(picture: SegmentPicture): Figure {
  const { title, subtitle, address, events, frames, weak, sound, lengthMs } = picture;
  const lanes = lanesOf([...events].sort((a, b) => a.startMs - b.startMs || b.endMs - a.endMs));
  const weakOnly = weak.filter(({ id }) => lanes.every((lane) => lane.id !== id));
  const rows = [...lanes, ...weakOnly];
  const range: readonly [number, number] = [0, Math.max(lengthMs / 1000, sound?.seconds ?? 0)];
  const heights = [Math.max(3, rows.length) * LANE_PIXELS + 90];
  const panels: Panel[] = [eventPanel(rows, picture, range), weakPanel(rows, weak)];
  if (frames.length > 0) {
    const rated = lanesOf([...frames].sort((a, b) => Number(b.present) - Number(a.present) || a.startMs - b.startMs));
    panels.push(framePanel(rated, frames, range));
    heights.push(rated.length * LANE_PIXELS + 90);
  }
  if (sound) {
    const span = { from: 0, to: sound.seconds };
    panels.push(waveformPanel(sound.envelope, span, range), spectrogramPanel(sound.spectrum, span, range));
    heights.push(SOUND_PIXELS, SOUND_PIXELS);
  }
  const last = panels.length - 1;
  const figure = panelGrid({
    title,
    subtitle: `${subtitle} · ${address}`,
    panels: panels.map((panel, i) => {
      if (i === 1) return panel;
      const x = { ...panel.x, ticks: secondTicks(range[1]) };
      return { ...panel, span: COLUMNS - 1, x: i === last || i === 0 ? { ...x, title: TIME } : x };
    }),
    columns: COLUMNS,
    height: heights.reduce((sum, height) => sum + height + 34, 110),
    heights,
  });
  return withLink(withOneTimeAxis(figure, panels.length), address);
}

const TIME = "Time from the segment's start (s)";

/** Whole seconds, every one up to 15 of them. */
function secondTicks(length: number): Ticks {
  const step = Math.max(1, Math.ceil(length / 15));
  const values = Array.from({ length: Math.floor(length / step) + 1 }, (_, i) => i * step);
  return { values, texts: values.map(String) };
}

function lanesOf(events: readonly LaneEvent[]): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { id, name } of events) if (!lanes.has(id)) lanes.set(id, { id, name });
  return [...lanes.values()];
}

function laneAxis(rows: readonly Lane[]): Axis {
  return {
    range: [rows.length - 0.5, -0.5],
    rows: true,
    grid: true,
    ticks: { values: rows.map((_, i) => i), texts: rows.map(({ name }) => name) },
  };
}

function eventPanel(
  rows: readonly Lane[],
  { events, weak, lengthMs }: SegmentPicture,
  range: readonly [number, number],
): Panel {
  const row = new Map(rows.map(({ id }, i) => [id, i]));
  const tracks = tracksOf(events);
  const atEdge = ({ startMs, endMs }: LaneEvent) => startMs <= 0 || endMs >= lengthMs;
  const long = events.filter(({ startMs, endMs }) => endMs - startMs >= STROKE_MS);
  const short = events.filter(({ startMs, endMs }) => endMs - startMs < STROKE_MS);
  const withEvents = new Set(events.map(({ id }) => id));
  const unknown = weak.filter(({ id }) => !withEvents.has(id));
  const sets = [
    { events: long.filter((event) => !atEdge(event)), colour: colours.blue },
    { events: long.filter(atEdge), colour: colours.orange },
  ];
  const labels = new Set(events.map(({ id }) => id)).size;
  return {
    title:
      events.length === 0
        ? "No strong labels"
        : `${events.length} ${events.length === 1 ? "event" : "events"} of ${labels} strong ${labels === 1 ? "label" : "labels"}`,
    legend: [
      ...(events.length > 0 ? [{ text: "event", colour: colours.blue }] : []),
      ...(events.some(atEdge) ? [{ text: "touches the segment's start or end", colour: colours.orange }] : []),
      ...(unknown.length > 0 ? [{ text: "weak label only: time unknown", colour: colours.rest }] : []),
    ],
    x: { range },
    y: laneAxis(rows),
    traces: [
      ...sets.filter((set) => set.events.length > 0).map((set) => laneBars(set.events, row, set.colour, tracks)),
      ...(short.length > 0 ? [strokes(short, row)] : []),
      ...(unknown.length > 0
        ? [
            {
              ...laneBars(
                unknown.map((label) => ({ ...label, startMs: 0, endMs: lengthMs })),
                row,
                colours.shade,
              ),
              marker: { color: colours.shade, line: { color: colours.rest, width: 1 } },
              opacity: 1,
              hovertext: unknown.map(({ name }) => plainText(`${name}: weak label, somewhere in the segment`)),
            },
          ]
        : []),
    ],
  };
}

/** Events of one label that overlap share its lane's height: each takes the first free track from the top. */
function tracksOf(events: readonly LaneEvent[]): Map<LaneEvent, { track: number; tracks: number }> {
  const ends = new Map<string, number[]>();
  const track = new Map<LaneEvent, number>();
  for (const event of [...events].sort((a, b) => a.startMs - b.startMs || b.endMs - a.endMs)) {
    const lane = ends.get(event.id) ?? [];
    const free = lane.findIndex((end) => end <= event.startMs);
    const place = free < 0 ? lane.length : free;
    lane[place] = event.endMs;
    ends.set(event.id, lane);
    track.set(event, place);
  }
  return new Map(events.map((event) => [event, { track: track.get(event)!, tracks: ends.get(event.id)!.length }]));
}

function laneBars(
  events: readonly LaneEvent[],
  row: ReadonlyMap<string, number>,
  colour: string,
  tracks = tracksOf(events),
): FigurePart {
  const heights = events.map((event) => LANE_HEIGHT / tracks.get(event)!.tracks);
  return {
    type: "bar",
    orientation: "h",
    base: events.map(({ startMs }) => startMs / 1000),
    x: events.map(({ startMs, endMs }) => (endMs - startMs) / 1000),
    y: events.map((event, i) => row.get(event.id)! - LANE_HEIGHT / 2 + (tracks.get(event)!.track + 0.5) * heights[i]!),
    width: heights,
    opacity: 0.85,
    marker: { color: colour, line: { color: colours.paper, width: 1 } },
    hovertext: events.map(spanText),
    hoverinfo: "text",
  };
}

function strokes(events: readonly LaneEvent[], row: ReadonlyMap<string, number>): FigurePart {
  return {
    type: "scatter",
    mode: "markers",
    x: events.map(({ startMs, endMs }) => (startMs + endMs) / 2000),
    y: events.map(({ id }) => row.get(id)!),
    marker: { symbol: "line-ns", size: 18, color: colours.blue, line: { color: colours.blue, width: 2 } },
    cliponaxis: false,
    hovertext: events.map(spanText),
    hoverinfo: "text",
  };
}

function spanText({ name, startMs, endMs }: LaneEvent): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  return plainText(`${name}: ${seconds(startMs)} to ${seconds(endMs)} s (${seconds(endMs - startMs)} s)`);
}

/** A dot for each lane whose label is a weak label of the segment too. */
function weakPanel(rows: readonly Lane[], weak: readonly { readonly id: string; readonly name: string }[]): Panel {
  const marked = rows.flatMap(({ id, name }, i) => (weak.some((label) => label.id === id) ? [{ name, i }] : []));
  return {
    title: "Weak labels",
    x: { range: [-0.5, 0.5], rows: true, ticks: { values: [0], texts: [String(weak.length)] }, title: "Labels" },
    y: { ...laneAxis(rows), ticks: { values: rows.map((_, i) => i), texts: rows.map(() => "") } },
    traces: [
      {
        type: "scatter",
        mode: "markers",
        x: marked.map(() => 0),
        y: marked.map(({ i }) => i),
        marker: { size: 13, symbol: "diamond", color: colours.vermilion },
        hovertext: marked.map(({ name }) => plainText(`${name}: weak label of this segment`)),
        hoverinfo: "text",
      },
    ],
  };
}

function framePanel(rows: readonly Lane[], frames: readonly LaneFrame[], range: readonly [number, number]): Panel {
  const row = new Map(rows.map(({ id }, i) => [id, i]));
  const rated = (present: boolean) => frames.filter((frame) => frame.present === present);
  const bars = (present: boolean, marker: FigurePart): FigurePart => ({
    ...laneBars(rated(present), row, colours.green),
    marker,
    opacity: 1,
    hovertext: rated(present).map((frame) => `${spanText(frame)}: ${present ? "PRESENT" : "NOT PRESENT"}`),
  });
  return {
    title: "Rated frames of 0.96 s (eval_framed)",
    legend: [
      { text: "PRESENT", colour: colours.green },
      { text: "NOT_PRESENT", colour: colours.rest },
    ],
    x: { range },
    y: laneAxis(rows),
    traces: [
      bars(true, { color: colours.green, line: { color: colours.paper, width: 1 } }),
      bars(false, { color: colours.shade, line: { color: colours.rest, width: 1 } }),
    ],
  };
}

/** Puts all plots but that of the weak labels, which is the second, between the same left and right, and lets them zoom as one. */
function withOneTimeAxis({ data, layout }: Figure, panels: number): Figure {
  const names = Array.from({ length: panels }, (_, i) => `xaxis${i === 0 ? "" : i + 1}`).filter((_, i) => i !== 1);
  const domains = names.map((name) => (layout[name] as { domain: [number, number] }).domain);
  const domain: [number, number] = [
    Math.max(...domains.map(([from]) => from)),
    Math.min(...domains.map(([, to]) => to)),
  ];
  const middle = (domain[0] + domain[1]) / 2;
  const annotations = (layout.annotations as readonly FigurePart[]).map((annotation) =>
    annotation.text === plainText(TIME) ? { ...annotation, x: middle } : annotation,
  );
  const axes = names.map((name, i) => [
    name,
    { ...(layout[name] as FigurePart), domain, ...(i === 0 ? {} : { matches: "x" }) },
  ]);
  return { data, layout: { ...layout, ...Object.fromEntries(axes), annotations, barmode: "overlay" } };
}

/** The address in the subtitle, which is the first annotation, can be clicked. */
function withLink({ data, layout }: Figure, address: string): Figure {
  const [header, ...rest] = layout.annotations as readonly FigurePart[];
  const text = String(header!.text).replace(plainText(address), (found) => `<a href="${found}">${found}</a>`);
  return { data, layout: { ...layout, annotations: [{ ...header, text }, ...rest] } };
}
