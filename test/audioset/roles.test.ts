import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { labelsWithRole, readRoles, roleOf } from "../../src/audioset/roles.js";

describe("roleOf", () => {
  it("tells sounds from what lies under them", () => {
    expect(roleOf("/t/dd00002")).toBe("sound");
    expect(roleOf("/m/093_4n")).toBe("background");
    expect(roleOf("/t/dd00077")).toBe("background");
    expect(roleOf("/t/dd00125")).toBe("scene");
    expect(roleOf("/m/028v0c")).toBe("silence");
    expect(roleOf("/t/dd00143")).toBe("unknown");
  });

  it("knows no role of a label outside the strong vocabulary", () => {
    expect(roleOf("/m/011k_j")).toBeUndefined();
    expect(roleOf("")).toBeUndefined();
  });
});

describe("labelsWithRole", () => {
  it("gives no labels for no roles, and one for silence", () => {
    expect(labelsWithRole([])).toEqual([]);
    expect(labelsWithRole(["silence"])).toEqual(["/m/028v0c"]);
  });
});

describe("readRoles", () => {
  it("refuses an unknown role and a label that stands twice", () => {
    expect(() => readRoles("noise /m/1 A")).toThrow(SyntaxError);
    expect(() => readRoles("sound /m/1 A\nscene /m/1 A")).toThrow('got "scene /m/1 A"');
  });
});

const file = join(process.env.AUDIOSET_REFERENCE_DATA ?? "../shared/data", "strong/mid_to_display_name.tsv");

describe.skipIf(!existsSync(file))(`the strong vocabulary (needs ${file})`, () => {
  it("has a role for each of its 456 labels, and no label more", () => {
    const ids = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split("\t")[0]!);
    expect(ids.filter((id) => roleOf(id) === undefined)).toEqual([]);
    expect(labelsWithRole(["sound", "background", "scene", "silence", "unknown"]).length).toBe(456);
  });
});
