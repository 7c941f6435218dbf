import { DICTIONARY } from "./dictionary.js";
import type { Task } from "./task.js";

/** The README's table of tasks, from the registry. */
export function tasksMarkdown(tasks: readonly Task[]): string {
  return [
    "| task | what it does |",
    "|---|---|",
    ...tasks.map(({ name, about }) => `| \`${name}\` | ${escapeCell(about)} |`),
  ].join("\n");
}

/** The README's dictionary of CSV columns. */
export function dictionaryMarkdown(): string {
  return DICTIONARY.map(({ file, columns }) =>
    [
      `**\`${file}\`**`,
      "",
      "| column | meaning |",
      "|---|---|",
      ...columns.map(({ name, about }) => `| \`${name}\` | ${escapeCell(about)} |`),
    ].join("\n"),
  ).join("\n\n");
}

/** The README with the parts between `<!-- name -->` and `<!-- /name -->` replaced. Throws where a mark is missing. */
export function fillReadme(readme: string, parts: Readonly<Record<string, string>>): string {
  let text = readme;
  for (const [name, content] of Object.entries(parts)) {
    const open = `<!-- ${name} -->`;
    const close = `<!-- /${name} -->`;
    const from = text.indexOf(open);
    const to = text.indexOf(close);
    if (from < 0 || to < from) throw new Error(`Cannot fill the README: expected the marks ${open} and ${close}`);
    text = `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`;
  }
  return text;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
