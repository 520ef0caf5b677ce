/**
 * Stage quotations: which quotations are one, in the documents that share text. Input a collection and the alignments found in it, output
 * the quotations that an alignment leads to another document with, where their words stand there, in marks or not, and links between.
 *
 *   alignment ─► what of it lies in a quotation of one side ─► in a quotation of the other: a link
 *                                                          └─► in running text: an unquoted form of it, and a link
 *
 * So a quotation is found inside a longer copy as well as alone, whatever the length of the alignment. Unquoted forms of one document that
 * overlap by half of the shorter one are one. Marks are read where an alignment touches a quotation, speakers with them, once a
 * document. O(matched tokens + texts read + forms log forms).
 */

import type { Run } from "../align/alignment.js";
import { append } from "../arrays/append.js";
import { type PassageColumns, runsOf } from "../families/passage-columns.js";
import type { Steps } from "../run/pace.js";
import { QUOTATION_RULES } from "../settings/quotation-rules.js";
import { TokenFlag } from "../text/flags.js";
import type { Tokens } from "../types/document.js";
import type { QuotedUnit, TokenPart } from "./quoted-units.js";

/** A quotation, or the words of one in running text, in one document. */
export interface QuotationForm {
  readonly document: number;
  /** Ascending. */
  readonly parts: readonly TokenPart[];
  readonly isQuoted: boolean;
  readonly speaker: QuotedUnit["speaker"];
}

/** Two forms, by their places in a list, that an alignment leads from one to the other. */
export interface FormLink {
  readonly x: number;
  readonly y: number;
  /** The family of the alignment. */
  readonly family: number;
  /** Tokens that it matches of both. */
  readonly tokens: number;
}

/** What is read of a collection. */
export interface QuotingCollection {
  readonly passages: PassageColumns;
  /** The family of a passage; undefined where its words are nobody's. */
  familyOf(passage: number): number | undefined;
  tokensOf(document: number): Tokens;
  /** `tokensOf(document).quotations`, for nothing. */
  quotationsOf(document: number): Uint32Array;
  unitsOf(document: number): readonly QuotedUnit[];
}

/** Forms in no order that means anything, and their links. Pure. */
export function* linkedForms(collection: QuotingCollection): Steps<{ forms: QuotationForm[]; links: FormLink[] }> {
  const linker = new Linker(collection);
  for (let x = 0; x < collection.passages.length; x++) {
    linker.add(x);
    yield;
  }
  return linker.finish();
}

/** An unquoted stretch that a form is found in. */
interface Stretch {
  from: number;
  to: number;
  tokens: number;
}

interface PlainStretch extends Stretch {
  readonly document: number;
  readonly form: number;
  readonly family: number;
}

/** A part of a form. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly form: number;
}

/** What one alignment has of a form: tokens in each form of the other side, and stretches of its running text. */
interface Touch {
  readonly quoted: Map<number, number>;
  readonly plain: Stretch[];
  isOpen: boolean;
}

class Linker {
  readonly #collection: QuotingCollection;
  readonly #forms: QuotationForm[] = [];
  readonly #links: FormLink[] = [];
  readonly #places = new Map<number, readonly Place[]>();
  readonly #plain: PlainStretch[] = [];

  constructor(collection: QuotingCollection) {
    this.#collection = collection;
  }

  /** Takes a passage. */
  add(passage: number): void {
    const { passages } = this.#collection;
    const [a, b] = [passages.a[passage]!, passages.b[passage]!];
    if (this.#marksOf(a).length === 0 && this.#marksOf(b).length === 0) return;
    if (!this.#touchesMarks(a, passage, "i") && !this.#touchesMarks(b, passage, "j")) return;
    const family = this.#collection.familyOf(passage);
    if (family === undefined) return;
    const exact = runsOf(passages, passage).filter(({ same }) => same);
    this.#link(exact, { of: this.#placesOf(a), other: this.#placesOf(b), isTurned: false, document: b, family });
    const turned = [...exact].sort((x, y) => x.j - y.j);
    this.#link(turned, { of: this.#placesOf(b), other: this.#placesOf(a), isTurned: true, document: a, family });
  }

  #touchesMarks(document: number, passage: number, side: "i" | "j"): boolean {
    const marks = this.#marksOf(document);
    const { firstRun, runs } = this.#collection.passages;
    if (marks.length === 0) return false;
    for (let run = firstRun[passage]!; run < firstRun[passage + 1]!; run++) {
      if (runs.same[run] === 0) continue;
      const [from, to] = [runs[side][run]!, runs[side][run]! + runs.n[run]!];
      for (let q = 0; q < marks.length && marks[q]! < to; q += 2) if (from < marks[q + 1]!) return true;
    }
    return false;
  }

  #marksOf(document: number): Uint32Array {
    return this.#collection.quotationsOf(document);
  }

  /** Parts of the quotations of a document, ascending, none in another. */
  #placesOf(document: number): readonly Place[] {
    let places = this.#places.get(document);
    if (!places) {
      const found: Place[] = [];
      for (const { parts, speaker } of this.#collection.unitsOf(document)) {
        const form = this.#forms.length;
        this.#forms.push({ document, parts, isQuoted: true, speaker });
        for (const [from, to] of parts) found.push({ from, to, form });
      }
      places = found;
      this.#places.set(document, places);
    }
    return places;
  }

  /** Follows the forms of one side, `of`, to the other. @param runs by place on that side. */
  #link(
    runs: readonly Run[],
    { of, other, isTurned, document, family }: { of: readonly Place[]; other: readonly Place[]; isTurned: boolean; document: number; family: number },
  ): void {
    const touched = new Map<number, Touch>();
    let first = 0;
    for (const { i, j, n } of runs) {
      const [start, shift] = isTurned ? [j, i - j] : [i, j - i];
      while (first < of.length && of[first]!.to <= start) first++;
      for (let at = first; at < of.length && of[at]!.from < start + n; at++) {
        const { from, to, form } = of[at]!;
        let touch = touched.get(form);
        if (!touch) {
          touch = { quoted: new Map(), plain: [], isOpen: false };
          touched.set(form, touch);
        }
        divide(touch, other, Math.max(from, start) + shift, Math.min(to, start + n) + shift);
      }
    }
    for (const [form, touch] of touched) this.#take(form, touch, { isTurned, document, family });
  }

  #take(form: number, { quoted, plain }: Touch, { isTurned, document, family }: { isTurned: boolean; document: number; family: number }): void {
    const size = this.#sizeOf(form);
    let most = 0;
    for (const [other, tokens] of quoted) {
      if (other === form || !this.#isEnough(tokens, form, Math.min(size, this.#sizeOf(other)))) continue;
      most = Math.max(most, tokens);
      // seen from both sides, taken once
      if (!isTurned) this.#links.push({ x: form, y: other, family, tokens });
    }
    for (const { from, to, tokens } of plain) {
      const isPart = most === 0 || tokens >= QUOTATION_RULES.sharedPart * size;
      if (isPart && this.#isEnough(tokens, form, to - from)) this.#plain.push({ document, form, family, from, to, tokens });
    }
  }

  #sizeOf(form: number): number {
    return this.#forms[form]!.parts.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  #isEnough(tokens: number, form: number, shorter: number): boolean {
    const { document, parts } = this.#forms[form]!;
    const isUnspaced = (this.#collection.tokensOf(document).flags[parts[0]![0]]! & TokenFlag.UNSPACED) !== 0;
    return (
      tokens >= (isUnspaced ? QUOTATION_RULES.leastCharacters : QUOTATION_RULES.leastWords) &&
      (tokens >= QUOTATION_RULES.sharedPart * shorter || tokens >= QUOTATION_RULES.manyWords)
    );
  }

  finish(): { forms: QuotationForm[]; links: FormLink[] } {
    const ofDocument = new Map<number, PlainStretch[]>();
    for (const stretch of this.#plain) append(ofDocument, stretch.document, stretch);
    for (const [document, stretches] of ofDocument) {
      stretches.sort((x, y) => x.from - y.from || y.to - x.to || x.form - y.form);
      let group: PlainStretch[] = [];
      let [from, to] = [0, 0];
      const close = (): void => {
        if (group.length === 0) return;
        const y = this.#forms.push({ document, parts: [[from, to]], isQuoted: false, speaker: null }) - 1;
        for (const { form, family, tokens } of group) this.#links.push({ x: form, y, family, tokens });
      };
      for (const stretch of stretches) {
        const shared = Math.min(to, stretch.to) - stretch.from;
        if (group.length === 0 || shared < QUOTATION_RULES.sharedPart * Math.min(to - from, stretch.to - stretch.from)) {
          close();
          group = [];
          [from, to] = [stretch.from, stretch.to];
        }
        group.push(stretch);
        to = Math.max(to, stretch.to);
      }
      close();
    }
    return { forms: this.#forms, links: this.#links };
  }
}

/** Takes the tokens [from, to) of the other side apart: those in its forms, and those in running text. */
function divide(touch: Touch, other: readonly Place[], from: number, to: number): void {
  let at = firstEndingAfter(other, from);
  for (let done = from; done < to; at++) {
    const place = other[at];
    const plainEnd = Math.min(to, place?.from ?? to);
    if (plainEnd > done) takePlain(touch, done, plainEnd);
    done = Math.max(done, plainEnd);
    if (!place || done >= to) return;
    const end = Math.min(to, place.to);
    touch.quoted.set(place.form, (touch.quoted.get(place.form) ?? 0) + end - done);
    touch.isOpen = false;
    done = end;
  }
}

function takePlain(touch: Touch, from: number, to: number): void {
  const last = touch.plain.at(-1);
  if (touch.isOpen && last && from >= last.to && from - last.to <= QUOTATION_RULES.plainGap) {
    last.to = to;
    last.tokens += to - from;
  } else touch.plain.push({ from, to, tokens: to - from });
  touch.isOpen = true;
}

/** Place of the first part that ends after a token. O(log parts). */
function firstEndingAfter(places: readonly Place[], token: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.to <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}
