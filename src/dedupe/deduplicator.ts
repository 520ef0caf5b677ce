/**
 * Deduplication of documents that come one after the other, whoever keeps their texts: documents in input order -> which are
 * kept, and for each of the others the kept one that it resembles most. What `deduplicate` and the command have in common.
 *
 *   keep "first"    decided as a document comes
 *   any other rule  band keys and the place in the order of keeping first; decided in that order when all have come
 *
 * With `per: "source"` a document is compared with those of its publisher alone; one whose publisher is not known is kept.
 *
 * Memory: 24 bytes a band for each kept document (near 400 at the default threshold), for the other rules 4 bytes a band
 * besides for each document, and the shingle sets of a bounded cache. No text is kept: `textOf` gives them again.
 */

import { withRoom } from "../arrays/with-room.js";
import { LimitCounter } from "../corpus/intake.js";
import { missRateLimits } from "../lsh/banding.js";
import type { Pace } from "../run/pace.js";
import type { ResolvedDeduplicateOptions } from "../settings/sketch-options.js";
import type { Document } from "../types/document.js";
import type { Limit } from "../types/limit.js";
import type { Keep } from "../types/options.js";
import type { KeepRule } from "../types/result.js";
import { DocumentSigner, ODDITIES, type SignedDocument, searchedText } from "./document-signer.js";
import { KeepOrDrop, type Verdict } from "./keep-or-drop.js";

/** A verdict, and what decided between the two documents. */
export interface DroppedDocument extends Verdict {
  readonly rule: KeepRule;
}

/** Takes documents in, numbered 0, 1, 2 ... as they come, then decides what is still open. */
export class Deduplicator {
  /** By document, those that are dropped; complete after `finish`. */
  readonly verdicts = new Map<number, DroppedDocument>();
  readonly #options: ResolvedDeduplicateOptions;
  readonly #keeper: KeepOrDrop;
  readonly #limits: LimitCounter;
  readonly #textOf: (document: number) => string;
  #size = 0;
  readonly #signer: DocumentSigner;
  readonly #bands: number;
  /** By document. Unused for "first". */
  #keys: Uint32Array<ArrayBuffer>;
  /** By document: the lower, the earlier it is kept. Empty for "first". */
  readonly #ranks: number[] = [];
  /** By document, as document-signer.ts has them. Empty for "first". */
  readonly #publishers: number[] = [];

  /** @param textOf gives the text of a document that was taken in: for "first" of a kept one, else of any; the same string as then. */
  constructor(options: ResolvedDeduplicateOptions, textOf: (document: number) => string) {
    const { shingleSize, limits } = options;
    this.#options = options;
    this.#textOf = (document) => searchedText(textOf(document), limits);
    this.#signer = new DocumentSigner(options);
    this.#keeper = new KeepOrDrop({ ...options, maxBucket: limits.maxBucket, textOf: this.#textOf });
    this.#bands = this.#keeper.banding.bands;
    this.#keys = new Uint32Array(64 * this.#bands);
    this.#limits = new LimitCounter({
      "duplicate-id": "skipped, an earlier document has the same id",
      "document-too-long": "compared up to maxDocumentChars only",
      "document-empty": "without a word, which are duplicates of each other",
      "document-short": `of fewer than ${shingleSize} words (shingleSize), which are duplicates only of documents of the same words`,
      "time-missing": "without a time, so kept after all that have one",
      "source-missing": "without a known publisher, each of which is kept",
      "time-invalid": "whose time is no ISO 8601 date (such as 2018-03-01 or 2018-03-01T10:00:00Z), taken as missing",
    });
  }

  /** Number of documents that were taken in. */
  get size(): number {
    return this.#size;
  }

  /** Signs and takes in the next document. True if it is known to be dropped: its text is not asked for again. */
  add(document: Document): boolean {
    return this.addSigned(document.id, this.#signer.sign(document), () => searchedText(document.text, this.#options.limits));
  }

  /**
   * The same for a document that was signed elsewhere, with the same options.
   * @param text what of it is compared; asked for only where there is something to compare with.
   */
  addSigned(id: string, { keys, publisher, rank, odd }: SignedDocument, text: () => string = () => this.#textOf(this.#size - 1)): boolean {
    const number = this.#size++;
    if (odd !== 0) for (const [x, code] of ODDITIES.entries()) if (odd & (1 << x)) this.#limits.add(code, id);
    if (this.#options.keep === "first") return this.#decide(number, { keys, publisher }, text);
    this.#keys = withRoom(this.#keys, this.#size * this.#bands);
    this.#keysOf(number).set(keys);
    this.#ranks.push(rank);
    this.#publishers.push(publisher);
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
      this.#decide(document, { keys: this.#keysOf(document), publisher: this.#publishers[document]! }, () => this.#textOf(document));
      if (!pace.isDue()) continue;
      pace.report("signatures", done, order.length);
      await pace.breathe();
    }
    if (order.length > 0) pace.report("signatures", order.length, order.length);
  }

  /** The bounds that were hit, and what is odd about documents. */
  limits(): Limit[] {
    const { maxMissRate, limits } = this.#options;
    const tooLarge: Limit = {
      code: "bucket-too-large",
      count: this.#keeper.notComparedWithAll,
      detail: `documents among more than ${limits.maxBucket} kept ones that agree in a part of their signatures (maxBucket): compared with the last and the first four of these, not with all`,
    };
    return [...this.#limits.list(), ...(tooLarge.count > 0 ? [tooLarge] : []), ...missRateLimits(this.#keeper.banding, maxMissRate)];
  }

  #decide(document: number, signed: Pick<SignedDocument, "keys" | "publisher">, text: () => string): boolean {
    if (this.#options.per === "source" && signed.publisher === 0) return false;
    const verdict = this.#keeper.visit(document, signed, text);
    if (verdict !== undefined)
      this.verdicts.set(document, { ...verdict, rule: ruleBetween(this.#options.keep, this.#ranks[verdict.of], this.#ranks[document]) });
    return verdict !== undefined;
  }

  #keysOf(slot: number): Uint32Array {
    return this.#keys.subarray(slot * this.#bands, (slot + 1) * this.#bands);
  }
}

/** What decided which of two documents of these ranks comes first; of equals the order of the input. */
export function ruleBetween(keep: Keep, kept: number | undefined, dropped: number | undefined): KeepRule {
  if (keep === "first" || kept === dropped) return "first";
  return typeof keep === "string" ? keep : "preferred-source";
}
