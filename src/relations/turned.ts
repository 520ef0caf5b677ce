/**
 * Stage relations: a pair told from the other side. Input a passage or a relation of documents x and y, output the same with y as its side a.
 * Two verbs have a side a that the caller chose, and judge the pair with the earlier document first, as a collection does. O(blocks + edits).
 */
import type { Edit, Passage } from "../types/passage.js";
import type { Direction, Relation } from "../types/relation.js";

const DIRECTION: Readonly<Record<Direction, Direction>> = { "a-to-b": "b-to-a", "b-to-a": "a-to-b", undetermined: "undetermined" };
const OP: Readonly<Record<Edit["op"], Edit["op"]>> = { delete: "insert", insert: "delete", replace: "replace" };

export function turnedRelation(relation: Relation): Relation {
  // not -weight, which makes -0 of 0
  const evidence = relation.evidence.map((one) => ({ ...one, weight: 0 - one.weight }));
  return { ...relation, direction: DIRECTION[relation.direction], evidence };
}

/** Blocks in the order of the new side a. */
export function turnedPassage(passage: Passage): Passage {
  const blocks = passage.blocks.map(({ a, b }) => ({ a: b, b: a })).sort((x, y) => x.a[0] - y.a[0]);
  return { ...passage, a: passage.b, b: passage.a, blocks, edits: passage.edits.map(({ a, b, op }) => ({ a: b, b: a, op: OP[op] })) };
}
