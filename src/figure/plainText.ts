const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", $: "&#36;", "%": "&#37;" };

/**
 * A name as Plotly text that shows exactly these characters: Plotly reads `<b>`, `&lt;`, `%{x}` and `$x$` in texts as markup.
 * Line breaks and control characters become spaces. For values that stand alone in a text; write markup of your own around it.
 */
export function plainText(name: string): string {
  return name.replace(/\p{Cc}+/gu, " ").replace(/[&<>$]|%(?=\{)/g, (letter) => entities[letter]!);
}
