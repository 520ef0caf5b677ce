/**
 * Stage align: collinear chains of anchors, as minimap2 makes them (Li 2018, section 2.1), in bits instead of bases.
 * Input the anchors of a pair sorted by i, j; output chains, best first, no anchor in two of them.
 *
 *   f(y) = max(bits(y), max over x before y of f(x) + bits(y) - gap(x, y) - crossing(x, y) - overlap(x, y))
 *
 * What may stand before y ends near its beginning, wherever it begins itself: an exact run can be as long as a text. So x is found by its
 * diagonal i - j, from which a gap leads at most maxOmission away, and is forgotten once it ends too far back for all that follow:
 *
 *   slot     | d - 128 ... d - 1 | d ... d + 127 | d + 128 ... |     d: i - j of y, or up to 127 less; one list of anchors a slot
 *                      x x           x x y           x               x: those in reach of y that have not ended maxOmission tokens before it
 *
 * O(anchors x those within reach), at most lookBack each. A list of few anchors is gone through as it is, with the same result.
 */
import { withRoom } from "../arrays/with-room.js";
import { log2Sixteenths, sixteenths } from "../kernels/log2.js";
import { SCORING, SEARCH_BOUNDS } from "../settings/scoring.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import { type Anchor, AnchorList } from "./anchor-list.js";
import { ANCHOR_WORDS } from "./anchors.js";
import type { ViewPair } from "./document-view.js";

/** A slot holds 2^REACH_BITS diagonals, no fewer than a gap can lead away. */
const REACH_BITS = 7;
/** Slots; diagonals further apart than all of them share one. */
const SLOTS = 512;
const SLOT_MASK = SLOTS - 1;
/** Tokens of the omitted words that may agree with what follows the break: more is a repetitive text, and costs time. */
const MAX_SEAM = SCORING.maxSeam;

/** Diagonals between an anchor and what may stand before it. */
const MAX_SHIFT = SCORING.maxOmission + MAX_SEAM;
/** Anchors of which each is tried before each: faster than by slots, and no more than lookBack. */
const FEW_ANCHORS = 24;

const GAP_OPEN = sixteenths(SCORING.gapOpen);
const CROSSING = sixteenths(SCORING.crossing);
const OVERLAP_OPEN = sixteenths(SCORING.overlapOpen);
const LEAST_CHAIN = sixteenths(SCORING.chain);

/** GAP[g]: cost of a gap whose longer side has g tokens, in sixteenths. */
const GAP = Uint16Array.from({ length: SCORING.maxGap + 1 }, (_, g) => (g === 0 ? 0 : GAP_OPEN + SCORING.gapLog * log2Sixteenths(1 + g)));

/** Cost of a gap of da tokens on one side and db on the other, in sixteenths; defined for any size. */
export function gapCost(da: number, db: number): number {
  const gap = Math.max(da, db);
  return gap < GAP.length ? GAP[gap]! : GAP_OPEN + SCORING.gapLog * log2Sixteenths(1 + gap);
}

/** Whether a sentence, paragraph or quotation boundary lies after one of the tokens [from, to). */
export function crossesBoundary(flags: Uint8Array, from: number, to: number): boolean {
  for (let x = from; x < to; x++) if ((flags[x]! & TokenFlag.BREAK_MASK) === BREAK_STRONG) return true;
  return false;
}

/** Chains of one pair as columns. */
export class ChainList {
  size = 0;
  /** Whose chains they are. */
  anchors = new AnchorList();
  /** Chains, best first. */
  order: Uint32Array = new Uint32Array(64);
  /** By chain: its score, and the bits of its anchors of fewer than ANCHOR_WORDS tokens, in sixteenths. */
  score: Uint32Array = new Uint32Array(64);
  sparseBits: Uint32Array = new Uint32Array(64);
  /** By chain: its anchors are members [first[chain], first[chain + 1]), ascending. */
  first: Uint32Array = new Uint32Array(64);
  /** Numbers of anchors. */
  members: Uint32Array = new Uint32Array(256);

  /** Empties the list, for chains of these anchors. */
  begin(anchors: AnchorList): void {
    this.anchors = anchors;
    this.size = 0;
    if (this.members.length < anchors.size) this.members = new Uint32Array(2 * anchors.size);
  }

  /** Appends a chain, whose anchors are behind those of the chain before it. */
  add(score: number, sparseBits: number, end: number): void {
    const chain = this.size++;
    if (chain + 1 >= this.first.length) {
      [this.score, this.sparseBits] = [withRoom(this.score, chain + 2), withRoom(this.sparseBits, chain + 2)];
      this.first = withRoom(this.first, chain + 2);
    }
    this.score[chain] = score;
    this.sparseBits[chain] = sparseBits;
    this.first[chain + 1] = end;
  }

  /** Sets the order: by score, then by the first anchor. */
  sort(): void {
    if (this.order.length < this.size) this.order = new Uint32Array(2 * this.size);
    for (let x = 0; x < this.size; x++) this.order[x] = x;
    const { score, first, members } = this;
    sortNumbers(this.order, this.size, (x, y) => score[y]! - score[x]! || members[first[x]!]! - members[first[y]!]!);
  }

  /** The anchors of a chain, for whoever looks at few. */
  anchorsOf(chain: number): Anchor[] {
    return Array.from(this.members.subarray(this.first[chain]!, this.first[chain + 1]!), (x) => this.anchors.at(x));
  }
}

/** Numbers that are sorted by insertion. */
const FEW = 24;

/** Sorts the first `size` numbers; insertion is faster than a call of the engine's sort where they are few or in order. */
function sortNumbers(numbers: Uint32Array, size: number, compare: (x: number, y: number) => number): void {
  if (size > FEW) {
    numbers.subarray(0, size).sort(compare);
    return;
  }
  for (let x = 1; x < size; x++) {
    const number = numbers[x]!;
    let y = x - 1;
    for (; y >= 0 && compare(numbers[y]!, number) > 0; y--) numbers[y + 1] = numbers[y]!;
    numbers[y + 1] = number;
  }
}

/** Chains the anchors of one pair after another; its buffers are made once. */
export class Chainer {
  /** Of the last call: whether some anchor had more than lookBack others in reach, so that chains with those further back were not tried. */
  limited = false;
  /** By anchor: the best score of a chain that ends with it, its predecessor in that chain or -1, and whether it is in a chain already. */
  #score = new Int32Array(256);
  #previous = new Int32Array(256);
  #taken = new Uint8Array(256);
  /** Slot -> the last anchor of its diagonals; by anchor: the one before it in its slot; or -1. */
  readonly #last = new Int32Array(SLOTS).fill(-1);
  #before = new Int32Array(256);
  /** Anchors that chains may end with. */
  #ends = new Uint32Array(256);
  readonly #chains = new ChainList();

  /**
   * @param anchors of the pair, by i, then j. Inside one document a chain must end before its copy starts.
   * @param leastSparse `sparseBits` that a chain must have to be handed out.
   * @returns the chainer's own list, good until the next call.
   */
  chain(pair: ViewPair, anchors: AnchorList, leastSparse = 0): ChainList {
    this.#makeRoom(anchors.size);
    this.limited = false;
    for (let y = 0; y < anchors.size; y++) {
      this.#score[y] = anchors.bits[y]!;
      this.#previous[y] = -1;
    }
    if (anchors.size <= FEW_ANCHORS) this.#tryAll(pair, anchors);
    else this.#tryBySlots(pair, anchors);
    this.#traceBack(anchors, leastSparse);
    return this.#chains;
  }

  /** Tries all that may stand before each anchor. */
  #tryAll(pair: ViewPair, anchors: AnchorList): void {
    const { size, i, n, bits } = anchors;
    const score = this.#score;
    for (let y = 1; y < size; y++) {
      const least = i[y]! - SCORING.maxOmission;
      for (let x = y - 1; x >= 0; x--) if (score[x]! + bits[y]! > score[y]! && i[x]! + n[x]! >= least) this.#tryPredecessor(x, y, anchors, pair);
    }
  }

  /** The same where they are many: those that stand in reach by their diagonals, lookBack at most. */
  #tryBySlots(pair: ViewPair, anchors: AnchorList): void {
    const { size, i, j } = anchors;
    const last = this.#last;
    for (let y = 0; y < size; y++) {
      // its own diagonals first, then those on either side
      const slot = slotOf(i[y]! - j[y]!);
      let left: number = SEARCH_BOUNDS.lookBack;
      if (last[slot]! >= 0) left = this.#tryThoseOf(slot, y, anchors, { pair, left });
      const [above, below] = [(slot + 1) & SLOT_MASK, (slot - 1) & SLOT_MASK];
      if (last[above]! >= 0) left = this.#tryThoseOf(above, y, anchors, { pair, left });
      if (last[below]! >= 0) this.#tryThoseOf(below, y, anchors, { pair, left });
      this.#before[y] = last[slot]!;
      last[slot] = y;
    }
    for (let y = 0; y < size; y++) last[slotOf(i[y]! - j[y]!)] = -1;
  }

  #makeRoom(size: number): void {
    if (this.#score.length >= size) return;
    this.#score = new Int32Array(2 * size);
    this.#previous = new Int32Array(2 * size);
    this.#taken = new Uint8Array(2 * size);
    this.#before = new Int32Array(2 * size);
    this.#ends = new Uint32Array(2 * size);
  }

  /** Tries the anchors of a slot as predecessors of y, the last ones first, and takes those out of it that end too far back. @returns how many more may be tried. */
  #tryThoseOf(slot: number, y: number, anchors: AnchorList, { pair, left }: { readonly pair: ViewPair; readonly left: number }): number {
    const { i, n } = anchors;
    const before = this.#before;
    const least = i[y]! - SCORING.maxOmission;
    let most = left;
    for (let x = this.#last[slot]!, after = -1; x >= 0; x = before[x]!) {
      if (i[x]! + n[x]! >= least) {
        if (most === 0) {
          this.limited = true;
          break;
        }
        this.#tryPredecessor(x, y, anchors, pair);
        after = x;
        most--;
      } else if (after < 0) this.#last[slot] = before[x]!;
      else before[after] = before[x]!;
    }
    return most;
  }

  /** Has anchor y follow anchor x if none before was better, of equals the later one; looked at only where it could be for nothing. */
  #tryPredecessor(x: number, y: number, anchors: AnchorList, pair: ViewPair): void {
    const { i, j, n, bits } = anchors;
    const previous = this.#previous[y]!;
    const least = x < previous || previous < 0 ? this.#score[y]! + 1 : this.#score[y]!;
    const free = this.#score[x]! + bits[y]!;
    if (free < least) return;
    const da = i[y]! - i[x]! - n[x]!;
    const db = j[y]! - j[x]! - n[x]!;
    const gap = Math.max(da, db);
    if (Math.abs(da - db) > MAX_SHIFT) return;
    // beyond maxGap one side goes on at once
    if (gap > SCORING.maxGap && (gap > SCORING.maxOmission || (da > 0 && db > 0))) return;
    if (i[x]! >= i[y]! || j[x]! >= j[y]! || (pair.a === pair.b && i[y]! + n[y]! > j[x]!)) return;
    const cost = joinCost(pair, anchors, x, y);
    if (cost < 0 || free - cost < least) return;
    this.#score[y] = free - cost;
    this.#previous[y] = x;
  }

  /** Takes chains from the best end down, each until it meets an anchor that is taken. */
  #traceBack(anchors: AnchorList, leastSparse: number): void {
    const score = this.#score;
    const previous = this.#previous;
    const taken = this.#taken;
    const chains = this.#chains;
    const { n, bits } = anchors;
    chains.begin(anchors);
    taken.fill(0, 0, anchors.size);
    const numEnds = this.#bestEnds(anchors.size);
    let from = 0;
    for (let e = 0; e < numEnds; e++) {
      const end = this.#ends[e]!;
      if (taken[end]) continue;
      let sparseBits = 0;
      let x = end;
      let to = from;
      for (; x >= 0 && !taken[x]; x = previous[x]!) {
        taken[x] = 1;
        chains.members[to++] = x;
        if (n[x]! < ANCHOR_WORDS) sparseBits += bits[x]!;
      }
      const own = score[end]! - (x >= 0 ? score[x]! : 0);
      if (own < LEAST_CHAIN || sparseBits < leastSparse) continue;
      chains.members.subarray(from, to).reverse();
      chains.add(own, sparseBits, to);
      from = to;
    }
    chains.sort();
  }

  /** Sets the anchors that a chain of LEAST_CHAIN may end with, best first. @returns how many. */
  #bestEnds(size: number): number {
    const score = this.#score;
    const ends = this.#ends;
    let found = 0;
    for (let x = 0; x < size; x++) if (score[x]! >= LEAST_CHAIN) ends[found++] = x;
    sortNumbers(ends, found, (x, y) => score[y]! - score[x]! || x - y);
    return found;
  }
}

function slotOf(diagonal: number): number {
  return (diagonal >> REACH_BITS) & SLOT_MASK;
}

/** Cost of following anchor x by anchor y, at most maxOmission tokens behind it, or -1 where it cannot: tokens that both have count once. */
function joinCost({ a, b }: ViewPair, { i, j, n, bits }: AnchorList, x: number, y: number): number {
  const endI = i[x]! + n[x]!;
  const endJ = j[x]! + n[x]!;
  const da = i[y]! - endI;
  const db = j[y]! - endJ;
  const isLong = da > SCORING.maxGap || db > SCORING.maxGap;
  const overlap = Math.max(0, -da, -db);
  if (overlap >= n[y]! || overlap >= n[x]!) return -1;
  if (isLong && !isOmission({ a, b }, { endI, endJ, da, db })) return -1;
  const isGap = da > 0 || db > 0;
  const crossing = isGap && (crossesBoundary(a.flags, endI - 1, i[y]!) || crossesBoundary(b.flags, endJ - 1, j[y]!));
  const gap = isGap ? gapCost(Math.max(0, da), Math.max(0, db)) + (crossing ? CROSSING : 0) : 0;
  return gap + (overlap ? Math.round((overlap * bits[y]!) / n[y]!) + OVERLAP_OPEN : 0);
}

/** Where a run ends on both sides, and how many tokens later the next one begins. */
interface Junction {
  readonly endI: number;
  readonly endJ: number;
  readonly da: number;
  readonly db: number;
}

/**
 * Whether one side goes on at once, but for a break of any kind ("...", "[…]", the end of a sentence), where the other one has
 * words between two runs: what an editor leaves out. The first run ends before endI and endJ, the second begins da and db later.
 */
function isOmission({ a, b }: ViewPair, { endI, endJ, da, db }: Junction): boolean {
  if (Math.min(da, db) < -MAX_SEAM) return false;
  if (da > 0 && db <= 0) return hasBreak(b.flags, endJ + db - 1, endJ);
  return db > 0 && da <= 0 && hasBreak(a.flags, endI + da - 1, endI);
}

/** Whether a break of any kind stands after one of the tokens [from, to). */
function hasBreak(flags: Uint8Array, from: number, to: number): boolean {
  for (let x = from; x < to; x++) if (flags[x]! & (TokenFlag.BREAK_MASK | TokenFlag.SENTENCE_END)) return true;
  return false;
}
