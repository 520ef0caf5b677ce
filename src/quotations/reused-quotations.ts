/**
 * Stage quotations: quotations that stand in more than one document. Input a collection, the alignments found in it and what relates its documents,
 * output each quotation with its reference, its speaker, and what became of it in each place.
 *
 *   texts ─► quotations from mark to mark ─► forms and links (quotation-links.ts) ─► groups ─► quotations (quotation-entries.ts)
 *
 * Passages whose family is a template or a catchphrase are nobody's words and make no quotation. Memory is that of the quotations. O(texts
 * with a quotation that is shared + matched tokens + what the verdicts cost).
 */
import { append } from "../arrays/append.js";
import { UnionFind } from "../arrays/union-find.js";
import type { FamilyColumns } from "../families/families.js";
import type { PassageColumns } from "../families/passage-columns.js";
import type { DocumentFacts } from "../relations/document-facts.js";
import type { Relations } from "../relations/relate.js";
import { mapInTurn, sortInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import type { TokenColumns } from "../text/token-columns.js";
import type { FamilyLabel } from "../types/family.js";
import type { QuotationOccurrence, ReusedQuotation } from "../types/quotation.js";
import { FormWords } from "./form-words.js";
import { type EntryContext, type EntryOccurrence, type QuotationEntry, quotationEntries } from "./quotation-entries.js";
import { type FormLink, linkedForms, type QuotationForm } from "./quotation-links.js";
import { quotedUnits } from "./quoted-units.js";
import { wordsText } from "./quoted-words.js";
import { commonName } from "./speaker-names.js";

/** What `reusedQuotations` reads. Documents by number, earliest first. */
export interface ReuseToQuote {
  readonly relations: Relations;
  readonly columns: TokenColumns;
  readonly passages: PassageColumns;
  readonly families: Pick<FamilyColumns, "familyOf">;
}

/** Boilerplate and stock phrases are nobody's words, in quotation marks or not. */
const NOBODYS: ReadonlySet<FamilyLabel> = new Set(["template", "catchphrase"]);

/** The reused quotations, by their first occurrence; pure, and the same everywhere. */
export function* reusedQuotations({ relations, columns, passages, families }: ReuseToQuote): Steps<ReusedQuotation[]> {
  const { facts } = relations;
  const { forms, links } = yield* linkedForms({
    passages,
    familyOf: (x) => (NOBODYS.has(relations.familyLabel(families.familyOf[x]!)) ? undefined : families.familyOf[x]),
    tokensOf: (d) => facts.tokens(d),
    quotationsOf: (d) => columns.quotations[d]!,
    unitsOf: (d) => quotedUnits(facts.text(d), facts.tokens(d), facts.speech(d)),
  });
  const words = new FormWords(forms, facts);
  const context: EntryContext = { ...referenceFacts(relations), words, links: linksByForm(links) };
  const entries: QuotationEntry[] = [];
  for (const group of groupsOf(forms, links, words)) for (const entry of yield* quotationEntries(context, group)) entries.push(entry);
  const rendered = yield* mapInTurn(entries, (entry) => new RenderedEntry(entry, context, facts));
  const ordered = yield* sortInTurn(rendered, (x, y) => facts.order(x.document, y.document) || x.first - y.first || x.end - y.end);
  return yield* mapInTurn(ordered, (entry, index) => entry.quotation(index));
}

function referenceFacts(relations: Relations): Omit<EntryContext, "words" | "links"> {
  const { facts } = relations;
  const sources = new Map<number, Set<number>>();
  const add = (taker: number, source: number): void => {
    const known = sources.get(taker);
    if (known) known.add(source);
    else sources.set(taker, new Set([source]));
  };
  for (const [, { a, b, direction, via }] of relations.edges()) {
    if (via !== undefined) {
      add(a, via);
      add(b, via);
    } else if (direction === "a-to-b") add(b, a);
    else if (direction === "b-to-a") add(a, b);
  }
  const none: ReadonlySet<number> = new Set();
  return {
    order: facts.order,
    isKnownRelease: (d) => facts.isKnownRelease(d),
    isMarkedRelease: (d) => facts.isMarkedRelease(d),
    time: (d) => facts.time(d),
    sourcesOf: (d) => sources.get(d) ?? none,
  };
}

function linksByForm(links: readonly FormLink[]): Map<number, FormLink[]> {
  const byForm = new Map<number, FormLink[]>();
  for (const link of links) {
    append(byForm, link.x, link);
    append(byForm, link.y, link);
  }
  return byForm;
}

/** Forms that links tie together, in several documents; each by place. */
function groupsOf(forms: readonly QuotationForm[], links: readonly FormLink[], words: FormWords): number[][] {
  const sets = new UnionFind(forms.length);
  for (const { x, y } of links) sets.union(x, y);
  const groups = new Map<number, number[]>();
  const order = forms.map((_, id) => id).sort((x, y) => words.compare(x, y) || x - y);
  for (const id of order) append(groups, sets.find(id), id);
  return [...groups.values()].filter((group) => group.some((id) => forms[id]!.document !== forms[group[0]!]!.document));
}

/** One entry on its way out. */
class RenderedEntry {
  readonly #entry: QuotationEntry;
  readonly #context: EntryContext;
  readonly #facts: DocumentFacts;
  readonly #ordered: readonly EntryOccurrence[];

  constructor(entry: QuotationEntry, context: EntryContext, facts: DocumentFacts) {
    this.#entry = entry;
    this.#context = context;
    this.#facts = facts;
    this.#ordered = [...entry.occurrences].sort((x, y) => context.words.compare(x.forms[0]!, y.forms[0]!));
  }

  /** Where its first occurrence stands. */
  get document(): number {
    return this.#context.words.form(this.#ordered[0]!.forms[0]!).document;
  }

  get first(): number {
    return this.#context.words.first(this.#ordered[0]!.forms[0]!);
  }

  get end(): number {
    return this.#context.words.end(this.#ordered[0]!.forms.at(-1)!);
  }

  quotation(index: number): ReusedQuotation {
    const { reason, text, occurrences } = this.#entry;
    const rendered = this.#ordered.map((one) => this.#occurrence(one));
    return {
      index,
      family: this.#family(),
      text: wordsText(text, text.margin[0], text.length - text.margin[1]),
      speaker: commonName(rendered.flatMap(({ speaker }) => speaker?.name ?? [])),
      reference: this.#ordered.indexOf(occurrences[0]!),
      referenceReason: reason,
      occurrences: rendered,
    };
  }

  #occurrence({ forms, verdict, edits }: EntryOccurrence): QuotationOccurrence {
    const { words } = this.#context;
    const first = words.form(forms[0]!);
    const id = this.#facts.id(first.document);
    const tokens = this.#facts.tokens(first.document);
    const spoken = forms.map((form) => words.form(form).speaker).find((speaker) => speaker !== null);
    const speaker = spoken ? { name: spoken.name, span: { id, start: spoken.start, end: spoken.end } } : null;
    const start = tokens.start[words.first(forms[0]!)]!;
    return { id, start, end: tokens.end[words.end(forms.at(-1)!) - 1]!, speaker, verdict, edits, isQuoted: first.isQuoted };
  }

  /** That of the most words that the reference shares with another form of this quotation. */
  #family(): number {
    const [reference, ...others] = this.#entry.occurrences;
    const own = new Set(reference!.forms);
    const here = new Set(others.flatMap(({ forms }) => forms));
    const all = [...own, ...here].flatMap((form) => this.#context.links.get(form) ?? []);
    const isHere = ({ x, y }: FormLink): boolean => (own.has(x) || here.has(x)) && (own.has(y) || here.has(y));
    const touchesReference = ({ x, y }: FormLink): number => Number(own.has(x) || own.has(y));
    const kept = all.filter(isHere);
    const isBetter = (x: FormLink, y: FormLink): boolean => (touchesReference(x) - touchesReference(y) || x.tokens - y.tokens || y.family - x.family) > 0;
    return (kept.length > 0 ? kept : all).reduce((best, link) => (isBetter(link, best) ? link : best)).family;
  }
}
