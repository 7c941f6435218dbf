/** Who may import whom: the house's table, and a check of every source file against it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { root } from "./install.mjs";

const PURE = ["format", "signal", "audioset", "analysis", "training", "figure", "display"];

/** For each room: the rooms it may import, and the outside packages (`node:*` for built-ins). `types` rooms may be imported as types only. */
export const TABLE = {
  format: { rooms: [], packages: ["hyparquet-writer", "wavefile", "yaml"] },
  signal: { rooms: [], packages: ["fft.js"] },
  kernel: { rooms: [], packages: ["node:*", "tslab", "zeromq", "esbuild"] },
  audioset: { rooms: ["format"], packages: [] },
  analysis: { rooms: ["audioset", "format"], packages: ["d3-array"] },
  training: { rooms: ["audioset", "analysis", "format"], packages: [] },
  figure: { rooms: ["analysis", "audioset"], packages: ["opentype.js"] },
  display: { rooms: ["figure", "format", "signal"], types: ["analysis", "audioset"], packages: [] },
  io: { rooms: ["format"], types: [...PURE, "io/workers"], packages: ["node:*", "@resvg/resvg-js"] },
  "io/workers": { rooms: [...PURE, "io"], packages: ["node:*"] },
  task: { rooms: [...PURE, "io", "io/workers"], packages: ["node:path"] },
};

/** Every import that breaks the table, as `file: sentence`. */
export function importFaults() {
  const faults = [];
  const homes = new Map();
  for (const name of readdirSync(join(root, "src"), { recursive: true }).sort()) {
    if (!name.endsWith(".ts") || name.endsWith(".d.ts")) continue;
    const file = join("src", name);
    const room = roomOf(name);
    const rule = TABLE[room];
    if (!rule) {
      faults.push(`${file}: no such room: ${room}`);
      continue;
    }
    for (const { from, typeOnly } of importsOf(readFileSync(join(root, file), "utf8"))) {
      if (from.startsWith(".")) {
        const target = roomOf(relative(join(root, "src"), resolve(root, dirname(file), from)));
        const allowed =
          target === room || rule.rooms.includes(target) || (typeOnly && (rule.types ?? []).includes(target));
        if (!allowed) faults.push(`${file}: ${room} may not import ${target} (${from})`);
        if (!from.endsWith(".js")) faults.push(`${file}: an import ends in .js (${from})`);
      } else {
        const allowed = rule.packages.some((name) =>
          name === "node:*" ? from.startsWith("node:") : from === name || from.startsWith(`${name}/`),
        );
        if (!allowed && !typeOnly) faults.push(`${file}: ${room} may not import the package ${from}`);
        if (!from.startsWith("node:") && !typeOnly)
          homes.set(`${room} ${from}`, [...(homes.get(`${room} ${from}`) ?? []), file]);
      }
    }
  }
  for (const [key, files] of homes)
    if (files.length > 1)
      faults.push(`${files.join(", ")}: ${key.split(" ")[1]} is imported in more than one file of its room`);
  return faults;
}

function roomOf(path) {
  const [first, second] = path.split(/[/\\]/);
  return first === "io" && second === "workers" ? "io/workers" : first;
}

/** Import and re-export statements, static and dynamic, of a source text. */
function importsOf(text) {
  const found = [];
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm)) {
    const names =
      /\{([^}]*)\}/
        .exec(match[0])?.[1]
        ?.split(",")
        .map((name) => name.trim())
        .filter(Boolean) ?? [];
    const typeOnly = match[1] !== undefined || (names.length > 0 && names.every((name) => name.startsWith("type ")));
    found.push({ from: match[2], typeOnly });
  }
  for (const match of text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g))
    found.push({ from: match[1], typeOnly: false });
  return found;
}
