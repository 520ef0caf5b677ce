/**
 * Stage quotations: what became of a quotation in a document. Input the words of the reference and those of the form to be judged, each from
 * mark to mark, output the verdict and all words that differ. What decides is what stands between two runs that both have:
 *
 *   other words                                            altered
 *   words left out inside a sentence                       altered
 *   the same with "..." or in favour of [brackets]         merged; altered if a negation is among them
 *   whole sentences left out, or words moved               merged
 *   words of the writer on one side only                   split
 *   marks of letters that make another word                altered
 *   words in brackets, another spelling                    an edit and nothing more
 *
 * At an end: words left out are trimmed, unless the form begins or ends like a sentence where a negation was cut off; other words are altered,
 * whole sentences more than the reference has are merged. Where nothing tells that the words were taken from the reference, what a form has
 * beyond its ends is only shown: the reference may be the shorter part. The gravest counts. O((n + m) d) for d differing words.
 */

import { QUOTATION_RULES } from "../settings/quotation-rules.js";
import type { Edit } from "../types/passage.js";
import type { QuotationVerdict } from "../types/quotation.js";
import { differInMarks } from "./letter-marks.js";
import { Apart, OMISSION, type QuotedWords, wordsText } from "./quoted-words.js";
import { alignedRuns } from "./word-alignment.js";
import type { CommonRun } from "./word-differences.js";
import {
  apartIn,
  clauseEnd,
  closesSentence,
  crossesSentence,
  hasNegation,
  hasOwnWords,
  isClauseOfItsOwn,
  isIncise,
  isName,
  isOwnedUp,
  isSaidTwice,
  isSentences,
  keepsMarks,
  languageOf,
  negates,
  opensSentence,
  rawWord,
  type Stretch,
  sentenceEnd,
  sentenceStart,
  word,
  writersWords,
} from "./word-stretches.js";
import { spelling } from "./words-by-language.js";

/** From the least grave. */
const GRAVITY: readonly QuotationVerdict[] = ["verbatim", "trimmed", "split", "merged", "altered"];

/** The verdict on a form of a quotation, and its edits, in its order: `a` of the reference, `b` of the form. */
export interface Judgement {
  readonly verdict: QuotationVerdict;
  readonly edits: readonly Edit[];
}

/** Judges `form` against `reference`. @param isSource whether the form is known to be taken from the reference, which then is the whole. */
export function judgeQuotation(reference: QuotedWords, form: QuotedWords, isSource: boolean): Judgement {
  const runs = alignedRuns(reference, form);
  if (runs.length === 0) {
    const [a, b] = [wordsText(reference, 0, reference.length), wordsText(form, 0, form.length)];
    return { verdict: "altered", edits: [{ a, b, op: "replace" }] };
  }
  return new Comparison(reference, form, isSource).judge(runs);
}

class Comparison {
  readonly #reference: QuotedWords;
  readonly #form: QuotedWords;
  readonly #isSource: boolean;
  readonly #edits: Edit[] = [];
  #verdict: QuotationVerdict = "verbatim";
  #code: { readonly is: string | undefined } | undefined;
  #keepsMarks: boolean | undefined;

  constructor(reference: QuotedWords, form: QuotedWords, isSource: boolean) {
    this.#reference = reference;
    this.#form = form;
    this.#isSource = isSource;
  }

  judge(runs: readonly CommonRun[]): Judgement {
    const [first, last] = [runs[0]!, runs.at(-1)!];
    this.#start(first);
    runs.forEach((run, x) => {
      const next = runs[x + 1];
      for (let k = 0; k < run.n; k++) {
        if (k > 0) this.#junction(run.a + k, run.b + k);
        this.#letters(run.a + k, run.b + k);
      }
      if (next) this.#gap({ from: run.a + run.n, to: next.a }, { from: run.b + run.n, to: next.b });
    });
    this.#end({ from: last.a + last.n, to: this.#reference.length }, { from: last.b + last.n, to: this.#form.length });
    return { verdict: this.#verdict, edits: this.#edits };
  }

  #raise(verdict: QuotationVerdict): void {
    if (GRAVITY.indexOf(verdict) > GRAVITY.indexOf(this.#verdict)) this.#verdict = verdict;
  }

  #edit(a: string, b: string): void {
    if (a || b) this.#edits.push({ a, b, op: a && b ? "replace" : a ? "delete" : "insert" });
  }

  /** Words that are one but for their spelling, which is shown, or the marks of their letters: "schon" is not "schön". In English, and in a name, marks are the house's. */
  #letters(a: number, b: number): void {
    const [reference, form] = [this.#reference, this.#form];
    if (rawWord(reference, a) === rawWord(form, b)) return;
    const [x, y] = [word(reference, a), word(form, b)];
    if (x !== y && spelling(x) === spelling(y)) this.#edit(rawWord(reference, a), rawWord(form, b));
    if (!differInMarks(rawWord(reference, a), rawWord(form, b), this.#language())) return;
    this.#keepsMarks ??= keepsMarks(reference, form) && keepsMarks(form, reference);
    if (!this.#keepsMarks) return;
    this.#edit(rawWord(reference, a), rawWord(form, b));
    if (this.#language() !== "en" && !(isName(reference, a) && isName(form, b) && this.#language() !== "de")) this.#raise("altered");
  }

  #language(): string | undefined {
    this.#code ??= { is: languageOf(this.#reference) };
    return this.#code.is;
  }

  /** Two words that follow each other on both sides: has one side something between them? */
  #junction(a: number, b: number): void {
    const [x, y] = [this.#reference.isApart[a]!, this.#form.isApart[b]!];
    if (x === y || (x !== Apart.NONE && y !== Apart.NONE)) return;
    this.#raise(x === Apart.OTHER_QUOTATION ? "merged" : "split");
    this.#edit(x === Apart.NONE ? "" : writersWords(this.#reference, a), y === Apart.NONE ? "" : writersWords(this.#form, b));
  }

  #gap(left: Stretch, put: Stretch): void {
    const [a, b] = [wordsText(this.#reference, left.from, left.to), wordsText(this.#form, put.from, put.to)];
    const [apartA, apartB] = [apartIn(this.#reference, left), apartIn(this.#form, put)];
    if (apartA !== apartB && (apartA === Apart.NONE || apartB === Apart.NONE)) this.#raise(apartA === Apart.OTHER_QUOTATION ? "merged" : "split");
    this.#raise(this.#verdictOf(left, put));
    this.#edit(a, b || (apartB !== Apart.NONE && apartA === Apart.NONE ? writersWords(this.#form, put.to) : ""));
  }

  #verdictOf(left: Stretch, put: Stretch): QuotationVerdict {
    const [reference, form] = [this.#reference, this.#form];
    const isPut = hasOwnWords(form, put);
    const isLeft = hasOwnWords(reference, left);
    if (!isLeft && !isPut) return hasNegation(form, put) !== hasNegation(reference, left) ? "merged" : "verbatim";
    if (!isPut) return isIncise(reference, left) ? "split" : this.#verdictOfOmission(left, put);
    if (!isLeft)
      return isOwnedUp(reference, left) ? "verbatim" : isIncise(form, put) ? "split" : isSentences(form, put) || this.#isMoved(put) ? "merged" : "altered";
    return this.#isMoved(put) ? "merged" : "altered";
  }

  #verdictOfOmission(left: Stretch, put: Stretch): QuotationVerdict {
    const [reference, form] = [this.#reference, this.#form];
    if (!isOwnedUp(form, put) && !crossesSentence(reference, left)) return "altered";
    return negates(reference, left) && !hasNegation(form, put) ? "altered" : "merged";
  }

  /** What stands before the first words that both have. */
  #start({ a, b }: CommonRun): void {
    const [reference, form] = [this.#reference, this.#form];
    const put = { from: 0, to: b };
    const sentence = sentenceStart(reference, a);
    if (b === 0) {
      if (a > reference.margin[0]) this.#raise("trimmed");
      const cut = { from: sentence, to: a };
      if (isSaidTwice(reference, cut, form)) {
        this.#raise("altered");
        this.#edit(wordsText(reference, cut.from, cut.to), "");
        return;
      }
      if (!opensSentence(form, reference, a) || isClauseOfItsOwn(reference, cut) || !hasNegation(reference, cut)) return;
      this.#raise("altered");
      this.#edit(wordsText(reference, cut.from, cut.to), "");
      return;
    }
    const isAtEnd = a <= reference.margin[0];
    const isSentences = form.endsSentence[b - 1] === 1 && (isAtEnd || reference.endsSentence[a - 1] === 1);
    const instead = this.#beyond(put, { from: Math.max(sentence, a - b), to: a }, { isAtEnd, isSentences });
    if ((instead?.from ?? a) > reference.margin[0]) this.#raise("trimmed");
  }

  /** What stands behind the last words that both have. */
  #end(rest: Stretch, put: Stretch): void {
    const [reference, form] = [this.#reference, this.#form];
    const end = reference.length - reference.margin[1];
    const length = put.to - put.from;
    if (length === 0) {
      if (rest.from < end) this.#cutEnd({ from: rest.from, to: Math.min(end, sentenceEnd(reference, rest.from)) });
      return;
    }
    if (isIncise(form, put)) {
      this.#raise("split");
      if (rest.from < end) this.#raise("trimmed");
      this.#edit("", wordsText(form, put.from, put.to));
      return;
    }
    const isAtEnd = rest.from >= end;
    const isSentences = form.endsSentence[put.from - 1] === 1 && (isAtEnd || reference.endsSentence[rest.from - 1] === 1);
    const there = { from: rest.from, to: Math.min(sentenceEnd(reference, rest.from), rest.from + length) };
    const instead = this.#beyond(put, there, { isAtEnd, isSentences });
    if ((instead?.to ?? rest.from) < end) this.#raise("trimmed");
  }

  /** @param cut what was cut off of the last sentence. With "..." any negation in it counts, without only one of the last clause. */
  #cutEnd(cut: Stretch): void {
    const [reference, form] = [this.#reference, this.#form];
    this.#raise("trimmed");
    if (cut.from >= cut.to) return;
    const isOwnedUp = OMISSION.test(form.text.slice(form.to[form.length - 1], form.to[form.length - 1]! + 6));
    const isWhole = form.isCapitalised[0] === 1 || /^\p{Lo}/u.test(rawWord(form, 0));
    const hidden = isOwnedUp ? cut : isWhole && closesSentence(form) ? clauseEnd(reference, cut) : undefined;
    if (!hidden || !hasNegation(reference, hidden)) return;
    this.#raise("altered");
    this.#edit(wordsText(reference, hidden.from, hidden.to), "");
  }

  /**
   * Judges words beyond the last that both have, and gives what of the reference they replace, if they do.
   * @param there as many words of the reference there, at most. @param isAtEnd whether the reference ends there.
   * @param isSentences whether a sentence ends there on both sides.
   */
  #beyond(put: Stretch, there: Stretch, { isAtEnd, isSentences }: { isAtEnd: boolean; isSentences: boolean }): Stretch | undefined {
    const text = wordsText(this.#form, put.from, put.to);
    if (!hasOwnWords(this.#form, put)) {
      if (hasNegation(this.#form, put)) this.#raise("merged");
      this.#edit("", text);
    } else if (this.#isMoved(put) || isSentences || (isAtEnd && !this.#isSource)) {
      if (this.#isMoved(put) || this.#isSource || !isAtEnd) this.#raise("merged");
      this.#edit("", text);
    } else {
      this.#raise("altered");
      this.#edit(wordsText(this.#reference, there.from, there.to), text);
      return there;
    }
    return undefined;
  }

  /** Whether the reference has these words elsewhere, one after the other. */
  #isMoved({ from, to }: Stretch): boolean {
    const [reference, form] = [this.#reference.keys, this.#form.keys];
    const length = to - from;
    if (length < QUOTATION_RULES.leastMoved) return false;
    for (let at = 0; at + length <= reference.length; at++) {
      let k = 0;
      while (k < length && reference[at + k] === form[from + k]) k++;
      if (k === length) return true;
    }
    return false;
  }
}
