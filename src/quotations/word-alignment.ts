/**
 * Stage quotations: where the words of a form stand in the reference. Input two columns of words, output the runs that both have, as
 * `commonRuns` finds them, made fit for a fragment: of several ways that differ in as few words, the one that lies closest together, and
 * no lone small word far away from the rest. O(what commonRuns takes + words).
 */
import type { QuotedWords } from "./quoted-words.js";
import { type CommonRun, commonRuns } from "./word-differences.js";

/** A run of fewer words than this at an end is chance if it lies further off in the reference than so many words. */
const STRAY_WORDS = 3;
const STRAY_GAP = 12;

/** Runs ascending on both sides; `a` is of the reference. */
export function alignedRuns(reference: QuotedWords, form: QuotedWords): CommonRun[] {
  const runs = commonRuns(reference.keys, form.keys);
  closeUpFirst(runs, reference.keys);
  closeUpLast(runs, reference.keys);
  return withoutStrays(runs, form);
}

/** Moves the first run up to the second where the words before that are the same: "a ... and a drunken keeper" and "a drunken keeper". */
function closeUpFirst(runs: CommonRun[], keys: Float64Array): void {
  const [first, second] = runs;
  if (!first || !second || first.b + first.n !== second.b) return;
  const to = second.a - first.n;
  if (to <= first.a || !areEqual(keys, first.a, to, first.n)) return;
  runs.splice(0, 2, { a: to, b: first.b, n: first.n + second.n });
  closeUpFirst(runs, keys);
}

function closeUpLast(runs: CommonRun[], keys: Float64Array): void {
  const [last, before] = [runs.at(-1), runs.at(-2)];
  if (!last || !before || before.b + before.n !== last.b) return;
  const to = before.a + before.n;
  if (to >= last.a || !areEqual(keys, last.a, to, last.n)) return;
  runs.splice(-2, 2, { a: before.a, b: before.b, n: before.n + last.n });
  closeUpLast(runs, keys);
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
  if (short.n >= STRAY_WORDS || after.a - (before.a + before.n) <= STRAY_GAP) return false;
  return !/\.{3}|\. \. \.|…|[[(（［]/.test(text.slice(to[before.b + before.n - 1]!, from[after.b]!));
}
