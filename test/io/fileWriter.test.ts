import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { FILL_BYTES, type Fill, fillFrom } from "../../src/format/fill.js";
import { writeFilled } from "../../src/io/fileWriter.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "file-writer-"));
  folders.push(folder);
  return folder;
}

/** A fill that gives file f the letter a + f, `counts[f]` times, in rounds of at most `most` bytes. */
function letters(counts: number[], most = FILL_BYTES): Fill {
  const left = [...counts];
  return (into) =>
    left.map((count, f) => {
      const length = Math.min(count, most);
      into[f]!.fill(97 + f, 0, length);
      left[f] = count - length;
      return length;
    });
}

describe("writing large files", () => {
  it("writes several side by side, the shorter ones too, and tells sizes and hashes", async () => {
    const folder = newFolder();
    const paths = ["x/one", "x/two", "three"].map((name) => join(folder, name));
    const counts = [2 * FILL_BYTES + 1, 3, 0];
    let heard = 0;
    const written = await writeFilled(paths, letters(counts), { onBytes: (bytes) => (heard += bytes) });
    counts.forEach((count, f) => {
      const content = readFileSync(paths[f]!);
      expect(content.equals(Buffer.alloc(count, 97 + f))).toBe(true);
      expect(written[f]).toEqual({ bytes: count, sha256: createHash("sha256").update(content).digest("hex") });
    });
    expect(heard).toBe(2 * FILL_BYTES + 4);
    expect(readdirSync(folder).sort()).toEqual(["three", "x"]);
  });

  it("hands out pieces of any length in order", async () => {
    const path = join(newFolder(), "pieces");
    const pieces = ["", "ab", "", "c".repeat(10)].map((text) => new TextEncoder().encode(text));
    await writeFilled([path], fillFrom(pieces.values()));
    expect(readFileSync(path, "utf8")).toBe("abcccccccccc");
  });

  it("leaves nothing when the rows cannot be made, and keeps what stood there", async () => {
    const path = join(newFolder(), "file");
    writeFileSync(path, "before");
    const broken: Fill = ([into]) => {
      into!.fill(97);
      if (rounds++ > 1) throw new RangeError("no more");
      return [FILL_BYTES];
    };
    let rounds = 0;
    await expect(writeFilled([path], broken)).rejects.toThrow("no more");
    expect([readFileSync(path, "utf8"), existsSync(`${path}.part`)]).toEqual(["before", false]);
  });

  it("stops with the signal's reason and leaves nothing", async () => {
    const path = join(newFolder(), "file");
    const stop = new AbortController();
    const onBytes = () => stop.abort(new Error("Stopped by the user"));
    await expect(writeFilled([path], letters([100], 10), { signal: stop.signal, onBytes })).rejects.toThrow(
      "Stopped by the user",
    );
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  });

  it("names a folder that is a file", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "x"), "");
    await expect(writeFilled([join(folder, "x", "file")], letters([1]))).rejects.toThrow(
      /Cannot write .*file: a file stands where a folder is needed/,
    );
  });
});
