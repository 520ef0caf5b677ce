/**
 * Stage relations: what is known of a document when its relations are judged: marks, time, publisher, speech. Input a corpus, output
 * each fact when it is first asked for, so that only documents that share something are read. Marks and speech O(length of the
 * text), once a document.
 */
import { lowerBound } from "../arrays/lower-bound.js";
import { RangeUnion } from "../arrays/range-union.js";
import type { DocumentOrder } from "../corpus/document-order.js";
import { parsePublicationTime } from "../corpus/publication-time.js";
import { type AgencyMark, type CreditKind, readCredits } from "../reading/credits.js";
import { embeddedPosts } from "../reading/posts.js";
import { type ReleaseMark, readReleaseMarks } from "../reading/release-markers.js";
import { readTextDate, type TextDate } from "../reading/text-date.js";
import { linesOf, type TextLine } from "../reading/text-lines.js";
import { readUpdateNotes, type UpdateMark } from "../reading/update-notes.js";
import type { Steps } from "../run/pace.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import { type QuotedSpeech, quotedSpeech } from "../speakers/quoted-speech.js";
import { numTokensOf, type TokenColumns, tokensOf } from "../text/token-columns.js";
import type { Document, Tokens } from "../types/document.js";
import { type DocumentTime, documentTime, isBefore, spreadMs } from "./document-times.js";
import { isOfPublisher, type Publisher, publisherKey, publisherOf } from "./publisher-names.js";
import type { TokenRanges } from "./token-ranges.js";

/** How a text uses what it credits: `carries` prints the wire's own story, `mixes` has parts of it, `names` reports what the wire reported. */
export type CreditUse = "carries" | "mixes" | "names";

/** What a text credits to one publisher. */
export interface Credit {
  /** The publisher as the text or the table of agencies has it. */
  readonly name: string;
  readonly use: CreditUse;
  readonly start: number;
  readonly end: number;
}

const USE: Readonly<Record<CreditKind, CreditUse>> = { byline: "carries", dateline: "carries", credit: "carries", contribution: "mixes", attribution: "names" };
const STRENGTH: Readonly<Record<CreditUse, number>> = { names: 0, mixes: 1, carries: 2 };

/** Whether a text is a press release: because it is known or by a mark that only releases have, by a weaker one, or by who publishes it. */
export type ReleaseStanding = "strong" | "weak" | "issuer" | "none";

interface FactOptions {
  readonly order: DocumentOrder;
  /** @default none is known to be */
  readonly isKnownRelease?: ((document: number) => boolean) | undefined;
}

/** Facts of documents by number, each worked out once. */
export class DocumentFacts {
  readonly #documents: readonly Document[];
  readonly #columns: TokenColumns;
  readonly #lines: (readonly TextLine[] | undefined)[] = [];
  readonly #credits: (ReadonlyMap<string, Credit> | undefined)[] = [];
  readonly #releases: (readonly ReleaseMark[] | undefined)[] = [];
  readonly #dates: (TextDate | null | undefined)[] = [];
  readonly #updates: (readonly UpdateMark[] | undefined)[] = [];
  readonly #publishers: (Publisher | null | undefined)[] = [];
  readonly #times: (DocumentTime | undefined)[] = [];
  readonly #tokens: (Tokens | undefined)[] = [];
  readonly #quoted: (TokenRanges | undefined)[] = [];
  readonly #speech: (readonly QuotedSpeech[] | undefined)[] = [];
  /** Documents by the key of their publisher, the first of each; and whether it issues releases, once asked for. */
  readonly #samples = new Map<string, number[]>();
  readonly #issuers = new Map<string, boolean>();
  /** Whether a document is known to be a press release, whatever its text says. */
  readonly isKnownRelease: (document: number) => boolean;

  /** Which of two is earlier in a list; what a claim rests on is `isBefore`. */
  readonly order: DocumentOrder;

  constructor(documents: readonly Document[], columns: TokenColumns, { order, isKnownRelease = () => false }: FactOptions) {
    this.#documents = documents;
    this.#columns = columns;
    this.order = order;
    this.isKnownRelease = isKnownRelease;
  }

  id(document: number): string {
    return this.#documents[document]!.id;
  }

  text(document: number): string {
    return this.#documents[document]!.text;
  }

  #linesOf(document: number): readonly TextLine[] {
    return once(this.#lines, document, () => linesOf(this.text(document)));
  }

  /** Marks of a press release, by offset. */
  releaseMarks(document: number): readonly ReleaseMark[] {
    return once(this.#releases, document, () => readReleaseMarks(this.text(document), this.#linesOf(document)));
  }

  /** Notes that the text revises another, by offset. */
  updates(document: number): readonly UpdateMark[] {
    return once(this.#updates, document, () => readUpdateNotes(this.text(document), this.#linesOf(document)));
  }

  /** The date that the text shows as its own. */
  textDate(document: number): TextDate | null {
    return once(this.#dates, document, () => readTextDate(this.text(document), this.#linesOf(document)));
  }

  /** The text is asked for its date only where the document has no time. */
  time(document: number): DocumentTime {
    const known = this.#times[document];
    if (known !== undefined) return known;
    const { publishedAt } = this.#documents[document]!;
    const isKnown = typeof parsePublicationTime(publishedAt ?? undefined) !== "string";
    const time = documentTime(publishedAt, isKnown ? null : (this.textDate(document)?.date ?? null));
    this.#times[document] = time;
    return time;
  }

  isBefore(x: number, y: number): boolean {
    return isBefore(this.time(x), this.time(y));
  }

  /** The quotations of a text with their speakers. */
  speech(document: number): readonly QuotedSpeech[] {
    return once(this.#speech, document, () => quotedSpeech(this.text(document), this.tokens(document), this.#documents[document]!.language));
  }

  /** The quotations of a text that have words in [start, end) of it. Most passages touch none: then nobody's speech is read. */
  speechIn(document: number, { start, end }: { readonly start: number; readonly end: number }): readonly QuotedSpeech[] {
    const tokens = this.tokens(document);
    const { quotations } = tokens;
    for (let q = 0; q < quotations.length; q += 2)
      if (tokens.start[quotations[q]!]! < end && start < tokens.end[quotations[q + 1]! - 1]!)
        return this.speech(document).filter((one) => one.start < end && start < one.end);
    return [];
  }

  /** The tokens of a text, a view of the columns. */
  tokens(document: number): Tokens {
    return once(this.#tokens, document, () => tokensOf(this.#columns, document));
  }

  /** The tokens that stand in quotation marks or in an embedded post, which is a quotation of who wrote it. */
  quoted(document: number): TokenRanges {
    return this.#quoted[document] ?? once(this.#quoted, document, () => publicWords(this.text(document), this.tokens(document)));
  }

  numTokens(document: number): number {
    return numTokensOf(this.#columns, document);
  }

  // asked for each pair and each place: what is known is given without a function that would make it
  #publisherOf(document: number): Publisher | null {
    const known = this.#publishers[document];
    if (known !== undefined) return known;
    const { source, url } = this.#documents[document]!;
    const publisher = publisherOf(source, url) ?? null;
    this.#publishers[document] = publisher;
    return publisher;
  }

  /** The publisher as a document or the table of well-known ones has it; undefined where nothing names one. */
  source(document: number): string | undefined {
    return this.#publisherOf(document)?.name;
  }

  /** The key of the publisher, as credits have it. */
  publisher(document: number): string | undefined {
    return this.#publisherOf(document)?.key;
  }

  /** Whether both have the same publisher. Two documents without one are never taken to be of the same. */
  areOfOnePublisher(x: number, y: number): boolean {
    const publisher = this.publisher(x);
    return publisher !== undefined && publisher === this.publisher(y);
  }

  /** Whether both publishers are known and are two. */
  areOfTwoPublishers(x: number, y: number): boolean {
    return this.publisher(x) !== undefined && this.publisher(y) !== undefined && !this.areOfOnePublisher(x, y);
  }

  /** Milliseconds from one to the other; undefined where a time is not known. */
  apartMs(x: number, y: number): number | undefined {
    return spreadMs([this.time(x), this.time(y)]);
  }

  /** Whom the text credits, by the key of the publisher, and the strongest use it makes of each; the span is that of the first such credit. */
  credits(document: number): ReadonlyMap<string, Credit> {
    return once(this.#credits, document, () => strongestCredits(readCredits(this.text(document))));
  }

  /** Takes the documents by which it is told who issues releases: the first of each publisher. */
  *sampleIssuers(documents: Iterable<number>): Steps<void> {
    for (const document of documents) {
      yield;
      const key = this.publisher(document);
      if (key === undefined) continue;
      const sample = this.#samples.get(key);
      if (sample === undefined) this.#samples.set(key, [document]);
      else if (sample.length < RELATION_RULES.issuerSample) sample.push(document);
    }
  }

  releaseStanding(document: number): ReleaseStanding {
    const marked = this.#markedStanding(document);
    if (marked === "strong") return marked;
    return this.#isIssuer(this.publisher(document)) ? "issuer" : marked;
  }

  /** Whether a text has a mark that only releases have, or is known to be one, whoever publishes it. */
  isMarkedRelease(document: number): boolean {
    return this.#markedStanding(document) === "strong";
  }

  #isIssuer(key: string | undefined): boolean {
    const sample = key === undefined ? undefined : this.#samples.get(key);
    if (sample === undefined) return false;
    const known = this.#issuers.get(key!);
    if (known !== undefined) return known;
    const is = this.#areOfIssuer(sample);
    this.#issuers.set(key!, is);
    return is;
  }

  /**
   * Whether the publisher of documents issues releases: a tenth of them or more have a strong mark of one, or quote the publisher itself, as no
   * newspaper does. Its other documents are releases too, though nothing in them says so. As many are read as show it; speakers cost more than marks.
   */
  #areOfIssuer(sample: readonly number[]): boolean {
    if (hasEnough(sample, (document) => this.isMarkedRelease(document))) return true;
    const quoting = sample.filter((document) => this.#columns.quotations[document]!.length > 0).slice(0, RELATION_RULES.issuerSpeechSample);
    return hasEnough(quoting, (document) => {
      const source = this.source(document)!;
      return this.speech(document).some(({ speaker }) => speaker && isOfPublisher(speaker.name, source));
    });
  }

  #markedStanding(document: number): ReleaseStanding {
    const release = this.releaseMarks(document);
    if (this.isKnownRelease(document) || release.some(({ strength }) => strength === "strong")) return "strong";
    return release.length > 0 ? "weak" : "none";
  }
}

/** Whether two documents or more, and their share of an issuer, are such. */
function hasEnough(documents: readonly number[], isSuch: (document: number) => boolean): boolean {
  const enough = Math.max(2, RELATION_RULES.issuerShare * documents.length);
  let count = 0;
  return documents.some((document) => isSuch(document) && ++count >= enough);
}

function publicWords(text: string, { length, start, quotations }: Tokens): TokenRanges {
  const union = new RangeUnion();
  for (let q = 0; q < quotations.length; q += 2) union.add(quotations[q]!, quotations[q + 1]!);
  for (const post of embeddedPosts(text)) {
    const from = lowerBound(start, post.start, 0, length);
    union.add(from, lowerBound(start, post.end, from, length));
  }
  return union.ranges().slice();
}

function strongestCredits(marks: readonly AgencyMark[]): Map<string, Credit> {
  const found = new Map<string, Credit>();
  for (const { agency, kind, start, end } of marks) {
    const key = publisherKey(agency);
    const known = key === undefined ? undefined : found.get(key);
    if (key !== undefined && (!known || STRENGTH[known.use] < STRENGTH[USE[kind]])) found.set(key, { name: agency, use: USE[kind], start, end });
  }
  return found;
}

/** What is kept of a document, or else made now. */
function once<T>(kept: (T | undefined)[], document: number, make: () => T): T {
  const known = kept[document];
  if (known !== undefined) return known;
  const made = make();
  kept[document] = made;
  return made;
}
