/** A value of a CSV cell: text is escaped and defused, numbers must already be formatted text. */
export type CsvRow = readonly string[];

/**
 * Rows as RFC 4180 text with LF line ends. A field that begins with = + - @ or a tab would run as a formula in a spreadsheet:
 * `csvText` puts an apostrophe before it. Numbers are not touched, so a negative number stays one.
 */
export function toCsv(header: readonly string[], rows: Iterable<CsvRow>): string {
  const lines = [header.map(quote).join(",")];
  for (const row of rows) lines.push(row.map(quote).join(","));
  return `${lines.join("\n")}\n`;
}

/** A text field from outside (a name, an id, a path) made safe for spreadsheets. */
export function csvText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/**
 * Splits RFC 4180 text into records of fields. Throws SyntaxError with the line where a quoted field does not end
 * or text follows a closing quote.
 */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let line = 1;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    let field: string;
    if (text[at] === '"') {
      const opened = line;
      let close = at + 1;
      for (;;) {
        close = text.indexOf('"', close);
        if (close < 0) throw new SyntaxError(`line ${opened}: expected a closing quote, got the end of the text`);
        if (text[close + 1] !== '"') break;
        close += 2;
      }
      const raw = text.slice(at + 1, close);
      line += raw.split("\n").length - 1;
      field = raw.replaceAll('""', '"');
      at = close + 1;
      if (at < text.length && !/[,\r\n]/.test(text[at]!))
        throw new SyntaxError(`line ${line}: expected a comma after a closing quote, got ${JSON.stringify(text[at])}`);
    } else {
      const rest = /[,\r\n]/g;
      rest.lastIndex = at;
      const end = rest.exec(text)?.index ?? text.length;
      field = text.slice(at, end);
      at = end;
    }
    fields.push(field);
    if (text[at] === ",") {
      at++;
      if (at < text.length) continue;
      fields.push("");
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    records.push(fields);
    fields = [];
  }
  return records;
}
