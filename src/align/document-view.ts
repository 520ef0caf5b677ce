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

/** The documents of a segment, one view at a time. */
export class SegmentViews {
  readonly #segment: SegmentColumns;
  /** Of all its views. */
  readonly vocabulary: Vocabulary;

  constructor(segment: SegmentColumns) {
    const { lexicon, model } = segment.collection;
    this.#segment = segment;
    this.vocabulary = { forms: lexicon.words, isCharacter: lexicon.isCharacter, wordBits: model.wordBits };
  }

  view(number: number): DocumentView {
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
    };
  }
}
