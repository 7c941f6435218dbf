import { afterAll, beforeAll } from "vitest";
import { KernelClient } from "./client.js";

/** One kernel for all tests of a file, started before and shut down after them. */
export function useKernel(): () => KernelClient {
  let kernel: KernelClient | undefined;
  beforeAll(async () => {
    kernel = await KernelClient.start();
    await kernel.ready();
    await kernel.execute("0", { timeoutMs: 60_000, store_history: false });
  });
  afterAll(() => kernel?.stop());
  return () => kernel!;
}
