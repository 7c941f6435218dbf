import { describe, expect, it } from "vitest";
import { createRateMeter } from "../../src/io/rateMeter.js";

describe("createRateMeter", () => {
  it("counts what came in since the first call, not what was there before", () => {
    let now = 0;
    const meter = createRateMeter(() => now);
    expect(meter.add(1_000_000)).toBe(0);
    now = 1000;
    expect(meter.add(1_500_000)).toBe(500_000);
    expect(meter.seconds()).toBe(1);
  });

  it("forgets what is more than about five seconds ago", () => {
    let now = 0;
    const meter = createRateMeter(() => now);
    for (let second = 0; second <= 10; second++) {
      now = second * 1000;
      meter.add(second * 1000);
    }
    for (let second = 11; second <= 20; second++) {
      now = second * 1000;
      meter.add(10_000);
    }
    expect(meter.add(10_000)).toBe(0);
  });

  it("starts again when a file starts again", () => {
    let now = 0;
    const meter = createRateMeter(() => now);
    meter.add(5000);
    now = 1000;
    expect(meter.add(100)).toBe(0);
    now = 2000;
    expect(meter.add(300)).toBe(200);
  });
});
