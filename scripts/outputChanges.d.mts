/** One number, row or column that differs between two runs. */
export interface OutputChange {
  readonly file: string;
  readonly label: string;
  readonly column: string;
  readonly old: string;
  readonly new: string;
  readonly rank: string;
}
export function csvChanges(file: string, before: string, after: string): OutputChange[];
export function changesCsv(changes: readonly OutputChange[]): string;
