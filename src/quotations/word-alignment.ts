/**
 * Stage quotations: where the words of a form stand in the reference. Input two columns of words, output the runs that both have, as
 * `commonRuns` finds them, made fit for a fragment: of several ways that differ in as few words, the one that lies closest together, and
 * no lone small word far away from the rest. O(what commonRuns takes + words).
 */

import { QUOTATION_RULES } from "../settings/quotation-rules.js";
import { gapText, OMISSION, type QuotedWords } from "./quoted-words.js";
import { type CommonRun, commonRuns } from "./word-differences.js";

/** Runs ascending on both sides; `a` is of the reference. */
export function alignedRuns(reference: QuotedWords, form: QuotedWords): readonly CommonRun[] {
  const known = lastOf.get(form);
  if (known?.reference === reference) return known.runs;
  const runs = alignWords(reference, form);
  lastOf.set(form, { reference, runs });
  return runs;
}

/** By form: the reference that it was last laid beside. Who asks whether two are alike asks for a verdict next. */
const lastOf = new WeakMap<QuotedWords, { readonly reference: QuotedWords; readonly runs: readonly CommonRun[] }>();

function alignWords(reference: QuotedWords, form: QuotedWords): CommonRun[] {
  const runs = withoutStrays(closedUp(commonRuns(reference.keys, form.keys), reference, form), form);
  for (let x = 1; x < runs.length; x++) settle(runs, x, reference, form);
  return runs;
}

/**
 * Where words stand on one side alone between two runs, and others of it could be those words as well, takes the ones where the form has "...",
 * else whole sentences: of "It will. It shall." and "It will." not "will. It" is left out. The runs exchange words.
 */
function settle(runs: CommonRun[], x: number, reference: QuotedWords, form: QuotedWords): void {
  const [before, after] = [runs[x - 1]!, runs[x]!];
  const [left, put] = [after.a - before.a - before.n, after.b - before.b - before.n];
  if (left > 0 === put > 0) return;
  const [words, at, gap] = left > 0 ? [reference, before.a + before.n, left] : [form, before.b + before.n, put];
  const shifts = [0];
  for (let shift = -1; -shift < before.n && words.keys[at + shift] === words.keys[at + shift + gap]; shift--) shifts.push(shift);
  for (let shift = 1; shift < after.n && words.keys[at + shift - 1] === words.keys[at + shift - 1 + gap]; shift++) shifts.push(shift);
  const isOwnedUp = (shift: number): boolean => left > 0 && OMISSION.test(gapText(form, after.b + shift));
  const shift = shifts.find(isOwnedUp) ?? shifts.find((one) => words.endsSentence[at + one - 1] === 1) ?? 0;
  runs[x - 1] = { ...before, n: before.n + shift };
  runs[x] = { a: after.a + shift, b: after.b + shift, n: after.n - shift };
}

/**
 * Moves runs up to a neighbour where the words beside that are the same and one side has nothing between: of "a ... a drunken keeper" it is
 * the second "a" that goes with the rest.
 */
function closedUp(runs: readonly CommonRun[], { keys: a }: QuotedWords, { keys: b }: QuotedWords): CommonRun[] {
  const kept: CommonRun[] = [];
  for (const run of runs) {
    kept.push(run);
    for (let last = kept.length - 1; last > 0; last--) {
      const one = closed(kept[last - 1]!, kept[last]!, a, b);
      if (!one) break;
      kept.splice(last - 1, 2, one);
    }
  }
  return kept;
}

/** Two runs as one: the first moved up to the second, or the second to the first, on the side that has words between. */
function closed(first: CommonRun, second: CommonRun, a: Float64Array, b: Float64Array): CommonRun | undefined {
  const n = first.n + second.n;
  if (first.b + first.n === second.b) {
    if (areEqual(a, first.a, second.a - first.n, first.n)) return { a: second.a - first.n, b: first.b, n };
    if (areEqual(a, second.a, first.a + first.n, second.n)) return { a: first.a, b: first.b, n };
  } else if (first.a + first.n === second.a) {
    if (areEqual(b, first.b, second.b - first.n, first.n)) return { a: first.a, b: second.b - first.n, n };
    if (areEqual(b, second.b, first.b + first.n, second.n)) return { a: first.a, b: first.b, n };
  }
  return undefined;
}

function areEqual(keys: Float64Array, x: number, y: number, n: number): boolean {
  for (let k = 0; k < n; k++) if (keys[x + k] !== keys[y + k]) return false;
  return true;
}

/** A short run at an end, far off, that nothing in the form says was kept after an omission. */
function withoutStrays(runs: readonly CommonRun[], form: QuotedWords): CommonRun[] {
  const kept = [...runs];
  while (kept.length > 1 && isStray(kept[0]!, kept[1]!, kept[0]!, form)) kept.shift();
  while (kept.length > 1 && isStray(kept.at(-2)!, kept.at(-1)!, kept.at(-1)!, form)) kept.pop();
  return kept;
}

function isStray(before: CommonRun, after: CommonRun, short: CommonRun, { text, from, to }: QuotedWords): boolean {
  if (short.n >= QUOTATION_RULES.strayWords) return false;
  if (after.b - (before.b + before.n) > QUOTATION_RULES.strayGap) return true;
  if (after.a - (before.a + before.n) <= QUOTATION_RULES.strayGap) return false;
  const gap = text.slice(to[before.b + before.n - 1]!, from[after.b]!);
  return !OMISSION.test(gap) && !/[[(（［]/.test(gap);
}
