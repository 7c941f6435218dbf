import { expect, it } from "vitest";
import { layoutFaults } from "./layoutCheck.js";
import { fonts } from "./renderer.js";

const picture = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-family="DejaVu Sans" font-size="20">${inner}</svg>`;

it("finds text over text", () => {
  expect(layoutFaults(picture(`<text x="10" y="50">Speech</text><text x="30" y="55">Music</text>`), fonts)).toEqual([
    '"Speech" lies over "Music"',
  ]);
});

it("lets lines of one text and neighbours stand close", () => {
  const svg = picture(`<text x="10" y="20">a<tspan x="10" dy="1.1em">b</tspan></text><text x="40" y="20">c</text>`);
  expect(layoutFaults(svg, fonts)).toEqual([]);
});

it("finds text that leaves the picture to any side", () => {
  const out = ['x="190" y="50"', 'x="-5" y="50"', 'x="50" y="5"', 'x="50" y="103"'];
  for (const at of out) expect(layoutFaults(picture(`<text ${at}>Dog</text>`), fonts)).toHaveLength(1);
});

it("measures centred text from its middle and turned text along its line", () => {
  const turned = picture(
    `<text x="100" y="20" text-anchor="middle">in the middle</text><text transform="rotate(-90 20 90)" x="20" y="90">up</text><text x="25" y="80">beside</text>`,
  );
  expect(layoutFaults(turned, fonts)).toEqual([]);
});

it("finds text that a clip path cuts", () => {
  const clip = `<clipPath id="c"><rect width="50" height="50"/></clipPath>`;
  expect(
    layoutFaults(picture(`${clip}<g clip-path="url(#c)"><text x="10" y="30">Mechanisms</text></g>`), fonts),
  ).toHaveLength(1);
});

it("refuses what is not XML", () => {
  expect(() => layoutFaults("<svg><text></svg>", fonts)).toThrow();
});
