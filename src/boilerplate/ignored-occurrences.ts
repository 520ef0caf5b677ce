/**
 * Stage boilerplate: where ignored texts stand in a document. Input an ignore list and the tokens of a document, output its
 * occurrences, ascending, no two overlapping. An occurrence is
 *
 *   - an exact run of at least 8 words (characters of an unspaced script count half) that an ignored text has too, or a whole
 *     sentence or line of fewer, at least three, if it begins and ends where a sentence or line does in the document as well;
 *   - lengthened to both sides as far as the two go on alike;
 *   - and beyond a gap of at most MAX_GAP tokens on either side (another year, another name), where they go on alike for as
 *     many tokens as the gap has, and for three or up to the edge of a sentence or line.
 *
 * Where several ignored texts begin alike, the one that explains most is taken. Every token of a shared run of 8 words lies in
 * an occurrence. O(tokens): a seed inside an occurrence is passed over, at most MAX_TRIED places are tried for each other one,
 * and both the gaps tried and what is read again of an occurrence before are bounded by the tokens.
 */
import { MOST_NAMED, shownFirst } from "../errors.js";
import { hashShingles } from "../sketch/shingles.js";
import { sizeInWords } from "../text/size-in-words.js";
import type { TokenColumns } from "../text/token-columns.js";
import type { Limit } from "../types/limit.js";
import { edgesAfter, type IgnoreList, RUN_TOKENS, type SeedTable } from "./ignore-list.js";

/** Tokens of a gap on either side: no more than a run has that is sure to be found. */
const MAX_GAP = RUN_TOKENS;
/** Tokens that have to follow a gap, unless they reach the edge of a sentence or line. */
const PIECE_TOKENS = 3;
/** Places of a seed in the ignored texts that are tried. */
const MAX_TRIED = 8;
/** Tokens read again, a token of a document; beyond it a text that shares its beginning with another gets the rest alone. */
const MAX_BACK_STEPS = 16;
/** Gaps tried in a document, and more a token of it; beyond it occurrences end where the two cease to be alike. At most 1,280 a seed. */
const GAP_TRIALS = 20_000;
const MAX_GAP_TRIALS = 32;
/** Positions that are hashed at once. */
const BLOCK = 4096;

/** Tokens [from, to) of a document that an ignored text accounts for; both by number. */
export interface IgnoredOccurrence {
  readonly document: number;
  readonly from: number;
  readonly to: number;
  readonly text: number;
}

/** An occurrence as it is found, before it is cut where the one before it ends. */
interface Candidate extends IgnoredOccurrence {
  /** Whether it begins no later than the one before it, whose words it accounts for too. */
  readonly coversLast: boolean;
}

/** Token i of the document stands beside token j of the ignored texts; neither may reach its stop. */
interface Front {
  readonly i: number;
  readonly j: number;
  readonly step: 1 | -1;
  readonly stopI: number;
  readonly stopJ: number;
}

export class IgnoredFinder {
  readonly #list: IgnoreList;
  readonly #columns: TokenColumns;
  readonly #textOf: (document: number) => string;
  readonly #lo: readonly Uint32Array[];
  readonly #hi: readonly Uint32Array[];
  #found: IgnoredOccurrence[] = [];
  #document = 0;
  #text = "";
  #first = 0;
  #end = 0;
  #backSteps = 0;
  #gapTrials = 0;
  /** Whether one of the bounds above was hit in the document, and the documents where one was. */
  #isCut = false;
  readonly #cut: number[] = [];

  constructor(list: IgnoreList, columns: TokenColumns, textOf: (document: number) => string) {
    this.#list = list;
    this.#columns = columns;
    this.#textOf = textOf;
    this.#lo = list.seeds.map(() => new Uint32Array(BLOCK));
    this.#hi = list.seeds.map(() => new Uint32Array(BLOCK));
  }

  /** The occurrences in one document; a new array, the caller's own. */
  find(document: number): IgnoredOccurrence[] {
    this.#found = [];
    this.#document = document;
    this.#text = this.#textOf(document);
    this.#first = this.#columns.offsets[document]!;
    this.#end = this.#columns.offsets[document + 1]!;
    this.#backSteps = MAX_BACK_STEPS * (this.#end - this.#first);
    this.#gapTrials = GAP_TRIALS + MAX_GAP_TRIALS * (this.#end - this.#first);
    this.#isCut = false;
    if (this.#list.seeds.length === 0) return [];
    for (let block = this.#first; block < this.#end; block += BLOCK) {
      this.#hashBlock(block);
      const last = Math.min(this.#end, block + BLOCK);
      for (let p = block; p < last; p++) this.#visit(p, p - block);
    }
    if (this.#isCut) this.#cut.push(document);
    const first = this.#first;
    return this.#found.map((one) => ({ ...one, from: one.from - first, to: one.to - first }));
  }

  /** Documents looked at so far in which a bound was hit: an occurrence may end too early there, or be that of another text. */
  limits(idOf: (document: number) => string): Limit[] {
    const count = this.#cut.length;
    if (count === 0) return [];
    const named = shownFirst(this.#cut.slice(0, MOST_NAMED).map(idOf), count);
    return [{ code: "ignore-cut", count, detail: `documents where ignored texts that begin alike, or gaps in them, are more than are tried: ${named}` }];
  }

  /** Hashes of the seeds of each length that begin in the block from `from` on. */
  #hashBlock(from: number): void {
    this.#list.seeds.forEach(({ length }, s) => {
      if (from + length > this.#end) return;
      const endToken = Math.min(this.#end, from + BLOCK + length - 1);
      hashShingles(this.#columns, { startToken: from, endToken, k: length }, { lo: this.#lo[s]!, hi: this.#hi[s]! });
    });
  }

  /** Looks for a seed at token p, which is number x of its block: the longest that is one. */
  #visit(p: number, x: number): void {
    const done = this.#found.at(-1)?.to ?? this.#first;
    const { seeds } = this.#list;
    for (let s = 0; s < seeds.length; s++) {
      const seed = seeds[s]!;
      if (p + seed.length > this.#end || p + seed.length <= done) continue;
      const id = seed.ids.find(this.#lo[s]![x]!, this.#hi[s]![x]!);
      if (id < 0 || (seed.isUnit && !this.#isUnit(p, p + seed.length, done))) continue;
      if (this.#take(seed, id, p)) return;
    }
  }

  /** Whether a sentence or line begins at `from` and one ends before `to`, beyond what is done. */
  #isUnit(from: number, to: number, done: number): boolean {
    const ends = (token: number) => edgesAfter(this.#text, this.#columns, token, this.#end - 1) > 0;
    return from >= done && (from === this.#first || ends(from - 1)) && ends(to - 1);
  }

  /** Adds the longest occurrence that a seed at p grows to; false where none has the words it needs. */
  #take(seed: SeedTable, id: number, p: number): boolean {
    let best: Candidate | undefined;
    let entry = seed.first[id]!;
    for (let tried = 0; tried < MAX_TRIED && entry >= 0; tried++) {
      const candidate = this.#candidate(p, seed.position[entry]!, seed);
      if (candidate && (!best || candidate.to - candidate.from > best.to - best.from)) best = candidate;
      entry = seed.next[entry]!;
    }
    if (entry >= 0) this.#isCut = true;
    if (!best) return false;
    const last = this.#found.at(-1);
    if (last && best.coversLast) this.#found.pop();
    else if (last && best.text === last.text && best.from < last.to) {
      this.#found[this.#found.length - 1] = { ...last, to: best.to };
      return true;
    }
    const from = Math.max(best.from, this.#found.at(-1)?.to ?? this.#first);
    this.#found.push({ document: this.#document, from, to: best.to, text: best.text });
    return true;
  }

  /** The occurrence around the seed at p in the document and at q in an ignored text. */
  #candidate(p: number, q: number, { length, isUnit }: SeedTable): Candidate | undefined {
    const { textOf, columns } = this.#list;
    const text = textOf[q]!;
    const [first, end] = [columns.offsets[text]!, columns.offsets[text + 1]!];
    let from = p;
    const last = this.#found.at(-1);
    const floor = this.#found.at(-2)?.to ?? this.#first;
    for (let j = q - 1; from > floor && j >= first && this.#isSame(from - 1, j); j--, from--) {
      if (!last || from > last.to || this.#backSteps-- > 0) continue;
      this.#isCut = true;
      break;
    }
    let to = p + length;
    for (let j = q + length; to < this.#end && j < end && this.#isSame(to, j); j++) to++;
    if (!isUnit && sizeInWords(this.#columns.flags, from, to) < RUN_TOKENS) return undefined;
    const coversLast = last !== undefined && from <= last.from;
    const bound = coversLast ? floor : (last?.to ?? this.#first);
    const shift = q - p;
    if (from >= bound) from = this.#grow({ i: from - 1, j: from + shift - 1, step: -1, stopI: bound - 1, stopJ: first - 1 }) + 1;
    to = this.#grow({ i: to, j: to + shift, step: 1, stopI: this.#end, stopJ: end });
    return { document: this.#document, from, to, text, coversLast };
  }

  #isSame(i: number, j: number): boolean {
    const { hashLo, hashHi } = this.#columns;
    const ignored = this.#list.columns;
    return hashLo[i] === ignored.hashLo[j] && hashHi[i] === ignored.hashHi[j];
  }

  /** Carries a front on over gaps as far as it goes. @returns where it ends in the document. */
  #grow(start: Front): number {
    let front = start;
    for (let next = this.#beyondGap(front); next; next = this.#beyondGap(front)) front = next;
    return front.i;
  }

  /** The front beyond the next gap and what is alike behind it, small gaps and those of equal size on both sides tried first. */
  #beyondGap(front: Front): Front | undefined {
    const { i, j, step, stopI, stopJ } = front;
    if (i === stopI || j === stopJ) return undefined;
    for (let gap = 1; gap <= MAX_GAP; gap++)
      for (let lesser = gap; lesser >= 0; lesser--)
        for (let swapped = 0; swapped < (lesser < gap ? 2 : 1); swapped++) {
          if (this.#gapTrials-- <= 0) {
            this.#isCut = true;
            return undefined;
          }
          const nextI = i + step * (swapped ? lesser : gap);
          const nextJ = j + step * (swapped ? gap : lesser);
          const n = this.#alike(nextI, nextJ, front);
          if (n >= gap && (n >= PIECE_TOKENS || this.#reachesEdge(nextJ, n, step))) return { ...front, i: nextI + step * n, j: nextJ + step * n };
        }
    return undefined;
  }

  /** How many tokens are alike from i and j on. */
  #alike(i: number, j: number, { step, stopI, stopJ }: Front): number {
    const most = Math.min((stopI - i) * step, (stopJ - j) * step);
    let n = 0;
    while (n < most && this.#isSame(i + step * n, j + step * n)) n++;
    return n;
  }

  /** Whether one of n tokens of an ignored text, from j on, is the last of a sentence or line on its way. */
  #reachesEdge(j: number, n: number, step: 1 | -1): boolean {
    for (let x = 0; x < n; x++) if (this.#isEdge(j + step * x, step)) return true;
    return false;
  }

  /** Whether a sentence or line of an ignored text ends with token j, or, going backwards, begins with it. */
  #isEdge(j: number, step: 1 | -1): boolean {
    const { edges, textOf } = this.#list;
    if (step > 0) return edges[j]! > 0;
    return j === 0 || textOf[j - 1] !== textOf[j] || edges[j - 1]! > 0;
  }
}
