import { setMaxListeners } from "node:events";

/** Runs `work` with a signal that is set when the user presses Ctrl+C or the process is told to end. */
export async function withStopSignal<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  // Every job of a pool listens; a hundred of them are no leak.
  setMaxListeners(0, stop.signal);
  const onSignal = () => stop.abort(new Error("Stopped by the user"));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    return await work(stop.signal);
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}
