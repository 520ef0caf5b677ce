/**
 * What of a document decides whether it is kept, without its text: document -> the band keys of its signature, its place in the
 * order of keeping, and what is odd about it. The costly half of deduplication, which needs one document only; deduplicator.ts
 * does the rest. O(tokens x components).
 */
import { startOf } from "../corpus/intake.js";
import { parsePublicationTime } from "../corpus/publication-time.js";
import { bandKey } from "../lsh/band-key.js";
import { type BandingOptions, solveBanding } from "../lsh/banding.js";
import { type Executor, serialExecutor } from "../run/executor.js";
import { DEFAULT_NUM_COMPONENTS, type ResolvedDeduplicateOptions } from "../settings/sketch-options.js";
import { countTokens } from "../sketch/text-shingles.js";
import { createTextSketcher } from "../sketch/text-sketcher.js";
import { isAsciiLetter } from "../text/fold.js";
import type { LimitCode } from "../types/limit.js";
import type { TokenFolding } from "../types/options.js";

/** What can be odd about a document, a bit each, in the order in which it is told. */
export const ODDITIES: readonly LimitCode[] = ["document-too-long", "document-empty", "document-short", "time-missing", "time-invalid"];

export type SigningOptions = Pick<ResolvedDeduplicateOptions, "threshold" | "maxMissRate" | "shingleSize" | "folding" | "keep" | "limits">;

/** Those options alone: the others of a run, a signal among them, cannot be posted to another thread. */
export function signingOptionsOf({ threshold, maxMissRate, shingleSize, folding, keep, limits }: SigningOptions): SigningOptions {
  return { threshold, maxMissRate, shingleSize, folding, keep, limits };
}

/** Who signs: `executor`, but this thread where there is a folding, a function of the caller's that no other thread can call. */
export function signingExecutor({ folding }: SigningOptions, executor: Executor): Executor {
  return folding === undefined ? executor : serialExecutor;
}

/** Of a document, what signing looks at. */
interface DatedText {
  readonly text: string;
  readonly publishedAt?: string | null | undefined;
}

export interface SignedDocument {
  /** One a band; overwritten by the next call. */
  readonly keys: Uint32Array;
  /** The lower, the earlier it is kept; 0 for "first". */
  readonly rank: number;
  /** Bit x: ODDITIES[x]. */
  readonly odd: number;
}

/** Signs documents one by one. */
export class DocumentSigner {
  readonly #options: SigningOptions;
  readonly #signer: BandSigner;
  readonly #keys: Uint32Array;

  constructor(options: SigningOptions) {
    this.#options = options;
    this.#signer = createBandSigner(options);
    this.#keys = new Uint32Array(this.#signer.bands);
  }

  sign(document: DatedText): SignedDocument {
    const { shingleSize, limits, keep } = this.#options;
    let odd = document.text.length > limits.maxDocumentChars ? bitOf("document-too-long") : 0;
    const text = searchedText(document.text, limits);
    this.#signer.keysInto(text, this.#keys);
    const words = countWords(text, shingleSize);
    if (words < shingleSize) odd |= bitOf(words === 0 ? "document-empty" : "document-short");
    if (keep !== "earliest") return { keys: this.#keys, rank: keep === "longest" ? -document.text.length : 0, odd };
    const { rank, oddity } = rankByTime(document);
    return { keys: this.#keys, rank, odd: oddity === undefined ? odd : odd | bitOf(oddity) };
  }
}

function bitOf(oddity: LimitCode): number {
  return 1 << ODDITIES.indexOf(oddity);
}

/** The part of a text that is compared. */
export function searchedText(text: string, { maxDocumentChars }: SigningOptions["limits"]): string {
  return text.length > maxDocumentChars ? text.slice(0, maxDocumentChars) : text;
}

function rankByTime({ publishedAt }: DatedText): { rank: number; oddity: LimitCode | undefined } {
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
  /** Writes the keys of a text to `keys`, which has as many elements. */
  keysInto(text: string, keys: Uint32Array): void;
}

/** A signer with the banding that `solveBanding` finds. */
function createBandSigner(options: BandSignerOptions): BandSigner {
  const { bands, rows } = solveBanding({ ...options, numComponents: DEFAULT_NUM_COMPONENTS });
  const sketcher = createTextSketcher({ k: options.shingleSize, numComponents: bands * rows, seed: 0, folding: options.folding });
  const components = new Uint32Array(bands * rows);
  const keysInto = (text: string, keys: Uint32Array): void => {
    sketcher.into(text, components);
    for (let band = 0; band < bands; band++) keys[band] = bandKey(components, band * rows, rows) >>> 0;
  };
  return { bands, keysInto };
}
