/**
 * Stage text: the tokens of a whole collection, end to end, one column a property.
 *
 *   documents   0              1          2
 *   offsets     0              412        431 ...   (numDocuments + 1; document d has tokens [offsets[d], offsets[d + 1]))
 *   hashLo,...  t t t t t ...  t t t ...  t ...     (one element a token)
 *
 * 17 bytes a token. Nothing here refers to a text; offsets are those of each document's own string.
 */
import { startsOf } from "../arrays/starts.js";
import { finish, type Steps } from "../run/pace.js";
import type { Tokens } from "../types/document.js";

export interface TokenColumns {
  readonly numDocuments: number;
  readonly numTokens: number;
  /** numDocuments + 1 elements: the first token of each document, then the number of tokens. */
  readonly offsets: Uint32Array;
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly flags: Uint8Array;
  /** Quotations of each document as in `Tokens`: token numbers inside the document. */
  readonly quotations: readonly Uint32Array[];
}

/** Tokens that the first chunk and the largest ones have room for: each is twice as long as the one before. A longer document has one of its own. */
const FIRST_CHUNK_TOKENS = 1 << 10;
const MAX_CHUNK_TOKENS = 1 << 18;

/** What is known of each token. */
type TokenProperties = Pick<TokenColumns, "hashLo" | "hashHi" | "start" | "end" | "flags">;

/** What is known of some tokens, by property. */
type Chunk = Map<keyof TokenProperties, Uint8Array | Uint32Array>;

const HASHES = ["hashLo", "hashHi"] as const;
const PROPERTIES = [...HASHES, "start", "end", "flags"] as const;

/**
 * Takes the tokens of documents in as they come, and lays them end to end in any order. They are copied into chunks at once, so that
 * columns of a document, which may be longer than its tokens or views of something that is overwritten, need not be kept.
 */
export class TokenColumnsBuilder {
  readonly #properties: readonly (keyof TokenProperties)[];
  readonly #chunks: Chunk[] = [];
  #chunkTokens = FIRST_CHUNK_TOKENS;
  /** Tokens taken of the last chunk. */
  #used = 0;
  /** By document as it came: its chunk, where it begins there, its tokens. */
  readonly #chunkOf: number[] = [];
  readonly #fromOf: number[] = [];
  readonly #lengthOf: number[] = [];
  readonly #quotations: Uint32Array[] = [];

  /** @param hashesOnly whether of a token only its hash is needed: the other columns are then empty. */
  constructor(hashesOnly = false) {
    this.#properties = hashesOnly ? HASHES : PROPERTIES;
  }

  /** Copies the tokens of the next document. O(length). */
  add(tokens: Tokens): void {
    const { length } = tokens;
    const last = this.#chunks[this.#chunks.length - 1];
    if (last === undefined || this.#used + length > last.get("hashLo")!.length) {
      const columns = makeColumns(Math.max(this.#chunkTokens, length), this.#properties);
      this.#chunks.push(new Map(this.#properties.map((name) => [name, columns[name]])));
      this.#chunkTokens = Math.min(2 * this.#chunkTokens, MAX_CHUNK_TOKENS);
      this.#used = 0;
    }
    const chunk = this.#chunks[this.#chunks.length - 1]!;
    for (const name of this.#properties) chunk.get(name)!.set(tokens[name].subarray(0, length), this.#used);
    this.#chunkOf.push(this.#chunks.length - 1);
    this.#fromOf.push(this.#used);
    this.#lengthOf.push(length);
    this.#quotations.push(tokens.quotations);
    this.#used += length;
  }

  /** The columns of the documents in `order`, by their numbers as they came. Once: what was taken in is given up column by column. O(tokens). */
  *build(order: readonly number[]): Steps<TokenColumns> {
    const offsets = startsOf(order.length, (d) => this.#lengthOf[order[d]!]!);
    const numTokens = offsets[order.length]!;
    const columns = makeColumns(numTokens, this.#properties);
    for (const name of this.#properties) {
      // documents that came one after the other are copied together
      for (let d = 0, next = 1; d < order.length; d = next++) {
        while (next < order.length && order[next] === order[next - 1]! + 1 && this.#chunkOf[order[next]!] === this.#chunkOf[order[d]!]) next++;
        const chunk = this.#chunks[this.#chunkOf[order[d]!]!]!;
        const from = this.#fromOf[order[d]!]!;
        columns[name].set(chunk.get(name)!.subarray(from, from + offsets[next]! - offsets[d]!), offsets[d]);
        yield;
      }
      for (const chunk of this.#chunks) chunk.delete(name);
    }
    return { numDocuments: order.length, numTokens, offsets, ...columns, quotations: order.map((x) => this.#quotations[x]!) };
  }
}

/** Of those properties that are not wanted, an empty column. */
function makeColumns(length: number, wanted: readonly (keyof TokenProperties)[]): TokenProperties {
  const column = (name: Exclude<keyof TokenProperties, "flags">): Uint32Array => new Uint32Array(wanted.includes(name) ? length : 0);
  const flags = new Uint8Array(wanted.includes("flags") ? length : 0);
  return { hashLo: column("hashLo"), hashHi: column("hashHi"), start: column("start"), end: column("end"), flags };
}

/** The tokens of one document, numbered from 0: a view of the columns. About a microsecond. */
export function tokensOf({ offsets, hashLo, hashHi, start, end, flags, quotations }: TokenColumns, document: number): Tokens {
  const [from, to] = [offsets[document]!, offsets[document + 1]!];
  return {
    length: to - from,
    hashLo: hashLo.subarray(from, to),
    hashHi: hashHi.subarray(from, to),
    start: start.subarray(from, to),
    end: end.subarray(from, to),
    flags: flags.subarray(from, to),
    quotations: quotations[document]!,
  };
}

/** How many tokens a document has. */
export function numTokensOf({ offsets }: Pick<TokenColumns, "offsets">, document: number): number {
  return offsets[document + 1]! - offsets[document]!;
}

/** Lays the tokens of documents end to end. Copies them; O(tokens). */
export function concatenateTokens(documents: readonly Tokens[]): TokenColumns {
  const builder = new TokenColumnsBuilder();
  for (const tokens of documents) builder.add(tokens);
  return finish(builder.build(documents.map((_, d) => d)));
}
