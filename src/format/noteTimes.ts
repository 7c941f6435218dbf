import { addFault, type Faults, quoteFound } from "./faults.js";
import { hasThreeDecimals } from "./time.js";

/** Notes each time of a line that is right but not written with three decimals, as the official files write them. */
export function noteTimes(notes: Faults, times: readonly string[], line: number): void {
  for (const text of times) {
    if (!hasThreeDecimals(text))
      addFault(notes, { line, rule: "time-decimals", expected: "three decimals", found: quoteFound(text) });
  }
}
