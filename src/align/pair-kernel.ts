/**
 * Stage align: the host of the pair kernel (kernels/assembly/pairs). Input two views, whose columns it copies into the kernel's memory, 16 bytes a
 * token and 4 a content word; output anchors and chains as views of that memory. It refuses a pair of too many hits, and one that the engine has no room for:
 * then TypeScript takes it. One instance for a thread, however many ask it in turn. O(tokens + hits) a pair; 12 bytes a word of the vocabulary.
 */
import { moduleOf } from "../kernels/kernel.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING, SEARCH_BOUNDS } from "../settings/scoring.js";
import { AnchorList } from "./anchor-list.js";
import { ANCHOR_WORDS } from "./anchors.js";
import { ChainList, gapCost } from "./chain.js";
import { contentOf, type DocumentView } from "./document-view.js";

/** What the chains of a pair depend on beside SCORING. */
export interface PairRules {
  /** Hits of one pair, at most. */
  readonly maxPairSeeds: number;
  /** Sixteenths of a bit that plain text needs. */
  readonly plain: number;
}

/** All chains of a pair: lists of whoever found them, good until the next pair. */
export interface PairChains {
  readonly exact: ChainList;
  /** Of exact and sparse anchors, of SCORING.sparseChain bits of the latter or more; none inside one document. */
  readonly rewritten: ChainList;
  /** Whether anchors far back were passed over. */
  readonly isLimited: boolean;
}

/** Functions and positions, commented in kernels/assembly/pairs/pairs.ts. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly EXACT: WebAssembly.Global;
  readonly ALL: WebAssembly.Global;
  readonly EXACT_CHAINS: WebAssembly.Global;
  readonly REWRITTEN_CHAINS: WebAssembly.Global;
  readonly gapCosts: WebAssembly.Global;
  setRules(...rules: number[]): void;
  open(numWords: number, keptBytes: number): number;
  placeLoaded(length: number, numContent: number): number;
  load(): number;
  placePartner(length: number, numContent: number): number;
  keepPartner(length: number, numContent: number): number;
  usePartner(at: number): void;
  forgetPartners(): void;
  findAnchors(): number;
  findAnchorsInside(): number;
  findChains(): number;
}

/** Bytes of partners that are kept: those of 2 million tokens. A page of memory is the engine's as long as nothing is written there. */
const KEPT_BYTES = 32 * 2 ** 20;
/** A document that takes up a larger share of them is not kept. */
const LARGEST_SHARE = 1 / 8;

/** The one instance of a thread, of the module that it is of, and whose documents are in it; null where the host does not let it run. */
let shared: { readonly module: WebAssembly.Module; readonly exports: KernelExports | null; owner: PairKernel | null } | undefined;

function sharedInstance(): NonNullable<typeof shared> | undefined {
  const module = moduleOf("pairs");
  if (module === undefined) return undefined;
  if (shared?.module !== module) shared = { module, exports: instantiate(module), owner: null };
  return shared;
}

function instantiate(module: WebAssembly.Module): KernelExports | null {
  try {
    return new WebAssembly.Instance(module).exports as unknown as KernelExports;
  } catch (error) {
    if (error instanceof WebAssembly.LinkError || error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Documents of one vocabulary in the instance, which whoever asks takes over from others. */
export class PairKernel {
  readonly #instance: NonNullable<typeof shared>;
  readonly #exports: KernelExports;
  readonly #numWords: number;
  readonly #rules: PairRules;
  /** The whole memory, viewed anew whenever it has grown. */
  #u32 = new Uint32Array(0);
  #u16 = new Uint16Array(0);
  #u8 = new Uint8Array(0);
  #a: DocumentView | null = null;
  /** Whether the loaded document found room. */
  #isLoaded = false;
  /** Marks partners that are kept now: a new one whenever all are forgotten. */
  #keeper: object = {};
  readonly #anchors = new AnchorList();
  readonly #all = new AnchorList();
  readonly #exact = new ChainList();
  readonly #rewritten = new ChainList();

  /** A kernel for documents of one vocabulary; null where TypeScript has to do. */
  static open(numWords: number, rules: PairRules): PairKernel | null {
    const instance = sharedInstance();
    return instance?.exports ? new PairKernel(instance, instance.exports, { numWords, rules }) : null;
  }

  private constructor(
    instance: NonNullable<typeof shared>,
    exports: KernelExports,
    { numWords, rules }: { readonly numWords: number; readonly rules: PairRules },
  ) {
    this.#instance = instance;
    this.#exports = exports;
    this.#numWords = numWords;
    this.#rules = rules;
  }

  load(a: DocumentView): void {
    this.#a = a;
    if (this.#instance.owner !== this && !this.#takeOver()) {
      this.#isLoaded = false;
      return;
    }
    const at = this.#exports.placeLoaded(a.length, contentOf(a).length);
    this.#isLoaded = this.#write(a, at) && this.#exports.load() !== 0;
  }

  /** Makes the instance its own. @returns whether there is room for its vocabulary. */
  #takeOver(): boolean {
    this.#instance.owner = this;
    this.#keeper = {};
    this.#exports.setRules(...rulesInOrder(this.#rules));
    if (this.#exports.open(this.#numWords, KEPT_BYTES) === 0) return false;
    this.#view();
    this.#u16.set(GAP_COSTS, this.#exports.gapCosts.value >> 1);
    return true;
  }

  /** The exact anchors of the loaded document with `b`, good until the next call; null where it refuses the pair. */
  anchors(b: DocumentView): AnchorList | null {
    if (this.#instance.owner !== this) this.load(this.#a!);
    if (!this.#isLoaded || this.#findAnchors(b) !== 0) return null;
    this.#view();
    this.#readAnchors(this.#exports.EXACT.value, this.#anchors);
    return this.#anchors;
  }

  #findAnchors(b: DocumentView): number {
    if (b === this.#a) return this.#exports.findAnchorsInside();
    return this.#place(b) ? this.#exports.findAnchors() : 1;
  }

  /** Makes a document the partner, and keeps it, if it is not large: the next documents have it as a partner, too. @returns whether it found room. */
  #place(b: DocumentView): boolean {
    const { usePartner, keepPartner, placePartner, forgetPartners } = this.#exports;
    const { kept } = b.made;
    if (kept?.by === this.#keeper) {
      usePartner(kept.at);
      return true;
    }
    const numContent = contentOf(b).length;
    if (BYTES_OF_TOKEN * b.length > LARGEST_SHARE * KEPT_BYTES) return this.#write(b, placePartner(b.length, numContent));
    let at = keepPartner(b.length, numContent);
    if (at === 0) {
      forgetPartners();
      this.#keeper = {};
      at = keepPartner(b.length, numContent);
    }
    b.made.kept = { by: this.#keeper, at };
    return this.#write(b, at);
  }

  /** The chains of these anchors; null where it has no room for them. */
  chains(): PairChains | null {
    const { EXACT, ALL, EXACT_CHAINS, REWRITTEN_CHAINS, findChains } = this.#exports;
    if (findChains() !== 0) return null;
    this.#view();
    this.#readAnchors(EXACT.value, this.#anchors);
    const isLimited = this.#readChains(EXACT_CHAINS.value, this.#anchors, this.#exact);
    if (this.#u32[REWRITTEN_CHAINS.value >> 2]! > 0) this.#readAnchors(ALL.value, this.#all);
    const isAlsoLimited = this.#readChains(REWRITTEN_CHAINS.value, this.#all, this.#rewritten);
    return { exact: this.#exact, rewritten: this.#rewritten, isLimited: isLimited || isAlsoLimited };
  }

  /** Writes the columns of a document to where the kernel has room for them; 0 says that it has none. @returns whether it has. */
  #write(view: DocumentView, at: number): boolean {
    if (at === 0) return false;
    this.#view();
    const { words, flags, bits, seeds } = view;
    const n = (view.length + 7) & ~7;
    this.#u32.set(words, at >> 2);
    this.#u32.set(seeds.hashes, (at >> 2) + n);
    this.#u16.set(bits.alone, (at >> 1) + 4 * n);
    this.#u16.set(bits.afterOne, (at >> 1) + 5 * n);
    this.#u16.set(bits.afterTwo, (at >> 1) + 6 * n);
    this.#u8.set(flags, at + 14 * n);
    this.#u8.set(seeds.lengths, at + 15 * n);
    this.#u32.set(contentOf(view), (at >> 2) + 4 * n);
    return true;
  }

  /** Views the memory anew where it has grown. */
  #view(): void {
    const { buffer } = this.#exports.memory;
    if (buffer === this.#u8.buffer) return;
    [this.#u32, this.#u16, this.#u8] = [new Uint32Array(buffer), new Uint16Array(buffer), new Uint8Array(buffer)];
  }

  /** Columns of u32 at the address that stands at word `x`. */
  #column(x: number, length: number): Uint32Array {
    const from = this.#u32[x]! >> 2;
    return this.#u32.subarray(from, from + length);
  }

  /** size, capacity, i, j, n, bits */
  #readAnchors(at: number, list: AnchorList): void {
    const x = at >> 2;
    list.size = this.#u32[x]!;
    [list.i, list.j] = [this.#column(x + 2, list.size), this.#column(x + 3, list.size)];
    [list.n, list.bits] = [this.#column(x + 4, list.size), this.#column(x + 5, list.size)];
  }

  /** size, order, score, sparseBits, first, members, limited. @returns whether they were limited. */
  #readChains(at: number, anchors: AnchorList, list: ChainList): boolean {
    const x = at >> 2;
    list.anchors = anchors;
    list.size = this.#u32[x]!;
    [list.order, list.score] = [this.#column(x + 1, list.size), this.#column(x + 2, list.size)];
    [list.sparseBits, list.first] = [this.#column(x + 3, list.size), this.#column(x + 4, list.size + 1)];
    list.members = this.#column(x + 5, list.size === 0 ? 0 : list.first[list.size]!);
    return this.#u32[x + 6] === 1;
  }
}

/** Most bytes that a token takes up. */
const BYTES_OF_TOKEN = 20;
const GAP_COSTS = Uint16Array.from({ length: SCORING.maxOmission + 1 }, (_, gap) => (gap === 0 ? 0 : gapCost(gap, 0)));

/** As `setRules` of kernels/assembly/pairs/rules.ts takes them. */
function rulesInOrder({ maxPairSeeds, plain }: PairRules): number[] {
  const { maxGap, maxOmission, maxSeam, crossing, overlapOpen, sparseBits, unknownWord, sparseRepeats, sparseChain, sparseGram, rest } = SCORING;
  return [
    ANCHOR_WORDS,
    sixteenths(SCORING.anchor),
    maxPairSeeds,
    maxGap,
    maxOmission,
    maxSeam,
    sixteenths(crossing),
    sixteenths(overlapOpen),
    sixteenths(SCORING.chain),
    SEARCH_BOUNDS.lookBack,
    SCORING.sparseRanks,
    sixteenths(sparseBits),
    sixteenths(sparseBits) - sixteenths(unknownWord),
    sparseRepeats,
    sixteenths(sparseChain),
    sixteenths(sparseGram),
    SCORING.sparseTokens,
    SCORING.sparseEnough,
    sixteenths(2 * unknownWord),
    rest,
    plain,
  ];
}
