/** A lock that processes share: a folder that only one of them can make. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Runs `work` while no other process holds `folder`; waits for a living holder and clears the lock of a dead one. */
export function withLock(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  while (!take(folder)) {
    if (!holderLives(folder)) rmSync(folder, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    const result = work();
    if (result instanceof Promise) return result.finally(() => rmSync(folder, { recursive: true, force: true }));
    rmSync(folder, { recursive: true, force: true });
    return result;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function take(folder) {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function holderLives(folder) {
  try {
    const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
    if (!pid) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No pid file yet: the holder is between its two calls. EPERM: it lives under another user.
    return error.code === "ENOENT" || error.code === "EPERM";
  }
}
