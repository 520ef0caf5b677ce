/**
 * What of a document decides whether it is kept, without its text: document -> the band keys of its signature, its place in the
 * order of keeping, and what is odd about it. The costly half of deduplication, which needs one document only; deduplicator.ts
 * does the rest. O(tokens x components).
 */
import { startOf } from "../corpus/document-order.js";
import { parsePublicationTime } from "../corpus/publication-time.js";
import { hashUnits, mix32 } from "../kernels/hash.js";
import { bandKey } from "../lsh/band-key.js";
import { type BandingOptions, solveBanding } from "../lsh/banding.js";
import { publisherOf } from "../relations/publisher-names.js";
import { type Executor, serialExecutor } from "../run/executor.js";
import { DEFAULT_NUM_COMPONENTS, type ResolvedDeduplicateOptions } from "../settings/sketch-options.js";
import { countTokens } from "../sketch/text-shingles.js";
import { createTextSketcher } from "../sketch/text-sketcher.js";
import { isAsciiLetter } from "../text/fold.js";
import type { LimitCode } from "../types/limit.js";
import type { Keep, TokenFolding } from "../types/options.js";

/** What can be odd about a document, a bit each, in the order in which it is told. */
export const ODDITIES: readonly LimitCode[] = ["document-too-long", "document-empty", "document-short", "time-missing", "time-invalid", "source-missing"];

export type SigningOptions = Pick<ResolvedDeduplicateOptions, "threshold" | "maxMissRate" | "shingleSize" | "folding" | "keep" | "per" | "limits">;

/** Those options alone: the others of a run, a signal among them, cannot be posted to another thread. */
export function signingOptionsOf({ threshold, maxMissRate, shingleSize, folding, keep, per, limits }: SigningOptions): SigningOptions {
  return { threshold, maxMissRate, shingleSize, folding, keep, per, limits };
}

/** Who signs: `executor`, but this thread where there is a folding, a function of the caller's that no other thread can call. */
export function signingExecutor({ folding }: SigningOptions, executor: Executor): Executor {
  return folding === undefined ? executor : serialExecutor;
}

/** Of a document, what signing looks at. */
export interface PublishedText {
  readonly text: string;
  readonly publishedAt?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly url?: string | null | undefined;
}

export interface SignedDocument {
  /** One a band, with `per: "source"` others for each publisher; overwritten by the next call. */
  readonly keys: Uint32Array;
  /** With `per: "source"` a number of its publisher, 53 bits of a hash, and 0 where that is not known; otherwise 0. */
  readonly publisher: number;
  /** The lower, the earlier it is kept; 0 for "first". */
  readonly rank: number;
  /** Bit x: ODDITIES[x]. */
  readonly odd: number;
}

interface WideSignedDocument extends SignedDocument {
  /** The 21 bits above each key, for who has more documents than 32 bits tell apart; overwritten by the next call. */
  readonly high: Uint32Array;
}

/** Signs documents one by one. */
export class DocumentSigner {
  readonly #options: SigningOptions;
  readonly #signer: BandSigner;
  readonly #keys: Uint32Array;
  readonly #high: Uint32Array;
  /** By publisher: its place among the preferred ones. */
  readonly #places: ReadonlyMap<string | undefined, number>;

  constructor(options: SigningOptions) {
    this.#options = options;
    this.#signer = createBandSigner(options);
    this.#keys = new Uint32Array(this.#signer.bands);
    this.#high = new Uint32Array(this.#signer.bands);
    this.#places = new Map(
      preferredOf(options.keep)
        .map((source, place) => [publisherOf(source)?.key, place] as const)
        .reverse(),
    );
  }

  sign(document: PublishedText): WideSignedDocument {
    const { shingleSize, limits } = this.#options;
    let odd = document.text.length > limits.maxDocumentChars ? bitOf("document-too-long") : 0;
    const text = searchedText(document.text, limits);
    this.#signer.keysInto(text, this.#keys, this.#high);
    const words = countWords(text, shingleSize);
    if (words < shingleSize) odd |= bitOf(words === 0 ? "document-empty" : "document-short");
    const { rank, oddity } = this.#rankOf(document);
    if (oddity !== undefined) odd |= bitOf(oddity);
    const publisher = this.#options.per === "source" ? this.#splitByPublisher(document) : 0;
    if (this.#options.per === "source" && publisher === 0) odd |= bitOf("source-missing");
    return { keys: this.#keys, high: this.#high, publisher, rank, odd };
  }

  #rankOf(document: PublishedText): Rank {
    const { keep } = this.#options;
    if (keep === "first") return { rank: 0, oddity: undefined };
    if (keep === "longest") return { rank: -document.text.length, oddity: undefined };
    if (keep === "earliest") return rankByTime(document);
    const key = publisherOf(document.source, document.url)?.key;
    return { rank: (key === undefined ? undefined : this.#places.get(key)) ?? keep.preferredSources.length, oddity: undefined };
  }

  /** Gives the document the buckets of its publisher, so that others do not fill them, and returns the number of that. */
  #splitByPublisher({ source, url }: PublishedText): number {
    const key = publisherOf(source, url)?.key;
    if (key === undefined) return 0;
    const [lo, hi] = hashUnits(key);
    for (let band = 0; band < this.#keys.length; band++) this.#keys[band] = mix32(this.#keys[band]! ^ lo);
    return (hi & 0x1fffff) * 0x1_0000_0000 + lo || 1;
  }
}

function preferredOf(keep: Keep): readonly string[] {
  return typeof keep === "string" ? [] : keep.preferredSources;
}

function bitOf(oddity: LimitCode): number {
  return 1 << ODDITIES.indexOf(oddity);
}

/** The part of a text that is compared. */
export function searchedText(text: string, { maxDocumentChars }: SigningOptions["limits"]): string {
  return text.length > maxDocumentChars ? text.slice(0, maxDocumentChars) : text;
}

interface Rank {
  readonly rank: number;
  readonly oddity: LimitCode | undefined;
}

function rankByTime({ publishedAt }: PublishedText): Rank {
  const time = parsePublicationTime(publishedAt ?? undefined);
  if (typeof time !== "string") return { rank: startOf(time), oddity: undefined };
  return { rank: startOf(undefined), oddity: time === "invalid" ? "time-invalid" : "time-missing" };
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

/** All checked by the caller. */
interface BandSignerOptions extends Pick<BandingOptions, "threshold" | "maxMissRate"> {
  /** Tokens of a shingle. */
  readonly shingleSize: number;
  readonly folding: TokenFolding | undefined;
}

/** Signs texts with one banding. */
interface BandSigner {
  /** Keys of a text. */
  readonly bands: number;
  /** Writes the keys of a text to `keys`, and what stands above their 32 bits to `high`, which have as many elements. */
  keysInto(text: string, keys: Uint32Array, high: Uint32Array): void;
}

/** A signer with the banding that `solveBanding` finds. */
function createBandSigner(options: BandSignerOptions): BandSigner {
  const { bands, rows } = solveBanding({ ...options, numComponents: DEFAULT_NUM_COMPONENTS });
  const sketcher = createTextSketcher({ k: options.shingleSize, numComponents: bands * rows, seed: 0, folding: options.folding });
  const components = new Uint32Array(bands * rows);
  const keysInto = (text: string, keys: Uint32Array, high: Uint32Array): void => {
    sketcher.into(text, components);
    for (let band = 0; band < bands; band++) {
      const key = bandKey(components, band * rows, rows);
      keys[band] = key >>> 0;
      high[band] = key / 0x1_0000_0000;
    }
  };
  return { bands, keysInto };
}
