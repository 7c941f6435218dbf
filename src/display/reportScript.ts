/**
 * What the report does in the browser: sorts a table by the heading that is clicked, hides what does not hold the text of the search
 * field, opens pictures. It reads text only and never makes markup of it. Plain JavaScript: the page is a file of its own.
 */
export const REPORT_SCRIPT = `
"use strict";
const numberOf = (text) => {
  const found = /^[-\\u2212+]?[0-9][0-9,]*(\\.[0-9]+)?/.exec(text.trim());
  return found ? Number(found[0].replace(/,/g, "").replace("\\u2212", "-")) : NaN;
};
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const heading = button.closest("th");
    const table = heading.closest("table");
    const column = [...heading.parentNode.children].indexOf(heading);
    const down = heading.getAttribute("aria-sort") !== "descending";
    for (const other of heading.parentNode.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const ranks = table.dataset.ranks ? table.dataset.ranks.split(" ") : [];
    const keyed = [...body.rows].map((row, i) => {
      const text = row.cells[column].textContent;
      const rank = ranks.indexOf(text.trim());
      return { row, i, text, number: rank >= 0 && heading.dataset.ranked ? ranks.length - rank : numberOf(text) };
    });
    keyed.sort((a, b) => {
      const [one, two] = [Number.isNaN(a.number), Number.isNaN(b.number)];
      const order = !one && !two ? a.number - b.number : one !== two ? (one ? -1 : 1) : a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
      return (down ? -order : order) || a.i - b.i;
    });
    body.append(...keyed.map(({ row }) => row));
  });
}
const search = document.getElementById("search");
const hits = document.getElementById("hits");
const items = [...document.querySelectorAll("tbody tr, details.finding, .clip")].map((item) => ({ item, text: item.textContent.toLowerCase() }));
const filter = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
  let shown = 0;
  for (const { item, text } of items) {
    item.hidden = !words.every((word) => text.includes(word));
    if (!item.hidden) shown++;
  }
  hits.textContent = words.length > 0 ? shown + " of " + items.length + " entries" : "";
};
search.addEventListener("input", filter);
for (const button of document.querySelectorAll("[data-open]"))
  button.addEventListener("click", () => document.getElementById(button.dataset.open).showModal());
for (const button of document.querySelectorAll("[data-close]"))
  button.addEventListener("click", () => button.closest("dialog").close());
for (const dialog of document.querySelectorAll("dialog"))
  dialog.addEventListener("click", (click) => { if (click.target === dialog) dialog.close(); });
const follow = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener("hashchange", follow);
follow();
`;
