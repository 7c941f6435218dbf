import { randomUUID } from "node:crypto";
import type { Report } from "./frames.js";
import { bundleOf, type MimeBundle, mimeBundle } from "./mimeBundle.js";

/** A display that can be changed after it was shown. */
interface DisplayHandle {
  readonly id: string;
  update(value: unknown): Promise<void>;
}

/** Makes a value show nothing where it happens to be a cell's last expression. */
function unseen<Value extends object>(value: Value): Value {
  return Object.defineProperty(value, Symbol.for("Jupyter.display"), { value: () => ({}) });
}

/** The functions by which a cell shows values before it ends; `globalTypes.ts` declares them to cells. */
export function createDisplays(report: (report: Report) => void) {
  let unfinished = new Set<Promise<unknown>>();
  let pages: MimeBundle[] = [];

  /** Hands over the bundle now where it is there, so that outputs keep their order, else when it comes. */
  function when(bundle: MimeBundle | Promise<MimeBundle>, use: (bundle: MimeBundle) => void): Promise<void> {
    if (!(bundle instanceof Promise)) {
      use(bundle);
      return Promise.resolve();
    }
    const shown = bundle.then(use);
    unfinished.add(shown);
    return shown;
  }

  function show(value: unknown, displayId: string, update: boolean, raw = false): Promise<void> {
    const bundle = raw ? (bundleOf(value) ?? { data: {}, metadata: {} }) : mimeBundle(value);
    return when(bundle, (shown) => report({ type: "display", bundle: shown, displayId, update }));
  }

  function display(value: unknown, options: { id?: string; raw?: boolean } = {}): Promise<DisplayHandle> {
    const { id = randomUUID(), raw = false } = options;
    const handle: DisplayHandle = { id, update: (next) => unseen(show(next, id, true, raw)) };
    return unseen(show(value, id, false, raw).then(() => unseen(handle)));
  }

  /** tslab's own names, so that notebooks written for it keep working. */
  function tslabDisplay(id?: string) {
    let shown = false;
    const raw = (type: string, content: unknown) => {
      void show({ [type]: content }, id ?? randomUUID(), id !== undefined && shown, true);
      shown = true;
    };
    const types = {
      javascript: "text/javascript",
      html: "text/html",
      markdown: "text/markdown",
      latex: "text/latex",
      svg: "image/svg+xml",
      png: "image/png",
      jpeg: "image/jpeg",
      gif: "image/gif",
      pdf: "application/pdf",
      text: "text/plain",
    };
    const named = Object.entries(types).map(([name, type]) => [name, (content: unknown) => raw(type, content)]);
    return { ...(Object.fromEntries(named) as Record<string, (content: unknown) => void>), raw };
  }

  return {
    globals: {
      display,
      clearOutput: (wait = false) => report({ type: "clear", wait: Boolean(wait) }),
      page: (value: unknown) => void when(mimeBundle(value), (bundle) => pages.push(bundle)),
    },
    tslab: {
      display: tslabDisplay(),
      newDisplay: () => tslabDisplay(randomUUID()),
      versions: { node: process.version },
    },
    /** Resolves when everything that was asked to be shown is; rejects with what a display method threw. */
    async finished(): Promise<void> {
      const waiting = unfinished;
      unfinished = new Set();
      await Promise.all(waiting);
    },
    takePages(): MimeBundle[] {
      const taken = pages;
      pages = [];
      return taken;
    },
  };
}
