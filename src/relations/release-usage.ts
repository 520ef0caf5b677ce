/**
 * The release and what each article has of it -> how many articles have each token, as ranges and by sentence. A token counts once an
 * article, however often the article repeats it. O(tokens of the release x articles + matched tokens).
 */
import { lowerBound } from "../arrays/lower-bound.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import type { Tokens } from "../types/document.js";
import type { ReleasePart, ReleaseSentence, ReleaseUse } from "../types/trace.js";

/** Share of a sentence's tokens from which an article has the sentence. */
const LEAST_OF_SENTENCE = 0.5;

export interface ReleaseUsage {
  readonly usedShare: number;
  readonly parts: readonly ReleasePart[];
  readonly sentences: readonly ReleaseSentence[];
}

/** @param tokens of the release. @param articles those that count, in the order in which they are to be named. */
export function usageOf(tokens: Tokens, articles: readonly ReleaseUse[]): ReleaseUsage {
  const counting = articles.filter(({ relation }) => relation.direction !== "b-to-a");
  const uses = new Uint32Array(tokens.length);
  const possible = new Uint32Array(tokens.length);
  const sentences = sentencesOf(tokens).map((sentence) => ({ ...sentence, uses: 0, possible: 0, articles: [] as string[] }));
  const has = new Uint8Array(tokens.length);
  for (const use of counting) {
    has.fill(0);
    markTokens(tokens, use, has);
    const counts = use.relation.direction === "a-to-b" ? uses : possible;
    for (let t = 0; t < has.length; t++) counts[t]! += has[t]!;
    for (const sentence of sentences) {
      if (shareOf(has, sentence.from, sentence.to) < LEAST_OF_SENTENCE) continue;
      sentence[counts === uses ? "uses" : "possible"]++;
      sentence.articles.push(use.article.id);
    }
  }
  const used = uses.reduce((sum, count, t) => sum + Number(count + possible[t]! > 0), 0);
  return {
    usedShare: tokens.length === 0 ? 0 : used / tokens.length,
    parts: partsOf(tokens, uses, possible),
    sentences: sentences.map(({ from, to, ...counts }) => ({ start: tokens.start[from]!, end: tokens.end[to - 1]!, ...counts })),
  };
}

/** Sets 1 for each token of the release in a block of the article's passages. */
function markTokens({ start, end }: Tokens, { passages }: ReleaseUse, has: Uint8Array): void {
  for (const { blocks } of passages)
    for (const { a } of blocks) for (let t = lowerBound(start, a[0], 0, start.length); t < has.length && end[t]! <= a[1]; t++) has[t] = 1;
}

interface TokenRange {
  readonly from: number;
  readonly to: number;
}

function sentencesOf({ length, flags }: Tokens): TokenRange[] {
  const sentences: TokenRange[] = [];
  let from = 0;
  for (let t = 0; t < length; t++) {
    if ((flags[t]! & TokenFlag.BREAK_MASK) !== BREAK_STRONG) continue;
    sentences.push({ from, to: t + 1 });
    from = t + 1;
  }
  return sentences;
}

function shareOf(has: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += has[t]!;
  return sum / (to - from);
}

function partsOf({ length, start, end }: Tokens, uses: Uint32Array, possible: Uint32Array): ReleasePart[] {
  const parts: ReleasePart[] = [];
  for (let from = 0, t = 1; t <= length; t++) {
    if (t < length && uses[t] === uses[from] && possible[t] === possible[from]) continue;
    parts.push({ start: start[from]!, end: end[t - 1]!, uses: uses[from]!, possible: possible[from]! });
    from = t;
  }
  return parts;
}
