/**
 * Stage relations: a quotation as one document has it. Input a text, its tokens, and a span of it that belongs to a reused passage,
 * output the words of the span that count as the quotation: where it stands in quotation marks the words between marks, with
 * the places where the writer's own words come between; elsewhere all of them. O(tokens of the span).
 */
import { lowerBound } from "../kernels/lower-bound.js";
import type { QuotedSpeech } from "../speakers/quoted-speech.js";
import { TokenFlag } from "../text/flags.js";
import type { Tokens } from "../types.js";

/** A whole quotation of so many words makes a span quoted, however much of the writer's stands around it. */
const WHOLE_QUOTATION = 3;

/** Characters of a quotation inside a fragment by which its speaker counts. */
const LEAST_SHARED = 20;

/** A quotation in one document, in columns by word. */
export interface QuotedFragment {
  /** UTF-16, from its first word to its last. */
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** Equal words have equal numbers, in all documents. */
  readonly words: Float64Array;
  /** UTF-16 offsets of each word in its text. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** 1 where words of the writer, or other marks, stand before a word; 0 where it follows the one before in one quotation. */
  readonly isApart: Uint8Array;
  /** 1 where a sentence ends after a word. */
  readonly endsSentence: Uint8Array;
  readonly text: string;
  readonly speech: QuotedSpeech | undefined;
}

/** [from, to) of the tokens that lie in [start, end) of the text. O(log tokens). */
export function tokenRange(tokens: Tokens, start: number, end: number): readonly [from: number, to: number] {
  return [lowerBound(tokens.start, start, 0, tokens.length), lowerBound(tokens.start, end, 0, tokens.length)];
}

/** Outermost quotation of each token, numbered from 1; 0 outside quotation marks. O(tokens). */
export function quotationNumbers({ quotations, length }: Tokens): Uint32Array {
  const numbers = new Uint32Array(length);
  let done = 0;
  for (let q = 0; q < quotations.length; q += 2) {
    if (quotations[q]! >= done) numbers.fill(q / 2 + 1, quotations[q]!, quotations[q + 1]!);
    done = Math.max(done, quotations[q + 1]!);
  }
  return numbers;
}

/** Whether a token range counts as quoted: most of it stands in marks, or it holds a whole quotation of some words. */
function isQuotedRange(numbers: Uint32Array, from: number, to: number): boolean {
  let quoted = 0;
  let run = 0;
  for (let at = from; at < to; at++) {
    if (numbers[at] === 0) run = 0;
    else {
      quoted++;
      run = at > from && numbers[at] === numbers[at - 1] ? run + 1 : numbers[at] === numbers[at - 1] ? 0 : 1;
      if (run >= WHOLE_QUOTATION && numbers[at + 1] !== numbers[at]) return true;
    }
  }
  return 2 * quoted >= to - from;
}

interface FragmentSource {
  readonly text: string;
  readonly tokens: Tokens;
  readonly numbers: Uint32Array;
  readonly speech: readonly QuotedSpeech[];
}

/** The quotation in the tokens [from, to) of a document; undefined where none of them is left. */
export function fragmentOf({ text, tokens, numbers, speech }: FragmentSource, from: number, to: number): QuotedFragment | undefined {
  const isQuoted = isQuotedRange(numbers, from, to);
  const kept: number[] = [];
  for (let at = from; at < to; at++) if (!isQuoted || numbers[at] !== 0) kept.push(at);
  if (kept.length === 0) return undefined;
  const isApart = (token: number, x: number): number => Number(x > 0 && isQuoted && (kept[x - 1] !== token - 1 || numbers[token] !== numbers[token - 1]));
  const start = tokens.start[kept[0]!]!;
  const end = tokens.end[kept.at(-1)!]!;
  return {
    start,
    end,
    isQuoted,
    words: Float64Array.from(kept, (token) => tokens.hashLo[token]! * 0x200000 + (tokens.hashHi[token]! >>> 11)),
    from: Uint32Array.from(kept, (token) => tokens.start[token]!),
    to: Uint32Array.from(kept, (token) => tokens.end[token]!),
    isApart: Uint8Array.from(kept, isApart),
    endsSentence: Uint8Array.from(kept, (token) => Number((tokens.flags[token]! & TokenFlag.SENTENCE_END) !== 0)),
    text: text.slice(start, end),
    speech: isQuoted ? speechIn(speech, start, end) : undefined,
  };
}

/** Of the quotations that reach into [start, end) the one that shares most of it; none where another one of some size has another speaker. */
function speechIn(speech: readonly QuotedSpeech[], start: number, end: number): QuotedSpeech | undefined {
  const shared = (one: QuotedSpeech): number => Math.min(one.end, end) - Math.max(one.start, start);
  const reaching = speech.filter((one) => shared(one) > 0);
  const most = reaching.reduce<QuotedSpeech | undefined>((x, y) => (!x || shared(y) > shared(x) ? y : x), undefined);
  const isOther = (one: QuotedSpeech): boolean => one.speaker !== null && one.speaker.name !== most?.speaker?.name && shared(one) >= LEAST_SHARED;
  return reaching.some((one) => isOther(one)) ? undefined : most;
}
