/**
 * Stage speakers: who said what a text quotes. Input a text and its tokens, output its quotations, each with the speaker that
 * the text names within reach: in the same sentence ("X said: ...", "... ," said X, ... --X, Organizer), in the sentence before
 * that introduces it, or by going on with a quotation that has one. "he said" and a last name lead back to the full name
 * (attribution.ts). Text in quotation marks that is nobody's words, a title or a word held at arm's length, has none; where
 * two readings are possible, none either. After the patterns of O'Keefe et al. 2012 (A Sequence Labelling Approach to Quote
 * Attribution, baselines) and Pouliquen et al. 2007. O(tokens).
 */
import { lowerBound } from "../arrays/lower-bound.js";
import type { Tokens } from "../types/document.js";
import type { Speaker } from "../types/quotation.js";
import { type Attribution, Attributor } from "./attribution.js";
import { BeforeQuotation } from "./before-quotation.js";
import { BehindQuotation } from "./behind-quotation.js";
import { Clauses } from "./clauses.js";
import { Mentions } from "./mentions.js";
import { NounPhrases } from "./noun-phrases.js";
import { People } from "./people.js";
import { SpeechVerbs } from "./speech-verbs.js";
import { Gap, lexiconOf, TextWords } from "./text-words.js";

/** A quotation of a text: UTF-16, half-open, from its first word to its last, without the marks. */
export interface QuotedSpeech {
  readonly start: number;
  readonly end: number;
  /** Null where the text names nobody within reach, or the words are nobody's speech. The span's id is "". */
  readonly speaker: (Omit<Speaker, "span"> & { readonly start: number; readonly end: number }) | null;
}

/** Tokens between two quotations of one speaker, at most: an attribution and no more. */
const MAX_BETWEEN = 30;
/** Characters between two quotations of which the second goes on with a third that was left open between them. */
const MAX_LEFT_OPEN = 3000;
/** Lines of a statement of which each opens with a mark, at most. */
const MAX_STATEMENT_LINES = 40;
/** A quotation of fewer tokens is a phrase: it goes with the verb of its own sentence or with none. */
const PHRASE = 4;

/**
 * The quotations of a text, in the order of `tokens.quotations`. Pure; O(tokens).
 * @param tokens of `text`, as `tokenize(text)` gives them.
 * @param language BCP 47 tag; told from the words where there is none. A language without word lists has no speakers.
 */
export function quotedSpeech(text: string, tokens: Tokens, language?: string): QuotedSpeech[] {
  if (tokens.quotations.length === 0) return [];
  const lexicon = lexiconOf(text, tokens, language);
  if (!lexicon) return quotationsOf(tokens, () => undefined);
  const words = new TextWords(text, tokens, lexicon);
  const around = aroundQuotations(words);
  return quotationsOf(tokens, (place) => speakerOf(around, place));
}

/** What gives the quotations of a text to somebody. */
interface Around {
  readonly words: TextWords;
  readonly before: BeforeQuotation;
  readonly behind: BehindQuotation;
}

function aroundQuotations(words: TextWords): Around {
  const people = new People(words);
  const phrases = new NounPhrases(words, people);
  const clauses = new Clauses(words, phrases);
  const grammar = { words, phrases, clauses, mentions: new Mentions(words, people, { phrases, clauses }) };
  const verbs = new SpeechVerbs(words);
  const attributor = new Attributor(grammar);
  const behind = new BehindQuotation(grammar, verbs, attributor);
  return { words, behind, before: new BeforeQuotation(grammar, { verbs, attributor, behind }) };
}

/** The quotations of a text, each with the speaker that `speaker` finds; one inside another has none of its own. */
function quotationsOf(tokens: Tokens, speaker: (place: Place) => Attribution | undefined): QuotedSpeech[] {
  const found: QuotedSpeech[] = [];
  let outer: { to: number; attribution: Attribution | undefined } = { to: 0, attribution: undefined };
  for (let q = 0; q < tokens.quotations.length; q += 2) {
    const [from, to] = [tokens.quotations[q]!, tokens.quotations[q + 1]!];
    const isInner = from < outer.to;
    const attribution = isInner ? undefined : speaker({ from, to, last: outer });
    if (!isInner) outer = { to, attribution };
    const named = attribution?.named;
    const spoken = named ? { name: named.name, start: tokens.start[attribution.from]!, end: tokens.end[attribution.to - 1]! } : null;
    found.push({ start: tokens.start[from]!, end: tokens.end[to - 1]!, speaker: spoken });
  }
  return found;
}

interface Place {
  readonly from: number;
  readonly to: number;
  /** The quotation before it, and whose it is. */
  readonly last: { readonly to: number; readonly attribution: Attribution | undefined };
}

function speakerOf(around: Around, { from, to, last }: Place): Attribution | undefined {
  const { words, before, behind } = around;
  const opens = from === 0 || words.endsSentence(from - 1) || words.quoted[from - 1] === 1;
  const after = behind.after(to, opens, from);
  if (isNobodysSpeech(words, from, to)) return words.gapText(to - 1).startsWith(",") ? after : undefined;
  const own = ownAttribution(around, { from, to, after });
  if (own || behind.isGivenAfter(to)) return own;
  if (goesOn(words, from, last) || isLeftOpen(words, from, last.to)) return last.attribution;
  const statement = statementBefore(words, from);
  if (statement !== undefined) return before.before(statement, to);
  return from > 0 && words.endsSentence(from - 1) && to - from >= PHRASE ? before.introduced(from) : undefined;
}

/** By the words beside a quotation: behind it, before it, at the end of the sentence. */
function ownAttribution(
  { words, before, behind }: Around,
  { from, to, after }: { readonly from: number; readonly to: number; readonly after: Attribution | undefined },
): Attribution | undefined {
  // '"Is it safe?" Palm said that ...' may be another sentence; "Palm said: "...", the Planet reported" has a speaker and a reporter
  const isWeak = after !== undefined && (/^[^,]*[!?…][^,]*$/.test(words.gapText(to - 1)) || after.named?.isPerson === false);
  if (after && !isWeak) return after;
  return before.before(from, to) ?? after ?? behind.atSentenceEnd(to, from);
}

/** Whether a quotation goes on with the one before it: nothing, or the sentence that gives that one to somebody, stands between them. */
function goesOn(words: TextWords, from: number, { to: before, attribution }: Place["last"]): boolean {
  if (before === 0 || from - before > MAX_BETWEEN) return false;
  if (from === before) return true;
  const isBetween = attribution !== undefined && attribution.from >= before;
  if (!isBetween && words.endsSentence(before - 1)) return false;
  let ends = 0;
  for (let at = before; at < from; at++) if (words.endsSentence(at)) ends++;
  return ends === 0 || (ends === 1 && words.endsSentence(from - 1));
}

/**
 * Whether a mark that was opened after the quotation that ended at `before` is not closed in its paragraph, and the quotation at `from`
 * opens the next one: the same words go on.
 */
function isLeftOpen({ text, tokens }: TextWords, from: number, before: number): boolean {
  if (before === 0) return false;
  const between = text.slice(tokens.end[before - 1]!, tokens.start[from]!);
  if (between.length > MAX_LEFT_OPEN || !/[\n\r]\s*["“]$/.test(between.slice(-20))) return false;
  const count = (mark: string): number => between.split(mark).length - 1;
  return between.endsWith('"') ? count('"') === 3 : count("“") === 2 && count("”") === 1;
}

/**
 * The first token of a statement of several paragraphs that each open with a mark and do not close it, of which the quotation at `from`
 * is the last: press offices write so. Undefined where the lines before do not open with this mark, or no colon leads to them.
 */
function statementBefore({ text, tokens }: TextWords, from: number): number | undefined {
  const mark = text[tokens.start[from]! - 1];
  let line = lineStart(text, tokens.start[from]!);
  if (mark === undefined || firstOnLine(text, line) !== tokens.start[from]! - 1) return undefined;
  let first: number | undefined;
  for (let lines = 0; lines < MAX_STATEMENT_LINES && line > 0; lines++) {
    const before = lineStart(text, line - 1);
    const at = firstOnLine(text, before);
    if (at < line - 1 && text[at] !== mark)
      return text
        .slice(Math.max(at, line - 12), line)
        .trimEnd()
        .endsWith(":")
        ? first
        : undefined;
    if (at < line - 1) first = lowerBound(tokens.start, at, 0, tokens.length);
    line = before;
  }
  return undefined;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** Offset of the first character of a line that is no space; where the line ends if there is none. */
function firstOnLine(text: string, line: number): number {
  let at = line;
  while (at < text.length && (text[at] === " " || text[at] === "\t" || text[at] === "\r")) at++;
  return at;
}

/** A title, in which the words have capitals, or a term: "so-called", "the term". */
function isNobodysSpeech(words: TextWords, from: number, to: number): boolean {
  const isShort = to - from < PHRASE * 2;
  const before = words.word(from - 1);
  if (isShort && words.gap(from - 1) === Gap.NONE) {
    if (words.lexicon.is("term", before)) return !isJudged(words, from - 1);
    if (before === "as" && words.lexicon.is("term", words.word(from - 2))) return true;
  }
  return isTitleCase(words, from, to);
}

/** "X called "..."" is a judgement of X, "a plan called "..."" a name. */
function isJudged(words: TextWords, verb: number): boolean {
  const { lexicon } = words;
  const before = words.word(verb - 1);
  return lexicon.is("framing", words.word(verb)) && before !== "so" && (words.isCapitalised(verb - 1) || lexicon.is("he", before) || lexicon.is("she", before));
}

/** Two words or more, all with capitals but the small ones. */
function isTitleCase(words: TextWords, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 14) return false;
  const { lexicon } = words;
  for (let at = from; at < to; at++) {
    const word = words.word(at);
    const isSmall = lexicon.isPreposition(word) || lexicon.is("determiner", word) || lexicon.is("and", word) || lexicon.is("but", word) || /^\d/.test(word);
    if (!words.isCapitalised(at) && !isSmall) return false;
  }
  return true;
}
