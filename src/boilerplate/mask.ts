/**
 * Stage boilerplate: a collection in which ignored texts match nothing. Each token of an occurrence becomes a word of its own
 * that stands nowhere else, so no seed, anchor, gap or extension can match it, without any later stage knowing why: a
 * passage ends before it, or goes on beyond it where its gaps allow that, and then has it among its edits. Its bits stay as they were counted. An occurrence is set off by strong breaks on both sides: what stands
 * beside it has an edge for a neighbour, not ever other words, which would make it look like a formula.
 * O(tokens) if anything is ignored; 5 bytes a token of the collection and about 40 an ignored one.
 */
import type { Collection } from "../information/collection.js";
import type { Steps } from "../run/pace.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import type { IgnoredOccurrence } from "./ignored-occurrences.js";

/** The collection itself where nothing is ignored; otherwise a copy of what differs, the rest shared. */
export function* maskIgnored(collection: Collection, occurrences: readonly IgnoredOccurrence[]): Steps<Collection> {
  if (occurrences.length === 0) return collection;
  const words = collection.words.slice();
  const flags = collection.flags.slice();
  const known = collection.lexicon.words.length;
  let next = known;
  for (const { document, ...tokens } of occurrences) {
    const first = collection.offsets[document]!;
    const [from, to] = [first + tokens.from, first + tokens.to];
    for (let t = from; t < to; t++) words[t] = next++;
    if (from > 0) flags[from - 1] = (flags[from - 1]! & ~TokenFlag.BREAK_MASK) | BREAK_STRONG;
    flags[to - 1] = (flags[to - 1]! & ~TokenFlag.BREAK_MASK) | BREAK_STRONG;
    yield;
  }
  return { ...collection, words, flags, ...withMaskedWords(collection, next - known) };
}

/** Lexicon and model with `count` words more: without content, and forms of nothing, for they are numbers. */
function withMaskedWords({ lexicon, model }: Collection, count: number): Pick<Collection, "lexicon" | "model"> {
  const masked = Array.from({ length: count }, (_, x) => String(x));
  const wordBits = new Uint16Array(model.wordBits.length + count);
  wordBits.set(model.wordBits);
  return {
    lexicon: {
      words: lexicon.words.concat(masked),
      isCharacter: lexicon.isCharacter.concat(new Array<number>(count).fill(0)),
    },
    model: { wordBits },
  };
}
