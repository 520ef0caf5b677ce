/**
 * What the guarantee means for a reader: every shared run that passes all rules by itself and stands nowhere in a result. Each
 * run comes from the suffix automaton; the rules are asked about it alone, without the search that leads to them.
 */

import { SegmentViews } from "../../src/align/document-view.js";
import { parsePublicationTime } from "../../src/corpus/publication-time.js";
import { publicationsOf } from "../../src/corpus/publications.js";
import { Company } from "../../src/evidence/company.js";
import { type Judged, judge, passes } from "../../src/evidence/judge.js";
import { createSearch, type SearchContext } from "../../src/evidence/search.js";
import { finish } from "../../src/run/pace.js";
import { SENSITIVITIES } from "../../src/settings/options.js";
import type { Document, Range } from "../../src/types/document.js";
import type { Sensitivity } from "../../src/types/options.js";
import type { Passage } from "../../src/types/passage.js";
import type { Detection } from "../../src/types/result.js";
import { SuffixAutomaton } from "../reference/suffix-automaton.js";
import { collectionOf } from "./collection-of.js";
import { bitsAround, earliestWith, type SharedRun, sharedRuns } from "./guaranteed-runs.js";

/** A verdict that passes, on a shared run by itself. */
interface PassingRun {
  readonly run: SharedRun;
  readonly verdict: Judged;
}

export function contextOf(documents: readonly Document[]): SearchContext {
  const collection = collectionOf(documents.map(({ text }) => text));
  const times = documents.map(({ publishedAt }) => parsePublicationTime(publishedAt)).map((time) => (typeof time === "string" ? undefined : time));
  const publications = publicationsOf(
    documents.map(({ source }) => source),
    times,
  );
  return finish(createSearch({ collection, publications, isAgainst: new Uint8Array(0) }, { marginBits: 0, thresholds: undefined }));
}

/** Verdicts, by tokens of the collection, on n of them in two documents as if these shared nothing else that ties them: a tie only makes a passage need less. */
function verdictsOn(context: SearchContext, { a, b, i, j, n }: Pick<SharedRun, "a" | "b" | "i" | "j" | "n">): Judged[] {
  const [firstA, firstB] = [context.collection.offsets[a]!, context.collection.offsets[b]!];
  const views = new SegmentViews(context);
  const pair = { a: views.view(a), b: views.view(b) };
  const company = new Company(context.thresholds.plain);
  company.meet(pair, null);
  return judge({ ...context, company }, pair, [{ i: i - firstA, j: j - firstB, n, same: true }])
    .filter(passes)
    .map((one) => ({ ...one, a0: one.a0 + firstA, a1: one.a1 + firstA, b0: one.b0 + firstB, b1: one.b1 + firstB }));
}

/** The guaranteed runs of allowed pairs that every rule lets pass. */
function* passingRuns(context: SearchContext, sensitivity: Sensitivity, allows: (a: number, b: number) => boolean): Generator<PassingRun> {
  const { k, w } = SENSITIVITIES[sensitivity];
  const { thresholds, collection } = context;
  // with every shingle a seed, a run that touches a quotation is searched from fewer bits on
  const bits = w === 1 ? thresholds.quotation : thresholds.candidate;
  for (const run of sharedRuns(collection, { tokens: w + k - 1, bits })) {
    if (!allows(run.a, run.b)) continue;
    for (const verdict of verdictsOn(context, run)) yield { run, verdict };
  }
}

/** Tokens that a quotation's passage may leave out of a longer run: a word or two beyond the marks is chance. */
const CUT = 2;

/** Which tokens of a document ranges of its text cover. */
class Cover {
  readonly #context: SearchContext;
  readonly #covered: Uint8Array;

  constructor(context: SearchContext) {
    this.#context = context;
    this.#covered = new Uint8Array(context.collection.numTokens);
  }

  add(document: number, [from, to]: Range): void {
    const { offsets, start, end } = this.#context.collection;
    for (let t = offsets[document]!; t < offsets[document + 1]!; t++) if (start[t]! >= from && end[t]! <= to) this.#covered[t] = 1;
  }

  without(from: number, to: number): number {
    return Math.round((1 - this.share(from, to)) * (to - from));
  }

  share(from: number, to: number): number {
    let covered = 0;
    for (let t = from; t < to; t++) covered += this.#covered[t]!;
    return covered / (to - from);
  }
}

/** A result by document number. */
class Shown {
  readonly #context: SearchContext;
  readonly #detection: Detection;
  readonly #numberOf: ReadonlyMap<string, number>;
  readonly #byPair = new Map<string, Passage[]>();

  constructor(context: SearchContext, documents: readonly Document[], detection: Detection) {
    this.#context = context;
    this.#detection = detection;
    this.#numberOf = new Map(documents.map(({ id }, d) => [id, d]));
    for (const passage of detection.passages) {
      const key = `${this.#numberOf.get(passage.a.id)} ${this.#numberOf.get(passage.b.id)}`;
      this.#byPair.set(key, [...(this.#byPair.get(key) ?? []), passage]);
    }
  }

  #passages(a: number, b: number): readonly Passage[] {
    return this.#byPair.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? [];
  }

  /** Passages of the pair hold the run on both sides, or match most of it elsewhere: one place has one match. */
  inPair({ a, b, a0, a1, b0, b1 }: Judged): boolean {
    const [spans, blocks] = [new Cover(this.#context), new Cover(this.#context)];
    for (const passage of this.#passages(a, b)) {
      for (const side of ["a", "b"] as const) {
        spans.add(side === "a" ? a : b, [passage[side].start, passage[side].end]);
        for (const block of passage.blocks) blocks.add(side === "a" ? a : b, block[side]);
      }
    }
    const isHeld = spans.without(a0, a1) <= CUT && spans.without(b0, b1) <= CUT;
    return isHeld || blocks.share(a0, a1) > 0.5 || blocks.share(b0, b1) > 0.5;
  }

  /** A family of both documents has a span over the run in one at least: what its place there is matched with. */
  inFamily({ a, b, a0, a1, b0, b1 }: Judged): boolean {
    return this.#detection.families.some(({ spans }) => {
      const own = spans.filter(({ id }) => [a, b].includes(this.#numberOf.get(id)!));
      if (own.length < 2) return false;
      const cover = new Cover(this.#context);
      for (const { id, start, end } of own) cover.add(this.#numberOf.get(id)!, [start, end]);
      return cover.share(a0, a1) > 0.5 || cover.share(b0, b1) > 0.5;
    });
  }

  /** Whatever passes between either document and the earliest that has the run, with which a hot run is examined, is shown. */
  atHub(verdict: Judged): boolean {
    const { a, b, a0, a1, b0 } = verdict;
    const hub = earliestWith(this.#context.collection, { i: a0, n: a1 - a0 });
    const isShown = (d: number, at: number) => this.#verdicts(hub, d, at, a1 - a0).every((one) => this.inPair(one) || this.inFamily(one));
    return (a === hub || isShown(a, a0)) && (b === hub || isShown(b, b0));
  }

  /**
   * What passes of the n tokens at `at` in a document, wherever another has them in a run that is guaranteed itself: a word more
   * before a rare one may explain it, so a longer run can carry fewer bits.
   */
  #verdicts(other: number, document: number, at: number, n: number): Judged[] {
    const { collection, thresholds } = this.#context;
    const { words, offsets } = collection;
    const places = new SuffixAutomaton(words.subarray(at, at + n)).runsWith(words.subarray(offsets[other], offsets[other + 1]), n);
    return places
      .map(({ j }) => offsets[other]! + j)
      .filter((i) => bitsAround(collection, other, document, [i, at]) >= thresholds.quotation)
      .flatMap((i) => verdictsOn(this.#context, { a: other, b: document, i, j: at, n }));
  }

  /** Other documents share most of the run with both: the star of a popular passage, of which the run is a part. */
  throughHubs({ a, b, a0, a1, b0, b1 }: Judged): boolean {
    const cover = new Cover(this.#context);
    for (let hub = 0; hub < this.#context.collection.numDocuments; hub++) {
      if (hub === a || hub === b || this.#passages(hub, a).length === 0 || this.#passages(hub, b).length === 0) continue;
      for (const d of [a, b])
        for (const passage of this.#passages(hub, d)) {
          const { start, end } = hub < d ? passage.b : passage.a;
          cover.add(d, [start, end]);
        }
    }
    return cover.share(a0, a1) > 0.5 && cover.share(b0, b1) > 0.5;
  }
}

/**
 * Passing runs that the result does not show, neither with their pair nor with a family, nor through the first document that has them, which
 * many documents are tied to.
 */
export function missingRuns(
  context: SearchContext,
  documents: readonly Document[],
  detection: Detection,
  options: { readonly sensitivity: Sensitivity; allows(a: number, b: number): boolean },
): PassingRun[] {
  const shown = new Shown(context, documents, detection);
  return [...passingRuns(context, options.sensitivity, options.allows)].filter(
    ({ verdict }) => !(shown.inPair(verdict) || shown.inFamily(verdict) || shown.throughHubs(verdict) || shown.atHub(verdict)),
  );
}
