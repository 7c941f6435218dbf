import { task } from "../src/task/report.js";
import { runTask } from "../src/task/runTask.js";

process.exitCode = await runTask(task, process.argv.slice(2));
