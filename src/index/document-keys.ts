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
import { hashUnits, hexOf, mix32 } from "../kernels/hash.js";
import { bandKey } from "../lsh/band-key.js";
import { solveBanding } from "../lsh/banding.js";
import { DEFAULT_BOUNDS } from "../settings/bounds.js";
import { SENSITIVITIES } from "../settings/options.js";
import { SCORING } from "../settings/scoring.js";
import { DEFAULT_NUM_COMPONENTS } from "../settings/sketch-options.js";
import { createColumnSketcher } from "../sketch/column-sketcher.js";
import { distinctShingles, type ShingleSet } from "../sketch/distinct-shingles.js";
import type { TokenHashes } from "../sketch/shingles.js";
import { hashesOfTokens } from "../sketch/text-shingles.js";
import { TokenFlag } from "../text/flags.js";
import { meantText } from "../text/plain-text.js";
import { mayHaveUnspaced } from "../text/size-in-words.js";
import { scanTokens } from "../text/tokens.js";
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

/** What a text is asked by. */
export interface QuestionKeys {
  readonly numTokens: number;
  readonly seeds: readonly SeedAt[];
}

/** What near-duplicates of a text are found and told by. */
export interface NearKeys {
  /** Keys of the bands, not sorted. */
  readonly bands: Uint32Array;
  readonly shingles: ShingleSet;
}

/** The words of a text: their hashes, and flags where some may be characters of scripts without spaces. The next text overwrites them. */
interface Words extends TokenHashes {
  readonly length: number;
  readonly flags: Uint8Array | undefined;
}

/** Cuts documents into keys, for one index. */
export class KeyMaker {
  readonly #k: number;
  readonly #w: number;
  readonly #shingleSize: number;
  readonly #folding: TokenFolding | undefined;
  readonly #rows: number;
  readonly #components: Uint32Array;
  readonly #sketch: ReturnType<typeof createColumnSketcher>;

  constructor(settings: Pick<IndexSettings, "sensitivity" | "threshold" | "maxMissRate" | "shingleSize">, folding: TokenFolding | undefined) {
    const { k, w } = SENSITIVITIES[settings.sensitivity];
    this.#k = k;
    this.#w = w;
    this.#shingleSize = settings.shingleSize;
    this.#folding = folding;
    const { bands, rows } = solveBanding({ ...settings, numComponents: DEFAULT_NUM_COMPONENTS });
    this.#rows = rows;
    this.#components = new Uint32Array(bands * rows);
    this.#sketch = createColumnSketcher({ k: settings.shingleSize, numComponents: bands * rows, seed: 0 });
  }

  keysOf(id: string, text: string): DocumentKeys {
    const words = this.#wordsOf(text);
    const runs = hashRuns(words, this.#k);
    const { hashes } = runs;
    const places = winnowed(runs, this.#w);
    const seeds = new Uint32Array(places.length);
    for (let x = 0; x < seeds.length; x++) seeds[x] = hashes[places[x]!]!;
    const bands = this.#bandsOf(words, 1);
    bands[bands.length - 1] = keyOfId(id);
    return { numTokens: words.length, seeds: distinct(seeds), bands: distinct(bands) };
  }

  /** The seeds that winnowing keeps, by their place in the text. */
  questionOf(text: string): QuestionKeys {
    const w = this.#w;
    const words = this.#wordsOf(text);
    const runs = hashRuns(words, this.#k);
    const { hashes, ends, numRuns } = runs;
    const seeds: SeedAt[] = [];
    for (const start of winnowed(runs, w)) {
      const behind = start + w - 2;
      const runsBeforeTo = behind < 0 ? 0 : behind < numRuns ? ends[behind]! : words.length;
      seeds.push({ hash: hashes[start]!, start, end: ends[start]!, runsBeforeTo, runsBehindFrom: Math.max(0, start - w + 2) });
    }
    return { numTokens: words.length, seeds };
  }

  nearKeysOf(text: string): NearKeys {
    const words = this.#wordsOf(text);
    const shingles = distinctShingles(words, { startToken: 0, endToken: words.length, k: this.#shingleSize });
    return { shingles, bands: this.#bandsOf(words, 0) };
  }

  /** @param more elements that the caller fills. */
  #bandsOf(words: Words, more: number): Uint32Array {
    const components = this.#components;
    const rows = this.#rows;
    this.#sketch(words, { startToken: 0, endToken: words.length }, components);
    const numBands = components.length / rows;
    const keys = new Uint32Array(numBands + more);
    for (let band = 0; band < numBands; band++) keys[band] = bandKeyOf(bandKey(components, band * rows, rows), band);
    return keys;
  }

  /** A text that is longer than anything is searched counts up to there. */
  #wordsOf(given: string): Words {
    const text = given.length > DEFAULT_BOUNDS.maxDocumentChars ? given.slice(0, DEFAULT_BOUNDS.maxDocumentChars) : given;
    if (this.#folding !== undefined || mayHaveUnspaced(meantText(text))) return scanTokens(text, this.#folding);
    return { ...hashesOfTokens(text, undefined), flags: undefined };
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

/** Runs of a text: element x is of the run that begins at token x. The next text overwrites them. */
interface Runs {
  readonly numRuns: number;
  readonly hashes: Uint32Array;
  /** Where each ends. */
  readonly ends: Uint32Array;
  /** Room for as many numbers. */
  readonly places: Uint32Array;
}

/** Tokens of a text up to which its columns are kept for the next one: new ones cost more than what is done with them. */
const MOST_KEPT = 1 << 17;
let kept = scratchFor(1 << 12);

function scratchFor(length: number): { readonly words: Uint32Array; readonly hashes: Uint32Array; readonly ends: Uint32Array; readonly places: Uint32Array } {
  const column = (): Uint32Array => new Uint32Array(length);
  return { words: column(), hashes: column(), ends: column(), places: column() };
}

/** The hash of the run of k words that begins at each token, as far as whole runs go, and where it ends. */
function hashRuns({ length, hashLo, hashHi, flags }: Words, k: number): Runs {
  const scratch = length <= kept.words.length ? kept : scratchFor(length);
  if (length <= MOST_KEPT) kept = scratch;
  const { words, hashes, ends, places } = scratch;
  for (let t = 0; t < length; t++) words[t] = hashLo[t]! ^ Math.imul(hashHi[t]!, 0x27d4eb2f);
  const numRuns = flags === undefined ? endsOfWords(length, k, ends) : endsOfRuns(flags, k, ends);
  for (let start = 0; start < numRuns; start++) {
    let hash = 0x9e3779b9 | 0;
    for (let t = start, end = ends[start]!; t < end; t++) {
      hash = Math.imul(hash ^ words[t]!, 0x85ebca6b);
      hash = (hash << 13) | (hash >>> 19);
    }
    hashes[start] = mix32(hash);
  }
  return { numRuns, hashes, ends, places };
}

/** Writes where the run of k words ends that begins at each token. @returns how many there are. */
function endsOfWords(length: number, k: number, ends: Uint32Array): number {
  for (let start = 0; start + k <= length; start++) ends[start] = start + k;
  return Math.max(0, length - k + 1);
}

/** The same, a character of a script without spaces being less than a word. */
function endsOfRuns(flags: Uint8Array, k: number, ends: Uint32Array): number {
  const wordSize = SCORING.charactersPerWord;
  const sizeOf = (token: number): number => (flags[token]! & TokenFlag.UNSPACED ? 1 : wordSize);
  let [size, end, start] = [0, 0, 0];
  for (; start < flags.length; start++) {
    while (end < flags.length && size < k * wordSize) size += sizeOf(end++);
    if (size < k * wordSize) break;
    ends[start] = end;
    size -= sizeOf(start);
  }
  return start;
}

/** Of each w neighbours the place of the least hash, the last one of equals; all of fewer than w have one, too. Ascending; the next text overwrites them. */
function winnowed({ hashes, numRuns: length, places }: Runs, w: number): Uint32Array {
  let count = 0;
  let least = -1;
  for (let end = Math.min(w, length); end <= length && end > 0; end++) {
    const from = end > w ? end - w : 0;
    const before = least;
    if (least < from) {
      least = from;
      for (let x = from + 1; x < end; x++) if (hashes[x]! <= hashes[least]!) least = x;
    } else if (hashes[end - 1]! <= hashes[least]!) least = end - 1;
    if (before !== least) places[count++] = least;
  }
  return places.subarray(0, count);
}

function bandKeyOf(key: number, band: number): number {
  return mix32(Math.imul(key ^ Math.imul(band + 2, 0x9e3779b1), 0x85ebca6b)) >>> 0;
}

function distinct(values: Uint32Array): Uint32Array {
  values.sort();
  let length = 0;
  for (let x = 0; x < values.length; x++) if (x === 0 || values[x] !== values[x - 1]) values[length++] = values[x]!;
  return length === values.length ? values : values.slice(0, length);
}
