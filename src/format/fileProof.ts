/**
 * How a published file is known to be the right one: by a hash of its bytes (`gitBlob`: SHA-1 over `blob <size>\0` and the bytes, as
 * git names contents), or, where no hash is published, by its first line and number of rows, or its number of JSON nodes.
 */
export type FileProof =
  | { readonly kind: "sha256" | "gitBlob"; readonly hash: string; readonly bytes?: number }
  | { readonly kind: "rows"; readonly header: string; readonly rows: number }
  | { readonly kind: "nodes"; readonly nodes: number };

/** What the proof rests on, for people. */
export function describeProof(proof: FileProof): string {
  if (proof.kind === "rows") return `header and ${proof.rows} rows`;
  if (proof.kind === "nodes") return `${proof.nodes} nodes`;
  return `${proof.kind === "sha256" ? "sha256" : "git blob hash"} ${proof.hash.slice(0, 12)}`;
}

/** Holds a text to a proof without a hash: what is wrong with it, or undefined where it is the right one. */
export function faultOfText(text: string, proof: Extract<FileProof, { kind: "rows" | "nodes" }>): string | undefined {
  if (proof.kind === "rows") {
    const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
    if (lines[0] !== proof.header)
      return `expected the header ${JSON.stringify(proof.header)}, got ${JSON.stringify(lines[0]!.slice(0, 60))}`;
    return lines.length - 1 === proof.rows ? undefined : `expected ${proof.rows} rows, got ${lines.length - 1}`;
  }
  const count = countNodes(text);
  return count === proof.nodes
    ? undefined
    : `expected a JSON list of ${proof.nodes} nodes, got ${count ?? "something else"}`;
}

function countNodes(text: string): number | undefined {
  try {
    const nodes: unknown = JSON.parse(text);
    return Array.isArray(nodes) ? nodes.length : undefined;
  } catch {
    return undefined;
  }
}
