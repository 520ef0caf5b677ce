/**
 * Stage relations: slips that two texts share, or that one of them corrects. Input what a pair shares, output each slip with where it stands.
 * Only slips that no house style makes are known, without a dictionary:
 *
 *   - a possessive of half a name: "Session's" in a text that has "Sessions" elsewhere, and never "Session"
 *   - two neighbouring letters that changed places ("withdarwal"), where the other side has them in order, at an edit
 *
 * Two writers do not make the same slip by chance: it speaks for copying, not for a direction. A slip that one side lacks may have
 * been corrected, or made, in copying: it weighs little. O(shared tokens + edits).
 */
import type { Run } from "../passages/alignment.js";
import type { Judged } from "../passages/judge.js";
import type { TokenColumns } from "../text/columns.js";
import type { Span } from "../types.js";
import type { SharedText } from "./shared-text.js";

/** A slip in the shared text. */
export interface SharedError {
  readonly error: string;
  /** What the other side has, and 1 where a has the slip and b the correction; undefined where both have the slip. */
  readonly correction: { readonly word: string; readonly sign: 1 | -1 } | undefined;
  readonly spans: readonly Span[];
}

export interface ErrorContext {
  readonly columns: TokenColumns;
  textOf(document: number): string;
  idOf(document: number): string;
}

/** Slips told of one pair: a few show it. */
const MOST_ERRORS = 3;
/** Words of a pair whose uses are counted in its texts. */
const MOST_COUNTED = 16;
const LEAST_LETTERS = 5;
const POSSESSIVE = /^([A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f]{3,30})['\u2019]s$/;

/** The slips of a pair, in the order of a; those of names first. */
export function errorsOf(context: ErrorContext, shared: SharedText): SharedError[] {
  return [...possessives(context, shared), ...transpositions(context, shared)].slice(0, MOST_ERRORS);
}

function possessives(context: ErrorContext, { a, b, passages }: SharedText): SharedError[] {
  const found = new Map<string, SharedError | undefined>();
  for (const { i, j } of possessiveTokens(context, a, passages)) {
    const span = spanOf(context, a, i);
    const error = context.textOf(a).slice(span.start, span.end);
    const name = POSSESSIVE.exec(error)?.[1];
    if (!name || found.has(error)) continue;
    if (found.size === MOST_COUNTED) break;
    const other = spanOf(context, b, j);
    const isSlip =
      POSSESSIVE.test(context.textOf(b).slice(other.start, other.end)) && isHalfName(context.textOf(a), name) && isHalfName(context.textOf(b), name);
    found.set(error, isSlip ? { error, correction: undefined, spans: [span, other] } : undefined);
  }
  return [...found.values()].filter((error) => error !== undefined);
}

/** Matched tokens with an apostrophe before their last letter. */
function* possessiveTokens({ columns, textOf }: ErrorContext, a: number, passages: readonly Judged[]): Generator<{ readonly i: number; readonly j: number }> {
  const text = textOf(a);
  for (const { runs } of passages)
    for (const { i, j, n, same } of runs)
      for (let x = 0; same && x < n; x++) if (isApostrophe(text.charCodeAt(columns.end[i + x]! - 2))) yield { i: i + x, j: j + x };
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

/** Whether a text has the name with an s and never without: words are letters here, found by plain search. */
function isHalfName(text: string, name: string): boolean {
  let hasWhole = false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const next = text.charAt(at + name.length);
    if (next === "s" && !isLetter(text.charAt(at + name.length + 1))) hasWhole = true;
    else if (!isLetter(next) && !isApostrophe(next.charCodeAt(0))) return false;
  }
  return hasWhole;
}

function isLetter(character: string): boolean {
  return /^[A-Za-z\u00c0-\u024f]$/.test(character);
}

/** Between two runs, one word for one word. The spelling that both texts use more often is right. */
function transpositions(context: ErrorContext, { a, b, passages }: SharedText): SharedError[] {
  const found: SharedError[] = [];
  let counted = 0;
  for (const { runs } of passages)
    for (let x = 1; x < runs.length; x++) {
      const [tokenA, tokenB] = [onlyTokenBetween(runs[x - 1]!, runs[x]!, "i"), onlyTokenBetween(runs[x - 1]!, runs[x]!, "j")];
      if (tokenA === undefined || tokenB === undefined) continue;
      const [spanA, spanB] = [spanOf(context, a, tokenA), spanOf(context, b, tokenB)];
      const [wordA, wordB] = [context.textOf(a).slice(spanA.start, spanA.end), context.textOf(b).slice(spanB.start, spanB.end)];
      if (!areTransposed(wordA, wordB)) continue;
      if (counted++ === MOST_COUNTED) return found;
      const [usesA, usesB] = [usesOf(context, a, b, wordA), usesOf(context, a, b, wordB)];
      if (usesA === usesB) continue;
      const correction = usesA < usesB ? { word: wordB, sign: 1 as const } : { word: wordA, sign: -1 as const };
      found.push({ error: usesA < usesB ? wordA : wordB, correction, spans: [spanA, spanB] });
    }
  return found;
}

function onlyTokenBetween(run: Run, next: Run, side: "i" | "j"): number | undefined {
  const from = run[side] + run.n;
  return next[side] === from + 1 ? from : undefined;
}

/** Whether two words are one but for two neighbouring letters. */
function areTransposed(x: string, y: string): boolean {
  if (x.length !== y.length || x.length < LEAST_LETTERS || x === y) return false;
  let at = 0;
  while (x[at] === y[at]) at++;
  return x[at] === y[at + 1] && x[at + 1] === y[at] && x.slice(at + 2) === y.slice(at + 2) && isLetter(x.charAt(at)) && isLetter(x.charAt(at + 1));
}

/** How often both texts have a word, up to 3 in each. */
function usesOf({ textOf }: ErrorContext, a: number, b: number, word: string): number {
  let uses = 0;
  for (const text of [textOf(a), textOf(b)]) for (let at = text.indexOf(word), n = 0; at >= 0 && n < 3; at = text.indexOf(word, at + word.length), n++) uses++;
  return uses;
}

function spanOf({ columns, idOf }: ErrorContext, document: number, token: number): Span {
  return { id: idOf(document), start: columns.start[token]!, end: columns.end[token]! };
}
