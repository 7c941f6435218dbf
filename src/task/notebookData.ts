import { findSubset, type LabelKind } from "../audioset/subset.js";
import { InputError } from "../io/readBytes.js";
import { findLabelFiles } from "./readReports.js";

/** Path of the official label file of a subset in a folder or its subfolders, plain or packed. Throws InputError where it is missing. */
export function labelFileIn(folder: string, kind: LabelKind, subset: string): string {
  const { fileName } = findSubset(kind, subset);
  const found = findLabelFiles(folder).find(({ subset: one }) => one.fileName === fileName);
  if (!found) throw new InputError(`Cannot find ${fileName} in ${folder}: expected it there, plain or .gz`);
  return found.path;
}
