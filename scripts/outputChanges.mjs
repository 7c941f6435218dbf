/** Compares the statistics CSVs of two runs cell by cell. Pure: texts in, changes out. */

/**
 * What changed between two CSV texts of one file: `{file, label, column, old, new, rank}`, in the order of the new rows; `label` is the
 * row's label id and name, else its first field; `rank` is `old -> new` where a row moved. A row that came or went is one change, and
 * so is a column.
 */
export function csvChanges(file, before, after) {
  const [one, two] = [table(before), table(after)];
  const changes = [];
  const add = (label, column, old, now, rank = "") => changes.push({ file, label, column, old, new: now, rank });
  for (const name of one.header) if (!two.header.includes(name)) add("", name, "column", "");
  for (const name of two.header) if (!one.header.includes(name)) add("", name, "", "column");
  const columns = two.header.filter((name) => one.header.includes(name) && name !== "rank");
  for (const [key, row] of two.rows) {
    const old = one.rows.get(key);
    const label = nameOf(row);
    if (old === undefined) {
      add(label, "", "", "row", row.rank ?? "");
      continue;
    }
    const rank = old.rank === row.rank ? (row.rank ?? "") : `${old.rank} -> ${row.rank}`;
    for (const column of columns) if (old[column] !== row[column]) add(label, column, old[column], row[column], rank);
    if (old.rank !== row.rank) add(label, "rank", old.rank ?? "", row.rank ?? "", rank);
  }
  for (const [key, row] of one.rows) if (!two.rows.has(key)) add(nameOf(row), "", "row", "", row.rank ?? "");
  return changes;
}

/** Changes as CSV text, fields quoted where they must be. */
export function changesCsv(changes) {
  const names = ["file", "label", "column", "old", "new", "rank"];
  const quoted = (field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
  return `${[names, ...changes.map((change) => names.map((name) => quoted(change[name])))].map((row) => row.join(",")).join("\n")}\n`;
}

function nameOf(row) {
  if (row.label_id === undefined) return Object.values(row)[0] ?? "";
  return row.display_name === undefined || row.display_name === row.label_id
    ? row.label_id
    : `${row.display_name} (${row.label_id})`;
}

/** Header and rows by key: the label id, else the first field; a key that stands again gets its number. */
function table(text) {
  const [header = [], ...lines] = parse(text);
  const rows = new Map();
  const place = Math.max(0, header.indexOf("label_id"));
  for (const fields of lines) {
    let key = fields[place] ?? "";
    for (let n = 2; rows.has(key); n++) key = `${fields[place]} #${n}`;
    rows.set(key, Object.fromEntries(header.map((name, i) => [name, fields[i] ?? ""])));
  }
  return { header, rows };
}

/** RFC 4180; what this project writes needs no more. */
function parse(text) {
  const records = [];
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const fields = [];
    for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
      fields.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    records.push(fields);
  }
  return records;
}
