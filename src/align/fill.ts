/**
 * Stage align: matches single words inside a gap of a chain. Full-matrix alignment that maximises the bits of the matched
 * words (Hirschberg's problem at a size where no trick is needed): a gap has at most maxGap tokens on each side. Equal words
 * count in full, a misread one at half, as does the longer half of two words that one side runs together ("tothe").
 * Input the gap on both sides, output its matches. O(n m), at most 25 x 25 cells; nothing for a larger gap.
 */
import { SCORING } from "../settings/scoring.js";
import { type Alignment, appendMatch } from "./alignment.js";
import type { DocumentView, ViewPair } from "./document-view.js";
import { mayBeMisread, type WordForms } from "./word-forms.js";

const SIDE = SCORING.maxGap + 1;
const scores = new Int32Array(SIDE * SIDE);

/** How two words of a gap relate, and so how an alignment goes on from there. */
const ONLY_A = 0;
const ONLY_B = 1;
const EQUAL = 2;
const MISREAD = 3;
/** The word of side b is this one of side a and the next; and the other way round. */
const JOINED_B = 4;
const JOINED_A = 5;
const UNRELATED = 6;
const steps = new Uint8Array(SIDE * SIDE);

/** A gap: tokens [i0, i1) of side a and [j0, j1) of side b. */
interface Gap {
  readonly i0: number;
  readonly i1: number;
  readonly j0: number;
  readonly j1: number;
}

/** Appends the matches inside a gap to `runs`. */
export function fillGap(pair: ViewPair, forms: WordForms, gap: Gap, runs: Alignment): void {
  const n = gap.i1 - gap.i0;
  const m = gap.j1 - gap.j0;
  if (n <= 0 || m <= 0 || n >= SIDE || m >= SIDE) return;
  const { a, b } = pair;
  const { wordBits } = a.vocabulary;
  scores.fill(0, n * SIDE, n * SIDE + m + 1);
  for (let i = 0; i < n; i++) scores[i * SIDE + m] = 0;
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const at = i * SIDE + j;
      let step = scores[at + SIDE]! >= scores[at + 1]! ? ONLY_A : ONLY_B;
      let best = scores[step === ONLY_A ? at + SIDE : at + 1]!;
      const relation = relationOf(pair, forms, gap, gap.i0 + i, gap.j0 + j);
      if (relation !== UNRELATED) {
        const bits = Math.min(wordBits[a.words[gap.i0 + i]!]!, wordBits[b.words[gap.j0 + j]!]!);
        const score = scores[at + tokensA(relation) * SIDE + tokensB(relation)]! + (relation === EQUAL ? bits : bits >> 1);
        if (score >= best) [best, step] = [score, relation];
      }
      scores[at] = best;
      steps[at] = step;
    }
  appendPath(pair, forms, gap, runs);
}

const tokensA = (step: number): number => (step === JOINED_B ? 2 : step === ONLY_B ? 0 : 1);
const tokensB = (step: number): number => (step === JOINED_A ? 2 : step === ONLY_A ? 0 : 1);

function relationOf({ a, b }: ViewPair, forms: WordForms, { i1, j1 }: Gap, i: number, j: number): number {
  const { wordBits } = a.vocabulary;
  const x = a.words[i]!;
  const y = b.words[j]!;
  if (x === y) return EQUAL;
  if (!mayBeMisread(wordBits[x]!, wordBits[y]!)) return UNRELATED;
  if (forms.isMisreading(x, y)) return MISREAD;
  if (i + 1 < i1 && forms.isJoined(x, a.words[i + 1]!, y)) return JOINED_B;
  if (j + 1 < j1 && forms.isJoined(y, b.words[j + 1]!, x)) return JOINED_A;
  return UNRELATED;
}

/** Follows the best steps from the beginning of the gap; of two words run together the longer one is matched. */
function appendPath({ a, b }: ViewPair, forms: WordForms, { i0, i1, j0, j1 }: Gap, runs: Alignment): void {
  const isSecondLonger = ({ words }: DocumentView, token: number): number => (forms.isLonger(words[token + 1]!, words[token]!) ? 1 : 0);
  for (let i = i0, j = j0; i < i1 && j < j1; ) {
    const step = steps[(i - i0) * SIDE + j - j0]!;
    if (step === EQUAL || step === MISREAD) appendMatch(runs, i, j, step === EQUAL);
    else if (step === JOINED_B) appendMatch(runs, i + isSecondLonger(a, i), j, false);
    else if (step === JOINED_A) appendMatch(runs, i, j + isSecondLonger(b, j), false);
    i += tokensA(step);
    j += tokensB(step);
  }
}
