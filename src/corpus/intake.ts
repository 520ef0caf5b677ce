/**
 * Documents taken in: checked, put in the order of their publication, cut into tokens. Input documents as the caller gave
 * them, output what every stage works on. What is left out or looks wrong is counted in `limits`; only a value that is no
 * document at all throws. O(characters).
 */
import { checkString, MOST_NAMED, shown, shownFirst } from "../errors.js";
import { mapInTurn, sortInTurn } from "../run/in-turn.js";
import { finish, type Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import { hashesOfTokens } from "../sketch/text-shingles.js";
import { looksLikeHtml } from "../text/markup.js";
import { plainTextOf } from "../text/plain-text.js";
import { sizeInWords } from "../text/size-in-words.js";
import { type TokenColumns, TokenColumnsBuilder } from "../text/token-columns.js";
import { readTokens } from "../text/tokens.js";
import type { Document, Tokens } from "../types/document.js";
import type { Limit, LimitCode } from "../types/limit.js";
import type { TokenFolding } from "../types/options.js";
import type { DocumentSummary } from "../types/result.js";
import { type DocumentOrder, documentOrder } from "./document-order.js";
import { type PublicationTime, parsePublicationTime } from "./publication-time.js";
import { type Publications, publicationsOf } from "./publications.js";

/** Documents by number: earliest first, then input order. */
export interface Corpus {
  /** Their texts end at maxDocumentChars. */
  readonly documents: readonly Document[];
  /** By document number; undefined where the time is missing or not a time. */
  readonly times: readonly (PublicationTime | undefined)[];
  /** Which of two documents is earlier: that of their numbers where `byTime` was asked for. */
  readonly order: DocumentOrder;
  readonly columns: TokenColumns;
  /** By document number: 1 for those of `against`; empty where there is no such option. */
  readonly isAgainst: Uint8Array;
  /** In input order, those of `against` last. */
  readonly summaries: readonly DocumentSummary[];
  readonly limits: readonly Limit[];
}

export interface IntakeOptions {
  readonly folding: TokenFolding | undefined;
  readonly maxDocumentChars: number;
  /** Tokens below which a document can hold no seed. */
  readonly leastTokens: number;
  /** Whether a missing time matters. */
  readonly needsTimes: boolean;
  /** Whether documents are numbered by time; otherwise in input order. */
  readonly byTime: boolean;
  /** Whether only the hashes of tokens are needed: the columns of offsets and flags are then empty, and there are no quotations. Several times as fast. */
  readonly hashesOnly?: boolean;
  /** Whether documents of `against` may come too. */
  readonly hasAgainst?: boolean;
}

const NONE = new Uint32Array(0);
const NO_FLAGS = new Uint8Array(0);

const OPTIONAL_FIELDS = ["title", "source", "publishedAt", "url", "language"] as const;

/** @throws {TypeError} if `value` is not a document; `place` says which one. */
export function checkDocument(value: unknown, place: string): Document {
  if (typeof value !== "object" || value === null) throw new TypeError(`"${place}" expected document { id, text }, got ${shown(value)}`);
  const document = value as Record<string, unknown>;
  checkString(`${place}.id`, document.id);
  checkString(`${place}.text`, document.text);
  for (const field of OPTIONAL_FIELDS) if (document[field] !== undefined && document[field] !== null) checkString(`${place}.${field}`, document[field]);
  return value as Document;
}

/** Takes documents one by one, so that a corpus may come as a stream. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #documents: Document[] = [];
  readonly #times: (PublicationTime | undefined)[] = [];
  readonly #columns: TokenColumnsBuilder;
  /** By document: its tokens. */
  readonly #lengths: number[] = [];
  /** By document: the length of its text as it was given. */
  readonly #chars: number[] = [];
  readonly #isAgainst: boolean[] = [];
  readonly #ids = new Set<string>();
  readonly #limits = new LimitCounter(MEANING);

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#columns = new TokenColumnsBuilder(options.hashesOnly);
  }

  /** Documents seen, those that were skipped included. */
  seen = 0;
  #seenAgainst = 0;

  add(value: unknown): void {
    finish(this.addInTurn(value));
  }

  /** The same, with pauses in a long text. */
  *addInTurn(value: unknown): Steps<void> {
    yield* this.#take(checkDocument(value, `documents[${this.seen++}]`), false);
  }

  /** Adds a document of `against`. Those come after all others: of two documents with one id, the first stays. */
  *addAgainst(value: unknown): Steps<void> {
    const document = checkDocument(value, `against[${this.#seenAgainst++}]`);
    this.seen++;
    yield* this.#take(document, true);
  }

  *#take(document: Document, isAgainst: boolean): Steps<void> {
    const { id, text } = document;
    if (this.#ids.has(id)) {
      this.#limits.add("duplicate-id", id);
      return;
    }
    this.#ids.add(id);
    const { maxDocumentChars } = this.#options;
    if (text.length > maxDocumentChars) this.#limits.add("document-too-long", id);
    // no stage sees what follows
    const read = text.length > maxDocumentChars ? { ...document, text: text.slice(0, maxDocumentChars) } : document;
    const tokens = yield* this.#tokensOf(read.text);
    this.#documents.push(read);
    this.#chars.push(text.length);
    this.#note(read, tokens);
    this.#columns.add(tokens);
    this.#lengths.push(tokens.length);
    this.#isAgainst.push(isAgainst);
  }

  /** The next call may overwrite them. */
  *#tokensOf(text: string): Steps<Tokens> {
    const { folding, hashesOnly, leastTokens } = this.#options;
    if (hashesOnly) {
      const { length, hashLo, hashHi } = hashesOfTokens(text, folding);
      // of a shorter one the flags tell whether it is too short
      if (length >= SCORING.charactersPerWord * leastTokens) return { length, hashLo, hashHi, start: NONE, end: NONE, flags: NO_FLAGS, quotations: NONE };
    }
    return yield* readTokens(text, folding);
  }

  /** Counts what is odd about a document, and remembers its time. */
  #note({ id, text, publishedAt }: Document, tokens: Tokens): void {
    if (tokens.length === 0) this.#limits.add("document-empty", id);
    else if (this.#isShort(tokens)) this.#limits.add("document-short", id);
    if (looksLikeHtml(text)) this.#limits.add("document-looks-like-html", id);
    const damage = plainTextOf(text)?.damage;
    if (damage?.isEscaped || damage?.hasReferences) this.#limits.add("document-escaped", id);
    if (damage?.isMisdecoded) this.#limits.add("document-misdecoded", id);
    const time = parsePublicationTime(publishedAt ?? undefined);
    if (time === "invalid") this.#limits.add("time-invalid", id);
    if (time === "missing" && this.#options.needsTimes) this.#limits.add("time-missing", id);
    this.#times.push(typeof time === "string" ? undefined : time);
  }

  #isShort({ length, flags }: Tokens): boolean {
    const { leastTokens } = this.#options;
    // no token is less than a character
    return flags.length > 0 && length < SCORING.charactersPerWord * leastTokens && sizeInWords(flags, 0, length) < leastTokens;
  }

  *finish(): Steps<Corpus> {
    const times = this.#times;
    const given = this.#documents.map((_, x) => x);
    const order = this.#options.byTime ? yield* sortInTurn(given, documentOrder(times)) : given;
    return {
      documents: order.map((x) => this.#documents[x]!),
      times: order.map((x) => times[x]),
      order: documentOrder(order.map((x) => times[x])),
      columns: yield* this.#columns.build(order),
      isAgainst: Uint8Array.from(this.#options.hasAgainst ? order : [], (x) => Number(this.#isAgainst[x])),
      summaries: yield* mapInTurn(this.#documents, (document, x) => ({
        ...summaryOf(document, this.#lengths[x]!, this.#chars[x]!),
        against: this.#isAgainst[x]!,
      })),
      limits: this.#limits.list(),
    };
  }
}

/** By whom and when the documents of a corpus were published. */
export function publicationsOfCorpus({ documents, times }: Pick<Corpus, "documents" | "times">): Publications {
  return publicationsOf(
    documents.map(({ source }) => source),
    times,
  );
}

/** Nothing is known of its shares yet. */
function summaryOf(document: Document, tokens: number, chars: number): DocumentSummary {
  const { id } = document;
  const [source, publishedAt, title, url, language] = [
    document.source ?? null,
    document.publishedAt ?? null,
    document.title ?? null,
    document.url ?? null,
    document.language ?? null,
  ];
  return { id, source, publishedAt, title, url, language, tokens, chars, against: false, shares: [] };
}

const MEANING: Readonly<Partial<Record<LimitCode, string>>> = {
  "duplicate-id": "skipped, an earlier document has the same id",
  "document-too-long": "searched up to maxDocumentChars only",
  "document-empty": "without a word",
  "document-short": "shorter than the shortest run that is sure to be examined",
  "document-looks-like-html": "look like HTML; give the text without markup for better results",
  "document-escaped": "hold character references or escapes, read as what they stand for",
  "document-misdecoded": "hold characters that were once read in a wrong encoding, read as what they were",
  "time-missing": "without a time, so not left out by `within`",
  "time-invalid": "whose time is no ISO 8601 date (such as 2018-03-01 or 2018-03-01T10:00:00Z), taken as missing",
};

/** Counts by code, and names the first few documents. */
export class LimitCounter {
  readonly #meaning: Readonly<Partial<Record<LimitCode, string>>>;
  readonly #ids = new Map<LimitCode, string[]>();
  readonly #counts = new Map<LimitCode, number>();

  /** @param meaning how a sentence that begins with "documents" goes on, by code. */
  constructor(meaning: Readonly<Partial<Record<LimitCode, string>>>) {
    this.#meaning = meaning;
  }

  add(code: LimitCode, id: string): void {
    const ids = this.#ids.get(code) ?? [];
    if (ids.length < MOST_NAMED) ids.push(id);
    this.#ids.set(code, ids);
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  list(): Limit[] {
    return [...this.#counts].map(([code, count]) => ({
      code,
      count,
      detail: `documents ${this.#meaning[code]}: ${shownFirst(this.#ids.get(code)!, count)}`,
    }));
  }
}
