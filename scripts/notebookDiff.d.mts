/** What differs between two parsed notebooks, one sentence a difference. */
export function notebookDifferences(name: string, before: object, after: object): string[];
