import { task } from "../src/task/analyze-hierarchy.js";
import { runTask } from "../src/task/runTask.js";

process.exitCode = await runTask(task, process.argv.slice(2));
