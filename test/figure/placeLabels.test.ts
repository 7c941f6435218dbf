import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels } from "../../src/figure/placeLabels.js";
import { plainWidth } from "../../src/figure/textSize.js";

const area = { width: 400, height: 300 };

describe("placeLabels(labels, area, size, obstacles)", () => {
  it("puts a label right beside a lonely point", () => {
    const [place] = placeLabels([{ x: 100, y: 100, text: "Dog" }], area, 15, []);
    expect(place).toEqual({ dx: 9 + plainWidth("Dog", 15) / 2, dy: 0 });
  });

  it("goes to the left at the right edge", () => {
    const [place] = placeLabels([{ x: 395, y: 100, text: "Dog" }], area, 15, []);
    expect(place!.dx).toBeLessThan(0);
  });

  it("gives no place where the text is wider than the area", () => {
    expect(
      placeLabels([{ x: 20, y: 20, text: "Inside, large room or hall" }], { width: 60, height: 60 }, 15, []),
    ).toEqual([undefined]);
  });

  it("never lets texts meet, leave the area or cover an obstacle", () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 300 }));
    const texts = fc.array(fc.tuple(point, fc.constantFrom("Dog", "Speech", "Human locomotion")), { maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.array(point, { maxLength: 40 }), (labels, obstacles) => {
        const requests = labels.map(([[x, y], text]) => ({ x, y, text }));
        const boxes = placeLabels(requests, area, 15, obstacles).flatMap((place, i) => {
          if (place === undefined) return [];
          const { x, y, text } = requests[i]!;
          const [w, h] = [plainWidth(text, 15) / 2, (15 * 1.15) / 2];
          return [{ left: x + place.dx - w, right: x + place.dx + w, top: y + place.dy - h, bottom: y + place.dy + h }];
        });
        boxes.forEach((a, i) => {
          expect(a.left >= 0 && a.top >= 0 && a.right <= 400 && a.bottom <= 300).toBe(true);
          for (const [x, y] of obstacles) expect(x > a.left && x < a.right && y > a.top && y < a.bottom).toBe(false);
          for (const b of boxes.slice(i + 1))
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });
});
