import type { NamedLabel } from "../analysis/distribution.js";
import { barPanel } from "./bars.js";
import type { DistributionInput } from "./distribution.js";
import type { Figure } from "./figureValue.js";
import { measureUnit } from "./measureUnit.js";
import { groupDigits, percent } from "./numberText.js";
import { panelGrid } from "./panelGrid.js";
import { colours } from "./theme.js";

const RAREST = 20;

/** Two panels with values to read off: the first 50 labels (or `top`, if more), and the 20 rarest. */
export function detailedFigure({ subset, subtitle, labels }: DistributionInput, { top = 50 } = {}): Figure {
  const unit = measureUnit(subset);
  const items = subset.kind === "weak" ? "" : subset.framed ? " frames" : " events";
  const most = labels.slice(0, Math.max(50, top));
  const rarest = labels.slice(Math.max(0, labels.length - RAREST));
  const numbered = ({ rank, name }: NamedLabel) => `${name}  ${groupDigits(rank)}`;
  const first = barPanel(
    `The first ${most.length} labels, with their ranks`,
    most.map((label) => ({
      name: numbered(label),
      value: unit.toAxis(label.value),
      text: `${unit.text(label.value)} · ${percent(label.share)}${items && ` · ${groupDigits(label.count)}${items}`}`,
    })),
    { title: unit.title },
  );
  const last = barPanel(
    `The ${rarest.length} rarest labels, with their ranks`,
    rarest.map((label) => ({
      name: numbered(label),
      value: unit.toLabelAxis(label.value),
      text: `${unit.text(label.value)}${items && ` · ${groupDigits(label.count)}${label.count === 1 ? items.slice(0, -1) : items}`}`,
      colour: colours.vermilion,
    })),
    { title: unit.perLabel },
  );
  return panelGrid({
    title: `AudioSet ${subset.kind} labels, ${subset.name}: first and rarest labels`,
    subtitle,
    panels: [first, last],
    columns: 2,
    height: 300 + Math.max(24, most.length) * 24,
  });
}
