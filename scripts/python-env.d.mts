/** Thrown where the Python environment cannot be made: its message says what is missing and what to do. */
export class PythonUnavailable extends Error {}

export interface PythonEnv {
  /** The environment's Python. */
  python: string;
  /** The variables that its programs are to run with. */
  env: NodeJS.ProcessEnv;
}

export function ensurePythonEnv(options?: { log?: (line: string) => void }): PythonEnv;
export function tryPythonEnv():
  | (PythonEnv & { reason: undefined })
  | { python?: undefined; env?: undefined; reason: string };
export function labEnvironment(): NodeJS.ProcessEnv;
