/**
 * Stage relations: the people and organisations that a text names. Input its words, output runs of capitalised words with titles
 * cut off, and a list by which a last name, or an office ("the mayor"), leads back to the full name. O(tokens).
 */
import { append } from "../kernels/append.js";
import { isTitle, isWordOf } from "./speech-words.js";
import { Gap, type TextWords } from "./text-words.js";

/** A name at a place: tokens [from, to) of the name itself, without titles. */
export interface NameRun {
  readonly from: number;
  readonly to: number;
  /** First token of the run, titles included. */
  readonly begin: number;
}

/** A person or organisation. */
export interface Named {
  /** As the text has it. */
  readonly name: string;
  /** As far as the form of the name tells; it may tell neither. */
  readonly isPerson: boolean;
  readonly isOrganisation: boolean;
}

interface Entry extends Named {
  readonly token: number;
}

const MAX_NAME_TOKENS = 7;
/** "van der", "de la": words in lower case one after the other inside a name. */
const MAX_PARTICLES = 2;

/** Whether the gap after a token may stand inside a name: a space, a hyphen, the full stop of an initial or title. */
function joinsName(words: TextWords, token: number): boolean {
  if (words.gap(token) !== Gap.NONE) return false;
  const gap = words.gapText(token);
  return gap === " " || !(/["“”„«»]/.test(gap) || (/[\n\r]/.test(gap) && isHeadline(words, token)));
}

/** A word in capitals before a line end: of a headline, not of a name that goes on. */
function isHeadline({ text, tokens }: TextWords, token: number): boolean {
  return /^[A-ZÀ-Þ]{4,}$/.test(text.slice(tokens.start[token], tokens.end[token]));
}

/** The name that ends with `token`, not before `least`; undefined where none does. */
export function nameEndingAt(words: TextWords, token: number, least: number): NameRun | undefined {
  const isTail = !words.isCapitalised(token) && isHyphenated(words, token - 1);
  if (!(words.isCapitalised(token) || (isTail && words.isCapitalised(token - 1))) || words.quoted[token] === 1) return undefined;
  let begin = isTail ? token - 1 : token;
  while (begin > least && token - begin < MAX_NAME_TOKENS + 4 && joinsName(words, begin - 1) && words.quoted[begin - 1] !== 1) {
    if (words.isCapitalised(begin - 1)) begin--;
    else {
      let before = begin - 1;
      while (before > least && begin - before <= MAX_PARTICLES && isParticle(words, before) && joinsName(words, before - 1)) before--;
      if (before === begin - 1 || !words.isCapitalised(before)) break;
      begin = before;
    }
  }
  return trimmed(words, begin, token + 1);
}

/** The name that begins at `token`, titles before it included, up to `most`; undefined where none does. */
export function nameStartingAt(words: TextWords, token: number, most: number): NameRun | undefined {
  if (!words.isCapitalised(token) || words.quoted[token] === 1) return undefined;
  let to = token + 1;
  const last = Math.min(most, token + MAX_NAME_TOKENS + 5);
  while (to < last && joinsName(words, to - 1) && words.quoted[to] !== 1) {
    if (isHyphenated(words, to - 1)) {
      to++;
      continue;
    }
    let next = to;
    while (next + 1 < last && next - to < MAX_PARTICLES && !words.isCapitalised(next) && isParticle(words, next) && joinsName(words, next)) next++;
    if (!words.isCapitalised(next)) break;
    to = next + 1;
  }
  return trimmed(words, token, to);
}

/** Whether a hyphen and nothing else joins a token to the next: "Hui Yin-fat". */
function isHyphenated(words: TextWords, token: number): boolean {
  return words.gapText(token) === "-";
}

function isParticle(words: TextWords, token: number): boolean {
  const word = words.word(token);
  return isWordOf("particle", word) || word === "of" || (word === "the" && words.word(token - 1) === "of");
}

/** Cuts titles, days and function words off; undefined where nothing is left, or a degree ("M.D."), or a party and a state ("R-Ga."). */
function trimmed(words: TextWords, begin: number, end: number): NameRun | undefined {
  let to = end;
  while (to > begin && isWordOf("notAName", words.word(to - 1))) to--;
  let first = begin;
  while (first < to && isWordOf("notAName", words.stem(first)) && words.word(first) !== "jan") first++;
  let from = first;
  for (let at = first; at < to; at++) {
    const isOwner = at + 1 < to && words.word(at).endsWith("'s");
    const isOffice = isTitle(words.stem(at)) && isAfterTitles(words, first, at) && !(at + 1 < to && isWordOf("organisation", words.stem(at + 1)));
    if (isOwner || isOffice) from = at + 1;
  }
  from = afterOfficeOf(words, from, to);
  to = beforeOf(words, from, to);
  if (to - from === 1 && isWordOf("determiner", words.word(from))) return undefined;
  if (to - from <= 3 && isInitials(words, from, to)) return undefined;
  if (to - from === 2 && words.gapText(from) === "-" && /^[rdi]$/.test(words.word(from))) return undefined;
  if (from >= to) return first < to ? { from: to, to, begin: first } : undefined;
  return to - from > MAX_NAME_TOKENS ? undefined : { from, to, begin: first };
}

/**
 * Whether what stands from `first` to the title `at` belongs to the office and not to a name: "ACLU-NM Executive Director ..." does;
 * the last word of a name that is a title as well (Stephen King) does not, and is the last of its run.
 */
function isAfterTitles(words: TextWords, first: number, at: number): boolean {
  return at === first || words.isCapitalised(at + 1) || isTitle(words.stem(at - 1)) || !isWordOf("titleAndName", words.stem(at));
}

function isInitials({ tokens }: TextWords, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens.end[at]! - tokens.start[at]! > 1) return false;
  return to > from;
}

/** "[Secretary] of State George Shultz", "[Chancellor] of the Exchequer Nigel Lawson": where the name begins after "of" and its word. */
function afterOfficeOf(words: TextWords, from: number, to: number): number {
  if (words.word(from) !== "of") return from;
  const name = from + (words.word(from + 1) === "the" ? 3 : 2);
  return to - name >= 2 ? name : from;
}

/** "Stephen Slifer of Shearson Brothers": where a name of two or three words ends before "of"; organisations keep theirs. */
function beforeOf(words: TextWords, from: number, to: number): number {
  for (let at = from + 2; at < Math.min(to, from + 4); at++) if (words.word(at) === "of") return hasOrganisationWord(words, { from, to: at }) ? to : at;
  return to;
}

/** The text of a name, without a possessive. */
function nameText({ text, tokens }: TextWords, { from, to }: NameRun): string {
  return text
    .slice(tokens.start[from], tokens.end[to - 1])
    .replace(/['’]s?$/, "")
    .replace(/\s+/g, " ");
}

/** Whether a run names a person, as far as its form tells: two words or more, none of an organisation, no "of", not in capitals. */
export function looksLikePerson(words: TextWords, run: NameRun): boolean {
  const { from, to } = run;
  if (to - from < 2 || to - from > 6 || hasOrganisationWord(words, run)) return false;
  for (let at = from; at < to; at++) if (words.word(at) === "of" || words.word(at) === "and") return false;
  return !isArticle(words.word(from - 1)) && !/^[A-ZÀ-Þ]{2,}$/.test(words.text.slice(words.tokens.start[from], words.tokens.end[from]));
}

/** Who a run names, by its own form. */
export function namedBy(words: TextWords, run: NameRun): Named {
  const name = nameText(words, run);
  const isPerson = looksLikePerson(words, run) || (run.begin < run.from && run.to - run.from === 1 && isTitle(words.stem(run.from - 1)));
  return {
    name,
    isPerson,
    isOrganisation: !isPerson && (isArticle(words.word(run.from - 1)) || /^[A-ZÀ-Þ]{2,}$/.test(name) || hasOrganisationWord(words, run)),
  };
}

function hasOrganisationWord(words: TextWords, { from, to }: Pick<NameRun, "from" | "to">): boolean {
  for (let at = from; at < to; at++) if (isWordOf("organisation", words.stem(at))) return true;
  return false;
}

function isArticle(word: string): boolean {
  return word === "the" || word === "a" || word === "an";
}

/** Who is named in a text, by last name and by office. */
export class NamesInText {
  readonly #byLastName = new Map<string, Entry[]>();
  /** By each other word of a name: "Lechin" is Juan Lechin Oquendo, "Wang" is Wang Chien-shien. */
  readonly #byOtherName = new Map<string, Entry[]>();
  readonly #byOffice = new Map<string, Entry[]>();
  readonly #inside = new Set<string>();

  constructor(words: TextWords) {
    const { length } = words.tokens;
    for (let token = 0; token < length; ) {
      const run = words.isCapitalised(token) ? nameStartingAt(words, token, length) : undefined;
      if (!run) token++;
      else {
        this.#add(words, run);
        token = Math.max(run.to, token + 1);
      }
    }
  }

  #add(words: TextWords, run: NameRun): void {
    const { from, to, begin } = run;
    for (let at = from; at < to; at++) if (at > 0 && !words.endsSentence(at - 1)) this.#inside.add(words.stem(at));
    if (!looksLikePerson(words, run)) return;
    const entry = { name: nameText(words, run), isPerson: true, isOrganisation: false, token: from };
    const last = lastName(words, run);
    append(this.#byLastName, last, entry);
    for (let at = from; at < to; at++) if (words.stem(at) !== last) append(this.#byOtherName, words.stem(at), entry);
    for (let at = begin; at < from; at++) append(this.#byOffice, words.stem(at), entry);
    if (isTitle(words.word(begin - 1)) && words.gap(begin - 1) === Gap.NONE) append(this.#byOffice, words.word(begin - 1), entry);
  }

  /** The full name of which `last` is the last one, the nearest before `token` or else the first after it. */
  byLastName(last: string, token: number): Named | undefined {
    return nearest(this.#byLastName.get(last) ?? this.#byOtherName.get(last), token);
  }

  /** Who holds an office, if the text gives it to one person only. */
  byOffice(office: string): Named | undefined {
    const entries = this.#byOffice.get(office) ?? [];
    return entries.every(({ name }) => name === entries[0]?.name) ? entries[0] : undefined;
  }

  /** Whether a word is capitalised inside a sentence somewhere: then it is a name where it opens one. */
  isNameInside(word: string): boolean {
    return this.#inside.has(word);
  }
}

/** The last word of a name, "Jr." and the like aside. */
function lastName(words: TextWords, { from, to }: NameRun): string {
  const last = words.stem(to - 1);
  return to - from > 2 && (last === "jr" || last === "sr" || last === "ii" || last === "iii") ? words.stem(to - 2) : last;
}

/** Entries ascend by token: a bisection. */
function nearest(entries: readonly Entry[] | undefined, token: number): Entry | undefined {
  if (!entries) return undefined;
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.token <= token) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1] ?? entries[0];
}
