import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { peakEnvelope } from "../../src/signal/envelope.js";
import { spectrogramPicture } from "../../src/signal/spectrogramPicture.js";

describe("peakEnvelope", () => {
  it("keeps the least and the greatest sample of each stretch", () => {
    const { low, high } = peakEnvelope(Float32Array.of(0, 1, -1, 0, 0.5, -0.25), 2);
    expect([[...low], [...high]]).toEqual([
      [-1, -0.25],
      [1, 0.5],
    ]);
  });

  it("misses no peak, whatever the number of points", () => {
    const aWaveform = fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(aWaveform, fc.integer({ min: 1, max: 300 }), (samples, columns) => {
        const { low, high } = peakEnvelope(samples, columns);
        expect([Math.min(...low), Math.max(...high)]).toEqual([Math.min(...samples), Math.max(...samples)]);
      }),
    );
  });

  it("draws an empty waveform as silence", () => {
    expect([...peakEnvelope(new Float32Array(0), 2).high]).toEqual([0, 0]);
  });
});

describe("spectrogramPicture", () => {
  const tone = (hz: number) =>
    Float32Array.from({ length: 16_000 }, (_, i) => Math.sin((2 * Math.PI * hz * i) / 16_000));

  it.each([100, 440, 1000, 4000, 7500])("puts a tone of %d Hz into the band that holds it, at 0 dB", (hz) => {
    const { rows, columns, levels, fMin, fMax } = spectrogramPicture(tone(hz), 16_000);
    const mel = (f: number) => 1127 * Math.log(1 + f / 700);
    const band = Math.floor(((mel(hz) - mel(fMin)) / (mel(fMax) - mel(fMin))) * rows);
    const column = Array.from({ length: rows }, (_, row) => levels[row * columns + columns / 2]!);
    const loudest = Math.max(...column);
    expect(loudest).toBeGreaterThanOrEqual(-1);
    const near = column.flatMap((level, row) => (level === loudest ? [Math.abs(row - band)] : []));
    expect(Math.min(...near)).toBeLessThanOrEqual(1);
  });

  it("is as quiet as it can be in silence, and never louder than 0 dB", () => {
    expect(new Set(spectrogramPicture(new Float32Array(16_000), 16_000).levels)).toEqual(new Set([-80]));
    expect(Math.max(...spectrogramPicture(tone(440), 16_000).levels)).toBe(0);
  });

  it("takes a waveform shorter than a frame", () => {
    const { columns, rows, levels } = spectrogramPicture(new Float32Array(10), 16_000);
    expect(levels).toHaveLength(columns * rows);
  });
});
