import type { Figure, FigurePart } from "../../src/figure/figureValue.js";

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Numbers that look random and are not. */
const noise = (n: number, seed: number): number[] => range(n).map((i) => ((i * 7919 + seed * 104729) % 997) / 997);

const sample = (data: FigurePart[], layout: FigurePart = {}): Figure => ({ data, layout });

/** One figure for every ability that the renderer must have, by what it shows; all are drawn at 600 x 400. */
export const samples: Record<string, Figure> = {
  "bars with long names": sample(
    [
      {
        type: "bar",
        orientation: "h",
        x: [120, 40, 7],
        y: ["Inside, large room or hall", "Field recording", "Cap gun"],
        text: ["120", "40", "7"],
        textposition: "outside",
        cliponaxis: false,
      },
    ],
    { margin: { l: 190 }, xaxis: { title: { text: "Segments" }, range: [0, 140] } },
  ),
  "legend and line breaks": sample(
    [
      {
        type: "scatter",
        mode: "lines+markers",
        name: "train, 103,463 segments",
        x: range(8),
        y: [1, 4, 2, 5, 3, 6, 4, 7],
      },
      {
        type: "scatter",
        mode: "lines",
        name: "eval,<br>16,996 segments",
        x: range(8),
        y: [2, 3, 3, 4, 4, 5, 5, 6],
        line: { dash: "dash" },
      },
    ],
    {
      title: { text: "A title<br>of two lines" },
      legend: { x: 0.02, y: 0.98, bgcolor: "rgba(255,255,255,0.8)" },
      yaxis: { title: { text: "Hours of labelled sound<br>(overlaps counted)" } },
    },
  ),
  "bold, sub and superscript": sample(
    [
      {
        type: "scatter",
        mode: "markers+text",
        x: [1, 2, 3],
        y: [1, 2, 1],
        text: ["<b>bold</b>", "H<sub>2</sub>O", "10<sup>6</sup> s"],
        textposition: "top center",
      },
    ],
    {
      title: { text: "<b>(a)</b> Σ x<sub>i</sub><sup>2</sup> <i>by rank</i>" },
      xaxis: { range: [0, 4], ticks: "outside", ticklen: 8 },
      yaxis: { range: [0, 3] },
    },
  ),
  "rotated ticks": sample(
    [{ type: "bar", x: ["Speech", "Music", "Vehicle", "Inside, small room", "Animal"], y: [5, 4, 3, 2, 1] }],
    {
      xaxis: { tickangle: -45, automargin: true },
      yaxis: { title: { text: "Occurrences" } },
    },
  ),
  "log axes": sample(
    [
      {
        type: "scatter",
        mode: "lines",
        x: range(500).map((i) => i + 1),
        y: range(500).map((i) => 1e6 / (i + 1) ** 1.5),
      },
    ],
    {
      xaxis: { type: "log", title: { text: "Rank" }, dtick: 1 },
      yaxis: { type: "log", title: { text: "Seconds" }, dtick: 1, exponentformat: "power" },
    },
  ),
  "heat map with colour bar": sample(
    [
      {
        type: "heatmap",
        z: range(6).map((i) => noise(8, i)),
        x: range(8).map((i) => `label ${i}`),
        y: range(6).map((i) => `row ${i}`),
        colorscale: "Viridis",
        colorbar: { title: { text: "Lift", side: "right" } },
        xgap: 1,
        ygap: 1,
        texttemplate: "%{z:.1f}",
      },
    ],
    { xaxis: { tickangle: -90 } },
  ),
  icicle: sample([
    {
      type: "icicle",
      labels: ["Sounds", "Human", "Speech", "Hands", "Animal", "Dog"],
      parents: ["", "Sounds", "Human", "Human", "Sounds", "Animal"],
      values: [10, 7, 5, 2, 3, 3],
      branchvalues: "total",
      tiling: { orientation: "h" },
      textinfo: "label+value",
    },
  ]),
  "box plots": sample(
    [
      { type: "box", name: "Speech", x: noise(60, 1), boxpoints: "outliers" },
      {
        type: "box",
        name: "Dog, bark",
        q1: [0.2],
        median: [0.4],
        q3: [0.7],
        lowerfence: [0.05],
        upperfence: [0.95],
        y: ["Dog, bark"],
        orientation: "h",
      },
    ],
    { showlegend: false, margin: { l: 90 } },
  ),
  violins: sample([
    { type: "violin", name: "train", y: noise(80, 2), box: { visible: true }, meanline: { visible: true } },
    { type: "violin", name: "eval", y: noise(80, 3), side: "positive" },
  ]),
  "annotation with an arrow": sample(
    [
      {
        type: "scatter",
        mode: "markers",
        x: range(30),
        y: noise(30, 4),
        marker: { size: 9, color: noise(30, 4), colorscale: "Cividis", showscale: true },
      },
    ],
    {
      annotations: [
        {
          x: 10,
          y: noise(30, 4)[10],
          text: "Human locomotion<br>0.451 s",
          ax: 60,
          ay: -40,
          showarrow: true,
          arrowhead: 2,
          bgcolor: "#ffffff",
        },
      ],
      shapes: [{ type: "line", x0: 0, x1: 29, y0: 0.5, y1: 0.5, line: { dash: "dot", width: 1 } }],
    },
  ),
  "names with markup": sample(
    [
      {
        type: "bar",
        x: ["&lt;b&gt;A&lt;/b&gt; &amp;amp; B", "\u0001\uD800 &lt;script&gt;"],
        y: [2, 1],
        name: "]]&gt;\"'",
      },
    ],
    {
      showlegend: true,
    },
  ),
};
