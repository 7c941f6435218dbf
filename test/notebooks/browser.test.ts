import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeLabFiles } from "../../scripts/kernelspec.mjs";
import { tryPythonEnv } from "../../scripts/python-env.mjs";
import { root } from "../kernel/client.js";

/** A Chromium of the system, or the one that AUDIOSET_CHROMIUM names. */
function findChromium(): string | undefined {
  const named = process.env.AUDIOSET_CHROMIUM;
  if (named) return named;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  for (const name of names) {
    const { status, stdout } = spawnSync("which", [name], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"].find((path) => existsSync(path));
}

const executable = findChromium();
const environment = executable === undefined ? undefined : tryPythonEnv();
const reason =
  executable === undefined ? "no Chromium is installed, and AUDIOSET_CHROMIUM names none" : environment?.reason;

interface LabWindow {
  jupyterapp: { commands: { execute(name: string, args?: object): Promise<unknown> } };
}

describe.skipIf(reason !== undefined)(
  reason ? `JupyterLab in a browser (skipped: ${reason})` : "JupyterLab in a browser",
  () => {
    const scratch = mkdtempSync(join(tmpdir(), "lab-test-"));
    let lab: ChildProcess | undefined;
    let browser: Browser | undefined;
    let page: Page;

    beforeAll(async () => {
      writeLabFiles();
      const notebooks = join(scratch, "notebooks");
      mkdirSync(notebooks);
      writeFileSync(join(notebooks, "00-tour.ipynb"), withoutOutputs(readFileSync("notebooks/00-tour.ipynb", "utf8")));
      // Cells that are not on the screen have their outputs too, and no question about news lies over them.
      writeSetting("notebook-extension/tracker", { windowingMode: "none" });
      writeSetting("apputils-extension/notification", { fetchNews: "false", checkForUpdates: false });
      const port = await freePort();
      const words = [
        "-m",
        "jupyterlab",
        "--no-browser",
        "--ip=127.0.0.1",
        `--port=${port}`,
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=test",
        "--LabApp.expose_app_in_browser=True",
        `--ServerApp.root_dir=${notebooks}`,
        ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
      ];
      const { python, env } = environment!;
      lab = spawn(python!, words, {
        cwd: notebooks,
        stdio: "ignore",
        env: {
          ...env,
          AUDIOSET_DATA: undefined,
          JUPYTERLAB_SETTINGS_DIR: join(scratch, "settings"),
          JUPYTERLAB_WORKSPACES_DIR: join(scratch, "workspaces"),
          JUPYTER_RUNTIME_DIR: join(scratch, "runtime"),
        },
      });
      await untilAnswers(`http://127.0.0.1:${port}/api?token=test`);
      browser = await chromium.launch({ executablePath: executable!, args: ["--no-sandbox", "--disable-gpu"] });
      page = await browser.newPage({ viewport: { width: 1700, height: 1100 } });
      await page.goto(`http://127.0.0.1:${port}/lab/tree/00-tour.ipynb?token=test`);
      await page.locator(".jp-Notebook .jp-Cell").first().waitFor({ timeout: 120_000 });
      // The status bar knows of the kernel; the notebook's own indicator says idle before there is one.
      await page.getByText("TypeScript (audioset-lab) | Idle").waitFor({ timeout: 120_000 });
      // Not awaited: what is waited for is what a person would see.
      const run = command("notebook:run-all-cells");
      run.catch(() => undefined);
      await page
        .waitForFunction(
          () => {
            const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputArea-prompt")].map(
              (one) => one.textContent ?? "",
            );
            return prompts.length > 0 && prompts.every((text) => /\[\d+\]/.test(text));
          },
          undefined,
          { timeout: 180_000 },
        )
        .catch(async (error: unknown) => {
          await takePicture("jupyterlab-stuck.png");
          throw error;
        });
    }, 420_000);

    afterAll(async () => {
      await browser?.close();
      if (lab) {
        const ended = new Promise((resolve) => lab!.once("exit", resolve));
        lab.kill("SIGTERM");
        const timer = setTimeout(() => lab!.kill("SIGKILL"), 10_000);
        await ended;
        clearTimeout(timer);
      }
      rmSync(scratch, { recursive: true, force: true });
    });

    async function command(name: string): Promise<void> {
      await page.evaluate((wanted) => (window as unknown as LabWindow).jupyterapp.commands.execute(wanted), name);
    }

    function writeSetting(name: string, value: object): void {
      const file = join(scratch, "settings", "@jupyterlab", `${name}.jupyterlab-settings`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(value));
    }

    async function takePicture(name: string): Promise<void> {
      mkdirSync(join(root, "out"), { recursive: true });
      await page.screenshot({ path: join(root, "out", name) });
    }

    it("runs the tour without an error", async () => {
      expect(await page.locator(".jp-OutputArea-output [data-mime-type='application/vnd.jupyter.error']").count()).toBe(
        0,
      );
    });

    it("draws the figure with the titles of its panels", async () => {
      // JupyterLab shows the picture until the mouse comes, then the figure itself in its place.
      const figure = page.locator(".jp-RenderedPlotly").first();
      await figure.scrollIntoViewIfNeeded();
      await figure.hover();
      await figure.locator("svg.main-svg").first().waitFor();
      const text = await figure.textContent();
      for (const title of ["(a) Top 20 labels by occurrences", "(c) Cumulative share by rank"])
        expect(text).toContain(title);
    });

    it("shows a bar's value where the mouse points at it", async () => {
      const bar = page.locator(".jp-RenderedPlotly").first().locator(".barlayer .trace.bars .point path").first();
      await bar.scrollIntoViewIfNeeded();
      const box = (await bar.boundingBox())!;
      await page.mouse.move(box.x + box.width / 2 - 5, box.y + box.height / 2);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
      const hover = page.locator(".jp-RenderedPlotly").first().locator(".hoverlayer .hovertext").first();
      await hover.waitFor({ timeout: 10_000 });
      expect(await hover.textContent()).toMatch(/Speech.*171/);
      await takePicture("jupyterlab.png");
    });

    it("shows the table's first row", async () => {
      const row = page
        .locator(".jp-RenderedHTMLCommon table", { hasText: "display_name" })
        .first()
        .locator("tbody tr")
        .first();
      expect((await row.locator("td").allTextContents()).slice(0, 4)).toEqual(["1", "/m/09x0r", "Speech", "171"]);
    });

    it("offers a member after a dot", async () => {
      await newCell();
      await page.keyboard.type("card.");
      await page.keyboard.press("Tab");
      const item = page.locator(".jp-Completer .jp-Completer-item", { hasText: "examples" }).first();
      await item.waitFor({ timeout: 20_000 });
      await page.keyboard.press("Escape");
    });

    it("shows a type error with its line", async () => {
      await newCell();
      await page.keyboard.insertText('const fine = 1;\nconst wrong: number = "text";');
      await command("notebook:run-cell");
      const error = page.locator(".jp-OutputArea-output", { hasText: "TS2322" }).last();
      await error.waitFor({ timeout: 20_000 });
      const text = (await error.textContent()) ?? "";
      expect(text).toMatch(/:2:7 - .*TS2322/);
      expect(text).toContain('> 2 | const wrong: number = "text";');
    });

    async function newCell(): Promise<void> {
      await page.locator(".jp-Notebook .jp-Cell").last().click();
      await command("notebook:insert-cell-below");
      await command("notebook:enter-edit-mode");
      await page.locator(".jp-Notebook .jp-Cell.jp-mod-active .cm-content").click();
    }
  },
);

function withoutOutputs(text: string): string {
  const notebook = JSON.parse(text) as { cells: { cell_type: string; outputs: unknown[]; execution_count: unknown }[] };
  for (const cell of notebook.cells)
    if (cell.cell_type === "code") Object.assign(cell, { outputs: [], execution_count: null });
  return JSON.stringify(notebook);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilAnswers(address: string): Promise<void> {
  for (let left = 240; ; left--) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    if (left === 0) throw new Error(`Cannot reach JupyterLab at ${address} within two minutes`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
