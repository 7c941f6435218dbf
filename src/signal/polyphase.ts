import { polyphaseProgram } from "./polyphaseProgram.js";
import type { PhaseTable } from "./sinc.js";

/** Outputs a strand makes before the four move on; a multiple of `up` at least this long keeps the working set in the cache. */
const STRETCH = 256;
const PAGE = 65_536;

/**
 * `length` outputs of a polyphase filter that advances `down / up` input samples an output, zeros assumed outside the input, whose
 * first `lead` samples lie before the first output.
 * Output `i` is the dot product of row `(i down) mod up` with the input around sample `floor(i down / up)`.
 */
export function polyphase(
  samples: Float32Array,
  length: number,
  down: number,
  table: PhaseTable,
  lead = 0,
): Float32Array {
  const { up, taps, weights } = table;
  const out = new Float32Array(length);
  const { memory, polyphase: run } = polyphaseProgram();
  const strand = up * Math.ceil(STRETCH / up);
  const advance = (strand / up) * down;
  const span = 4 * advance + taps;
  const inputAt = weights.length;
  const outputAt = inputAt + span;
  const need = 4 * (outputAt + 4 * strand);
  if (memory.buffer.byteLength < need) memory.grow(Math.ceil((need - memory.buffer.byteLength) / PAGE));
  const floats = new Float32Array(memory.buffer);
  floats.set(weights, 0);
  const whole = Math.floor(down / up);
  for (let done = 0, start = lead + 1 - taps / 2; done < length; done += 4 * strand, start += 4 * advance) {
    copyPadded(samples, start, floats.subarray(inputAt, outputAt));
    run(
      4 * inputAt,
      0,
      4 * taps,
      4 * outputAt,
      4 * (outputAt + strand),
      4 * strand,
      4 * advance,
      up,
      4 * whole,
      down - whole * up,
    );
    out.set(floats.subarray(outputAt, outputAt + Math.min(4 * strand, length - done)), done);
  }
  return out;
}

/** The samples from `start` (which may lie outside) into `target`, zeros where there are none. */
function copyPadded(samples: Float32Array, start: number, target: Float32Array): void {
  const from = Math.min(samples.length, Math.max(0, start));
  const to = Math.min(samples.length, Math.max(0, start + target.length));
  target.fill(0);
  if (to > from) target.set(samples.subarray(from, to), from - start);
}
