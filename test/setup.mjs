/** Before the first test: worker threads and the command line run compiled code, so it must agree with the sources. */
import { ensureBuilt } from "../scripts/build.mjs";
import { root } from "../scripts/install.mjs";

export async function setup() {
  process.env.AUDIOSET_LAB_ROOT = root;
  await ensureBuilt();
}
