/** Generators of small collections that reuse text, for fast-check: blocks that many documents carry, whole or in part, among words of their own. */
import fc from "fast-check";

/** Cheap words, words of some bits, and words that nobody knows. */
const CHEAP = ["the", "of", "and", "to", "in", "a"];
const USUAL = ["said", "people", "government", "report", "harbour", "ferry"];
const RARE = ["lantern", "zorbel", "quandry", "mirefoot", "talvek"];

/** Which words a collection is made of. */
const vocabulary = fc.oneof(
  fc.constant([...CHEAP, ...USUAL, ...RARE]),
  fc.constant(CHEAP),
  fc.constantFrom(["the", "of"], ["the", "said", "zorbel"], ["the"]),
  // Zipf: word r about 1 / r as often as the first
  fc.constant(Array.from({ length: 24 }, (_, r) => Array.from({ length: Math.ceil(24 / (r + 1)) }, () => (r < 6 ? CHEAP[r]! : `w${r}`))).flat()),
);

export interface ReuseTextsOptions {
  readonly documents: { readonly min: number; readonly max: number };
  /** Tokens of a block at most. */
  readonly maxBlock: number;
  /** Blocks and own words in one document at most. */
  readonly maxPieces: number;
}

/** Texts whose pieces are parts of a few blocks, some in quotation marks, and words of their own. */
export function reuseTexts({ documents, maxBlock, maxPieces }: ReuseTextsOptions): fc.Arbitrary<string[]> {
  return vocabulary.chain((words) => {
    const word = fc.constantFrom(...words);
    const block = fc.array(word, { minLength: 3, maxLength: maxBlock });
    const piece = fc.oneof(
      { weight: 5, arbitrary: fc.record({ block: fc.nat(3), from: fc.constantFrom(0, 0, 0, 1, 3), less: fc.constantFrom(0, 0, 0, 1, 4), mark: fc.nat(5) }) },
      { weight: 2, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }) },
      { weight: 2, arbitrary: fc.nat(9999).map((n) => [`own${n}`]) },
    );
    const pieces = fc.array(piece, { minLength: 1, maxLength: maxPieces });
    return fc
      .tuple(fc.array(block, { minLength: 1, maxLength: 4 }), fc.array(pieces, { minLength: documents.min, maxLength: documents.max }))
      .map(([blocks, list]) =>
        list.map((parts) =>
          parts
            .map((part) => {
              if (Array.isArray(part)) return part.join(" ");
              const text = blocks[part.block % blocks.length]!.slice(part.from, -part.less || undefined).join(" ");
              return part.mark === 0 ? `“${text}”` : part.mark === 1 ? `${text}.` : text;
            })
            .join(" "),
        ),
      );
  });
}

/** Texts that carry parts of one release of 20 to 90 tokens: most the beginning, some more of it, some another part. */
export function releaseTexts({ min, max }: ReuseTextsOptions["documents"]): fc.Arbitrary<string[]> {
  return fc.tuple(fc.integer({ min: 20, max: 90 }), fc.constantFrom(1, 4)).chain(([length, distinct]) => {
    const release = Array.from({ length }, (_, x) => (x % (distinct + 1) < distinct ? `r${x}` : CHEAP[x % CHEAP.length]!));
    const edge = fc.constantFrom(0, Math.floor(length / 3), Math.floor(length / 2), length - 5);
    const part = fc.record({ from: fc.oneof(fc.constant(0), edge), to: fc.oneof(fc.constant(length), edge), own: fc.nat(9999) });
    return fc
      .array(part, { minLength: min, maxLength: max })
      .map((parts) => parts.map(({ from, to, own }, d) => `before${d} own${own} ${release.slice(Math.min(from, to), Math.max(from, to)).join(" ")} after${d}`));
  });
}
