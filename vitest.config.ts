import { defineConfig } from "vitest/config";

/** Tests mirror src/. Real data and optional programs are used where they are; a test skips with its reason where not. */
export default defineConfig({
  test: {
    globalSetup: ["test/setup.mjs"],
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.build/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
