import { addFault, type Faults, quoteFound } from "./faults.js";
import { hasThreeDecimals } from "./time.js";

/** Notes a line that is right but has a time that is not written with three decimals, as the official files write them. */
export function noteTimes(notes: Faults, times: readonly string[], line: number): void {
  const loose = times.find((text) => !hasThreeDecimals(text));
  if (loose !== undefined)
    addFault(notes, { line, rule: "time-decimals", expected: "three decimals", found: quoteFound(loose) });
}
