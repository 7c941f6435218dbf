import { describe, expect, it } from "vitest";
import { wilsonInterval } from "../../src/analysis/wilson.js";

describe("wilsonInterval", () => {
  it("knows nothing of a share without trials", () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it("ends at 0 and 1 exactly where none or all succeed", () => {
    expect(wilsonInterval(0, 10).low).toBe(0);
    expect(wilsonInterval(10, 10).high).toBe(1);
    expect(wilsonInterval(1, 1).low).toBeCloseTo(0.206549, 6);
  });

  // statsmodels.stats.proportion.proportion_confint(9, 10, method="wilson"), and for 173 of 199.
  it("agrees with statsmodels to twelve decimals", () => {
    expect(wilsonInterval(9, 10).low).toBeCloseTo(0.5958499732047614, 12);
    expect(wilsonInterval(9, 10).high).toBeCloseTo(0.982123786904927, 12);
    expect(wilsonInterval(173, 199).low).toBeCloseTo(0.815447929334308, 12);
    expect(wilsonInterval(173, 199).high).toBeCloseTo(0.9092559889605394, 12);
  });
});
