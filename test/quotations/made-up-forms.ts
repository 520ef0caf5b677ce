/** Quotations of made-up texts as the rules of quotations/ see them: words, forms, what alignments tie together. */
import type { Run } from "../../src/align/alignment.js";
import { append } from "../../src/arrays/append.js";
import type { Judged } from "../../src/evidence/judge.js";
import { passageColumns } from "../../src/families/passage-columns.js";
import { FormWords } from "../../src/quotations/form-words.js";
import { type EntryContext, type QuotationEntry, quotationEntries } from "../../src/quotations/quotation-entries.js";
import { type FormLink, linkedForms, type QuotationForm } from "../../src/quotations/quotation-links.js";
import { quotedUnits } from "../../src/quotations/quoted-units.js";
import { Apart, type QuotedWords, quotedWords } from "../../src/quotations/quoted-words.js";
import type { ReferenceContext } from "../../src/quotations/reference.js";
import { documentTime } from "../../src/relations/document-times.js";
import { finish } from "../../src/run/pace.js";
import { quotedSpeech } from "../../src/speakers/quoted-speech.js";
import { tokenize } from "../../src/text/tokens.js";
import type { Tokens } from "../../src/types/document.js";
import { judgedOf } from "../evidence/pair-of-texts.js";
import { maximalExactRuns } from "../reference/exact-runs.js";

/** The words of a quotation; "|" stands where the writer says something between. */
export function wordsOf(text: string): QuotedWords {
  const parts = text.split("|");
  let at = 0;
  return quotedWords(
    text,
    parts.map((part, x) => {
      const range = [at, at + part.length] as const;
      at = range[1] + 1;
      return { range, apart: x === 0 ? Apart.NONE : Apart.INTERRUPTED };
    }),
  );
}

/** What is known of the documents of a group, by number; nothing where it is left out. */
export interface Known {
  readonly releases?: readonly number[];
  readonly marked?: readonly number[];
  readonly days?: readonly (string | undefined)[];
  /** Taker, source. */
  readonly sources?: readonly (readonly [number, number])[];
}

export function referenceContext({ releases = [], marked = [], days = [], sources = [] }: Known): ReferenceContext {
  return {
    order: (x, y) => x - y,
    isKnownRelease: (d) => releases.includes(d),
    isMarkedRelease: (d) => marked.includes(d),
    time: (d) => documentTime(days[d], null),
    sourcesOf: (d) => new Set(sources.flatMap(([taker, source]) => (taker === d ? [source] : []))),
  };
}

/** Texts, the forms of their quotations and the links between, each two texts aligned where they have three words in a row in common. */
export interface FormsOfTexts {
  readonly forms: readonly QuotationForm[];
  readonly links: readonly FormLink[];
  readonly words: FormWords;
  /** The characters of each part of a form. */
  partsOf(form: number): string[];
}

export function formsOf(texts: readonly string[]): FormsOfTexts {
  const tokens = texts.map((text) => tokenize(text));
  const units = texts.map((text, d) => quotedUnits(text, tokens[d]!, quotedSpeech(text, tokens[d]!)));
  const pairs: Judged[] = [];
  for (let a = 0; a < texts.length; a++)
    for (let b = a + 1; b < texts.length; b++) {
      const runs = runsOf(tokens[a]!, tokens[b]!);
      if (runs.length > 0) pairs.push(judgedOf(runs, { a, b }));
    }
  const passages = finish(passageColumns(pairs));
  const collection = { passages, familyOf: (x: number) => x, tokensOf: (d: number) => tokens[d]!, quotationsOf: (d: number) => tokens[d]!.quotations };
  const { forms, links } = finish(linkedForms({ ...collection, unitsOf: (d) => units[d]! }));
  const partsOf = (form: number): string[] => {
    const { document, parts } = forms[form]!;
    const { start, end } = tokens[document]!;
    return parts.map(([from, to]) => texts[document]!.slice(start[from], end[to - 1]));
  };
  return { forms, links, words: new FormWords(forms, { text: (d) => texts[d]!, tokens: (d) => tokens[d]!, order: (x, y) => x - y }), partsOf };
}

function runsOf(a: Tokens, b: Tokens): Run[] {
  return maximalExactRuns(a.hashLo, b.hashLo, 3)
    .map((run) => ({ ...run, same: true }))
    .sort((x, y) => x.i - y.i);
}

/** The quotations of texts, all of whose forms are taken for one group. */
export function entriesOf(texts: readonly string[], known: Known = {}): { entries: QuotationEntry[]; texts: FormsOfTexts } {
  const made = formsOf(texts);
  const links = new Map<number, FormLink[]>();
  for (const link of made.links) for (const form of [link.x, link.y]) append(links, form, link);
  const context: EntryContext = { ...referenceContext(known), words: made.words, links };
  const byPlace = made.forms.map((_, id) => id).sort((x, y) => made.words.compare(x, y));
  return { entries: finish(quotationEntries(context, byPlace)), texts: made };
}
