import type { LabelOverlap } from "../analysis/labelOverlap.js";
import type { FigurePart } from "./figureValue.js";
import { durationText, groupDigits, percent } from "./numberText.js";
import type { Panel } from "./panel.js";
import { plainText } from "./plainText.js";
import { colours } from "./theme.js";

/** How one label's events overlap others, with the name that people see. */
export type NamedOverlap = LabelOverlap & { readonly name: string };

/** How long each label sounds alone and with others, on a log axis. */
export function secondsPanel(labels: readonly NamedOverlap[], framed: boolean): Panel {
  const seconds = labels.map(({ aloneMs, overlappedMs }) => [aloneMs / 1000, overlappedMs / 1000] as const);
  const positive = seconds.flat().filter((value) => value > 0);
  const [low, high] = positive.length > 0 ? [Math.min(...positive), Math.max(...positive)] : [1, 10];
  // A label without any such time has no place on a log axis: its dot stands hollow at the left edge.
  const none = low / 1.6;
  const place = (value: number) => (value > 0 ? value : none);
  const rows = labels.map((_, i) => i);
  const dots = (which: 0 | 1, colour: string, name: string): FigurePart => ({
    type: "scatter",
    mode: "markers",
    x: seconds.map((pair) => place(pair[which])),
    y: rows,
    marker: {
      size: which === 0 ? 14 : 9,
      color: seconds.map((pair) => (pair[which] > 0 ? colour : colours.paper)),
      line: { color: colour, width: 2 },
    },
    cliponaxis: false,
    hovertext: labels.map((label, i) => plainText(`${label.name}: ${durationText(seconds[i]![which])} ${name}`)),
    hoverinfo: "text",
  });
  // En spaces keep the text off its dot, whatever the axis.
  const texts = labels.map(({ totalMs, aloneMs }) => `\u2002${totalMs > 0 ? percent(aloneMs / totalMs) : "no time"}`);
  return {
    title: "Time of the labels",
    x: { title: "Seconds (log; text: share alone)", type: "log", range: [none / 1.3, high], endTexts: texts },
    y: nameRows(labels),
    traces: [
      {
        type: "scatter",
        mode: "lines",
        x: seconds.flatMap((pair) => [place(pair[0]), place(pair[1]), null]),
        y: rows.flatMap((i) => [i, i, null]),
        line: { color: colours.rest, width: 2 },
        hoverinfo: "skip",
      },
      dots(0, colours.sky, "alone"),
      dots(1, colours.vermilion, "overlapped"),
      {
        type: "scatter",
        mode: "text",
        x: seconds.map((pair) => Math.max(place(pair[0]), place(pair[1]))),
        y: rows,
        text: texts.map(plainText),
        textposition: "middle right",
        cliponaxis: false,
        hoverinfo: "skip",
      },
    ],
    legend: [
      { text: "alone", colour: colours.sky },
      { text: framed ? "with others" : "overlapped", colour: colours.vermilion },
    ],
    ...(labels.length === 0 ? emptyNote("no event to judge") : {}),
  };
}

/** The share of each label's events that stand alone, with its interval; `known` is how many labels there are at all. */
export function hardestPanel(labels: readonly NamedOverlap[], known: number): Panel {
  const alone = labels.map(({ share }) => (1 - share) * 100);
  const high = labels.map(({ low }) => (1 - low) * 100);
  const texts = labels.map(
    ({ events, overlapped }) => `\u2002${groupDigits(events - overlapped)} of ${groupDigits(events)}`,
  );
  const most = Math.max(1, ...high);
  return {
    title: "Hardest to find alone",
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
