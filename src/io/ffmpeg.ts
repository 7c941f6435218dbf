import { spawnSync } from "node:child_process";

/** Bytes of decoded audio that are taken from one file: 20 minutes of stereo at 48 kHz. */
const MOST_BYTES = 2 ** 29;

let found: boolean | undefined;

/** Whether the program ffmpeg can be started here (asked once). */
export function hasFfmpeg(): boolean {
  found ??= spawnSync("ffmpeg", ["-version"], { stdio: "ignore" }).status === 0;
  return found;
}

/**
 * Decodes any audio file to the bytes of a WAV file of 32-bit floats at its own rate and channels, by ffmpeg.
 * Throws an Error with ffmpeg's last line where it cannot.
 */
export function decodeWithFfmpeg(path: string): Uint8Array {
  // `file:` keeps a path with a colon from being taken for another protocol.
  const input = ["-v", "error", "-nostdin", "-i", `file:${path}`];
  const output = ["-map", "0:a:0", "-c:a", "pcm_f32le", "-f", "wav", "pipe:1"];
  const { status, stdout, stderr, error } = spawnSync("ffmpeg", [...input, ...output], {
    maxBuffer: MOST_BYTES,
    timeout: 120_000,
  });
  if (error) throw new Error(`ffmpeg cannot decode it: ${error.message}`);
  if (status !== 0)
    throw new Error(`ffmpeg cannot decode it: ${stderr.toString().trim().split("\n").at(-1) ?? status}`);
  return stdout;
}
