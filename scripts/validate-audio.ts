import { runTask } from "../src/task/runTask.js";
import { task } from "../src/task/validate-audio.js";

process.exitCode = await runTask(task, process.argv.slice(2));
