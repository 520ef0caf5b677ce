/**
 * Deduplication of documents that come one after the other, whoever keeps their texts: documents in input order -> which are
 * kept, and for each of the others the kept one that it resembles most. What `deduplicate` and the command have in common.
 *
 *   keep "first"               decided as a document comes
 *   keep "longest", "earliest" band keys and the place in the order of keeping first; decided in that order when all have come
 *
 * Memory: 24 bytes a band for each kept document (near 400 at the default threshold), for the latter two orders 4 bytes a band
 * besides for each document, and the shingle sets of a bounded cache. No text is kept: `textOf` gives them again.
 */
import { LimitCounter, startOf } from "./corpus.js";
import { withRoom } from "./kernels/with-room.js";
import { missRateLimits } from "./lsh/banding.js";
import { KeepOrDrop, type Verdict } from "./lsh/keep-or-drop.js";
import type { ResolvedDeduplicateOptions } from "./options.js";
import type { Pace } from "./pace.js";
import { parsePublicationTime } from "./publication-time.js";
import { countTokens } from "./sketch/text-shingles.js";
import { isAsciiLetter } from "./text/fold.js";
import type { Document, Limit } from "./types.js";

/** Takes documents in, numbered 0, 1, 2 ... as they come, then decides what is still open. */
export class Deduplicator {
  /** By document, those that are dropped; complete after `finish`. */
  readonly verdicts = new Map<number, Verdict>();
  readonly #options: ResolvedDeduplicateOptions;
  readonly #keeper: KeepOrDrop;
  readonly #limits: LimitCounter;
  readonly #textOf: (document: number) => string;
  #size = 0;
  /** Of the document that is being taken in; for "first" there is no other. */
  readonly #bands: number;
  #keys: Uint32Array<ArrayBuffer>;
  /** By document: the lower, the earlier it is kept. Empty for "first". */
  readonly #ranks: number[] = [];

  /** @param textOf gives the text of a document that was taken in: for "first" of a kept one, else of any; the same string as then. */
  constructor(options: ResolvedDeduplicateOptions, textOf: (document: number) => string) {
    const { shingleSize, limits } = options;
    this.#options = options;
    this.#textOf = (document) => this.#searched(textOf(document));
    this.#keeper = new KeepOrDrop({ ...options, maxBucket: limits.maxBucket, textOf: this.#textOf });
    this.#bands = this.#keeper.banding.bands;
    this.#keys = new Uint32Array(64 * this.#bands);
    this.#limits = new LimitCounter({
      "duplicate-id": "skipped, an earlier document has the same id",
      "document-too-long": "compared up to maxDocumentChars only",
      "document-empty": "without a word, which are duplicates of each other",
      "document-short": `of fewer than ${shingleSize} words (shingleSize), which are duplicates only of documents of the same words`,
      "time-missing": "without a time, so kept after all that have one",
      "time-invalid": "whose time is no ISO 8601 date, taken as missing",
    });
  }

  /** Number of documents that were taken in. */
  get size(): number {
    return this.#size;
  }

  /** Takes the next document in. True if it is known to be dropped: its text is not asked for again. */
  add(document: Document): boolean {
    const number = this.#size++;
    const { id, text } = document;
    if (text.length > this.#options.limits.maxDocumentChars) this.#limits.add("document-too-long", id);
    const searched = this.#searched(text);
    this.#noteShort(id, searched);
    const isFirst = this.#options.keep === "first";
    if (!isFirst) this.#keys = withRoom(this.#keys, this.#size * this.#bands);
    const keys = this.#keysOf(isFirst ? 0 : number);
    this.#keeper.keysInto(searched, keys);
    if (isFirst) return this.#decide(number, keys, () => searched);
    this.#ranks.push(this.#rankOf(document));
    return false;
  }

  /** A document that was left out because its id has come before. */
  skip(id: string): void {
    this.#limits.add("duplicate-id", id);
  }

  /** Decides what is open. @throws the reason of the signal that `pace` has. */
  async finish(pace: Pace): Promise<void> {
    const order = Uint32Array.from(this.#ranks, (_, document) => document).sort((x, y) => this.#ranks[x]! - this.#ranks[y]! || x - y);
    for (const [done, document] of order.entries()) {
      this.#decide(document, this.#keysOf(document), () => this.#textOf(document));
      if (!pace.isDue()) continue;
      pace.report("signatures", done, order.length);
      await pace.breathe();
    }
  }

  /** The bounds that were hit, and what is odd about documents. */
  limits(): Limit[] {
    const { maxMissRate, limits } = this.#options;
    const tooLarge: Limit = {
      code: "bucket-too-large",
      count: this.#keeper.notComparedWithAll,
      detail: `documents among more than ${limits.maxBucket} kept ones that agree in a part of their signatures (maxBucket): compared with the last of these, not with all`,
    };
    return [...this.#limits.list(), ...(tooLarge.count > 0 ? [tooLarge] : []), ...missRateLimits(this.#keeper.banding, maxMissRate)];
  }

  #decide(document: number, keys: Uint32Array, text: () => string): boolean {
    const verdict = this.#keeper.visit(document, keys, text);
    if (verdict !== undefined) this.verdicts.set(document, verdict);
    return verdict !== undefined;
  }

  #keysOf(slot: number): Uint32Array {
    return this.#keys.subarray(slot * this.#bands, (slot + 1) * this.#bands);
  }

  #searched(text: string): string {
    const { maxDocumentChars } = this.#options.limits;
    return text.length > maxDocumentChars ? text.slice(0, maxDocumentChars) : text;
  }

  #rankOf({ id, text, publishedAt }: Document): number {
    if (this.#options.keep === "longest") return -text.length;
    const time = parsePublicationTime(publishedAt ?? undefined);
    if (typeof time !== "string") return startOf(time);
    this.#limits.add(time === "invalid" ? "time-invalid" : "time-missing", id);
    return startOf(undefined);
  }

  #noteShort(id: string, text: string): void {
    const { shingleSize } = this.#options;
    const words = countWords(text, shingleSize);
    if (words === 0) this.#limits.add("document-empty", id);
    else if (words < shingleSize) this.#limits.add("document-short", id);
  }
}

/** Characters that are looked at before the tokens of a text are counted. */
const GLANCE_CHARS = 400;

/**
 * The number of words of a text, or some number from `enough` on: for nearly every text its first line tells. A space between two
 * ASCII letters always stands between two tokens.
 */
function countWords(text: string, enough: number): number {
  let words = 1;
  for (let i = 1; i < Math.min(text.length - 1, GLANCE_CHARS) && words < enough; i++)
    if (text.charCodeAt(i) === 0x20 && isAsciiLetter(text.charCodeAt(i - 1)) && isAsciiLetter(text.charCodeAt(i + 1))) words++;
  if (words >= enough && words > 1) return words;
  for (let length = GLANCE_CHARS; ; length *= 8) {
    const isWhole = length >= text.length;
    // the last word of a part may be torn in two, or be a word no more when the rest follows
    const tokens = countTokens(isWhole ? text : text.slice(0, length));
    if (isWhole || tokens > enough) return tokens;
  }
}
