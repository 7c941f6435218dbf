import { overviewHelp } from "../src/task/help.js";
import { loadTasks } from "../src/task/registry.js";
import { printOverview } from "../src/task/runTask.js";

process.exitCode = printOverview(process.argv.slice(2), overviewHelp(await loadTasks()));
