/** The declarations of what the kernel puts into every cell's scope; `display.ts` and `prompt.ts` hold the functions. */
export const globalTypes = `
/** A display that can be changed after it was shown. */
interface DisplayHandle {
  readonly id: string;
  /** Shows another value in this display's place. */
  update(value: unknown): Promise<void>;
}
/** Shows a value at once, as the last expression of a cell would be shown. */
declare function display(value: unknown, options?: { id?: string; raw?: boolean }): Promise<DisplayHandle>;
/** Removes what the cell has shown so far; with \`wait\`, when the next output comes. */
declare function clearOutput(wait?: boolean): void;
/** Shows a value in the front end's pager, where it has one. */
declare function page(value: unknown): void;
/** Asks the reader for a line of text; null where the answer was refused. */
declare function prompt(question?: string, options?: { password?: boolean }): string | null;
declare module "*.tsv" { const text: string; export default text; }
`;
