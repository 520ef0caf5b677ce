/**
 * Stage align: carries an alignment beyond its ends. Banded alignment outward from a matched pair of tokens, one row a
 * token of side a; cells that fall xDrop below the best are dropped, and with the last of them it ends (Zhang et al. 2000); tokens match if equal, at half weight if
 * one is an inflection of the other, or the other misread. Input two positions and a direction, output the matches up to the best end.
 * O(tokens x band) time; the buffers are made once for each Extender.
 */
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { type Alignment, appendMatch } from "./alignment.js";
import type { ViewPair, Vocabulary } from "./document-view.js";
import { mayBeMisread, type WordForms } from "./word-forms.js";

const BAND = SCORING.band;
const WIDTH = 2 * BAND + 1;
const UNREACHED = -(2 ** 30);
const SUBSTITUTION = sixteenths(SCORING.substitution);
const INSERTION = sixteenths(SCORING.insertion);
const X_DROP = sixteenths(SCORING.xDrop);
const CONTENT_WORD = sixteenths(SCORING.contentWord);

/** By tokens of side a that are passed over before a first match: how many of side b may be, [from, to), for no more than X_DROP. */
const IN_REACH: readonly (readonly [number, number])[] = tokensInReach();

function tokensInReach(): (readonly [number, number])[] {
  const rows: (readonly [number, number])[] = [];
  for (let x = 0; ; x++) {
    const inReach = Array.from({ length: WIDTH }, (_, y) => y).filter(
      (y) => Math.abs(x - y) <= BAND && Math.min(x, y) * Math.min(SUBSTITUTION, 2 * INSERTION) + Math.abs(x - y) * INSERTION <= X_DROP,
    );
    if (inReach.length === 0) return rows;
    rows.push([inReach[0]!, inReach.at(-1)! + 1]);
  }
}

/** How a cell was reached. */
const STOP = 0;
const MATCH = 1;
const INFLECTED = 2;
const REPLACED = 3;
const ONLY_A = 4;
const ONLY_B = 5;

/** Where to start: the outermost matched tokens, and the direction. */
export interface ExtensionStart {
  readonly i: number;
  readonly j: number;
  readonly direction: 1 | -1;
}

export class Extender {
  readonly #forms: WordForms;
  readonly #trace = new Uint8Array((SCORING.maxExtension + 1) * WIDTH);
  readonly #row = new Int32Array(WIDTH);
  readonly #nextRow = new Int32Array(WIDTH);

  constructor(forms: WordForms) {
    this.#forms = forms;
  }

  /** The matches beyond (i, j), itself excluded, in ascending order; empty where going on does not pay. */
  extend(pair: ViewPair, start: ExtensionStart): Alignment {
    const { i, j, direction } = start;
    const { words: wordsA, bits: bitsA, vocabulary } = pair.a;
    const { words: wordsB, bits: bitsB } = pair.b;
    const { wordBits } = vocabulary;
    const trace = this.#trace;
    const maxA = Math.min(SCORING.maxExtension, direction > 0 ? pair.a.length - 1 - i : i);
    const maxB = direction > 0 ? pair.b.length - 1 - j : j;
    if (!this.#mayMatch(pair, start, maxA, maxB)) return [];
    let bestScore = 0;
    let bestRow = 0;
    let bestColumn = 0;
    let row = this.#row;
    let next = this.#nextRow;
    let low: number = BAND;
    let high = startRow(row, trace);
    // one long loop without a call a cell: by profile the hottest of the passage search (planted Reuters set)
    for (let x = 1; x <= maxA && low <= high; x++) {
      next.fill(UNREACHED);
      const a = i + direction * x;
      const wordA = wordsA[a]!;
      const mayVary = wordBits[wordA]! > CONTENT_WORD;
      let nextLow = WIDTH;
      let nextHigh = -1;
      for (let q = low > 0 ? low - 1 : 0; q < WIDTH; q++) {
        const y = x + q - BAND;
        if (y < 0 || y > maxB) continue;
        // right of the last live cell of the row above, only a token of side b alone leads on
        if (q > high && next[q - 1] === UNREACHED) break;
        let score = UNREACHED;
        let how = STOP;
        if (y > 0 && row[q]! > UNREACHED) {
          const b = j + direction * y;
          if (wordA === wordsB[b]) {
            how = MATCH;
            score = row[q]! + Math.min(bitsA.afterOne[a]!, bitsB.afterOne[b]!);
          } else if (mayVary && this.#isVariant(vocabulary, wordA, wordsB[b]!)) {
            how = INFLECTED;
            score = row[q]! + (Math.min(bitsA.alone[a]!, bitsB.alone[b]!) >> 1);
          } else {
            how = REPLACED;
            score = row[q]! - SUBSTITUTION;
          }
        }
        if (q + 1 < WIDTH && row[q + 1]! - INSERTION > score) {
          score = row[q + 1]! - INSERTION;
          how = ONLY_A;
        }
        if (q > 0 && next[q - 1]! - INSERTION > score) {
          score = next[q - 1]! - INSERTION;
          how = ONLY_B;
        }
        if (score < bestScore - X_DROP) continue;
        next[q] = score;
        trace[x * WIDTH + q] = how;
        if (nextLow > q) nextLow = q;
        nextHigh = q;
        if (score > bestScore) {
          bestScore = score;
          bestRow = x;
          bestColumn = q;
        }
      }
      low = nextLow;
      high = nextHigh;
      const done = row;
      row = next;
      next = done;
    }
    return bestRow === 0 ? [] : this.#traceBack(start, bestRow, bestColumn);
  }

  /** Whether any two words match that stand so near to the start that nothing is dropped on the way: beyond most ends there are none. */
  #mayMatch({ a, b }: ViewPair, { i, j, direction }: ExtensionStart, maxA: number, maxB: number): boolean {
    const { wordBits } = a.vocabulary;
    for (let x = 0; x < Math.min(maxA, IN_REACH.length); x++) {
      const wordA = a.words[i + direction * (x + 1)]!;
      const mayVary = wordBits[wordA]! > CONTENT_WORD;
      const [from, to] = IN_REACH[x]!;
      for (let y = from; y < Math.min(maxB, to); y++) {
        const wordB = b.words[j + direction * (y + 1)]!;
        if (wordA === wordB || (mayVary && this.#isVariant(a.vocabulary, wordA, wordB))) return true;
      }
    }
    return false;
  }

  /** Whether y is a form of the content word x, or a misread one. */
  #isVariant({ wordBits }: Vocabulary, x: number, y: number): boolean {
    if (wordBits[y]! <= CONTENT_WORD) return false;
    return this.#forms.isInflection(x, y) || (mayBeMisread(wordBits[x]!, wordBits[y]!) && this.#forms.isMisreading(x, y));
  }

  #traceBack({ i, j, direction }: ExtensionStart, row: number, column: number): Alignment {
    const outward: [number, number, boolean][] = [];
    for (let x = row, q = column; x > 0; ) {
      const how = this.#trace[x * WIDTH + q]!;
      if (how === MATCH || how === INFLECTED) outward.push([i + direction * x, j + direction * (x + q - BAND), how === MATCH]);
      if (how === ONLY_B) q--;
      else {
        x--;
        if (how === ONLY_A) q++;
      }
    }
    // collected from the far end inwards: ascending already when going left
    if (direction > 0) outward.reverse();
    const runs: Alignment = [];
    for (const [a, b, same] of outward) appendMatch(runs, a, b, same);
    return runs;
  }
}

/** Row 0: tokens of side b alone. @returns its last live column; the first is BAND. */
function startRow(row: Int32Array, trace: Uint8Array): number {
  row.fill(UNREACHED);
  trace.fill(STOP, 0, WIDTH);
  let last = BAND;
  for (let q = BAND; q < WIDTH && (q - BAND) * INSERTION <= X_DROP; q++) {
    row[q] = -(q - BAND) * INSERTION;
    if (q > BAND) trace[q] = ONLY_B;
    last = q;
  }
  return last;
}
