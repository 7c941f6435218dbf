import { runTask } from "../src/task/runTask.js";
import { task } from "../src/task/show-label.js";

process.exitCode = await runTask(task, process.argv.slice(2));
