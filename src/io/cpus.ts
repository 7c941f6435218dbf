import { availableParallelism } from "node:os";

/** How many worker threads may run at once: the processors that this process may use, or AUDIOSET_LAB_WORKERS. */
export function availableWorkers(): number {
  const wanted = Number(process.env.AUDIOSET_LAB_WORKERS);
  return Number.isInteger(wanted) && wanted > 0 ? wanted : availableParallelism();
}
