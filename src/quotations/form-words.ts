/**
 * Stage quotations: the words of forms, made once each, and how two of them lie to each other. Input forms of a collection and its texts,
 * output words, whether two forms are one quotation, and whether two that follow each other in a document do so in another form. A form in running
 * text has, where it is the reference, the rest of its sentence around it, so that a changed first word can be shown. O(words).
 */

import { QUOTATION_RULES } from "../settings/quotation-rules.js";
import { TokenFlag } from "../text/flags.js";
import type { Tokens } from "../types/document.js";
import type { QuotationForm } from "./quotation-links.js";
import { Apart, type QuotedWords, quotedWords, type WordRange } from "./quoted-words.js";
import { areOneName } from "./speaker-names.js";
import { alignedRuns } from "./word-alignment.js";

/** Documents by number, as `DocumentFacts` has them. */
interface QuotedDocuments {
  text(document: number): string;
  tokens(document: number): Tokens;
}

/** Words of forms, by their place in a list. */
export class FormWords {
  readonly #forms: readonly QuotationForm[];
  readonly #documents: QuotedDocuments;
  readonly #words = new Map<number, QuotedWords>();

  constructor(forms: readonly QuotationForm[], documents: QuotedDocuments) {
    this.#forms = forms;
    this.#documents = documents;
  }

  form(id: number): QuotationForm {
    return this.#forms[id]!;
  }

  /** The document of a form, its first token there and its last. */
  first(id: number): number {
    return this.form(id).parts[0]![0];
  }

  end(id: number): number {
    return this.form(id).parts.at(-1)![1];
  }

  /** Forms by document, then by place. */
  compare(x: number, y: number): number {
    return this.form(x).document - this.form(y).document || this.first(x) - this.first(y);
  }

  words(id: number): QuotedWords {
    let words = this.#words.get(id);
    if (!words) {
      words = this.joined([id]);
      this.#words.set(id, words);
    }
    return words;
  }

  /** The words of several forms of one document, by place. @param apart what stands between them. */
  joined(ids: readonly number[], apart: number = Apart.INTERRUPTED): QuotedWords {
    const ranges = ids.flatMap((id, x) => this.#ranges(id, x === 0 ? Apart.NONE : apart));
    return quotedWords(this.#documents.text(this.form(ids[0]!).document), ranges);
  }

  #ranges(id: number, before: number): WordRange[] {
    const { document, parts: ranges } = this.form(id);
    const { start, end } = this.#documents.tokens(document);
    return ranges.map(([from, to], part, parts): WordRange => {
      const apart = part === 0 ? before : parts[part - 1]![1] < from ? Apart.INTERRUPTED : Apart.NONE;
      return { range: [start[from]!, end[to - 1]!], apart };
    });
  }

  /** As a reference: in running text with words around it. */
  reference(ids: readonly number[]): QuotedWords {
    const [id] = ids as readonly [number];
    if (this.form(id).isQuoted) return ids.length === 1 ? this.words(id) : this.joined(ids);
    const { document } = this.form(id);
    const { start, end, flags, length } = this.#documents.tokens(document);
    const [first, last] = [this.first(id), this.end(id)];
    const endsSentence = (t: number): boolean => (flags[t]! & TokenFlag.SENTENCE_END) !== 0;
    let from = first;
    while (from > 0 && first - from < QUOTATION_RULES.margin && !endsSentence(from - 1)) from--;
    let to = last;
    while (to < length && to - last < QUOTATION_RULES.margin && !endsSentence(to - 1)) to++;
    const text = this.#documents.text(document);
    const range = (x: number, y: number): WordRange[] => (x < y ? [{ range: [start[x]!, end[y - 1]!], apart: Apart.NONE }] : []);
    const around = [quotedWords(text, range(from, first)).length, quotedWords(text, range(last, to)).length] as const;
    return quotedWords(text, range(from, to), around);
  }

  /** Whether two forms are one quotation, by their words. */
  areAlike(reference: QuotedWords, form: QuotedWords): boolean {
    let common = 0;
    for (const { n } of alignedRuns(reference, form)) if (n > 1) common += n;
    const shorter = Math.min(form.length, reference.length - reference.margin[0] - reference.margin[1]);
    return common >= QUOTATION_RULES.leastWords && (common >= QUOTATION_RULES.sharedPart * shorter || common >= QUOTATION_RULES.manyWords);
  }

  /** Whether a quotation goes on with the next one of its document where the other form goes on without a break. */
  follow(before: number, next: number, other: QuotedWords): boolean {
    const [x, y] = [this.form(before).speaker, this.form(next).speaker];
    if ((x && y && !areOneName(x.name, y.name)) || this.first(next) - this.end(before) > QUOTATION_RULES.between || this.first(next) < this.end(before))
      return false;
    const last = alignedRuns(other, this.words(before)).at(-1);
    const first = alignedRuns(other, this.words(next))[0];
    return last !== undefined && first !== undefined && first.b === 0 && last.b + last.n === this.words(before).length && first.a === last.a + last.n;
  }
}
