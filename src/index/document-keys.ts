/**
 * Index: what of a document is looked up: the hashes of its seeds, of its bands and of its id. Text in, three sorted columns of 32 bits out.
 *
 *   seeds   runs of k words, winnowed: of each w neighbours the one of the least hash (Schleimer, Wilkerson, Aiken 2003), so a run of k + w - 1 words that
 *           two documents share gives both one seed at least. A character of a script without spaces is half a word, as everywhere: there a seed has
 *           2 k characters, and every run of 2 k + w - 1 holds one
 *   bands   keys of the MinHash signature, one a band, the band mixed in, so that all share one space; and the hash of the id, mixed as one band more
 *
 * Both depend on the text and the settings of the index alone, never on the word model: a new model touches no posting. Two different keys
 * of one hash cost a look at a document that has nothing to do with it, and change no answer. O(tokens).
 */
import { DocumentSigner } from "../dedupe/document-signer.js";
import { hashUnits, hexOf, mix32 } from "../kernels/hash.js";
import { DEFAULT_BOUNDS } from "../settings/bounds.js";
import { SENSITIVITIES } from "../settings/options.js";
import { SCORING } from "../settings/scoring.js";
import { TokenFlag } from "../text/flags.js";
import { scanTokens } from "../text/tokens.js";
import type { Tokens } from "../types/document.js";
import type { TokenFolding } from "../types/options.js";
import type { IndexSettings } from "../types/wire-index.js";

/** How texts are cut into keys here. What tokens are hashed to shows in the probe (`algorithmOf`). */
const SEED_ALGORITHM = "wirecopy-seeds-1";

/** Of a document; each column distinct and ascending. */
export interface DocumentKeys {
  readonly numTokens: number;
  readonly seeds: Uint32Array;
  /** Of bands, and of the id. */
  readonly bands: Uint32Array;
}

/**
 * A seed of a text: its hash, the tokens [start, end) that it is made of, and how far runs reach that two texts share where only one has kept this seed.
 *
 * A seed is kept by all windows of w runs that it is the least of, so both keep it where they share all windows around it. A shared run of w seeds or more
 * holds one that both keep; of the seeds that one of them lacks, those before it are fewer than w from the beginning of the run, and those behind it
 * fewer than w from its end. (Let m be the least of the first window of the run. One before m lies in that window. One behind m is the least of a
 * window without m, which begins behind m and so ends beyond the run.)
 */
export interface SeedAt {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
  /** Where a shared run ends at the latest that goes up to this seed without both having it. */
  readonly runsBeforeTo: number;
  /** Where one begins at the earliest that comes from behind it. */
  readonly runsBehindFrom: number;
}

/** The key of an id among those of bands. */
export function keyOfId(id: string): number {
  return bandKeyOf(hashUnits(id)[0], -1);
}

/** Cuts documents into keys, for one index. */
export class KeyMaker {
  readonly #k: number;
  readonly #w: number;
  readonly #folding: TokenFolding | undefined;
  readonly #signer: DocumentSigner;

  constructor(settings: Pick<IndexSettings, "sensitivity" | "threshold" | "maxMissRate" | "shingleSize">, folding: TokenFolding | undefined) {
    const { k, w } = SENSITIVITIES[settings.sensitivity];
    this.#k = k;
    this.#w = w;
    this.#folding = folding;
    this.#signer = new DocumentSigner({ ...settings, folding, keep: "first", per: undefined, limits: DEFAULT_BOUNDS });
  }

  keysOf(id: string, text: string): DocumentKeys {
    const tokens = this.tokensOf(text);
    const seeds = distinct(Uint32Array.from(this.seedsOf(tokens), ({ hash }) => hash));
    return { numTokens: tokens.length, seeds, bands: distinct(Uint32Array.of(...this.bandsOf(text), keyOfId(id))) };
  }

  tokensOf(text: string): Tokens {
    return scanTokens(text, this.#folding);
  }

  /** Keys of the bands of a text. Not sorted. */
  bandsOf(text: string): Uint32Array {
    return this.#signer.sign({ text }).keys.map((key, band) => bandKeyOf(key, band));
  }

  /** The seeds that winnowing keeps, by their place in the text. */
  seedsOf(tokens: Tokens): SeedAt[] {
    const w = this.#w;
    const { hashes, ends } = hashRuns(tokens, this.#k);
    return winnowed(hashes, w).map((start) => ({
      hash: hashes[start]!,
      start,
      end: ends[start]!,
      runsBeforeTo: start + w - 2 < 0 ? 0 : start + w - 2 < hashes.length ? ends[start + w - 2]! : tokens.length,
      runsBehindFrom: Math.max(0, start - w + 2),
    }));
  }

  /** Names the way from a text to keys: what was made by another one cannot be looked up. Follows the hashes of tokens and signatures, whatever they become. */
  algorithm(): string {
    const { seeds, bands } = this.keysOf("probe", PROBE);
    return `${SEED_ALGORITHM}-${hexOf(hashUnits([...seeds, ...bands].join(" ")))}`;
  }
}

/** Words, an accent, capitals, numbers, characters without spaces: what may be hashed in ways of its own. */
const PROBE =
  "The Café at Pier 39 will close on 12 March, its owner Zoë Müller said; “we had thirty good years here”, she told reporters. 東京の株式市場は大きく値を下げて取引を終えました。";

/** The hash of the run that begins at each token, as far as whole runs go, and where it ends. */
function hashRuns({ length, hashLo, hashHi, flags }: Tokens, k: number): { readonly hashes: Uint32Array; readonly ends: Uint32Array } {
  const wordSize = SCORING.charactersPerWord;
  const sizeOf = (token: number): number => (flags[token]! & TokenFlag.UNSPACED ? 1 : wordSize);
  const ends = new Uint32Array(length);
  const hashes = new Uint32Array(length);
  let size = 0;
  let end = 0;
  let start = 0;
  for (; start < length; start++) {
    while (end < length && size < k * wordSize) size += sizeOf(end++);
    if (size < k * wordSize) break;
    let hash = 0x9e3779b9;
    for (let t = start; t < end; t++) {
      hash = Math.imul(hash ^ hashLo[t]! ^ Math.imul(hashHi[t]!, 0x27d4eb2f), 0x85ebca6b);
      hash = (hash << 13) | (hash >>> 19);
    }
    hashes[start] = mix32(hash);
    ends[start] = end;
    size -= sizeOf(start);
  }
  return { hashes: hashes.subarray(0, start), ends };
}

/** Of each w neighbours the place of the least hash, the last one of equals; all of fewer than w have one, too. Ascending. */
function winnowed(hashes: Uint32Array, w: number): number[] {
  const kept: number[] = [];
  let least = -1;
  for (let end = Math.min(w, hashes.length); end <= hashes.length && end > 0; end++) {
    const from = Math.max(0, end - w);
    if (least < from) {
      least = from;
      for (let x = from + 1; x < end; x++) if (hashes[x]! <= hashes[least]!) least = x;
    } else if (hashes[end - 1]! <= hashes[least]!) least = end - 1;
    if (kept.at(-1) !== least) kept.push(least);
  }
  return kept;
}

function bandKeyOf(key: number, band: number): number {
  return mix32(Math.imul(key ^ Math.imul(band + 2, 0x9e3779b1), 0x85ebca6b)) >>> 0;
}

function distinct(values: Uint32Array): Uint32Array {
  values.sort();
  let length = 0;
  for (let x = 0; x < values.length; x++) if (x === 0 || values[x] !== values[x - 1]) values[length++] = values[x]!;
  return values.slice(0, length);
}
