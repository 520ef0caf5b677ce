/**
 * Stage quotations: what a text has between its marks, as a reader counts it. Input a text, its tokens and the speaker of each pair of
 * marks, output its quotations, each with its parts: what stands between outermost marks, the paragraphs in which it goes on, and
 * what follows an attribution that interrupts it ("We knew," she said, "and we told them."). The signs of such a break are
 * punctuation and no words, so they hold in any language: a comma or dash where the marks close and one before they open again, no
 * sentence that ends between, and a small letter where it goes on. Two people never share a quotation. O(tokens between).
 */

import { QUOTATION_RULES } from "../settings/quotation-rules.js";
import type { QuotedSpeech } from "../speakers/quoted-speech.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import type { Tokens } from "../types/document.js";
import { areOneName } from "./speaker-names.js";

/** A range of tokens of a document, [from, to). */
export type TokenPart = readonly [from: number, to: number];

/** A quotation in one document. */
export interface QuotedUnit {
  /** Ascending; where the writer's words stand between two of them, the second begins after the first has ended. */
  readonly parts: readonly TokenPart[];
  /** Of the first part that has one. */
  readonly speaker: QuotedSpeech["speaker"];
}

const MARKS = /["“”„‟«»＂「」『』｢｣]|''|``|[‘’‚‹›']/g;
const SINGLE_MARKS = "‘’‚‹›'";
/** Closing punctuation, then the first word of the writer; the writer's last word, then opening punctuation. */
const INTERRUPTED = /^[^\p{L}\p{N}]*[,،、，–—?!-]/u;
const GOES_ON = /[,،、，–—-][^\p{L}\p{N}]*$/u;

/**
 * The quotations of a text by place; none lies in another one.
 * @param speech of `tokens.quotations`, in their order.
 */
export function quotedUnits(text: string, tokens: Tokens, speech: readonly QuotedSpeech[]): QuotedUnit[] {
  const units: { parts: TokenPart[]; speaker: QuotedSpeech["speaker"] }[] = [];
  let done = 0;
  for (let q = 0; q < tokens.quotations.length; q += 2) {
    const [from, to] = [tokens.quotations[q]!, tokens.quotations[q + 1]!];
    if (to > done && from >= done) {
      const speaker = speech[q / 2]?.speaker ?? null;
      const last = units.at(-1);
      if (last && goesOn(text, tokens, { before: last.parts.at(-1)![1], from, speakers: [last.speaker, speaker] })) {
        last.parts.push([from, to]);
        last.speaker ??= speaker;
      } else units.push({ parts: [[from, to]], speaker });
    }
    done = Math.max(done, to);
  }
  return units;
}

interface Junction {
  /** Where the marks before closed, and where the next ones open. */
  readonly before: number;
  readonly from: number;
  readonly speakers: readonly [QuotedSpeech["speaker"], QuotedSpeech["speaker"]];
}

function goesOn(text: string, tokens: Tokens, { before, from, speakers: [x, y] }: Junction): boolean {
  if (before === 0 || (x && y && !areOneName(x.name, y.name)) || from - before > QUOTATION_RULES.interruption) return false;
  const gap = text.slice(tokens.end[before - 1]!, tokens.start[from]!);
  if (from === before) return /[\n\r]/.test(gap) && !isClosed(gap);
  if (/[\n\r]\s*[\n\r]/.test(gap) || !INTERRUPTED.test(gap) || !GOES_ON.test(gap) || opensSentence(text, tokens, from)) return false;
  for (let t = before; t < from - 1; t++) if ((tokens.flags[t]! & TokenFlag.BREAK_MASK) === BREAK_STRONG) return false;
  return true;
}

/** Whether marks close in a gap and others open: a single one before a double one ends what is quoted inside, and closes nothing. */
function isClosed(gap: string): boolean {
  const marks = gap.match(MARKS) ?? [];
  const opening = marks.at(-1);
  if (opening === undefined) return false;
  return marks.slice(0, -1).some((mark) => SINGLE_MARKS.includes(opening) || !SINGLE_MARKS.includes(mark));
}

/** A capital letter begins a sentence; that of "I" may not. */
function opensSentence(text: string, { flags, start, end }: Tokens, token: number): boolean {
  return (flags[token]! & TokenFlag.CAPITALISED) !== 0 && !/^I(?:['’]\p{L}+)?$/u.test(text.slice(start[token]!, end[token]!));
}
