/**
 * The shape of a file name, by which names that no rule reads are grouped: each run of letters becomes `a`, each run of digits `9`,
 * control characters `?`; the ending stays. `take 07 (final).WAV` has the shape `a 9 (a).WAV`.
 */
export function nameShape(name: string): string {
  const dot = name.lastIndexOf(".");
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const shape = stem
    .replace(/\p{L}+/gu, "a")
    .replace(/[0-9]+/g, "9")
    .replace(/\p{Cc}+/gu, "?");
  return (shape.length > 80 ? `${shape.slice(0, 77)}...` : shape) + (dot > 0 ? name.slice(dot) : "");
}
