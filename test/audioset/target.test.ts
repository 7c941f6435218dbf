import { describe, expect, it } from "vitest";
import { BUILT_IN_TARGETS } from "../../src/audioset/builtInTargets.js";
import { createLabelNames } from "../../src/audioset/labelNames.js";
import { createOntology } from "../../src/audioset/ontology.js";
import { relatedLabels, resolveTarget } from "../../src/audioset/target.js";
import { clipFolder, labelFileStem, targetFile } from "../../src/audioset/targetFiles.js";
import { readTargets, type TargetSpec } from "../../src/format/targetsFile.js";

const node = (id: string, name: string, childIds: string[] = []) => ({
  id,
  name,
  childIds,
  description: "",
  restrictions: [],
});
const nodes = [
  node("/m/human", "Human sounds", ["/m/cry", "/m/tone"]),
  node("/m/cry", "Crying, sobbing", ["/m/baby", "/m/whimper"]),
  node("/m/baby", "Baby cry"),
  node("/m/whimper", "Whimper"),
  node("/t/dd000138", "Brief tone"),
  node("/m/tone", "Tone", ["/t/dd000138"]),
  node("/m/dog", "Dog"),
];
const ontology = createOntology(nodes);
const names = createLabelNames([{ kind: "ontology", file: "ontology.json", names: nodes }]);
const spec = (over: Partial<TargetSpec>): TargetSpec => ({
  name: "x",
  labels: [],
  includeDescendants: false,
  exclude: [],
  ...over,
});
const resolve = (over: Partial<TargetSpec>) => resolveTarget(spec(over), names, ontology).labelIds;

describe("looking a target's labels up", () => {
  it("takes ids and names, ignoring case, each label once", () => {
    expect(resolve({ labels: ["/m/baby", "baby CRY", "Dog"] })).toEqual(["/m/baby", "/m/dog"]);
  });

  it("adds descendants and leaves exceptions out", () => {
    expect(resolve({ labels: ["Crying, sobbing"], includeDescendants: true, exclude: ["Whimper"] })).toEqual([
      "/m/cry",
      "/m/baby",
    ]);
  });

  it("knows Brief tone under the id of the label files", () => {
    expect(resolve({ labels: ["/t/dd000138"] })).toEqual(["/t/dd00138"]);
  });

  it("names the nearest labels for an unknown one", () => {
    expect(() => resolve({ labels: ["Wimper"] })).toThrow(
      'Cannot use target x: Unknown label: "Wimper"; nearest: Whimper (/m/whimper)',
    );
  });

  it("refuses an exception that the target does not have, and one that leaves nothing", () => {
    expect(() => resolve({ labels: ["Dog"], exclude: ["Tone"] })).toThrow(
      "exclude expects labels of the target, got /m/tone",
    );
    expect(() => resolve({ labels: ["Dog"], exclude: ["Dog"] })).toThrow(
      "expected at least one label, exclude leaves none",
    );
  });

  it("refuses descendants without an ontology and of labels outside it", () => {
    const wanted = spec({ labels: ["Dog"], includeDescendants: true });
    expect(() => resolveTarget(wanted, names, undefined)).toThrow("includeDescendants needs ontology.json");
    expect(() => resolve({ labels: ["/m/other"], includeDescendants: true })).toThrow(
      "expects labels of the ontology, got /m/other",
    );
  });

  it("calls all labels above and below related, but none of the target's own", () => {
    expect([...relatedLabels({ name: "x", labelIds: ["/m/cry", "/m/baby"] }, ontology)].sort()).toEqual([
      "/m/human",
      "/m/whimper",
    ]);
  });
});

describe("the built-in targets", () => {
  it("are baby_cry, gun and snore with the published labels", () => {
    const labels = readTargets(BUILT_IN_TARGETS).map((target) => [
      target.name,
      ...resolveTarget(target, names, undefined).labelIds,
    ]);
    expect(labels).toEqual([
      ["baby_cry", "/t/dd00002"],
      ["gun", "/m/032s66", "/m/04zjc", "/m/073cg4"],
      ["snore", "/m/01d3sd", "/m/07q0yl5"],
    ]);
  });
});

describe("names of a target's files", () => {
  it("are the published ones", () => {
    const stem = labelFileStem("meta/audioset_train_strong.tsv.gz");
    expect(targetFile({ name: "gun" }, "pos_nov", stem)).toBe("pos/gun_nov_audioset_train_strong");
    expect(targetFile({ name: "gun" }, "pos_ov", stem)).toBe("pos/gun_ov_audioset_train_strong");
    expect(targetFile({ name: "gun" }, "neg_strong", stem)).toBe("neg_strong/gun_audioset_train_strong");
    expect(targetFile({ name: "gun" }, "neg_framed", stem)).toBe("neg_framed/gun_audioset_train_strong");
    expect(targetFile({ name: "gun" }, "neg_weak", labelFileStem("eval_segments.csv"))).toBe(
      "neg_weak/gun_neg_weak_eval_segments",
    );
  });

  it("give the clip length as the shortest decimal", () => {
    expect([1000, 500, 1250, 10000].map((ms) => clipFolder({ name: "gun" }, ms))).toEqual([
      "gun/seg1s",
      "gun/seg0.5s",
      "gun/seg1.25s",
      "gun/seg10s",
    ]);
  });
});
