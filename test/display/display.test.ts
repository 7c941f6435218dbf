import * as aq from "arquero";
import { describe, expect, it } from "vitest";
import { figureBundle, figureText } from "../../src/display/figure.js";
import { escapeHtml, labelAddress, videoAddress } from "../../src/display/html.js";
import { scaleFigure } from "../../src/display/scaleFigure.js";
import { segmentPage } from "../../src/display/segmentPage.js";
import { displayMethod } from "../../src/display/shown.js";
import { playerBundle, spectrogramFigure, waveformFigure } from "../../src/display/sound.js";
import { tableBundle } from "../../src/display/table.js";
import { readCsvTable, readTableLike } from "../../src/display/tableLike.js";
import { panelGrid } from "../../src/figure/panelGrid.js";
import { readWav } from "../../src/format/wavDecode.js";

const HOSTILE = `<img src=x onerror="alert('1')">&amp;</td></table><script>alert(2)</script>\u202Eevil\u0000`;

/** HTML without its tags that are known to be ours, to see what else stands in it. */
function foreignTags(html: string): string[] {
  const ours =
    /^<\/?(table|caption|thead|tbody|tr|th|td|a|p|figure|figcaption|audio|div)( (style|href|target|rel|controls|preload|src)(="[^"<>]*")?)*>$/;
  return (html.match(/<[^>]*>/g) ?? []).filter((tag) => !ours.test(tag));
}

describe("escapeHtml", () => {
  it("leaves nothing that could be a tag, an attribute's end or a change of direction", () => {
    expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"']|\p{Bidi_Control}|\p{Cc}/u);
    expect(escapeHtml("a & b\n\tc")).toBe("a &amp; b\n\tc");
  });
});

describe("videoAddress", () => {
  it("links a segment at the second where it starts, whatever its id looks like", () => {
    expect(videoAddress("-_-_-_-_-_-_30000")).toBe("https://youtu.be/-_-_-_-_-_-?t=30");
    expect(videoAddress("s9d-2nhuJCQ_30999", 500)).toBe("https://youtu.be/s9d-2nhuJCQ?t=31");
    expect(videoAddress("s9d-2nhuJCQ")).toBe("https://youtu.be/s9d-2nhuJCQ");
  });

  it("links no other text", () => {
    expect(videoAddress('x" onclick="y_0')).toBeUndefined();
    expect(videoAddress("")).toBeUndefined();
  });
});

describe("tableBundle", () => {
  it("shows hostile headers, cells and captions as text", () => {
    const bundle = tableBundle(
      { header: [HOSTILE, "display_name", "label_id"], rows: [[HOSTILE, HOSTILE, HOSTILE]] },
      { caption: HOSTILE },
    );
    expect(foreignTags(String(bundle["text/html"]))).toEqual([]);
    expect(String(bundle["text/plain"]).split("\n")).toHaveLength(4);
  });

  it("puts columns of numbers to the right, in text too, and others to the left", () => {
    const { "text/html": html, "text/plain": text } = tableBundle({
      header: ["name", "count"],
      rows: [
        ["a", 5],
        ["bb", 1234],
      ],
    });
    expect(text).toBe("name  count\n----  -----\na         5\nbb     1234");
    expect(html).toContain('<td style="text-align:left">bb</td><td style="text-align:right">1234</td>');
  });

  it("links segment ids to their video, and label ids to AudioSet's page of the name beside them", () => {
    const html = String(
      tableBundle({
        header: ["segment_id", "label_id", "display_name"],
        rows: [["s9d-2nhuJCQ_30000", "/m/05tny_", "Bark"]],
      })["text/html"],
    );
    expect(html).toContain('<a href="https://youtu.be/s9d-2nhuJCQ?t=30"');
    expect(html).toContain(`<a href="${labelAddress("Bark")}"`);
  });

  it("takes a word of eleven letters for a video only in a column that says so", () => {
    const html = (column: string) => String(tableBundle({ header: [column], rows: [["wheelchairs"]] })["text/html"]);
    expect(html("display_name")).not.toContain("href");
    expect(html("ytid")).toContain('href="https://youtu.be/wheelchairs"');
  });

  it("shows the first rows and says how many are left", () => {
    const rows = Array.from({ length: 1502 }, (_, i) => [i]);
    const bundle = tableBundle({ header: ["n"], rows }, { first: 2 });
    expect(bundle["text/plain"]).toBe("n\n-\n0\n1\n… 1,500 more rows");
    expect(String(bundle["text/html"])).toContain("<p>… 1,500 more rows</p>");
  });

  it("shows a table without rows, and cells without a value", () => {
    expect(tableBundle({ header: ["a"], rows: [] })["text/plain"]).toBe("a\n-");
    expect(tableBundle({ header: ["a", "b"], rows: [[null, undefined]] })["text/plain"]).toBe("a  b\n-  -\n");
  });
});

describe("readTableLike", () => {
  it("reads the first rows of an arquero table, and how many there are", () => {
    expect(readTableLike(aq.table({ a: [1, 2, 3], b: ["x", "y", "z"] }), 2)).toEqual({
      header: ["a", "b"],
      rows: [
        [1, "x"],
        [2, "y"],
      ],
      total: 3,
    });
  });

  it("reads what is shaped like a danfojs frame or series, with its index", () => {
    expect(readTableLike({ columns: ["a"], index: ["mean"], values: [[0.1 + 0.2]] }, 5)).toEqual({
      header: ["", "a"],
      rows: [["mean", 0.3]],
      total: 1,
    });
    expect(readTableLike({ columns: ["a"], index: [0, 1], values: [7, 8] }, 1)?.rows).toEqual([[0, 7]]);
  });

  it("reads records, whose members may differ", () => {
    expect(readTableLike([{ a: 1 }, { b: [2] }], 9)).toEqual({
      header: ["a", "b"],
      rows: [
        [1, undefined],
        [undefined, "[2]"],
      ],
      total: 2,
    });
  });

  it("knows nothing else", () => {
    for (const value of [null, undefined, 1, "a", {}, [], [1], new Map()])
      expect(readTableLike(value, 5)).toBeUndefined();
  });

  it("reads a CSV with commas in names", () => {
    expect(readCsvTable('id,name\n/m/1,"Bird call, bird song"\n')).toEqual({
      header: ["id", "name"],
      rows: [["/m/1", "Bird call, bird song"]],
    });
  });
});

const figure = panelGrid({
  title: "Bars of <b>A & B",
  subtitle: "one",
  panels: [
    {
      title: "First <i>",
      x: { title: "Names", range: [0, 1] },
      y: { range: [0, 1 / 3] },
      traces: [
        { type: "bar", x: [0.5], y: Float64Array.of(1 / 3), width: 10, marker: { size: 9, line: { width: 3 } } },
      ],
    },
    { title: "Second", x: { range: [0, 1] }, y: { range: [0, 1] }, traces: [] },
  ],
});

describe("figureBundle", () => {
  it("holds the figure, its picture in base64, and its titles as they read", () => {
    const bundle = figureBundle(figure, Uint8Array.of(137, 80, 78, 71));
    expect(bundle["image/png"]).toBe("iVBORw==");
    expect(bundle["text/plain"]).toBe("Figure: Bars of <b>A & B\n  (a) First <i>\n  (b) Second");
    expect(JSON.stringify(bundle["application/vnd.plotly.v1+json"])).toContain('"y":[0.3333333]');
  });

  it("needs no picture", () => {
    expect(figureBundle(figure)).not.toHaveProperty("image/png");
    expect(figureText({ data: [], layout: {} })).toBe("Figure: without a title");
  });
});

describe("scaleFigure", () => {
  it("scales sizes in pixels and no others", () => {
    const { data, layout } = scaleFigure(figure, 0.5);
    expect([layout.width, layout.height]).toEqual([900, 600]);
    expect(data[0]).toMatchObject({ width: 10, marker: { size: 4.5, line: { width: 1.5 } } });
    expect((layout.xaxis as { domain: number[] }).domain).toEqual((figure.layout.xaxis as { domain: number[] }).domain);
    expect((layout.title as { font: { size: number } }).font.size).toBe(14);
  });
});

describe("sound", () => {
  const second = Float32Array.from({ length: 22_050 }, (_, i) => Math.sin((2 * Math.PI * 1000 * i) / 22_050) / 2);

  function playedOf(bundle: Readonly<Record<string, unknown>>) {
    const base64 = /data:audio\/wav;base64,([^"]+)/.exec(String(bundle["text/html"]))![1]!;
    return readWav(Uint8Array.from(Buffer.from(base64, "base64")));
  }

  it("plays at 16 kHz what has a higher rate", () => {
    const { header, faults } = playedOf(playerBundle(second, 22_050, { name: HOSTILE }));
    expect([header?.sampleRate, header?.frames, faults]).toEqual([16_000, 16_000, []]);
  });

  it("stays below its size by a lower rate, then by leaving out the end, and says so", () => {
    expect(playedOf(playerBundle(second, 22_050, { maxBytes: 20_000 })).header?.sampleRate).toBe(8000);
    const cut = playerBundle(second, 22_050, { maxBytes: 8044 });
    expect(cut["text/plain"]).toBe("audio: 1.000 s, the first 0.500 s of it, played at 8000 Hz");
    expect(playedOf(cut).header?.frames).toBe(4000);
  });

  it("shows a hostile name as text", () => {
    expect(foreignTags(String(playerBundle(second, 22_050, { name: HOSTILE })["text/html"]))).toEqual([]);
  });

  it("draws a tone as one dark band at its frequency", () => {
    const { data } = spectrogramFigure(second, 22_050);
    const z = data[0]!.z as number[][];
    const loud = z.flatMap((row, i) => (row[150]! > -3 ? [i] : []));
    expect(loud.length).toBeGreaterThan(0);
    expect(loud.length).toBeLessThan(6);
  });

  it("draws an empty and a silent waveform", () => {
    for (const samples of [new Float32Array(0), new Float32Array(100)]) {
      expect(waveformFigure(samples, 16_000).data).toHaveLength(2);
      expect(spectrogramFigure(samples, 16_000).data).toHaveLength(1);
    }
  });
});

describe("segmentPage", () => {
  it("shows a hostile title as text", () => {
    const page = segmentPage({
      title: HOSTILE,
      address: "https://youtu.be/s9d-2nhuJCQ",
      picture: "<svg/>",
      time: { from: 0, to: 1, seconds: 10 },
      player: "",
      tables: [],
    });
    expect(page).not.toContain("<img");
    expect(page.match(/<script>/g)).toHaveLength(1);
  });
});

describe("the display method", () => {
  it("is the one that notebook kernels look for", () => {
    expect(displayMethod).toBe(Symbol.for("Jupyter.display"));
  });
});
