/**
 * Stage dedupe, for deduplication: documents one by one, in the order in which they are to be kept -> each is kept, or dropped as a
 * near-duplicate of a kept one, with the exact resemblance (Broder 1997).
 *
 *   band keys (document-signer.ts) -> candidates among the kept -> same text? -> exact resemblance -> >= threshold -> dropped
 *
 * Greedy: a document is compared with kept ones only, so what is dropped resembles something that is still there, and no chain of
 * ever less similar documents pulls each other out. A pair exactly at the threshold is missed with probability
 * `banding.missRate`. Documents of equal shingles have equal signatures and are never missed; documents without a word equal each
 * other. Equal texts are told by comparing them, before anything is cut into tokens; lsh/identical-documents.ts needs the tokens of
 * all, which would cost more than the signatures here.
 *
 * Cost: for a document with candidates one set of shingles, and one for each candidate that the cache
 * (sketch/resemblance.ts) has no more. At most bands x maxBucket candidates, whatever the documents are.
 */

import { type Banding, solveBanding } from "../lsh/banding.js";
import { DEFAULT_NUM_COMPONENTS } from "../settings/sketch-options.js";
import type { ShingleSet } from "../sketch/distinct-shingles.js";
import { compareShingleSets, createSetCache } from "../sketch/resemblance.js";
import { shinglesOfText } from "../sketch/text-shingles.js";
import type { TokenFolding } from "../types/options.js";
import type { SignedDocument } from "./document-signer.js";
import { KeptIndex } from "./kept-index.js";

/** All checked by the caller. */
export interface KeepOptions {
  /** Tokens of a shingle. */
  readonly shingleSize: number;
  /** Least resemblance of what is dropped, in (0, 1]. */
  readonly threshold: number;
  /** Largest probability that a pair exactly at the threshold is missed, in (0, 1). */
  readonly maxMissRate: number;
  /** Kept documents of one bucket that a document is compared with. */
  readonly maxBucket: number;
  readonly folding: TokenFolding | undefined;
  /** The text of a kept document, the same string that `visit` was given. Called again and again. */
  textOf(document: number): string;
}

/** Why a document was dropped. */
export interface Verdict {
  /** The kept document that resembles it most; of several the first that was kept. */
  readonly of: number;
  /** Exact Jaccard coefficient of the two, at least the threshold. */
  readonly resemblance: number;
}

/** Decides document after document; deterministic. */
export class KeepOrDrop {
  readonly banding: Banding;
  /** Documents in a bucket of more than `maxBucket` kept ones: they were not compared with all of it. */
  notComparedWithAll = 0;
  readonly #options: KeepOptions;
  readonly #index: KeptIndex;
  /** By number in the index: the document. */
  readonly #kept: number[] = [];
  /** By number in the index. */
  readonly #publishers: number[] = [];
  readonly #keptSet: (number: number) => ShingleSet;

  constructor(options: KeepOptions) {
    const { shingleSize, maxBucket, folding } = options;
    this.#options = options;
    this.banding = solveBanding({ ...options, numComponents: DEFAULT_NUM_COMPONENTS });
    this.#index = new KeptIndex(this.banding.bands, maxBucket);
    this.#keptSet = createSetCache((number) => shinglesOfText(options.textOf(this.#kept[number]!), shingleSize, folding));
  }

  /**
   * Undefined where the document is kept, from now on one of those that later ones are compared with.
   * @param signed keys and publisher, as document-signer.ts gives them; not kept. Documents of different publishers are not compared.
   * @param text asked for only where there is something to compare with.
   */
  visit(document: number, { keys, publisher }: Pick<SignedDocument, "keys" | "publisher">, text: () => string): Verdict | undefined {
    const { numbers: all, isCut } = this.#index.candidates(keys);
    if (isCut) this.notComparedWithAll++;
    const numbers = publisher === 0 ? all : all.filter((number) => this.#publishers[number] === publisher);
    const verdict = numbers.length === 0 ? undefined : this.#closest(numbers, keys, text());
    if (verdict !== undefined) return verdict;
    this.#index.add(keys);
    this.#kept.push(document);
    this.#publishers.push(publisher);
    return undefined;
  }

  /** The candidate of the highest resemblance that reaches the threshold; of equals the first. */
  #closest(numbers: Uint32Array, keys: Uint32Array, text: string): Verdict | undefined {
    const same = this.#index.sameSignature(keys);
    if (same !== undefined && numbers.includes(same) && this.#options.textOf(this.#kept[same]!) === text) return { of: this.#kept[same]!, resemblance: 1 };
    const set = shinglesOfText(text, this.#options.shingleSize, this.#options.folding);
    let closest: Verdict | undefined;
    let least = this.#options.threshold;
    for (const number of numbers) {
      const other = this.#keptSet(number);
      if (mostResemblance(set, other) < least) continue;
      const { resemblance } = compareShingleSets(set, other);
      if (resemblance < least || resemblance === closest?.resemblance) continue;
      closest = { of: this.#kept[number]!, resemblance };
      least = resemblance;
    }
    return closest;
  }
}

/** What two sets of these sizes can reach: |A and B| <= the smaller, |A or B| >= the larger. Rounded as the resemblance is, so never below it. */
function mostResemblance(a: ShingleSet, b: ShingleSet): number {
  return a.length === b.length ? 1 : Math.min(a.length, b.length) / Math.max(a.length, b.length);
}
