/**
 * Stage align: all that may be read of a document while it is aligned and judged. Input the columns of a segment, output one view a
 * document. Tokens are numbered from 0 in each document, so an address is (document, token), and nothing tells how many other documents
 * stand beside it or where.
 *
 * Words are compared by number, which is one comparison a token; a number means a word of one vocabulary. So two views can be aligned
 * if they have one vocabulary, wherever they come from. A segment keeps words by hash: whoever aligns documents of several segments
 * numbers the distinct words of these documents first (O(tokens), once), and makes their views then.
 * Subarrays, no copies: about a microsecond a view.
 */
import type { Publications } from "../corpus/publications.js";
import type { Collection } from "../information/collection.js";
import type { TokenBits } from "../information/token-bits.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { TokenFlag } from "../text/flags.js";

const CONTENT_WORD = sixteenths(SCORING.contentWord);

/** What is known of words, by number. */
export interface Vocabulary {
  /** Folded forms. */
  readonly forms: readonly string[];
  /** 1 for a character of a script without spaces, else 0. */
  readonly isCharacter: ArrayLike<number>;
  /** Bits of a word that nothing stands before, in sixteenths. */
  readonly wordBits: Uint16Array;
}

/** By whom and when a document was published. */
export interface Publication {
  /** The number of its publisher, 0 where it has none. */
  readonly publisher: number;
  /** NaN where it is not known. */
  readonly startMs: number;
  readonly endMs: number;
}

export interface DocumentView {
  /** Which document it is, for whoever asked. */
  readonly number: number;
  /** Tokens. All columns are by token, and so long. */
  readonly length: number;
  readonly vocabulary: Vocabulary;
  readonly words: Uint32Array;
  readonly flags: Uint8Array;
  readonly bits: Pick<TokenBits, "alone" | "afterOne" | "afterTwo" | "name">;
  /** Start and end of each quotation, sorted by start, possibly nested. */
  readonly quotations: Uint32Array;
  /** 1 inside quotation marks. */
  readonly isQuoted: Uint8Array;
  readonly seeds: AnchorSeeds;
  readonly published: Publication;
  /** Of the columns above, made when it is first asked for; by `contentOf`, by `repeatsOf` (evidence/repeats.ts), and by the kernel. */
  readonly made: MadeColumns;
}

export interface MadeColumns {
  content?: Uint32Array;
  /** By token: 1 where the seed that begins there stands in the document again. */
  isRepeated?: Uint8Array;
  /** Where a kernel keeps the columns (pair-kernel.ts). */
  kept?: { readonly by: object; readonly at: number };
}

/** Tokens of the shortest anchor from each token on, 0 where there is none; and the hash of its words. */
export interface AnchorSeeds {
  readonly lengths: Uint8Array;
  readonly hashes: Uint32Array;
}

/** Two documents that are aligned; one view twice for a document with itself. */
export interface ViewPair {
  readonly a: DocumentView;
  readonly b: DocumentView;
}

/** Documents end to end, as the passage search has them. */
export interface SegmentColumns {
  readonly collection: Collection;
  readonly anchorSeeds: AnchorSeeds;
  /** By token: 1 inside quotation marks. */
  readonly isQuoted: Uint8Array;
  readonly publications: Publications;
}

/** Views that are kept: a document is a partner of its neighbours in time, one after the other. 2 kB each. */
const KEPT_VIEWS = 4096;

/** The documents of a segment, one view at a time. */
export class SegmentViews {
  readonly #segment: SegmentColumns;
  /** By the lowest bits of their numbers, the last that was asked for. */
  readonly #kept: DocumentView[] = [];
  /** Of all its views. */
  readonly vocabulary: Vocabulary;

  constructor(segment: SegmentColumns) {
    const { lexicon, model } = segment.collection;
    this.#segment = segment;
    this.vocabulary = { forms: lexicon.words, isCharacter: lexicon.isCharacter, wordBits: model.wordBits };
  }

  view(number: number): DocumentView {
    const kept = this.#kept[number % KEPT_VIEWS];
    if (kept?.number === number) return kept;
    const made = this.#make(number);
    this.#kept[number % KEPT_VIEWS] = made;
    return made;
  }

  #make(number: number): DocumentView {
    const { collection, anchorSeeds, isQuoted, publications } = this.#segment;
    const { offsets, words, flags, bits, quotations } = collection;
    const from = offsets[number]!;
    const to = offsets[number + 1]!;
    return {
      number,
      length: to - from,
      vocabulary: this.vocabulary,
      words: words.subarray(from, to),
      flags: flags.subarray(from, to),
      bits: {
        alone: bits.alone.subarray(from, to),
        afterOne: bits.afterOne.subarray(from, to),
        afterTwo: bits.afterTwo.subarray(from, to),
        name: bits.name.subarray(from, to),
      },
      quotations: quotations[number]!,
      isQuoted: isQuoted.subarray(from, to),
      seeds: { lengths: anchorSeeds.lengths.subarray(from, to), hashes: anchorSeeds.hashes.subarray(from, to) },
      published: { publisher: publications.sources[number]!, startMs: publications.startMs[number]!, endMs: publications.endMs[number]! },
      made: {},
    };
  }
}

/** Tokens that can be rare words, ascending: numbers of tables meet by chance. */
export function contentOf(view: DocumentView): Uint32Array {
  if (view.made.content) return view.made.content;
  const { length, flags, bits } = view;
  const content = new Uint32Array(length);
  let size = 0;
  for (let t = 0; t < length; t++) if (bits.alone[t]! >= CONTENT_WORD && (flags[t]! & TokenFlag.NUMBER) === 0) content[size++] = t;
  view.made.content = content.slice(0, size);
  return view.made.content;
}
