/**
 * What was found, as the caller reads it. Input the columns of a collection and what relates its documents, output lists whose elements are made
 * when they are read: ids are put in here, and spans are told in characters. O(1) to make; O(spans) a family, O(edits) a passage to read.
 */
import { MadeList } from "../arrays/made-list.js";
import type { Corpus } from "../corpus/intake.js";
import type { PairColumns } from "../families/pair-columns.js";
import { PassageRow } from "../families/passage-rendering.js";
import { type RenderContext, renderWhole } from "../families/render.js";
import type { FoundColumns } from "../families/reported.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import type { Relations } from "../relations/relate.js";
import { mapInTurn } from "../run/in-turn.js";
import { createPace, type Steps, takeTurns } from "../run/pace.js";
import type { RelatedPair } from "../stories/ties.js";
import type { Span } from "../types/document.js";
import type { Family, FamilyLabel, Occurrence } from "../types/family.js";
import type { CancelSignal } from "../types/options.js";
import type { Passage } from "../types/passage.js";
import type { Pair, Relation, Share } from "../types/relation.js";
import type { Detection, DetectionLists, DetectionView, DocumentSummary } from "../types/result.js";

/** Columns of a collection, and what the reuse in it means. */
export interface RelatedColumns extends FoundColumns {
  /** Undefined where relations were not judged. */
  readonly relations: Relations | undefined;
}

interface MadeLists {
  readonly documents: MadeList<DocumentSummary>;
  readonly passages: MadeList<Passage>;
  readonly families: MadeList<Family>;
  readonly pairs: MadeList<Pair>;
}

/** The lists of what was found. */
export function listsOf({ documents, summaries }: Pick<Corpus, "documents" | "summaries">, found: RelatedColumns): MadeLists {
  const { context, passages, families, pairs, renderer, relations } = found;
  const numberOf = new Map(documents.map(({ id }, d) => [id, d]));
  const sharesOf = ({ id, shares }: DocumentSummary): readonly Share[] => (relations ? relations.shares(numberOf.get(id)!) : shares);
  const summaryOf = (index: number): DocumentSummary => {
    const summary = summaries[index]!;
    if (!relations) return summary;
    return {
      ...summary,
      get shares() {
        return sharesOf(summary);
      },
    };
  };
  return {
    documents: new MadeList(summaries.length, summaryOf, (index) => ({ ...summaries[index]!, shares: sharesOf(summaries[index]!) })),
    passages: new MadeList<Passage>(
      passages.length,
      (index) => new PassageRow(renderer, passages, { index, family: families.familyOf[index]! }),
      (index) => renderer.passage(index),
    ),
    families: new MadeList<Family>(
      families.length,
      (index) => new FamilyRow(found, index),
      (index) => new FamilyRow(found, index).toJSON(),
    ),
    pairs: new MadeList<Pair>(
      pairs.length,
      (index) => pairOf(context, pairs, { index, relation: relations?.relation(index) ?? null }),
      (index) => pairOf(context, pairs, { index, relation: relations?.relation(index).toJSON() ?? null }),
    ),
  };
}

function pairOf({ idOf }: RenderContext, pairs: PairColumns, { index, relation }: { readonly index: number; readonly relation: Relation | null }): Pair {
  return {
    a: idOf(pairs.a[index]!),
    b: idOf(pairs.b[index]!),
    resemblance: pairs.resemblance[index]!,
    containmentA: pairs.containmentA[index]!,
    containmentB: pairs.containmentB[index]!,
    coverageA: pairs.coverageA[index]!,
    coverageB: pairs.coverageB[index]!,
    passages: passagesOf(pairs, index),
    relation,
  };
}

function passagesOf({ firstPassage, passages }: PairColumns, index: number): number[] {
  const list: number[] = [];
  for (let at = firstPassage[index]!; at < firstPassage[index + 1]!; at++) list.push(passages[at]!);
  return list;
}

/** A family whose spans, text and history are made when they are read. */
class FamilyRow implements Family {
  readonly index: number;
  readonly bits: number;
  readonly tokens: number;
  readonly #found: RelatedColumns;

  constructor(found: RelatedColumns, index: number) {
    this.#found = found;
    this.index = index;
    this.bits = bitsFromSixteenths(found.families.bits[index]!);
    this.tokens = found.families.tokens[index]!;
  }

  get text(): string {
    const { context, families } = this.#found;
    const first = families.firstSpan[this.index]!;
    const { start, end } = this.#span(first);
    return context.textOf(families.document[first]!).slice(start, end);
  }

  get spans(): readonly Span[] {
    const { firstSpan } = this.#found.families;
    const spans: Span[] = [];
    for (let x = firstSpan[this.index]!; x < firstSpan[this.index + 1]!; x++) spans.push(this.#span(x));
    return spans;
  }

  get label(): FamilyLabel | null {
    const { relations, families } = this.#found;
    if (relations) return relations.familyLabel(this.index);
    const own = families.document.subarray(families.firstSpan[this.index], families.firstSpan[this.index + 1]);
    return own.every((document) => document === own[0]) ? "repeat" : null;
  }

  get occurrences(): readonly Occurrence[] {
    return this.#found.relations?.occurrences(this.index, this.spans) ?? [];
  }

  toJSON(): Family {
    const { index, bits, tokens, text, spans, label } = this;
    return { index, bits, tokens, text, spans, label, occurrences: this.#found.relations?.occurrences(index, spans) ?? [] };
  }

  #span(x: number): Span {
    const { context, families } = this.#found;
    return renderWhole(context, { document: families.document[x]!, from: families.from[x]!, to: families.to[x]! });
  }
}

/** The pairs by which text went, as stories see them. Without passages, containment stands for coverage. */
export function* relatedPairs(pairs: PairColumns, relations: Relations): Generator<RelatedPair> {
  for (const [x, { a, b }] of relations.edges()) {
    const coverageA = Math.max(pairs.coverageA[x]!, pairs.containmentA[x]!);
    const coverageB = Math.max(pairs.coverageB[x]!, pairs.containmentB[x]!);
    yield { a, b, coverageA, coverageB, relation: relations.relation(x) };
  }
}

/** A detection as a view. @param signal of the run. */
export function viewOf(lists: DetectionLists & MadeLists, signal: CancelSignal | undefined): DetectionView {
  return { ...lists, toPlain: async () => ({ ...lists, ...(await takeTurns(plainLists(lists), createPace(signal, undefined))) }) };
}

/** Lists of plain objects. O(all of them). */
export function* plainLists({ documents, passages, families, pairs }: MadeLists): Steps<Pick<Detection, keyof MadeLists>> {
  return {
    documents: yield* mapInTurn(documents.plain(), (document) => document),
    passages: yield* mapInTurn(passages.plain(), (passage) => passage),
    families: yield* mapInTurn(families.plain(), (family) => family),
    pairs: yield* mapInTurn(pairs.plain(), (pair) => pair),
  };
}
