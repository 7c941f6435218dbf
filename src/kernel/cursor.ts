/** The UTF-16 offset of Jupyter's cursor position, which counts code points; past the end counts as the end. */
export function offsetOfCursor(code: string, cursor: number): number {
  let offset = 0;
  for (let seen = 0; seen < cursor && offset < code.length; seen++)
    offset += code.codePointAt(offset)! > 0xffff ? 2 : 1;
  return offset;
}

/** The code points before a UTF-16 offset: the way back. */
export function cursorOfOffset(code: string, offset: number): number {
  let seen = 0;
  for (let at = 0; at < offset && at < code.length; seen++) at += code.codePointAt(at)! > 0xffff ? 2 : 1;
  return seen;
}
