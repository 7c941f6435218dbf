import { describe, expect, it } from "vitest";
import { clusterOrder } from "../../src/analysis/clusterOrder.js";
import { hardestAlone, overlapByLabel } from "../../src/analysis/labelOverlap.js";
import { countOverlapped, parseMinOverlap } from "../../src/analysis/minOverlap.js";
import { measureOverlap } from "../../src/analysis/overlap.js";
import { overlapRule } from "../../src/analysis/overlapRule.js";
import { coveredShares, overlapCurve } from "../../src/analysis/overlapShape.js";
import { type PlainEvent, toColumns } from "./overlapReference.js";

function measured(...events: (readonly [number, number, number])[]) {
  const columns = toColumns(events.map(([label, start, end]): PlainEvent => ({ segment: 0, label, start, end })));
  return { columns, found: measureOverlap(columns, overlapRule(columns.labelIds)) };
}

describe("parseMinOverlap", () => {
  it("reads seconds, milliseconds and shares", () => {
    expect(parseMinOverlap("0.1s")).toEqual({ ms: 100 });
    expect(parseMinOverlap("100ms")).toEqual({ ms: 100 });
    expect(parseMinOverlap("50%")).toEqual({ share: 0.5 });
    expect(parseMinOverlap("0s")).toEqual({ ms: 0 });
  });

  it.each(["", "0.1", "-1s", "0.0001s", "101%", "s", "1e3s", "50 percent"])("refuses %j", (text) => {
    expect(() => parseMinOverlap(text)).toThrow("expected seconds such as 0.1s or a share such as 50%");
  });
});

describe("countOverlapped", () => {
  const counted = (text: string, ...events: (readonly [number, number, number])[]) => {
    const { columns, found } = measured(...events);
    return [...countOverlapped(columns, found, parseMinOverlap(text))];
  };

  it("asks for more than the time, and at least the share of the event's own length", () => {
    expect(counted("0.1s", [0, 0, 400], [1, 300, 800])).toEqual([0, 0]);
    expect(counted("0.1s", [0, 0, 401], [1, 300, 800])).toEqual([1, 1]);
    expect(counted("25%", [0, 0, 400], [1, 300, 800])).toEqual([1, 0]);
    expect(counted("100%", [0, 300, 400], [1, 300, 800])).toEqual([1, 0]);
  });

  it("takes an event of no length inside another as overlapped by any share, and by no time above 0", () => {
    expect(counted("100%", [0, 0, 400], [1, 300, 300])).toEqual([0, 1]);
    expect(counted("0s", [0, 0, 400], [1, 300, 300])).toEqual([1, 1]);
    expect(counted("0.001s", [0, 0, 400], [1, 300, 300])).toEqual([0, 0]);
  });
});

describe("overlapCurve", () => {
  it("counts gaps as overlap where slack is given", () => {
    const { found } = measured([0, 0, 500], [1, 530, 900]);
    const { requiredMs, share } = overlapCurve(found);
    expect(requiredMs[0]).toBe(-100);
    expect(requiredMs.at(-1)).toBe(1000);
    expect(requiredMs.filter((_, i) => share[i] === 1)).toEqual([-100, -90, -80, -70, -60, -50, -40]);
  });

  it("takes touching events as apart at 0 and an event of no length inside another as overlapped", () => {
    const at0 = (found: ReturnType<typeof measured>["found"]) => overlapCurve(found).share[10];
    expect(at0(measured([0, 0, 500], [1, 500, 900]).found)).toBe(0);
    expect(at0(measured([0, 0, 500], [1, 400, 400]).found)).toBe(1);
  });

  it("is 0 throughout for no events", () => {
    expect(overlapCurve(measured().found).share.every((one) => one === 0)).toBe(true);
  });
});

describe("coveredShares", () => {
  it("sorts events into alone, partly and wholly covered", () => {
    const { columns, found } = measured([0, 0, 1000], [1, 0, 500], [2, 2000, 3000], [3, 400, 400]);
    const partly = new Array(10).fill(0);
    partly[5] = 1;
    expect(coveredShares(columns, found)).toEqual({ alone: 1, partly, wholly: 2 });
  });
});

describe("overlapByLabel", () => {
  it("splits a label's time into overlapped and alone exactly", () => {
    const { columns, found } = measured([0, 0, 1000], [1, 800, 1500], [0, 3000, 3500]);
    const [first, second] = overlapByLabel(columns, found, found.overlapped, undefined);
    expect(first).toMatchObject({
      id: "/m/00",
      events: 2,
      overlapped: 1,
      share: 0.5,
      totalMs: 1500,
      overlappedMs: 200,
      aloneMs: 1300,
      longestAloneMs: 800,
      overlappedUnrelated: undefined,
    });
    expect(second).toMatchObject({ id: "/m/01", overlapped: 1, totalMs: 700, overlappedMs: 200, longestAloneMs: 500 });
  });
});

describe("hardestAlone", () => {
  it("leaves few events out and does not put 20 of 20 before 5,000 of 5,001", () => {
    const row = (id: string, events: number, overlapped: number, low: number) =>
      ({ id, events, overlapped, low, share: overlapped / events }) as Parameters<typeof hardestAlone>[0][number];
    const rows = [row("a", 20, 20, 0.84), row("b", 5001, 5000, 0.998), row("c", 19, 19, 0.83)];
    expect(hardestAlone(rows).map(({ id }) => id)).toEqual(["b", "a"]);
  });
});

describe("clusterOrder", () => {
  it("orders nothing and one row as they are", () => {
    expect(clusterOrder([])).toEqual([]);
    expect(clusterOrder([[0]])).toEqual([0]);
  });

  it("puts near rows side by side and turns groups so that near ends meet", () => {
    const places = [0, 10, 1, 11, 12];
    const distance = places.map((a) => places.map((b) => Math.abs(a - b)));
    expect(clusterOrder(distance).map((i) => places[i])).toEqual([0, 1, 10, 11, 12]);
  });
});
