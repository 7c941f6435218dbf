import { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { formatWithOptions } from "node:util";
import { boundedText, boundProperties, cut } from "./boundedText.js";
import { boundTable } from "./boundTable.js";

/** Sends what is written to stdout and stderr, in the order it is written, to `write`; must run before anything is printed. */
export function captureStreams(write: (name: "stdout" | "stderr", text: string) => void): void {
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new StringDecoder("utf8");
    const stream = new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _encoding, done) {
        const text = typeof chunk === "string" ? chunk : decoder.write(chunk);
        if (text !== "") write(name, text);
        done();
      },
    });
    Object.assign(stream, { fd: name === "stdout" ? 1 : 2 });
    Object.defineProperty(process, name, { value: stream, configurable: true, enumerable: true, writable: true });
  }
}

/** Bounds what the console prints of one value; text that a program made itself is printed in full. */
export function boundConsole(): void {
  const { log, info, debug, warn, error, dir, table } = console;
  const bound =
    (print: (text: string) => void) =>
    (...values: unknown[]) => {
      if (values.every((value) => typeof value !== "object" && typeof value !== "function"))
        return void Reflect.apply(print, console, values);
      print(cut(formatWithOptions({}, ...values.map(boundProperties))));
    };
  Object.assign(console, {
    log: bound(log),
    info: bound(info),
    debug: bound(debug),
    warn: bound(warn),
    error: bound(error),
    dir: (value: unknown, options?: object) =>
      options ? dir(boundProperties(value), options) : log(boundedText(value)),
    table: (data: unknown, columns?: string[]) => {
      const { data: rows, columns: shown, note } = boundTable(data, columns);
      if (shown) table(rows, [...shown]);
      else table(rows);
      if (note) log(note);
    },
  });
}
