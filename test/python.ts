import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A Python that has these modules: AUDIOSET_LAB_PYTHON, else that of the benchmarks, else python3 or python of the path; undefined where there is none. */
export function findPython(...modules: string[]): string | undefined {
  const own = join(".venv", "bench", "bin", "python");
  const candidates = [process.env.AUDIOSET_LAB_PYTHON, own, "python3", "python"].filter(
    (one) => one !== undefined && one !== "",
  );
  const code = `import importlib.util as u, sys; sys.exit(0 if all(u.find_spec(m) for m in ${JSON.stringify(modules)}) else 1)`;
  return candidates.find((one) => spawnSync(one!, ["-c", code]).status === 0);
}
