/**
 * Node: pairs of documents as they come out of a query, one after the other -> parts of about equal work, some of them at a time (spooled-stages.ts). Holds the numbers of the
 * pairs of one round, and no text.
 */
import type { SpooledTasks, TiesOfDocuments } from "./spooled-stages.js";

/** By document: tokens of those before it. */
type TokenOffsets = Float64Array;

/** Tokens of a part in which pairs are aligned: the more of them it has, the fewer texts are made ready again; 150 bytes each. */
export const ALIGNED_TOKENS = 1 << 21;
/** The same where only measured tokens are read. */
export const WORTH_TOKENS = 1 << 19;
/** What a pair costs beside its texts, in tokens. */
const PAIR_TOKENS = 64;
/** Parts that are handed out together. */
const ROUND_PARTS = 16;

/** What is put together of rows of pairs: parts of so many tokens, ROUND_PARTS of them at a time. */
abstract class PartBuilder<Part> {
  readonly #offsets: TokenOffsets;
  readonly #partTokens: number;
  readonly #take: (parts: readonly Part[]) => Promise<void>;
  #parts: Part[] = [];
  #tokens = 0;
  /** Documents of the part. */
  readonly #known = new Set<number>();
  /** By row. */
  protected a: number[] = [];
  protected document: number[] = [];

  constructor(offsets: TokenOffsets, { partTokens, take }: { readonly partTokens: number; take(parts: readonly Part[]): Promise<void> }) {
    this.#offsets = offsets;
    this.#partTokens = partTokens;
    this.#take = take;
  }

  /** The part that is put together, which is given up. */
  protected abstract part(): Part;

  /** Begins a new part if this one is full. */
  protected makeRoom(): void {
    if (this.#tokens >= this.#partTokens) this.#endPart();
  }

  protected push(a: number, document: number): void {
    this.a.push(a);
    this.document.push(document);
    this.#tokens += PAIR_TOKENS;
    for (const one of a === document ? [a] : [a, document]) {
      if (this.#known.has(one)) continue;
      this.#known.add(one);
      this.#tokens += this.#offsets[one + 1]! - this.#offsets[one]!;
    }
  }

  /** Hands out what is left. */
  async flush(): Promise<void> {
    this.#endPart();
    await this.handOut(1);
  }

  protected handOut(least = ROUND_PARTS): Promise<void> | undefined {
    if (this.#parts.length < least) return undefined;
    const parts = this.#parts;
    this.#parts = [];
    return this.#take(parts);
  }

  #endPart(): void {
    if (this.a.length === 0) return;
    this.#parts.push(this.part());
    this.#tokens = 0;
    this.#known.clear();
  }
}

/** Puts together what is to be asked whether it is worth it. */
export class TieBuilder extends PartBuilder<TiesOfDocuments> {
  #ends: number[] = [];
  #ties: number[] = [];

  constructor(offsets: TokenOffsets, take: (parts: readonly TiesOfDocuments[]) => Promise<void>) {
    super(offsets, { partTokens: WORTH_TOKENS, take });
  }

  /** A place by which b is tied to a; those of one pair follow each other. */
  add(a: number, b: number, tie: readonly number[]): Promise<void> | undefined {
    const last = this.a.length - 1;
    const isSame = last >= 0 && this.a[last] === a && this.document[last] === b;
    if (!isSame) {
      this.makeRoom();
      this.push(a, b);
    }
    this.#ties.push(...tie);
    this.#ends[this.a.length - 1] = this.#ties.length;
    return isSame ? undefined : this.handOut();
  }

  protected part(): TiesOfDocuments {
    const part = { a: Int32Array.from(this.a), document: Int32Array.from(this.document), ends: Int32Array.from(this.#ends), ties: Int32Array.from(this.#ties) };
    [this.a, this.document, this.#ends, this.#ties] = [[], [], [], []];
    return part;
  }
}

/** Puts together what is to be aligned; documents and pairs come ascending by their first document. */
export class TaskBuilder extends PartBuilder<SpooledTasks> {
  #itself: number[] = [];

  constructor(offsets: TokenOffsets, take: (parts: readonly SpooledTasks[]) => Promise<void>) {
    super(offsets, { partTokens: ALIGNED_TOKENS, take });
  }

  /** A document that is searched for repeats inside, before its pairs. */
  addItself(a: number): Promise<void> | undefined {
    this.makeRoom();
    this.#add(a, a, 1);
    return this.handOut();
  }

  addPair(a: number, b: number): Promise<void> | undefined {
    this.makeRoom();
    if (this.a.at(-1) !== a) this.#add(a, a, 0);
    this.#add(a, b, 0);
    return this.handOut();
  }

  #add(a: number, b: number, itself: number): void {
    this.push(a, b);
    this.#itself.push(itself);
  }

  protected part(): SpooledTasks {
    const part = { a: Int32Array.from(this.a), document: Int32Array.from(this.document), itself: Int32Array.from(this.#itself) };
    [this.a, this.document, this.#itself] = [[], [], []];
    return part;
  }
}
