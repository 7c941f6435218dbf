export interface RoomRule {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
  readonly packages: readonly string[];
}
export const TABLE: Readonly<Record<string, RoomRule>>;
export function importFaults(): string[];
