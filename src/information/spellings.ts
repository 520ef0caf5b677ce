/**
 * Stage information: what follows from the spelling of a word and a model, kept from one small collection to the next: an index asks thousands of questions by one model,
 * and to fold, look up and weigh their words again takes as long as to count their bits. Input a spelling, output what lexicon.ts and
 * collection.ts would make of it. Those used last are kept, at most MOST_KEPT, some 300 bytes each. O(characters).
 */
import { RecentValues } from "../arrays/recent-values.js";
import { TokenFlag } from "../text/flags.js";
import { foldText } from "../text/fold.js";
import { backgroundHalves, shippedNumber } from "./background.js";

/** What is known of a word by its spelling. */
export interface KnownWord {
  /** Flags that its background follows from. */
  readonly kind: number;
  readonly form: string;
  readonly isCharacter: 0 | 1;
  readonly shipped: number;
  readonly halves: number;
}

/** The same by a model: its number there, p(w) and bits (token-bits.ts). */
export interface WeighedWord {
  readonly lo: number;
  readonly hi: number;
  readonly number: number;
  readonly probability: number;
  readonly bits: number;
}

/** A spelling that was met. */
export interface Spelling {
  readonly word: KnownWord;
  weighed: WeighedWord | undefined;
}

const KINDS = TokenFlag.UNSPACED | TokenFlag.NUMBER;
const MOST_KEPT = 1 << 15;
/** A longer part of a string would keep the whole of it. */
const COPIED_LENGTH = 13;

/** @param flags of the token. */
export function knownWord(spelling: string, flags: number): KnownWord {
  const form = foldText(spelling);
  const isOne = flags & TokenFlag.UNSPACED;
  const shipped = shippedNumber(form);
  const halves = backgroundHalves(form, isOne ? "unspaced" : flags & TokenFlag.NUMBER ? "number" : "word", shipped);
  return { kind: flags & KINDS, form, isCharacter: isOne ? 1 : 0, shipped, halves };
}

/** Spellings of one model. */
export class Spellings {
  readonly #known = new RecentValues<string, Spelling>(MOST_KEPT);

  of(spelling: string, flags: number): Spelling {
    const known = this.#known.get(spelling);
    if (known !== undefined && known.word.kind === (flags & KINDS)) return known;
    const own = spelling.length < COPIED_LENGTH ? spelling : spelling.split("").join("");
    const made = { word: knownWord(own, flags), weighed: undefined };
    this.#known.set(own, made, 1);
    return made;
  }
}
