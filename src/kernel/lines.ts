/** What begins every line between the kernel and the process that runs the cells; JSON text never contains it. */
export const lineStart = "\x1e";

/**
 * A function to be given the chunks of a stream of lines; it hands each JSON value to `take`. A line that was cut off
 * in its middle (its writer was interrupted) is dropped, the next one is read.
 */
export function lineReader(take: (value: unknown) => void): (chunk: Buffer) => void {
  let waiting: Buffer[] = [];
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const text = Buffer.concat([...waiting, chunk.subarray(from, end)]).toString();
      waiting = [];
      from = end + 1;
      try {
        take(JSON.parse(text.slice(text.lastIndexOf(lineStart) + 1)));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
    }
    if (from < chunk.length) waiting.push(chunk.subarray(from));
  };
}

/** One value as a line. */
export function toLine(value: unknown): string {
  return `${lineStart}${JSON.stringify(value)}\n`;
}
