/**
 * Stage text, first of the pipeline: text -> `Tokens`. What was escaped or misread is read as what was meant (plain-text.ts). The scanner
 * (scan.ts) finds words, then what stands between them is read: breaks (breaks.ts), name runs (names.ts; all three also as a kernel), addresses (addresses.ts),
 * quotations (quotations.ts), and katakana words: Japanese writes foreign names, products and loanwords in katakana; whoever mentions one writes
 * the same characters, so the word is marked as a name: it proves something once, not once for each character. Where a `TokenFolding` is given
 * (a stemmer), each distinct token goes through it once, and the hash of the result takes the place of its own.
 *
 * O(length). 17 bytes a token are returned.
 */
import { checkString } from "../errors.js";
import { hashUnits } from "../kernels/hash.js";
import { textKernel } from "../kernels/text-kernel.js";
import { finish, type Steps } from "../run/pace.js";
import { resolveTokenizeOptions } from "../settings/options.js";
import type { Tokens } from "../types/document.js";
import type { TokenFolding, TokenizeOptions } from "../types/options.js";
import { markAddresses } from "./addresses.js";
import { markBreaks } from "./breaks.js";
import { TokenFlag } from "./flags.js";
import { WordFolder } from "./fold.js";
import { createTextRules } from "./kernel-rules.js";
import { markNames } from "./names.js";
import { plainTextOf } from "./plain-text.js";
import { findQuotations, type MarkedTokens } from "./quotations.js";
import { type ScannedTokens, scanInTurn } from "./scan.js";
import { type CharacterTables, characterTables } from "./tables.js";

/** Tokens from which on there is a pause between the passes over a text. */
const LONG_TEXT = 1 << 16;
/** Distinct tokens whose folding is kept; beyond it the cache starts anew. */
const MAX_KEPT_FOLDINGS = 1 << 20;

/**
 * The tokens of a text, in columns: hashes, UTF-16 offsets (`text.slice(start[i], end[i])`), flags, quotations.
 * O(length); new arrays that belong to the caller; the same for the same text everywhere.
 * @throws {TypeError} if `text` is not a string, or an option is unknown or of the wrong type.
 * @example
 * const tokens = tokenize("Don’t panic.");
 * "Don’t panic.".slice(tokens.start[0], tokens.end[0]); // "Don’t"
 */
export function tokenize(text: string, options?: TokenizeOptions): Tokens {
  return scanTokens(checkString("text", text), resolveTokenizeOptions(options).folding);
}

/** `tokenize` without its checks, for the stages behind the public edge. */
export function scanTokens(given: string, folding: TokenFolding | undefined): Tokens {
  const { length, hashLo, hashHi, start, end, flags, quotations } = finish(readTokens(given, folding));
  return { length, hashLo: hashLo.slice(), hashHi: hashHi.slice(), start: start.slice(), end: end.slice(), flags: flags.slice(), quotations };
}

/** The same; the next call of anything here overwrites all columns but `quotations`. A text that the kernel does not read is read with pauses. */
export function* readTokens(given: string, folding: TokenFolding | undefined): Steps<Tokens> {
  const tables = characterTables();
  const plain = plainTextOf(given);
  const text = plain?.text ?? given;
  const tokens = textKernel(createTextRules)?.read(text) ?? (yield* wordsInTurn(tables, text));
  markAddresses(text, tokens);
  if (tokens.hasUnspaced) markKatakana(text, tokens);
  const quotations = findQuotations(tables, text, tokens);
  if (folding) applyFolding(text, tokens, folding);
  plain?.spots.restore(tokens);
  const { length, hashLo, hashHi, start, end, flags } = tokens;
  return { length, hashLo, hashHi, start, end, flags, quotations };
}

/** Tokens with breaks and names. */
interface WordsOfText extends ScannedTokens, MarkedTokens {
  /** False where no token is a character of a script without spaces. */
  readonly hasUnspaced: boolean;
}

function* wordsInTurn(tables: CharacterTables, text: string): Steps<WordsOfText> {
  const tokens = yield* scanInTurn(tables, text);
  markBreaks(tables, text, tokens);
  if (tokens.length > LONG_TEXT) yield;
  markNames(tables, text, tokens);
  if (tokens.length > LONG_TEXT) yield;
  return { ...tokens, marked: tokens.gaps, hasUnspaced: tokens.flags.some((flags) => (flags & TokenFlag.UNSPACED) !== 0) };
}

/** Foldings of distinct tokens, by the hash of the token: its first 53 bits are the key. */
const foldings = new WeakMap<TokenFolding, Map<number, readonly [lo: number, hi: number]>>();

/** Replaces the hashes by those of what the folding makes of each token. One that it makes nothing of keeps its own. */
function applyFolding(text: string, tokens: ScannedTokens, folding: TokenFolding): void {
  const folder = new WordFolder();
  let cache = foldings.get(folding);
  if (cache === undefined || cache.size > MAX_KEPT_FOLDINGS) {
    cache = new Map();
    foldings.set(folding, cache);
  }
  for (let i = 0; i < tokens.length; i++) {
    const key = tokens.hashLo[i]! * 0x200000 + (tokens.hashHi[i]! >>> 11);
    let hash = cache.get(key);
    if (hash === undefined) {
      const folded = checkString("folding.fold(token)", folding.fold(folder.text(text, tokens.start[i]!, tokens.end[i]!)));
      hash = folded === "" ? [tokens.hashLo[i]!, tokens.hashHi[i]!] : hashUnits(folded);
      cache.set(key, hash);
    }
    tokens.hashLo[i] = hash[0];
    tokens.hashHi[i] = hash[1];
  }
}

const MIDDLE_DOT = 0x30fb;
const HALFWIDTH_MIDDLE_DOT = 0xff65;

function isKatakana(unit: number): boolean {
  return (unit >= 0x30a1 && unit <= 0x30fe && unit !== MIDDLE_DOT) || (unit >= 0x31f0 && unit <= 0x31ff) || (unit >= 0xff66 && unit <= 0xff9f);
}

/** Sets NAME and NAME_START. Needs UNSPACED. */
function markKatakana(text: string, { length, start, end, flags }: Pick<Tokens, "length" | "start" | "end" | "flags">): void {
  const isPart = (token: number) => (flags[token]! & TokenFlag.UNSPACED) !== 0 && isKatakana(text.charCodeAt(start[token]!));
  const isJoined = (token: number) => {
    const gap = start[token]! - end[token - 1]!;
    const unit = text.charCodeAt(end[token - 1]!);
    return gap === 0 || (gap === 1 && (unit === MIDDLE_DOT || unit === HALFWIDTH_MIDDLE_DOT));
  };
  for (let first = 0; first < length; ) {
    let last = first + 1;
    if (isPart(first)) while (last < length && isPart(last) && isJoined(last)) last++;
    if (last - first > 1) {
      flags[first]! |= TokenFlag.NAME_START;
      for (let i = first; i < last; i++) flags[i]! |= TokenFlag.NAME;
    }
    first = last;
  }
}
