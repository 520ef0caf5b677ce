/**
 * Stage quotations: the words of forms, made once each, and how two of them lie to each other. Input forms of a collection and its texts,
 * output words, whether two forms are one quotation, and whether two that follow each other in a document do so in another form. A form in running
 * text has, where it is the reference, the rest of its sentence around it, so that a changed first word can be shown. O(words).
 */

import type { DocumentOrder } from "../corpus/document-order.js";
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
  readonly order: DocumentOrder;
}

/** Whether two words stand beside each other. */
function hasInARow(keys: Float64Array, first: number | undefined, second: number | undefined): boolean {
  for (let at = 0; at + 1 < keys.length; at++) if (keys[at] === first && keys[at + 1] === second) return true;
  return false;
}

/** A number for each two words in a row; two pairs may have one. */
function twosOf({ keys }: QuotedWords): number[] {
  const twos: number[] = [];
  for (let at = 0; at + 1 < keys.length; at++) twos.push((keys[at]! % 67_108_859) + 67_108_859 * (keys[at + 1]! % 67_108_859));
  return twos;
}

/** Words of forms, by their place in a list. */
export class FormWords {
  readonly #forms: readonly QuotationForm[];
  readonly #documents: QuotedDocuments;
  readonly #words = new Map<number, QuotedWords>();
  readonly #twos = new WeakMap<QuotedWords, ReadonlySet<number>>();

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

  /** Forms by document, the earlier one first, then by place. */
  compare(x: number, y: number): number {
    return this.#documents.order(this.form(x).document, this.form(y).document) || this.first(x) - this.first(y);
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
    const shorter = Math.min(form.length, reference.length - reference.margin[0] - reference.margin[1]);
    const isEnough = (common: number): boolean =>
      common >= QUOTATION_RULES.leastWords && (common >= QUOTATION_RULES.sharedPart * shorter || common >= QUOTATION_RULES.manyWords);
    // an alignment costs the square of what differs: most pairs share no more than a phrase
    if (!isEnough(this.#mostCommon(reference, form))) return false;
    let common = 0;
    for (const { n } of alignedRuns(reference, form)) if (n > 1) common += n;
    return isEnough(common);
  }

  /** Words of the form that stand in two or more in a row that the reference has: runs of an alignment can have no others. */
  #mostCommon(reference: QuotedWords, form: QuotedWords): number {
    let inReference = this.#twos.get(reference);
    if (!inReference) {
      inReference = new Set(twosOf(reference));
      this.#twos.set(reference, inReference);
    }
    let [common, end] = [0, 0];
    for (const [at, two] of twosOf(form).entries()) {
      if (!inReference.has(two)) continue;
      common += at + 2 - Math.max(end, at);
      end = at + 2;
    }
    return common;
  }

  /** Whether a quotation goes on with the next one of its document where the other form goes on without a break. */
  follow(before: number, next: number, other: QuotedWords): boolean {
    const [x, y] = [this.form(before).speaker, this.form(next).speaker];
    if ((x && y && !areOneName(x.name, y.name)) || this.first(next) - this.end(before) > QUOTATION_RULES.between || this.first(next) < this.end(before))
      return false;
    if (!hasInARow(other.keys, this.words(before).keys.at(-1), this.words(next).keys[0])) return false;
    const last = alignedRuns(other, this.words(before)).at(-1);
    const first = alignedRuns(other, this.words(next))[0];
    return last !== undefined && first !== undefined && first.b === 0 && last.b + last.n === this.words(before).length && first.a === last.a + last.n;
  }
}
