/**
 * Stage quotations: forms that alignments tie together, to quotations. Input the forms of one group, output each quotation of it: the form that
 * is the reference (reference.ts), and all forms that have its words, with their verdicts.
 *
 *   reference ─► forms that have half of its words, or of theirs ─► judged against it      what is left ─► the next reference ...
 *
 * A group may hold several quotations: an article that puts two sentences of a release together ties them, and stands with both. A fuller form of
 * which the reference is only a part takes its place, unless that is the release. Forms are looked up by three words that follow each
 * other, so that a group costs what its forms share. O(words x quotations that share them).
 */
import { append } from "../arrays/append.js";
import { type DocumentTime, isBefore } from "../relations/document-times.js";
import type { Steps } from "../run/pace.js";
import { QUOTATION_RULES } from "../settings/quotation-rules.js";
import type { Edit } from "../types/passage.js";
import type { QuotationVerdict, ReferenceReason } from "../types/quotation.js";
import type { FormWords } from "./form-words.js";
import type { FormLink } from "./quotation-links.js";
import { type Judgement, judgeQuotation } from "./quotation-verdict.js";
import { Apart, OMISSION, type QuotedWords } from "./quoted-words.js";
import { type ReferenceContext, referenceDocuments } from "./reference.js";
import { areOneName } from "./speaker-names.js";

/** Forms of one document that are one occurrence, by place, and what became of the quotation in them. */
export interface EntryOccurrence {
  readonly forms: readonly number[];
  readonly verdict: QuotationVerdict;
  readonly edits: readonly Edit[];
}

/** One quotation. */
export interface QuotationEntry {
  readonly reason: ReferenceReason;
  /** The reference first, the others by document and place. */
  readonly occurrences: readonly EntryOccurrence[];
  readonly text: QuotedWords;
}

/** What the quotations of a group are made with. */
export interface EntryContext extends ReferenceContext {
  readonly words: FormWords;
  /** Links of a form. */
  readonly links: ReadonlyMap<number, readonly FormLink[]>;
}

const VERBATIM: Judgement = { verdict: "verbatim", edits: [] };

/** The quotations of a group of tied forms. @param forms by place. */
export function* quotationEntries(context: EntryContext, forms: readonly number[]): Steps<QuotationEntry[]> {
  const group = new Group(context, forms);
  const entries: QuotationEntry[] = [];
  for (let entry = group.next(); entry !== undefined; entry = group.next()) {
    if (isReused(context.words, entry)) entries.push(entry);
    yield;
  }
  return entries;
}

/** In two documents or more, in marks somewhere, and no title. */
function isReused(words: FormWords, { occurrences }: QuotationEntry): boolean {
  const all = occurrences.map(({ forms }) => words.form(forms[0]!));
  if (!all.some(({ document }) => document !== all[0]!.document)) return false;
  return occurrences.some(({ forms }) => words.form(forms[0]!).isQuoted && !isTitle(words.words(forms[0]!)));
}

/** All words have capitals but the short ones. */
function isTitle({ text, from, to, isCapitalised, length }: QuotedWords): boolean {
  if (length > QUOTATION_RULES.titleWords || isCapitalised[0] !== 1) return false;
  for (let at = 1; at < length; at++) if (isCapitalised[at] === 0 && to[at]! - from[at]! > 3 && !/^\d/.test(text[from[at]!]!)) return false;
  return isCapitalised[length - 1] === 1;
}

class Group {
  readonly #context: EntryContext;
  readonly #words: FormWords;
  /** Forms that are in no quotation yet. */
  readonly #open: Set<number>;
  readonly #ofDocument = new Map<number, number[]>();
  /** Forms that are two quotations of two people. */
  readonly #others = new Set<string>();
  #grams = new Map<number, number[]>();
  #numIndexed = 0;

  constructor(context: EntryContext, forms: readonly number[]) {
    this.#context = context;
    this.#words = context.words;
    this.#open = new Set(forms);
    for (const id of forms) append(this.#ofDocument, this.#words.form(id).document, id);
    this.#index();
  }

  /** The next quotation; undefined where no form in marks is left. */
  next(): QuotationEntry | undefined {
    let chosen = this.#choose();
    if (!chosen) return undefined;
    let found = this.#candidates(chosen.id);
    for (let turn = 0; turn < QUOTATION_RULES.fullerTurns && chosen.reason !== "release"; turn++) {
      const fuller = this.#fuller(chosen.id, found);
      if (fuller === undefined) break;
      chosen = { id: fuller, reason: chosen.reason === "source" ? "source" : "fullest" };
      found = this.#candidates(fuller);
    }
    const reference = this.#joinedAround(chosen.id, found);
    const isSource = chosen.reason === "release" || chosen.reason === "source";
    const text = this.#words.reference(reference);
    const members = found.filter(
      (id) => !reference.includes(id) && !reference.some((own) => this.#others.has(pairKey(own, id))) && this.#words.areAlike(text, this.#words.words(id)),
    );
    const judged = this.#joinedForms(members, text).map((forms) => ({ forms, ...this.#judge(reference, text, forms, isSource) }));
    const occurrences = judged.filter(({ forms, verdict, edits }) => {
      const isOther = verdict === "altered" && edits.length >= QUOTATION_RULES.othersEdits && this.#areTwoSpeakers(reference, forms);
      if (isOther) for (const x of reference) for (const y of forms) this.#others.add(pairKey(x, y));
      return !isOther;
    });
    for (const id of [...reference, ...occurrences.flatMap(({ forms }) => forms)]) this.#open.delete(id);
    const own = chosen.reason === "fullest" ? this.#contested(chosen.id, occurrences) : VERBATIM;
    return { reason: chosen.reason, text, occurrences: [{ forms: reference, ...own }, ...occurrences] };
  }

  /** Whether two people are named. */
  #areTwoSpeakers(reference: readonly number[], forms: readonly number[]): boolean {
    const [x, y] = [reference, forms].map((ids) => ids.map((id) => this.#words.form(id).speaker).find((speaker) => speaker !== null));
    return Boolean(x && y && !areOneName(x.name, y.name));
  }

  /**
   * The verdict on a reference of which nothing tells that it came first: where another form, as common and perhaps as early, has other words,
   * either may be the misquotation, and neither is called verbatim.
   */
  #contested(id: number, occurrences: readonly EntryOccurrence[]): Judgement {
    const time = (form: number): DocumentTime => this.#context.time(this.#words.form(form).document);
    const copies = this.#copies([id, ...occurrences.flatMap(({ forms }) => forms)]);
    const rival = occurrences.find(
      ({ forms: [form], verdict, edits }) =>
        (verdict === "altered" || (verdict === "merged" && !edits.every(({ op }) => op === "delete") && !hasEditorsMarks(this.#words.words(form!)))) &&
        this.#words.form(form!).isQuoted &&
        copies.get(form!)! >= copies.get(id)! &&
        !isBefore(time(id), time(form!)),
    );
    if (!rival) return VERBATIM;
    const edits = rival.edits.map(({ a, b }): Edit => ({ a: b, b: a, op: a && b ? "replace" : a ? "insert" : "delete" }));
    return { verdict: rival.verdict, edits };
  }

  /** The form to be the reference: in marks, unless its document is the source. */
  #choose(): { id: number; reason: ReferenceReason } | undefined {
    const open = [...this.#open];
    const quoted = open.filter((id) => this.#words.form(id).isQuoted);
    if (quoted.length === 0) return undefined;
    let { documents, reason } = referenceDocuments(this.#context, this.#documentsOf(open));
    const isSource = reason === "release" || reason === "source";
    if (!isSource) ({ documents, reason } = referenceDocuments(this.#context, this.#documentsOf(quoted)));
    const among = new Set(documents);
    const forms = (isSource ? open : quoted).filter((id) => among.has(this.#words.form(id).document));
    const copies = reason === "fullest" ? this.#copies(quoted) : undefined;
    const rank = (id: number): number[] => {
      const words = this.#words.words(id);
      return [Number(this.#words.form(id).isQuoted), copies?.get(id) ?? 0, Number(!hasEditorsMarks(words)), words.length];
    };
    const isFirst = (x: number, y: number): boolean => (compare(rank(x), rank(y)) || this.#compareTexts(y, x)) > 0;
    const id = forms.reduce((best, other) => (isFirst(other, best) ? other : best));
    return { id, reason };
  }

  /** By form, how many have the same words. */
  #copies(forms: readonly number[]): Map<number, number> {
    const keyOf = new Map(forms.map((id) => [id, this.#words.words(id).keys.join()]));
    const counts = new Map<string, number>();
    for (const key of keyOf.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
    return new Map([...keyOf].map(([id, key]) => [id, counts.get(key)!]));
  }

  #compareTexts(x: number, y: number): number {
    const [p, q] = [this.#words.words(x).keys, this.#words.words(y).keys];
    for (let at = 0; at < Math.min(p.length, q.length); at++) if (p[at] !== q[at]) return p[at]! - q[at]!;
    return 0;
  }

  #documentsOf(forms: readonly number[]): number[] {
    return [...new Set(forms.map((id) => this.#words.form(id).document))].sort(this.#context.order);
  }

  /** Open forms that share three words in a row with one, and all forms that an alignment ties to it; by place. */
  #candidates(id: number): number[] {
    const found = new Set<number>();
    for (const { x, y } of this.#context.links.get(id) ?? []) found.add(x === id ? y : x);
    if (2 * this.#open.size < this.#numIndexed) this.#index();
    for (const gram of gramsOf(this.#words.words(id))) for (const other of this.#grams.get(gram) ?? []) if (this.#open.has(other)) found.add(other);
    found.delete(id);
    return [...found].sort((x, y) => this.#words.compare(x, y) || x - y);
  }

  #index(): void {
    this.#grams = new Map();
    this.#numIndexed = this.#open.size;
    for (const id of this.#open) for (const gram of new Set(gramsOf(this.#words.words(id)))) append(this.#grams, gram, id);
  }

  /** The fullest of the forms that the reference is a part of, the first of several. */
  #fuller(id: number, found: readonly number[]): number | undefined {
    const own = this.#words.words(id);
    let fullest: number | undefined;
    if (!this.#words.form(id).isQuoted) return undefined;
    for (const other of found) {
      const words = this.#words.words(other);
      const { isQuoted, document } = this.#words.form(other);
      if (
        !isQuoted ||
        document === this.#words.form(id).document ||
        words.length <= Math.max(own.length, fullest === undefined ? 0 : this.#words.words(fullest).length)
      )
        continue;
      if (this.#words.areAlike(words, own) && isCut(judgeQuotation(words, own, true))) fullest = other;
    }
    return fullest;
  }

  /** The reference, with those before and behind it in its document that the fullest other form goes on with. */
  #joinedAround(id: number, found: readonly number[]): number[] {
    const form = this.#words.form(id);
    const others = found.filter((other) => this.#words.form(other).isQuoted && this.#words.form(other).document !== form.document);
    if (!form.isQuoted || others.length === 0) return [id];
    const size = (other: number): number => this.#words.words(other).length;
    const fullest = this.#words.words(others.reduce((x, y) => (size(y) > size(x) ? y : x)));
    const own = this.#ofDocument.get(form.document)!.filter((other) => this.#words.form(other).isQuoted);
    let [first, last] = [own.indexOf(id), own.indexOf(id)];
    while (first > 0 && this.#words.follow(own[first - 1]!, own[first]!, fullest)) first--;
    while (last + 1 < own.length && this.#words.follow(own[last]!, own[last + 1]!, fullest)) last++;
    return own.slice(first, last + 1);
  }

  /** Forms, those of one document that follow each other as the reference goes on together. @param forms by place. */
  #joinedForms(forms: readonly number[], reference: QuotedWords): number[][] {
    const joined: number[][] = [];
    for (const id of forms) {
      const last = joined.at(-1)?.at(-1);
      const goesOn =
        last !== undefined &&
        this.#words.form(id).isQuoted &&
        this.#words.form(last).isQuoted &&
        this.#words.form(last).document === this.#words.form(id).document &&
        this.#words.follow(last, id, reference);
      if (goesOn) joined.at(-1)!.push(id);
      else joined.push([id]);
    }
    return joined;
  }

  /** Against the reference, and where that has not all of it, with the other quotations of its document that the form has words of. */
  #judge(reference: readonly number[], text: QuotedWords, forms: readonly number[], isSource: boolean): Judgement {
    const words = forms.length === 1 ? this.#words.words(forms[0]!) : this.#words.joined(forms);
    const judged = judgeQuotation(text, words, isSource);
    if (judged.verdict !== "altered" && judged.verdict !== "merged") return judged;
    const { document, isQuoted } = this.#words.form(reference[0]!);
    const linked = new Set(forms.flatMap((id) => (this.#context.links.get(id) ?? []).map(({ x, y }) => (x === id ? y : x))));
    const more = [...linked].filter((id) => {
      const form = this.#words.form(id);
      return form.document === document && form.isQuoted && !reference.includes(id) && !this.#words.areAlike(text, this.#words.words(id));
    });
    if (!isQuoted || more.length === 0) return judged;
    const all = [...reference, ...more].sort((x, y) => this.#words.compare(x, y));
    return judgeQuotation(this.#words.joined(all, Apart.OTHER_QUOTATION), words, isSource);
  }
}

/** Whether an editor owns up to a change in it. */
function hasEditorsMarks(words: QuotedWords): boolean {
  return words.isEditors.includes(1) || OMISSION.test(words.text.slice(words.from[0]!, words.to[words.length - 1]!));
}

/** Whether a form is the rest of another one, from which words were only left out. */
function isCut({ verdict, edits }: Judgement): boolean {
  return verdict === "trimmed" || (verdict === "merged" && edits.every(({ a, op }) => op === "delete" && !/^[[(［（]/.test(a)));
}

function pairKey(x: number, y: number): string {
  return `${Math.min(x, y)} ${Math.max(x, y)}`;
}

function compare(x: readonly number[], y: readonly number[]): number {
  for (let at = 0; at < x.length; at++) if (x[at] !== y[at]) return x[at]! - y[at]!;
  return 0;
}

/** A number for each three words in a row. */
function gramsOf({ keys }: QuotedWords): number[] {
  const grams: number[] = [];
  for (let at = 0; at + 2 < keys.length; at++) grams.push((keys[at]! % 67_108_859) + 67_108_859 * ((keys[at + 1]! % 8191) + 8191 * (keys[at + 2]! % 8191)));
  return grams;
}
