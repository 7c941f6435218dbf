import { canonicalLabelId } from "./labelNames.js";
import { ROLE_TABLE } from "./roleTable.js";

/** What a label says of a recording; the table in roleTable.ts explains each role. */
export type Role = (typeof ROLES)[number];

/** All roles, for an option's choices. */
export const ROLES = ["sound", "background", "scene", "silence", "unknown"] as const;

let roles: ReadonlyMap<string, Role> | undefined;

/** The role of a label of the strong vocabulary; undefined for any other label. */
export function roleOf(id: string): Role | undefined {
  roles ??= readRoles(ROLE_TABLE);
  return roles.get(canonicalLabelId(id));
}

/** Ids of the strong vocabulary's labels that have one of `wanted` roles, in the table's order. */
export function labelsWithRole(wanted: readonly Role[]): string[] {
  roles ??= readRoles(ROLE_TABLE);
  return [...roles].filter(([, role]) => wanted.includes(role)).map(([id]) => id);
}

/** Reads lines of role, label id and name. Throws SyntaxError for an unknown role and for a label that stands twice. */
export function readRoles(table: string): Map<string, Role> {
  const found = new Map<string, Role>();
  for (const line of table.trim().split("\n")) {
    const [role, id] = line.split(" ", 2);
    if (!ROLES.includes(role as Role) || !id || found.has(id))
      throw new SyntaxError(`expected a role and a label that stands once, got ${JSON.stringify(line)}`);
    found.set(id, role as Role);
  }
  return found;
}
