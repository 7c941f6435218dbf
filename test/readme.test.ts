import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dictionaryMarkdown, fillReadme, tasksMarkdown } from "../src/task/docs.js";
import { loadTasks } from "../src/task/registry.js";

it("the README's tables are those of the registry and of the columns (npm run docs writes them)", async () => {
  const readme = readFileSync("README.md", "utf8");
  expect(fillReadme(readme, { tasks: tasksMarkdown(await loadTasks()), columns: dictionaryMarkdown() })).toBe(readme);
});
