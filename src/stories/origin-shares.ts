/**
 * Stage stories: accounts of the documents of a story (`DocumentSummary.shares`) -> how much of each came from each origin, through
 * chains: what a paper took from the AP is the release's as far as the AP's own text is. Where an account names an origin itself, that
 * figure stands: its tokens are told apart already. Where a document has no account that leads to an origin, the coverage of its pairs
 * stands for it. O(documents + pairs + shares x origins of a document).
 */
import { append } from "../arrays/append.js";
import type { Share } from "../types/relation.js";
import type { Lineage } from "./lineage.js";

/** By origin: share of a document's tokens, 0 to 1. */
export type Portions = ReadonlyMap<number, number>;

export interface ShareInput {
  readonly lineage: Lineage;
  /** By document: the origin it is one of the documents of; undefined where it descends from origins. */
  readonly originOf: readonly (number | undefined)[];
  /** By document, as far as it is known. */
  readonly accounts: readonly (readonly Share[] | undefined)[];
  /** The number in the story of a document by its id; undefined if it is not in it. */
  numberOf(id: string): number | undefined;
}

/** A way by which text came to a document: from whom, and how much of it. */
interface Intake {
  readonly from: number;
  readonly share: number;
}

/** By document: its origins, at least one, with its share from each; 1 where it is one of the documents of the origin itself. */
export function originShares({ lineage, originOf, accounts, numberOf }: ShareInput): Portions[] {
  const { component } = lineage;
  const portions: (Portions | undefined)[] = originOf.map((origin) => (origin === undefined ? undefined : new Map([[origin, 1]])));
  const fromParents = parentsOf(lineage);
  for (const members of inTopologicalOrder(component)) {
    for (const document of members) {
      const account = (accounts[document] ?? []).flatMap(({ from, share }): Intake[] => {
        const parent = from === null ? undefined : numberOf(from);
        return parent === undefined || component[parent]! >= component[document]! ? [] : [{ from: parent, share }];
      });
      const found = addUp(account, portions, originOf) ?? largest(fromParents[document]!, portions);
      // an origin may have a paragraph of another
      portions[document] = portions[document] === undefined ? found : new Map([...(found ?? []), ...portions[document]]);
    }
    fillWithin(members, portions, lineage);
  }
  return portions.map((found) => found ?? new Map());
}

function* inTopologicalOrder(component: Uint32Array): Generator<readonly number[]> {
  const members: number[][] = [];
  component.forEach((place, document) => {
    const list = members[place];
    if (list === undefined) members[place] = [document];
    else list.push(document);
  });
  for (const list of members) if (list !== undefined) yield list;
}

/** By document: what it took from documents of earlier components. */
function parentsOf({ descents, component }: Lineage): readonly Intake[][] {
  const parents: Intake[][] = Array.from(component, () => []);
  for (const { parent, child, coverage } of descents) if (component[parent]! < component[child]!) parents[child]!.push({ from: parent, share: coverage });
  return parents;
}

/** Shares of an account are of different tokens, so they add up; undefined where they lead to no origin. */
function addUp(account: readonly Intake[], portions: readonly (Portions | undefined)[], originOf: ShareInput["originOf"]): Portions | undefined {
  const direct = new Map<number, number>();
  const chained = new Map<number, number>();
  for (const { from, share } of account) {
    const origin = originOf[from];
    if (origin !== undefined) direct.set(origin, (direct.get(origin) ?? 0) + share);
    else for (const [other, part] of portions[from] ?? []) chained.set(other, (chained.get(other) ?? 0) + share * part);
  }
  const found = new Map([...chained, ...direct].map(([origin, share]) => [origin, Math.min(1, share)]));
  return found.size === 0 ? undefined : found;
}

/** Coverages of pairs can be of the same tokens, so the largest counts; undefined where nothing came from anybody. */
function largest(intakes: readonly Intake[], portions: readonly (Portions | undefined)[]): Portions | undefined {
  const found = new Map<number, number>();
  for (const { from, share } of intakes) for (const [origin, part] of portions[from] ?? []) found.set(origin, Math.max(found.get(origin) ?? 0, share * part));
  return found.size === 0 ? undefined : found;
}

/** Documents of a component that took nothing from outside themselves have it from those that did. Breadth first. */
function fillWithin(members: readonly number[], portions: (Portions | undefined)[], lineage: Lineage): void {
  if (members.every((document) => portions[document] !== undefined)) return;
  const neighbours = neighboursWithin(new Set(members), lineage);
  const queue = members.filter((document) => portions[document] !== undefined);
  for (const from of queue) {
    for (const { document, coverage } of neighbours.get(from) ?? []) {
      if (portions[document] !== undefined) continue;
      portions[document] = largest([{ from, share: coverage }], portions);
      if (portions[document] !== undefined) queue.push(document);
    }
  }
}

interface Neighbour {
  readonly document: number;
  /** Share of its tokens that the document it is a neighbour of has. */
  readonly coverage: number;
}

function neighboursWithin(members: ReadonlySet<number>, { descents, ties }: Lineage): Map<number, Neighbour[]> {
  const neighbours = new Map<number, Neighbour[]>();
  const add = (of: number, document: number, coverage: number): void => {
    if (members.has(of) && members.has(document)) append(neighbours, of, { document, coverage });
  };
  for (const { a, b, coverageA, coverageB } of ties) {
    add(a, b, coverageB);
    add(b, a, coverageA);
  }
  for (const { parent, child, coverage } of descents) {
    add(parent, child, coverage);
    add(child, parent, coverage);
  }
  return neighbours;
}
