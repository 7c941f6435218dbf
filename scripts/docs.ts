import { join } from "node:path";
import { projectRoot } from "../src/io/paths.js";
import { readText } from "../src/io/readBytes.js";
import { writeWhole } from "../src/io/writeFile.js";
import { dictionaryMarkdown, fillReadme, tasksMarkdown } from "../src/task/docs.js";
import { loadTasks } from "../src/task/registry.js";

const readme = join(projectRoot(), "README.md");
writeWhole(
  readme,
  fillReadme(await readText(readme), { tasks: tasksMarkdown(await loadTasks()), columns: dictionaryMarkdown() }),
);
