/**
 * Calls `gone` when the process that started this one has ended: Jupyter was killed and nobody will ask for a
 * shut-down any more. `JPY_PARENT_PID` is Jupyter's own process, where another one (a shell) stands between.
 */
export function watchParent(gone: () => void): void {
  const parent = process.ppid;
  const jupyter = Number(process.env.JPY_PARENT_PID ?? 0);
  setInterval(() => {
    if (process.ppid !== parent || (jupyter > 1 && !lives(jupyter))) gone();
  }, 500).unref();
}

function lives(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
