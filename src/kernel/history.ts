/** One entry of a history reply: session, number, and the input or the pair of input and output. */
export type HistoryEntry = [session: number, line: number, input: string | [string, string | null]];

/** The inputs of this kernel's life, which is session 1. */
export interface History {
  add(line: number, input: string, output: string | undefined): void;
  /** The entries that a history_request's content asks for, oldest first. */
  select(request: Readonly<Record<string, unknown>>): HistoryEntry[];
}

const session = 1;

/** An empty history; see "History" in Jupyter's messaging documentation. */
export function createHistory(): History {
  const entries: { line: number; input: string; output: string | undefined }[] = [];
  return {
    add: (line, input, output) => void entries.push({ line, input, output }),
    select(request) {
      const count = typeof request.n === "number" && request.n >= 0 ? request.n : entries.length;
      let chosen = entries;
      if (request.hist_access_type === "range") {
        const { start, stop } = request;
        // Session 0 is the running one; sessions before it are not kept.
        if (typeof request.session === "number" && request.session !== 0 && request.session !== session) return [];
        const from = typeof start === "number" && start > 0 ? start : 1;
        const to = typeof stop === "number" && stop > 0 ? stop : Number.POSITIVE_INFINITY;
        chosen = entries.filter(({ line }) => line >= from && line < to);
      } else if (request.hist_access_type === "search") {
        const pattern = glob(typeof request.pattern === "string" ? request.pattern : "*");
        chosen = entries.filter(({ input }) => pattern.test(input));
        if (request.unique === true)
          chosen = chosen.filter(
            ({ input }, index) => chosen.findLastIndex((other) => other.input === input) === index,
          );
        chosen = count === 0 ? [] : chosen.slice(-count);
      } else {
        chosen = count === 0 ? [] : entries.slice(-count);
      }
      return chosen.map(({ line, input, output }) => [
        session,
        line,
        request.output === true ? [input, output ?? null] : input,
      ]);
    },
  };
}

/** A pattern as shells write it: `*` any text, `?` any character, `[...]` one of these, `[^...]` one of the others. */
function glob(pattern: string): RegExp {
  const source = pattern.replace(
    /\[(\^?)(\]?[^\]]*)\]|[\s\S]/g,
    (part, negated: string | undefined, set: string | undefined) => {
      if (set !== undefined && set !== "") return `[${negated}${set.replace(/[\\\][]/g, "\\$&")}]`;
      if (part === "*") return ".*";
      return part === "?" ? "." : part.replace(/[.+^${}()|[\]\\/-]/g, "\\$&");
    },
  );
  return new RegExp(`^${source}$`, "s");
}
