/**
 * Command line: the relation of two documents -> how it stands in print. O(1).
 */
import type { Direction, Relation } from "../types/relation.js";

const DIRECTIONS: Readonly<Record<Direction, string>> = { "a-to-b": "a to b", "b-to-a": "b to a", undetermined: "direction undetermined" };

/** "quotation, a to b"; empty where there is nothing to say. */
export function relationPhrase({ label, direction }: Pick<Relation, "direction" | "label">): string {
  return label === "none" ? "" : `${label}, ${DIRECTIONS[direction]}`;
}
