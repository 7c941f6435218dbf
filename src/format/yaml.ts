import { parse } from "yaml";

/** Parses YAML text into plain data. Throws SyntaxError that names line and column. Dates stay texts, keys stand once, aliases cannot explode. */
export function parseYaml(text: string): unknown {
  try {
    return parse(text, { schema: "core", uniqueKeys: true, maxAliasCount: 100, prettyErrors: true });
  } catch (error) {
    const [first] = (error as Error).message.split("\n");
    throw new SyntaxError(`expected YAML, got ${first!.replace(/:$/, "")}`);
  }
}
