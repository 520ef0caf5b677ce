/**
 * Stage stories: the documents of one story and who took from whom (lineage.ts) -> its independent origins. An origin is a document
 * that took no real share from another one of the story, or several that are counted as one because it is not known that they are
 * independent: directions between them are undetermined or contradict each other while they share much, or they credit one wire, after which the
 * origin is named then. So the number of origins is never raised by a guess, and public words lower it for nobody.
 * O(documents + pairs + members of origins).
 */

import { append } from "../arrays/append.js";
import { UnionFind } from "../arrays/union-find.js";
import { shownFirst } from "../errors.js";
import type { Share } from "../types/relation.js";
import type { Origin, OriginMember } from "../types/story.js";
import { type Lineage, traceLineage } from "./lineage.js";
import { originShares, type Portions } from "./origin-shares.js";
import { REAL_SHARE, type RelatedPair } from "./ties.js";

/** A story, its documents by number, in document order. */
export interface StoryMembers {
  readonly ids: readonly string[];
  readonly pairs: readonly RelatedPair[];
  /** By document, as far as it is known: where its text came from. */
  readonly accounts: readonly (readonly Share[] | undefined)[];
}

/** At least one, by the documents that represent them, earliest first. Every document is a member of one or more. */
export function findOrigins({ ids, pairs, accounts }: StoryMembers): Origin[] {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const numberOf = (id: string): number | undefined => numbers.get(id);
  const lineage = traceLineage(ids.length, pairs, numberOf);
  const cores = coresOf(lineage);
  const originOf: (number | undefined)[] = ids.map(() => undefined);
  cores.forEach(({ documents }, origin) => {
    for (const document of documents) originOf[document] = origin;
  });
  const portions = originShares({ lineage, originOf, accounts, numberOf });
  const members = membersOf(cores, portions, { lineage, originOf });
  return cores.map((core, origin) => ({
    document: ids[core.first]!,
    wire: core.wire ?? null,
    reason: reasonOf(core, ids, members[origin]!.length),
    members: members[origin]!.map(({ document, share }): OriginMember => ({ id: ids[document]!, share })),
  }));
}

/** Why several documents are one origin. */
type Doubt = "none" | "undetermined" | "common-source" | "contradiction";

/** The documents that an origin consists of. */
interface Core {
  /** In document order. */
  readonly documents: readonly number[];
  /** The one that represents it: the earliest that took nothing from another. */
  readonly first: number;
  readonly doubt: Doubt;
  /** The wire whose story they carry, by their credits. */
  readonly wire: string | undefined;
}

/** Source components; those with a tie between them are one. */
function coresOf({ component, isSource, ties, descents }: Lineage): Core[] {
  const sets = new UnionFind(component.length);
  const firstOf = new Map<number, number>();
  component.forEach((place, document) => {
    if (firstOf.has(place)) sets.union(firstOf.get(place)!, document);
    else firstOf.set(place, document);
  });
  const inSources = ties.filter(({ a, b }) => isSource[component[a]!] && isSource[component[b]!]);
  for (const { a, b } of inSources) sets.union(a, b);
  const wires = new Map(inSources.flatMap(({ a, wire }) => (wire === undefined ? [] : [[sets.find(a), wire] as const])));
  const undetermined = new Set(inSources.filter((tie) => !tie.isCommonSource).map(({ a }) => sets.find(a)));
  const took = new Set(descents.filter(({ coverage }) => coverage >= REAL_SHARE).map(({ child }) => child));
  const cores = new Map<number, number[]>();
  component.forEach((place, document) => {
    if (isSource[place]) append(cores, sets.find(document), document);
  });
  return Array.from(cores, ([set, documents]) => {
    const independent = documents.find((document) => !took.has(document));
    const several = undetermined.has(set) ? "undetermined" : "common-source";
    const doubt: Doubt = independent === undefined ? "contradiction" : documents.every((d) => d === independent || took.has(d)) ? "none" : several;
    return { documents, first: independent ?? documents[0]!, doubt, wire: wires.get(set) };
  }).sort((x, y) => x.first - y.first);
}

interface Member {
  readonly document: number;
  readonly share: number;
}

/** By origin: its representative, then the others in document order. */
function membersOf(
  cores: readonly Core[],
  portions: readonly Portions[],
  { lineage, originOf }: { readonly lineage: Lineage; readonly originOf: readonly (number | undefined)[] },
): Member[][] {
  const shared = sharedWithin(lineage, originOf);
  const members = cores.map(({ first }): Member[] => [{ document: first, share: 1 }]);
  portions.forEach((found, document) => {
    for (const [origin, part] of found) {
      if (document === cores[origin]!.first) continue;
      members[origin]!.push({ document, share: originOf[document] === origin ? shared[document]! : part });
    }
  });
  return members;
}

/** By document that is one of several of an origin: the most that it shares with another one of them. */
function sharedWithin({ ties, descents }: Lineage, originOf: readonly (number | undefined)[]): number[] {
  const shared = originOf.map(() => 0);
  const note = (document: number, other: number, coverage: number): void => {
    if (originOf[document] !== undefined && originOf[document] === originOf[other]) shared[document] = Math.max(shared[document]!, coverage);
  };
  for (const { a, b, coverageA, coverageB } of ties) {
    note(a, b, coverageA);
    note(b, a, coverageB);
  }
  for (const { parent, child, coverage } of descents) note(child, parent, coverage);
  return shared;
}

function reasonOf({ documents, first, doubt, wire }: Core, ids: readonly string[], numMembers: number): string {
  const name = JSON.stringify(ids[first]!);
  const others = documents.filter((document) => document !== first).map((document) => ids[document]!);
  const listed = shownFirst(others, others.length);
  if (wire !== undefined)
    return `${name} is the earliest of several that have text of ${wire}, by their credits (the others: ${listed}), which count as one origin`;
  if (doubt === "undetermined")
    return `${name} is the earliest of several that share text without a determined direction (the others: ${listed}), which count as one origin`;
  if (doubt === "common-source")
    return `${name} is the earliest of several that took text from a source that is not here (the others: ${listed}), which count as one origin`;
  if (doubt === "contradiction")
    return `${name} is the earliest of several whose directions contradict each other (the others: ${listed}), which count as one origin`;
  const took = numMembers === 1 ? "none" : numMembers - 1;
  return `${name} took nothing from another document of the story; of the others ${took} ${took === 1 ? "has" : "have"} text that came from it`;
}
