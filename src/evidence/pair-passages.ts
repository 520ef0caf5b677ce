/**
 * Stage evidence: all passages of one pair of documents, or of one document with itself. Wires the steps: anchors, chains,
 * filled gaps, extended ends, trimming, judging, selection, merging. Input two views, output judged alignments; nothing else is read but the thresholds and the counts of formulas.
 */

import { type Alignment, appendMatch, appendRuns, extentOf, sliceAlignment } from "../align/alignment.js";
import type { ChainList } from "../align/chain.js";
import { ChainFinder, SPARSE_CHAIN } from "../align/chain-finder.js";
import type { DocumentView, ViewPair, Vocabulary } from "../align/document-view.js";
import { Extender } from "../align/extend.js";
import { fillGap } from "../align/fill.js";
import type { PairChains } from "../align/pair-kernel.js";
import { WordForms } from "../align/word-forms.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { BREAK_NONE, TokenFlag } from "../text/flags.js";
import { CoveredBoxes, NearBoxes } from "./aligned-places.js";
import { Company, leastQuotation } from "./company.js";
import { toEdges } from "./edges.js";
import { type JudgeContext, type Judged, judge, passes } from "./judge.js";
import { loneRuns } from "./lone-runs.js";
import { isStrong, mergePassages } from "./merge.js";
import { Promising } from "./promising.js";
import { isWeak, MatchedPlaces, selectPassages } from "./select.js";
import { trimEnds } from "./trim.js";

const LEAST_BITS = sixteenths(SCORING.anchor);

export class PairAligner {
  /** What the pair that was aligned last is judged in. */
  readonly context: JudgeContext;
  readonly #company: Company;
  readonly #vocabulary: Vocabulary;
  readonly #chains: ChainFinder;
  readonly #promising: Promising;
  readonly #forms: WordForms;
  readonly #extender: Extender;
  readonly #places = new MatchedPlaces();
  #a: DocumentView | null = null;
  /** Pairs, and documents with themselves, in which frequent seeds, or anchors far back, were passed over. */
  limitedPairs = 0;
  limitedDocuments = 0;

  /** @param vocabulary of all documents that will be aligned. @param maxPairSeeds that are looked at in one pair. */
  constructor(vocabulary: Vocabulary, context: JudgeContext, maxPairSeeds: number) {
    this.#vocabulary = vocabulary;
    this.#company = new Company(context.thresholds.plain);
    this.context = { ...context, company: this.#company };
    this.#chains = new ChainFinder(vocabulary, { maxPairSeeds, plain: context.thresholds.plain });
    this.#promising = new Promising(context.thresholds);
    this.#forms = new WordForms(vocabulary.forms);
    this.#extender = new Extender(this.#forms);
  }

  /** Makes `a` side a of the calls that follow. */
  load(a: DocumentView): void {
    this.#a = a;
    this.#chains.load(a);
  }

  /** What the loaded document and `b` are judged in where they are not aligned. Good until the next call. */
  meet(b: DocumentView): JudgeContext {
    this.#company.meet(this.#pairWith(b), this.#chains.anchors(b));
    return this.context;
  }

  /** Passages of the loaded document with `b`; that document itself has to be the same view. */
  passages(b: DocumentView): readonly Judged[] {
    const pair = this.#pairWith(b);
    const isSelf = pair.a === b;
    const anchors = this.#chains.anchors(b);
    const { isLimited } = this.#chains;
    const chains = this.#chains.chains();
    if (isLimited || chains.isLimited) this.#countLimited(isSelf);
    this.#company.meet(pair, anchors);
    const judged = this.#judged(pair, chains);
    if (judged.length === 0) return [];
    const selection = selectPassages(this.context, this.#places, { pair, judged });
    const merged = mergePassages(selection);
    if (isSelf) return merged;
    const lone = loneRuns(this.context, this.#places, { pair, anchors, found: merged });
    const all = lone.length === 0 ? merged : mergePassages({ kept: [...merged, ...lone], seconds: selection.seconds, weak: [] });
    return all.map((one) => toEdges(pair, this.#forms, one));
  }

  /** @throws {Error} if the words of the two are not numbered alike. */
  #pairWith(b: DocumentView): ViewPair {
    const a = this.#a;
    if (a === null || a.vocabulary !== this.#vocabulary || b.vocabulary !== this.#vocabulary) throw new Error("views of another vocabulary cannot be aligned");
    return { a, b };
  }

  /** Counts a pair whose anchors or chains were limited: what was passed over could have been a passage, also of a pair that promises none. */
  #countLimited(isSelf: boolean): void {
    if (isSelf) this.limitedDocuments++;
    else this.limitedPairs++;
  }

  /**
   * The verdicts on what the loaded document and `b` share, by chains that promise a passage. Others, which are most of all chains, are aligned
   * only near a strong passage, which they may become part of.
   */
  #judged(pair: ViewPair, { exact, rewritten }: PairChains): readonly Judged[] {
    const isSelf = pair.a === pair.b;
    const { self, selfQuotation } = this.context.thresholds;
    const least = isSelf ? Math.min(self, selfQuotation) : leastQuotation(this.context.thresholds);
    const judged: Judged[] = [];
    const done = new CoveredBoxes();
    const near = new NearBoxes();
    for (let x = 0, y = 0; x < exact.size || y < rewritten.size; ) {
      // best first, of equals the exact chain
      const isExact = y === rewritten.size || (x < exact.size && exact.score[exact.order[x]!]! >= rewritten.score[rewritten.order[y]!]!);
      const chains = isExact ? exact : rewritten;
      const at = chains.order[isExact ? x++ : y++]!;
      const score = chains.score[at]!;
      if (score < least && near.isEmpty) break;
      const isTried = (score >= least && (isSelf || this.#promising.isPromising(pair, chains, at))) || near.isNear(chains, at);
      if (!isTried || done.cover(chains, at)) continue;
      const runs = this.#align(pair, chains, at);
      if (runs.length === 0) continue;
      const verdicts = judge(this.context, pair, runs);
      // a rewriting that is none leaves its exact runs to be judged by themselves
      if (chains.sparseBits[at]! >= SPARSE_CHAIN && !verdicts.some((verdict) => passes(verdict) && isDense(verdict))) continue;
      done.add(runs);
      for (const verdict of verdicts) {
        judged.push(verdict);
        if (!isSelf && (passes(verdict) ? isStrong(verdict) : isWeak(verdict) && !near.isEmpty)) near.add(verdict);
      }
    }
    return judged;
  }

  /** The alignment around a chain; empty where nothing of it is left inside one document. */
  #align(pair: ViewPair, chains: ChainList, x: number): Alignment {
    let runs = this.#extend(pair, this.#join(pair, chains, x));
    if (pair.a === pair.b) runs = sliceAlignment(runs, runs[0]!.i, runs[0]!.j);
    return runs.length === 0 ? runs : this.#inflectEnds(pair, trimEnds(pair, runs));
  }

  /** The anchors of a chain without their overlaps, and the single words between them. */
  #join(pair: ViewPair, { anchors, members, first }: ChainList, chain: number): Alignment {
    const runs: Alignment = [];
    for (let m = first[chain]!; m < first[chain + 1]!; m++) {
      const x = members[m]!;
      const [i, j, n] = [anchors.i[x]!, anchors.j[x]!, anchors.n[x]!];
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
