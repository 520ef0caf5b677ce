/**
 * Stage boilerplate: where a token ends a sentence, or a line of the text. Boilerplate comes in lines ("Sign up here" has no
 * full stop), which the tokenizer's flags do not tell from commas. Input tokens and their text, output edges.
 * O(what stands behind the token).
 */
import { TokenFlag } from "../text/flags.js";
import { Separator, separatorKinds } from "../text/separators.js";
import type { Tokens } from "../types/document.js";

/** A sentence ends after the token; a line does. The last token of a text ends both. */
export const SENTENCE_EDGE = 1;
export const LINE_EDGE = 2;

/** @param last the last token of the text. @returns SENTENCE_EDGE and LINE_EDGE, or 0. */
export function edgesAfter(text: string, { start, end, flags }: Pick<Tokens, "start" | "end" | "flags">, token: number, last: number): number {
  if (token === last) return SENTENCE_EDGE | LINE_EDGE;
  const sentence = flags[token]! & TokenFlag.SENTENCE_END ? SENTENCE_EDGE : 0;
  return hasLineEnd(text, end[token]!, start[token + 1]!) ? sentence | LINE_EDGE : sentence;
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  const kinds = separatorKinds();
  for (let at = from; at < to; at++) if (kinds[text.charCodeAt(at)] === Separator.LINE_END) return true;
  return false;
}
