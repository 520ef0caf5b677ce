/**
 * Stage relations: what became of a quotation in a document. Input the fullest form of it and the form to be judged, as fragments,
 * output the verdict and the words that differ. The words of both are laid side by side (word-differences.ts); what decides is what
 * stands between two runs that they share:
 *
 *   words of the writer, outside the marks     split
 *   other words inside the marks               altered
 *   nothing, where a sentence was left out     merged; trimmed, where "..." or brackets own up to it
 *   nothing, where words were left out         altered; trimmed, where they are owned up to
 *
 * and beyond the first and the last run: words left out are trimmed, other words are altered. The gravest counts: altered, then
 * split, merged, trimmed. O((n + m) d) for d differing words.
 */
import type { QuotationVerdict } from "../relation-types.js";
import type { Edit } from "../types.js";
import type { QuotedFragment } from "./quoted-fragments.js";
import { type CommonRun, commonRuns } from "./word-differences.js";

/** From the least grave. */
const GRAVITY: readonly QuotationVerdict[] = ["verbatim", "trimmed", "merged", "split", "altered"];
const OMISSION = /\.{3}|\. \. \.|…|\[|\(/;

/** The verdict on a form of a quotation, and its edits: `a` of the fullest form, `b` of this one; words left out at the ends are no edits. */
export interface Judgement {
  readonly verdict: QuotationVerdict;
  readonly edits: readonly Edit[];
}

/** Judges `form` against `fullest`. */
export function judgeQuotation(fullest: QuotedFragment, form: QuotedFragment): Judgement {
  const runs = commonRuns(fullest.words, form.words);
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return { verdict: "altered", edits: [{ a: fullest.text, b: form.text, op: "replace" }] };
  const edits: Edit[] = [];
  let verdict: QuotationVerdict = first.a > 0 || last.a + last.n < fullest.words.length ? "trimmed" : "verbatim";
  const add = (found: QuotationVerdict, edit: Edit | undefined): void => {
    if (GRAVITY.indexOf(found) > GRAVITY.indexOf(verdict)) verdict = found;
    if (edit) edits.push(edit);
  };
  if (first.b > 0) add("altered", edge(form, 0, first.b));
  runs.forEach((run, x) => {
    const next = runs[x + 1];
    judgeInside(form, run, add);
    if (next) add(judgeGap(fullest, form, run, next), editBetween(fullest, form, run, next));
  });
  if (last.b + last.n < form.words.length) add("altered", edge(form, last.b + last.n, form.words.length));
  return { verdict, edits };
}

/** Words at an end that the fullest form does not have. */
function edge(form: QuotedFragment, from: number, to: number): Edit {
  return { a: "", b: wordsOf(form, from, to), op: "insert" };
}

/** Writer's words between two words that follow each other in the fullest form. */
function judgeInside(form: QuotedFragment, { b, n }: CommonRun, add: (verdict: QuotationVerdict, edit: Edit | undefined) => void): void {
  for (let at = b + 1; at < b + n; at++) if (form.isApart[at] === 1) add("split", between(form, "", at));
}

function judgeGap(fullest: QuotedFragment, form: QuotedFragment, before: CommonRun, after: CommonRun): QuotationVerdict {
  const from = before.b + before.n;
  if (from < after.b) return isPartApart(form, from, after.b) ? "split" : "altered";
  if (form.isApart[after.b] === 1) return "split";
  if (OMISSION.test(gapText(form, after.b))) return "trimmed";
  for (let at = before.a + before.n - 1; at < after.a; at++) if (fullest.endsSentence[at] === 1) return "merged";
  return "altered";
}

/** Whether the words [from, to) are a quotation of their own, which the writer set between two parts. */
function isPartApart(form: QuotedFragment, from: number, to: number): boolean {
  return form.isApart[from] === 1 && form.isApart[to] === 1;
}

function editBetween(fullest: QuotedFragment, form: QuotedFragment, before: CommonRun, after: CommonRun): Edit | undefined {
  const a = wordsOf(fullest, before.a + before.n, after.a);
  const from = before.b + before.n;
  if (from === after.b && form.isApart[after.b] === 1) return between(form, a, after.b);
  const b = wordsOf(form, from, after.b);
  if (!a && !b) return undefined;
  return { a, b, op: a && b ? "replace" : a ? "delete" : "insert" };
}

/** The writer's words before a word that stands apart, in place of `a`. */
function between(form: QuotedFragment, a: string, at: number): Edit | undefined {
  const b = gapText(form, at)
    .replace(/^[\s"“”„«»'‘’.,;:!?–—-]+/, "")
    .replace(/[\s"“”„«»'‘’.:,–—-]+$/, "");
  if (!a && !b) return undefined;
  return { a, b, op: a && b ? "replace" : a ? "delete" : "insert" };
}

/** What the text has between a word and the one before it. */
function gapText({ text, start, from, to }: QuotedFragment, at: number): string {
  return text.slice(to[at - 1]! - start, from[at]! - start);
}

function wordsOf({ text, start, from, to }: QuotedFragment, first: number, end: number): string {
  return first < end ? text.slice(from[first]! - start, to[end - 1]! - start) : "";
}
