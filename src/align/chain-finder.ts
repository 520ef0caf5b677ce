/**
 * Stage align: all chains of one document with one partner after another: those of exact anchors, and those that rewritten text makes with them. Input
 * two views, output the anchors and chains of the pair. Made by the pair kernel (kernels/assembly/pairs) where there is one and it has room, else by
 * the loops in TypeScript that it follows, with the same results. O(tokens + hits) a pair.
 *
 *   shingles ─► exact anchors ─► chains
 *                     └─► skip-grams ─► sparse anchors ─► chains of both
 */
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { AnchorList } from "./anchor-list.js";
import { AnchorFinder } from "./anchors.js";
import { Chainer, ChainList } from "./chain.js";
import type { DocumentView, ViewPair, Vocabulary } from "./document-view.js";
import { type PairChains, PairKernel, type PairRules } from "./pair-kernel.js";
import { SkipGramFinder } from "./skip-grams.js";
import { SparseAnchorFinder } from "./sparse-anchors.js";

/** Sparse bits that a chain of rewritten text has at least. */
export const SPARSE_CHAIN = sixteenths(SCORING.sparseChain);
const SPARSE_GRAM = sixteenths(SCORING.sparseGram);
/** Two words count no more. */
const TWO_WORDS = sixteenths(2 * SCORING.unknownWord);

const NO_CHAINS = new ChainList();

export class ChainFinder {
  readonly #rules: PairRules;
  readonly #kernel: PairKernel | null;
  #a: DocumentView | null = null;
  #b: DocumentView | null = null;
  /** Whether the kernel has found the anchors; else where they are. */
  #isInKernel = false;
  #exactAnchors = new AnchorList();
  /** Whether frequent shingles were passed over for the anchors. */
  isLimited = false;
  /** Whether the finders below have the document loaded: they load it when they are asked. */
  #isLoaded = false;
  readonly #anchors: AnchorFinder;
  readonly #skipGrams = new SkipGramFinder();
  #sparse: SparseAnchorFinder | null = null;
  readonly #numWords: number;
  readonly #exact = new Chainer();
  readonly #rewritten = new Chainer();
  /** Exact and sparse anchors together. */
  readonly #all = new AnchorList();

  /** @param vocabulary of all documents. */
  constructor(vocabulary: Vocabulary, rules: PairRules) {
    this.#rules = rules;
    this.#numWords = vocabulary.forms.length;
    this.#kernel = PairKernel.open(this.#numWords, rules);
    this.#anchors = new AnchorFinder(rules.maxPairSeeds);
  }

  /** Makes `a` side a of the calls that follow. */
  load(a: DocumentView): void {
    this.#a = a;
    this.#isLoaded = false;
    this.#kernel?.load(a);
  }

  /** The exact anchors with `b`, which may be the loaded view itself. The list is good until the next call, and is the one that `chains` reads. */
  anchors(b: DocumentView): AnchorList {
    this.#b = b;
    const found = this.#kernel?.anchors(b);
    this.#isInKernel = found != null;
    if (found) {
      this.isLimited = false;
      return found;
    }
    this.#loadFinders();
    this.#exactAnchors = this.#anchors.find(b);
    this.isLimited = this.#anchors.limited;
    return this.#exactAnchors;
  }

  /** The chains of the anchors that were found last. */
  chains(): PairChains {
    const found = this.#isInKernel ? this.#kernel!.chains() : null;
    if (found) return found;
    if (this.#isInKernel) {
      this.#loadFinders();
      this.#exactAnchors = this.#anchors.find(this.#b!);
    }
    const pair = { a: this.#a!, b: this.#b! };
    const exact = this.#exact.chain(pair, this.#exactAnchors);
    const rewritten = pair.a === pair.b || this.#anchors.limited ? NO_CHAINS : this.#findRewritten(pair, this.#exactAnchors);
    return { exact, rewritten, isLimited: this.#exact.limited || (rewritten !== NO_CHAINS && this.#rewritten.limited) };
  }

  #loadFinders(): void {
    if (this.#isLoaded) return;
    this.#sparse ??= new SparseAnchorFinder(this.#numWords);
    for (const finder of [this.#anchors, this.#skipGrams, this.#sparse]) finder.load(this.#a!);
    this.#isLoaded = true;
  }

  /** Chains of exact and sparse anchors in which the sparse ones prove something by themselves. */
  #findRewritten(pair: ViewPair, anchors: AnchorList): ChainList {
    const least = this.#leastSparseBits(anchors);
    const leastGrams = Math.max(least / SPARSE_GRAM, Math.min(SCORING.sparseEnough, Math.min(pair.a.length, pair.b.length) / SCORING.sparseTokens));
    if (this.#skipGrams.count(pair.b, anchors, leastGrams) < leastGrams) return NO_CHAINS;
    const sparse = this.#sparse!.find(pair.b, least);
    if (sparse.sumOfBits() < least) return NO_CHAINS;
    this.#all.clear();
    for (const list of [anchors, sparse]) this.#all.append(list);
    this.#all.sort();
    return this.#rewritten.chain(pair, this.#all, SPARSE_CHAIN);
  }

  /**
   * What sparse anchors need in all for a chain of them to pass: the longest run counts in full, be it an exact anchor or two rare
   * words, all other anchors at SCORING.rest.
   */
  #leastSparseBits(anchors: AnchorList): number {
    let longest = TWO_WORDS;
    for (let x = 0; x < anchors.size; x++) longest = Math.max(longest, anchors.bits[x]!);
    return Math.max(SPARSE_CHAIN, longest + (this.#rules.plain - longest) / SCORING.rest - anchors.sumOfBits());
  }
}
