import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importFaults } from "../scripts/importTable.mjs";
import { TASKS } from "../src/task/registry.js";

describe("the house", () => {
  it("imports only what the import table allows", () => {
    expect(importFaults()).toEqual([]);
  });

  it("has a script for every task and a task for every script", () => {
    const scripts = readdirSync("scripts").filter(
      (name) => name.endsWith(".ts") && !["help.ts", "docs.ts"].includes(name),
    );
    expect(scripts.map((name) => name.replace(/\.ts$/, "")).sort()).toEqual(Object.keys(TASKS).sort());
  });

  it("gives every task the name under which it is registered", async () => {
    for (const [name, load] of Object.entries(TASKS)) expect((await load()).name).toBe(name);
  });
});
