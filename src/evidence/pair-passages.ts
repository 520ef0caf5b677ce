/**
 * Stage evidence: all passages of one pair of documents, or of one document with itself. Wires the steps: anchors, chains,
 * filled gaps, extended ends, trimming, judging, selection, merging. Input two views, output judged alignments; nothing else is read but the thresholds and the counts of formulas.
 */

import { type Alignment, appendMatch, appendRuns, type Extent, extentOf, firstReaching, sliceAlignment } from "../align/alignment.js";
import { type Anchor, AnchorList } from "../align/anchor-list.js";
import { AnchorFinder } from "../align/anchors.js";
import { type Chain, Chainer } from "../align/chain.js";
import type { DocumentView, ViewPair, Vocabulary } from "../align/document-view.js";
import { Extender } from "../align/extend.js";
import { fillGap } from "../align/fill.js";
import { SparseAnchorFinder } from "../align/sparse-anchors.js";
import { WordForms } from "../align/word-forms.js";
import { append } from "../arrays/append.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { BREAK_NONE, TokenFlag } from "../text/flags.js";
import { Company, leastQuotation } from "./company.js";
import { toEdges } from "./edges.js";
import { type JudgeContext, type Judged, judge, passes } from "./judge.js";
import { loneRuns } from "./lone-runs.js";
import { isStrong, mergePassages } from "./merge.js";
import { Promising } from "./promising.js";
import { MatchedPlaces, selectPassages } from "./select.js";
import { trimEnds } from "./trim.js";

const LEAST_BITS = sixteenths(SCORING.anchor);
const SPARSE_CHAIN = sixteenths(SCORING.sparseChain);
const WEAK = sixteenths(SCORING.weak);
/** Two words count no more. */
const TWO_WORDS = sixteenths(2 * SCORING.unknownWord);

export class PairAligner {
  /** What the pair that was aligned last is judged in. */
  readonly context: JudgeContext;
  readonly #company: Company;
  readonly #vocabulary: Vocabulary;
  readonly #anchors: AnchorFinder;
  readonly #promising: Promising | null;
  readonly #sparse: SparseAnchorFinder;
  readonly #forms: WordForms;
  readonly #chainer: Chainer;
  readonly #extender: Extender;
  /** Exact and sparse anchors together. */
  readonly #all = new AnchorList();
  readonly #places = new MatchedPlaces();
  #a: DocumentView | null = null;
  /** Pairs, and documents with themselves, in which frequent shingles were passed over. */
  limitedPairs = 0;
  limitedDocuments = 0;

  /**
   * @param vocabulary of all documents that will be aligned.
   * @param sieve whether pairs are passed over whose exact runs promise nothing; the only pair of a comparison never is.
   */
  constructor(vocabulary: Vocabulary, context: JudgeContext, { maxPairSeeds, sieve }: { readonly maxPairSeeds: number; readonly sieve: boolean }) {
    this.#vocabulary = vocabulary;
    this.#company = new Company(context.thresholds.plain);
    this.context = { ...context, company: this.#company };
    this.#anchors = new AnchorFinder(maxPairSeeds);
    this.#promising = sieve ? new Promising(this.context) : null;
    this.#sparse = new SparseAnchorFinder(vocabulary.forms.length);
    this.#chainer = new Chainer();
    this.#forms = new WordForms(vocabulary.forms);
    this.#extender = new Extender(this.#forms);
  }

  /** Makes `a` side a of the calls that follow. */
  load(a: DocumentView): void {
    this.#a = a;
    this.#anchors.load(a);
    this.#sparse.load(a);
  }

  /** What the loaded document and `b` are judged in where they are not aligned. Good until the next call. */
  meet(b: DocumentView): JudgeContext {
    this.#company.meet(this.#pairWith(b), this.#anchors.find(b));
    return this.context;
  }

  /** Passages of the loaded document with `b`; that document itself has to be the same view. */
  passages(b: DocumentView): readonly Judged[] {
    const pair = this.#pairWith(b);
    const isSelf = pair.a === b;
    const anchors = this.#anchors.find(b);
    this.#countLimited(isSelf);
    this.#company.meet(pair, anchors);
    if (!isSelf && this.#promising?.isPromising(pair, anchors) === false) return [];
    const selection = selectPassages(this.context, this.#places, { pair, judged: this.#judged(pair, anchors) });
    const found = mergePassages(selection);
    if (isSelf) return found;
    const lone = loneRuns(this.context, this.#places, { pair, anchors, found });
    const all = lone.length === 0 ? found : mergePassages({ kept: [...found, ...lone], seconds: selection.seconds, weak: [] });
    return all.map((one) => toEdges(pair, this.#forms, one));
  }

  /** @throws {Error} if the words of the two are not numbered alike. */
  #pairWith(b: DocumentView): ViewPair {
    const a = this.#a;
    if (a === null || a.vocabulary !== this.#vocabulary || b.vocabulary !== this.#vocabulary) throw new Error("views of another vocabulary cannot be aligned");
    return { a, b };
  }

  /** Counts a pair whose anchors were limited: what was passed over could have been a passage, also of a pair that promises none. */
  #countLimited(isSelf: boolean): void {
    if (!this.#anchors.limited) return;
    if (isSelf) this.limitedDocuments++;
    else this.limitedPairs++;
  }

  /**
   * The verdicts on what the loaded document and `b` share. Chains below every threshold are aligned only beside a strong
   * passage, which they may become part of: they are most of all chains.
   */
  #judged(pair: ViewPair, anchors: AnchorList): readonly Judged[] {
    const isSelf = pair.a === pair.b;
    const { self, selfQuotation } = this.context.thresholds;
    const least = isSelf ? Math.min(self, selfQuotation) : leastQuotation(this.context.thresholds);
    const judged: Judged[] = [];
    const done = new CoveredBoxes();
    let hasStrong = false;
    const exact = this.#chainer.chain(pair, anchors);
    const rewritten = isSelf || this.#anchors.limited ? [] : this.#rewrittenChains(pair, anchors);
    for (const { anchors: chain, score, sparseBits } of byScore(exact, rewritten)) {
      if (score < least && !hasStrong) break;
      if (done.cover(chain)) continue;
      const runs = this.#align(pair, chain);
      if (runs.length === 0) continue;
      const verdicts = judge(this.context, pair, runs);
      // a rewriting that is none leaves its exact runs to be judged by themselves
      if (sparseBits >= SPARSE_CHAIN && !verdicts.some((verdict) => passes(verdict) && isDense(verdict))) continue;
      done.add(runs);
      for (const verdict of verdicts) {
        judged.push(verdict);
        hasStrong ||= !isSelf && passes(verdict) && isStrong(verdict);
      }
    }
    return judged;
  }

  /** Chains of exact and sparse anchors in which the sparse ones prove something by themselves. */
  #rewrittenChains(pair: ViewPair, anchors: AnchorList): Chain[] {
    const least = this.#leastSparseBits(anchors);
    const sparse = this.#sparse.find(pair.b, least);
    if (sparse.sumOfBits() < least) return [];
    this.#all.clear();
    for (const list of [anchors, sparse]) this.#all.append(list);
    this.#all.sort();
    return this.#chainer.chain(pair, this.#all, SPARSE_CHAIN);
  }

  /**
   * What sparse anchors need in all for a chain of them to pass: the longest run counts in full, be it an exact anchor or two rare
   * words, all other anchors at SCORING.rest.
   */
  #leastSparseBits(anchors: AnchorList): number {
    let longest = TWO_WORDS;
    for (let x = 0; x < anchors.size; x++) longest = Math.max(longest, anchors.bits[x]!);
    return Math.max(SPARSE_CHAIN, longest + (this.context.thresholds.plain - longest) / SCORING.rest - anchors.sumOfBits());
  }

  /** The alignment around a chain; empty where nothing of it is left inside one document. */
  #align(pair: ViewPair, chain: readonly Anchor[]): Alignment {
    let runs = this.#extend(pair, this.#join(pair, chain));
    if (pair.a === pair.b) runs = sliceAlignment(runs, runs[0]!.i, runs[0]!.j);
    return runs.length === 0 ? runs : this.#inflectEnds(pair, trimEnds(pair, runs));
  }

  /** The anchors of a chain without their overlaps, and the single words between them. */
  #join(pair: ViewPair, chain: readonly Anchor[]): Alignment {
    const runs: Alignment = [];
    for (const { i, j, n } of chain) {
      const last = runs.at(-1);
      const skip = last ? Math.max(0, last.i + last.n - i, last.j + last.n - j) : 0;
      if (skip >= n) continue;
      if (last) fillGap(pair, this.#forms, { i0: last.i + last.n, i1: i + skip, j0: last.j + last.n, j1: j + skip }, runs);
      appendRuns(runs, [{ i: i + skip, j: j + skip, n: n - skip, same: true }]);
    }
    return runs;
  }

  #extend(pair: ViewPair, runs: Alignment): Alignment {
    const [first, last] = [runs[0]!, runs.at(-1)!];
    const extended = this.#extender.extend(pair, { i: first.i, j: first.j, direction: -1 });
    appendRuns(extended, runs);
    appendRuns(extended, this.#extender.extend(pair, { i: last.i + last.n - 1, j: last.j + last.n - 1, direction: 1 }));
    return extended;
  }

  /** One inflected word more at an end, where no punctuation stands between: protects / protecting. */
  #inflectEnds(pair: ViewPair, runs: Alignment): Alignment {
    const { a, b } = pair;
    const isSelf = a === b;
    const { a0, a1, b0, b1 } = extentOf(runs);
    const areOpen = (i: number, j: number) => isOpen(a, i) && isOpen(b, j);
    const grown = [...runs];
    if (a1 < a.length && b1 < b.length && areOpen(a1 - 1, b1 - 1) && this.#areForms(pair, a1, b1) && !(isSelf && a1 >= b0)) appendMatch(grown, a1, b1, false);
    if (a0 > 0 && b0 > 0 && areOpen(a0 - 1, b0 - 1) && this.#areForms(pair, a0 - 1, b0 - 1) && !(isSelf && b0 - 1 < a1))
      grown.unshift({ i: a0 - 1, j: b0 - 1, n: 1, same: false });
    return grown;
  }

  #areForms({ a, b }: ViewPair, i: number, j: number): boolean {
    const { wordBits } = a.vocabulary;
    const [x, y] = [a.words[i]!, b.words[j]!];
    return x !== y && Math.min(wordBits[x]!, wordBits[y]!) >= LEAST_BITS && this.#forms.isInflection(x, y);
  }
}

/** Whether no punctuation stands after a token. */
function isOpen({ flags }: DocumentView, token: number): boolean {
  return (flags[token]! & TokenFlag.BREAK_MASK) === BREAK_NONE;
}

/** Whether enough of both sides is matched: in a rarely used language all words look rare, and chains of them go on and on. */
function isDense({ a0, a1, b0, b1, tokens }: Judged): boolean {
  return tokens >= SCORING.sparseShare * Math.max(a1 - a0, b1 - b0);
}

/** Both lists, each best first, as one; of equals the exact chain first. */
function byScore(exact: readonly Chain[], rewritten: readonly Chain[]): readonly Chain[] {
  return rewritten.length === 0 ? exact : [...exact, ...rewritten].sort((x, y) => y.score - x.score);
}

/** Tokens of side a that share a bucket. */
const BUCKET_TOKENS = 256;

/** The places that alignments of a pair take up, found by where they lie on side a. */
class CoveredBoxes {
  readonly #buckets = new Map<number, { readonly box: Extent; readonly runs: Alignment }[]>();

  add(runs: Alignment): void {
    const entry = { box: extentOf(runs), runs };
    for (let bucket = Math.floor(entry.box.a0 / BUCKET_TOKENS); bucket * BUCKET_TOKENS < entry.box.a1; bucket++) append(this.#buckets, bucket, entry);
  }

  /**
   * Whether one of them holds a whole chain, matches most of it on one side, and leaves too little of it to be a weak neighbour: what was
   * moved inside its box is not matched.
   */
  cover(chain: readonly Anchor[]): boolean {
    const [first, last] = [chain[0]!, chain.at(-1)!];
    const entries = this.#buckets.get(Math.floor(first.i / BUCKET_TOKENS)) ?? [];
    return entries.some(
      ({ box: { a0, a1, b0, b1 }, runs }) =>
        first.i >= a0 && last.i + last.n <= a1 && first.j >= b0 && last.j + last.n <= b1 && holdsMostOf(runs, chain) && bitsLeftOf(runs, chain) < WEAK,
    );
  }
}

/** Whether runs match more than half of the tokens of a chain on one side. */
function holdsMostOf(runs: Alignment, chain: readonly Anchor[]): boolean {
  let [heldA, heldB, total] = [0, 0, 0];
  for (const anchor of chain) {
    heldA += tokensHeld(runs, anchor, "i");
    heldB += tokensHeld(runs, anchor, "j");
    total += anchor.n;
  }
  return 2 * Math.max(heldA, heldB) > total;
}

/** Bits of a chain whose tokens runs match on neither side, at least. */
function bitsLeftOf(runs: Alignment, chain: readonly Anchor[]): number {
  let left = 0;
  for (const anchor of chain) {
    const { n, bits } = anchor;
    left += (bits * Math.max(0, n - tokensHeld(runs, anchor, "i") - tokensHeld(runs, anchor, "j"))) / n;
  }
  return left;
}

/** How many tokens of an anchor runs match on one side, on which they ascend. O(log runs + those it meets). */
function tokensHeld(runs: Alignment, anchor: Anchor, side: "i" | "j"): number {
  const [from, to] = [anchor[side], anchor[side] + anchor.n];
  let held = 0;
  for (let x = firstReaching(runs, from, side); x < runs.length && runs[x]![side] < to; x++)
    held += Math.min(to, runs[x]![side] + runs[x]!.n) - Math.max(from, runs[x]![side]);
  return held;
}
