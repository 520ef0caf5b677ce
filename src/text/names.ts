/**
 * Stage text: name runs, marked with NAME and NAME_START in the flags. A name run is a longest run of at least two
 * capitalised tokens with no break between them, which may cross one lower-case particle or two ("University of New Mexico",
 * "Ludwig van Beethoven", "Committee of the Red Cross"); the particles are in the run. A comma or "and" ends it, so a list of names is not one name; more
 * than 8 capitalised tokens are a headline. Words in a name do not surprise after its first one, so information/ counts them little. Where
 * everything is in capitals (capitals.ts), each word is taken for a name of its own.
 * O(tokens).
 */
import type { Tokens } from "../types/document.js";
import { capitalStretches } from "./capitals.js";
import { BREAK_NONE, TokenFlag } from "./flags.js";
import { hashWord } from "./fold.js";
import type { CharacterTables } from "./tables.js";

/** A run of more capitalised tokens is a headline, not a name. */
const MAX_NAME_TOKENS = 8;

/** Words that stand inside names of people, places and institutions, in the languages of news; never "and". */
const PARTICLES = (
  "of for the to y e de da do di du del della dello delle degli dei des das dos d la le les lo los las el al " +
  "von van der den dem zu zur zum vom ter ten af av bin ibn ben bint abu"
).split(" ");

/** Hashes of these words. */
export function particleHashes(): (readonly [lo: number, hi: number])[] {
  return PARTICLES.map(hashWord);
}

/** Low lane of a particle's hash -> its high lane. */
let particles: ReadonlyMap<number, number> | undefined;

type NameColumns = Pick<Tokens, "hashLo" | "hashHi" | "flags">;

/** Sets NAME and NAME_START. Needs CAPITALISED, NUMBER, the break bits, and hashes without a `TokenFolding`. */
export function markNames(tables: CharacterTables, text: string, tokens: NameColumns & Pick<Tokens, "length" | "start" | "end">): void {
  let outside = 0;
  for (const [from, to] of capitalStretches(tables, text, tokens)) {
    markNamesWithin(tokens, outside, from);
    for (let i = from; i < to; i++) tokens.flags[i]! |= TokenFlag.NAME_START | TokenFlag.NAME;
    outside = to;
  }
  markNamesWithin(tokens, outside, tokens.length);
}

function markNamesWithin(tokens: NameColumns, from: number, to: number): void {
  particles ??= new Map(particleHashes());
  const { flags } = tokens;
  for (let first = from; first < to; ) {
    if ((flags[first]! & TokenFlag.CAPITALISED) === 0) {
      first++;
      continue;
    }
    const end = nameEnd(tokens, first, to, particles);
    if (end - first > 1 && countCapitalised(flags, first, end) <= MAX_NAME_TOKENS) {
      flags[first]! |= TokenFlag.NAME_START;
      for (let i = first; i < end; i++) flags[i]! |= TokenFlag.NAME;
    }
    first = end;
  }
}

function countCapitalised(flags: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (flags[i]! & TokenFlag.CAPITALISED) count++;
  return count;
}

/** The token after the run that begins with the capitalised token `first` and ends before `to`. */
function nameEnd({ hashLo, hashHi, flags }: NameColumns, first: number, to: number, known: ReadonlyMap<number, number>): number {
  const isParticle = (token: number): boolean => known.get(hashLo[token]!) === hashHi[token];
  let end = first + 1;
  while (end < to && hasNoBreak(flags[end - 1]!)) {
    if (flags[end]! & TokenFlag.CAPITALISED) end++;
    else {
      // one particle, or two: "of the Red Cross"
      let next = end;
      while (next < end + 2 && next + 1 < to && isParticle(next) && hasNoBreak(flags[next]!)) next++;
      if (next === end || (flags[next]! & TokenFlag.CAPITALISED) === 0) break;
      end = next + 1;
    }
  }
  return end;
}

function hasNoBreak(flags: number): boolean {
  return (flags & TokenFlag.BREAK_MASK) === BREAK_NONE;
}
