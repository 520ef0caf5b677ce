/**
 * Two documents in, one Comparison out: the stages of detect.ts for a collection of two. With one model and given thresholds both say the same of them.
 */
import { type DocumentView, SegmentViews } from "../align/document-view.js";
import { type Corpus, checkDocument } from "../corpus/intake.js";
import { createPairFilter } from "../corpus/pair-filter.js";
import type { Judged } from "../evidence/judge.js";
import { PairAligner } from "../evidence/pair-passages.js";
import { guaranteeOf, type SearchContext, seedsToTie } from "../evidence/search.js";
import { repetitionLimits } from "../families/find-passages.js";
import { passageColumns } from "../families/passage-columns.js";
import { reportPassages } from "../families/reported.js";
import { relate } from "../relations/relate.js";
import { finish } from "../run/pace.js";
import { tieHolders } from "../seeds/tie-parts.js";
import { type ResolvedCompareOptions, resolveCompareOptions } from "../settings/options.js";
import { settingsOf } from "../settings/settings.js";
import { createResemblance } from "../sketch/resemblance.js";
import type { Document } from "../types/document.js";
import type { CompareOptions } from "../types/options.js";
import type { Comparison } from "../types/result.js";
import type { Settings } from "../types/settings.js";
import { listsOf, plainLists } from "./detection-view.js";
import { intakeFor, type Prepared, type PreparedSearch, prepare } from "./prepare.js";

/** Two documents, ready to be aligned. */
export interface PreparedPair extends Omit<Prepared, "passages"> {
  readonly passages: PreparedSearch;
  readonly settings: Settings;
  readonly sides: readonly [DocumentView, DocumentView];
  readonly aligner: PairAligner;
  /** Whether `detect` would align the two, which finds then what is found here. */
  readonly areTied: boolean;
}

/** Each document with those it is aligned with. */
const BETWEEN = [[0, [1]]] as const;
const WITH_SELF = [
  [0, [0, 1]],
  [1, [1]],
] as const;

/** Strings get the ids "a" and "b". @throws {TypeError} if a side is neither string nor document, or both have one id. */
export function preparePair(a: string | Document, b: string | Document, options: ResolvedCompareOptions): PreparedPair {
  const sides = [asDocument(a, "a"), asDocument(b, "b")];
  if (sides[0]!.id === sides[1]!.id) throw new TypeError(`"a" and "b" expected documents with different ids, got ${JSON.stringify(sides[0]!.id)} twice`);
  const intake = intakeFor(options, { needsTimes: false, byTime: false });
  for (const side of sides) intake.add(side);
  const corpus = finish(intake.finish());
  const prepared = finish(prepare(corpus, options));
  const passages = prepared.passages!;
  const views = new SegmentViews(passages.search);
  return {
    ...prepared,
    passages,
    settings: settingsOf(options, prepared.thresholds, passages.model),
    limits: [...prepared.limits, ...passages.limits],
    sides: [views.view(0), views.view(1)],
    aligner: new PairAligner(views.vocabulary, passages.search, options.limits.maxPairSeeds),
    areTied: areTied(corpus, passages.search, options),
  };
}

function areTied({ times }: Corpus, search: SearchContext, options: ResolvedCompareOptions): boolean {
  const filter = createPairFilter([], times, { otherSourceOnly: false, withinMs: Number.POSITIVE_INFINITY });
  const toTie = finish(seedsToTie(search, options, filter));
  return tieHolders.open(toTie)({ from: 0, to: toTie.columns.seeds.starts.length - 1 }).a.length > 0;
}

function asDocument(value: string | Document, place: "a" | "b"): Document {
  return typeof value === "string" ? { id: place, text: value } : checkDocument(value, place);
}

/**
 * What two texts share: every reused passage with its exact characters on both sides, and how alike they are as a whole.
 *
 * @param a a string (its id is "a") or a document. @param b the same ("b").
 * @returns passages by offset in `a`; owned by the caller. Deterministic.
 * @throws {TypeError | RangeError} if a document or an option is not what it has to be.
 *
 * The word statistics are those of the two texts and of English at large; inside a collection `detect` knows more.
 * Time grows with the tokens and the runs they share: a few milliseconds for two news stories.
 *
 * @example
 * const { passages } = compare("The director called it “a bullying tactic” on Thursday.", 'Critics spoke of "a bullying tactic" by the department.');
 */
export function compare(a: string | Document, b: string | Document, options?: CompareOptions): Comparison {
  const resolved = resolveCompareOptions(options);
  const { corpus, thresholds, ignored, context, settings, aligner, areTied, sides, limits } = preparePair(a, b, resolved);
  const found: Judged[] = [];
  for (const [document, partners] of resolved.self ? WITH_SELF : BETWEEN) {
    aligner.load(sides[document]);
    for (const partner of partners) if (partner === document || areTied) found.push(...aligner.passages(sides[partner]));
  }
  const reported = reportPassages(context, finish(passageColumns(found)), {
    nearDuplicates: [[0, 1]],
    figuresOf: createResemblance(corpus.columns, resolved.shingleSize),
  });
  const report = finish(reported);
  const relations = finish(relate({ documents: corpus.documents, columns: corpus.columns, ...report }));
  const { documents, passages, families, pairs } = finish(plainLists(listsOf(corpus, { ...report, relations })));
  const { resemblance, containmentA, containmentB, coverageA, coverageB, relation } = pairs[0]!;
  return {
    settings,
    guarantee: guaranteeOf(thresholds, resolved),
    a: documents[0]!,
    b: documents[1]!,
    resemblance,
    containmentA,
    containmentB,
    coverageA,
    coverageB,
    passages,
    families,
    relation: relation!,
    ignored,
    limits: [...limits, ...repetitionLimits(aligner, resolved)],
  };
}
