/**
 * Writes what Jupyter needs to know into .lab/: the two kernels, and how JupyterLab is to start. Node built-ins only.
 * `node scripts/kernelspec.mjs` writes it and prints the folder that another Jupyter is to have in JUPYTER_PATH.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./install.mjs";

/** The kernel's name, which the notebooks' metadata say. */
export const kernelName = "audioset-lab";

/** The second kernel's: Deno's own, for interactive use. */
export const denoKernelName = "audioset-lab-deno";

/** The specifications of both kernels; paths are this clone's, so they are written anew wherever it lies. */
export function kernelSpecs() {
  const script = (name) => join(root, "scripts", name);
  return {
    [kernelName]: {
      argv: [process.execPath, script("kernel.mjs"), "{connection_file}"],
      display_name: "TypeScript (audioset-lab)",
      language: "typescript",
      // The kernel can always answer, whatever a cell does.
      interrupt_mode: "message",
      kernel_protocol_version: "5.4",
      metadata: { debugger: false },
    },
    [denoKernelName]: {
      argv: [process.execPath, script("kernel-deno.mjs"), "{connection_file}"],
      display_name: "Deno (audioset-lab)",
      language: "typescript",
      metadata: { debugger: false },
    },
  };
}

/** Writes the kernelspecs and JupyterLab's settings below .lab/. */
export function writeLabFiles() {
  for (const [name, spec] of Object.entries(kernelSpecs())) write(join("data", "kernels", name, "kernel.json"), spec);
  write(join("config", "jupyter_server_config.json"), {
    ServerApp: { root_dir: join(root, "notebooks") },
    MultiKernelManager: { default_kernel_name: kernelName },
    // A cell's output is the kernel's to bound; the server would drop what comes faster than 1 MB/s.
    ZMQChannelsWebsocketConnection: { iopub_data_rate_limit: 1e10, iopub_msg_rate_limit: 1e6 },
  });
  // No question about news at the first start, and no look-up of newer versions; what the reader has set stays.
  const notification = join("settings", "@jupyterlab", "apputils-extension", "notification.jupyterlab-settings");
  if (!existsSync(join(root, ".lab", notification)))
    write(notification, { fetchNews: "false", checkForUpdates: false });
  write(join("config", "jupyter_lab_config.json"), {
    LabApp: { news_url: null, check_for_updates_class: "jupyterlab.NeverCheckForUpdate" },
  });
}

function write(path, value) {
  const file = join(root, ".lab", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeLabFiles();
  process.stdout.write(`${join(root, ".lab", "data")}\n`);
}
