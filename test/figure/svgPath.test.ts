import { describe, expect, it } from "vitest";
import { boxAround } from "../../src/figure/svgBoxes.js";
import { flattenPath, walkPath } from "../../src/figure/svgPath.js";

const box = (data: string) => {
  const { left, top, right, bottom } = boxAround(flattenPath(data).flat());
  return [left, top, right, bottom].map((value) => Math.round(value * 100) / 100 + 0);
};

describe("flattenPath(data)", () => {
  it("reads absolute and relative lines, with and without separators", () => {
    expect(flattenPath("M0,0L10,0V5H2z")).toEqual([
      [
        [0, 0],
        [10, 0],
        [10, 5],
        [2, 5],
        [0, 0],
      ],
    ]);
    expect(flattenPath("m1 1l2-1h1v-.5 l.5.5")).toEqual([
      [
        [1, 1],
        [3, 0],
        [4, 0],
        [4, -0.5],
        [4.5, 0],
      ],
    ]);
  });

  it("takes further pairs after M as lines and each M as a new line", () => {
    expect(flattenPath("M0,0 1,1 2,2M5,5L6,6")).toEqual([
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      [
        [5, 5],
        [6, 6],
      ],
    ]);
  });

  it("goes along circles, ellipses and curves", () => {
    expect(box("M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z")).toEqual([-3, -3, 3, 3]);
    expect(box("M0,0Q5,10 10,0")).toEqual([0, 0, 10, 5]);
    expect(box("M0,0C0,10 10,10 10,0")).toEqual([0, 0, 10, 7.5]);
  });

  it("reads exponents and nothing", () => {
    expect(flattenPath("M1e2,-1.5e-1L0,0")).toEqual([
      [
        [100, -0.15],
        [0, 0],
      ],
    ]);
    expect(flattenPath("")).toEqual([]);
  });

  it("stops at what it cannot read", () => {
    expect(flattenPath("M0,0L1")).toEqual([[[0, 0]]]);
  });
});

describe("walkPath(data, length)", () => {
  it("finds points by their way along the path, and its length", () => {
    expect(walkPath("M0,0H10V10", 15)).toEqual({ point: [10, 5], total: 20 });
    expect(walkPath("M0,0H10V10", -1).point).toEqual([0, 0]);
    expect(walkPath("M0,0H10V10", 99).point).toEqual([10, 10]);
  });

  it("measures a circle to a thousandth of its radius", () => {
    expect(walkPath("M3,0A3,3 0 1,1 -3,0A3,3 0 1,1 3,0", 0).total).toBeCloseTo(2 * Math.PI * 3, 1);
  });
});
