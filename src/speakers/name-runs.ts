/**
 * Stage speakers: runs of capitalised words as names. Input the words of a text and a place, output the name that begins or ends there, with titles
 * cut off, and whether its form is that of a person. A run is looked at over a bounded number of tokens, so each look costs O(1).
 */
import { genderOfFirstName } from "../reading/first-names.js";
import { Gap, type TextWords } from "./text-words.js";

/** A name at a place: tokens [from, to) of the name itself, without titles; empty where the run is a title alone. */
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

const MAX_NAME_TOKENS = 7;
const MAX_PERSON_WORDS = 4;
/** "van der", "de la": words in lower case one after the other inside a name. */
const MAX_PARTICLES = 2;

/** Whether the gap after a token may stand inside a name: a space, a hyphen, the full stop of an initial or title. */
function joinsName(words: TextWords, token: number): boolean {
  if (words.gap(token) !== Gap.NONE) return false;
  if (words.isJoinedBy(token, " ")) return true;
  const gap = words.gapText(token);
  return !(/["“”„«»]/.test(gap) || (/[\n\r]/.test(gap) && words.isInCapitals(token)));
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
      if (before === begin - 1 || !words.isCapitalised(before) || (words.isTitle(before) && !isOfOffice(words, before + 1))) break;
      if (isOfAnother(words, before + 1) || isOfOrganisation(words, begin)) break;
      begin = before;
    }
  }
  return trimmed(words, begin, token + 1);
}

/** The name that begins at `token`, titles included, up to `most`; undefined where none does. */
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
    if (
      !words.isCapitalised(next) ||
      (next > to && ((words.isTitle(to - 1) && !isOfOffice(words, to)) || isOfAnother(words, to) || isOfOrganisation(words, next)))
    )
      break;
    to = next + 1;
  }
  return trimmed(words, token, to);
}

/** "Secretary [of] State": what stands behind a title and "of" belongs to the office; behind any other particle to somebody else. */
function isOfOffice(words: TextWords, token: number): boolean {
  return words.word(token) === "of";
}

/**
 * "die Mutter [von Karin Thoms]", "das Büro [von Thoms]": whether the particle at `at`, behind a capitalised word, hangs somebody's name on a noun,
 * and stands inside no name. So it does where a known first name opens what follows and none what stands before it, and, where all nouns are
 * capitalised, behind one word with an article.
 */
export function isOfAnother(words: TextWords, at: number): boolean {
  if (words.isCapitalised(at) || !words.lexicon.is("particle", words.word(at)) || !joinsName(words, at - 1)) return false;
  let first = at - 1;
  while (at - first < MAX_NAME_TOKENS && words.isCapitalised(first - 1) && joinsName(words, first - 1)) first--;
  for (let token = first; token < at; token++) if (genderOfFirstName(words.word(token)) !== undefined || words.word(token).length === 1) return false;
  let next = at;
  while (next - at < MAX_PARTICLES && !words.isCapitalised(next) && isParticle(words, next) && joinsName(words, next)) next++;
  if (!words.isCapitalised(next)) return false;
  if (genderOfFirstName(words.word(next)) !== undefined && joinsName(words, next) && words.isCapitalised(next + 1)) return true;
  return words.lexicon.words.hasCapitalNouns === true && first === at - 1 && isBehindArticle(words, first);
}

/** "Vera Holm von der [Universität] Hull": whether the word behind a particle is one of organisations, where all nouns are capitalised. */
function isOfOrganisation(words: TextWords, token: number): boolean {
  return words.lexicon.words.hasCapitalNouns === true && words.lexicon.isOrganisation(words.stem(token));
}

/** "die [Freundin]", "die beste [Freundin]". */
function isBehindArticle(words: TextWords, noun: number): boolean {
  const { lexicon } = words;
  if (words.gap(noun - 1) !== Gap.NONE) return false;
  if (lexicon.is("determiner", words.word(noun - 1))) return true;
  return !words.isCapitalised(noun - 1) && !lexicon.is("saying", words.word(noun - 1)) && lexicon.is("determiner", words.word(noun - 2));
}

/** Whether a hyphen and nothing else joins a token to the next: "Hui Yin-fat". */
function isHyphenated(words: TextWords, token: number): boolean {
  return words.isJoinedBy(token, "-");
}

function isParticle(words: TextWords, token: number): boolean {
  const word = words.word(token);
  if (word === "of") return true;
  // "von der Leyen", "of the Exchequer": an article behind another particle only
  if (words.lexicon.is("determiner", word)) return words.lexicon.is("linking", words.word(token - 1)) || words.word(token - 1) === "of";
  return words.lexicon.is("particle", word);
}

/** Cuts titles, days and function words off; undefined where nothing is left, or a degree ("M.D."), or a party and a state ("R-Ga."). */
function trimmed(words: TextWords, begin: number, end: number): NameRun | undefined {
  const { lexicon } = words;
  let to = end;
  while (to > begin && (lexicon.is("notAName", words.word(to - 1)) || (to - begin > 2 && isPostNominal(words, to - 1)))) to--;
  let first = begin;
  while (first < to && lexicon.is("notAName", words.stem(first)) && !isFirstName(words, first, to)) first++;
  let from = first;
  for (let at = first; at < to; at++) {
    const isOwner = at + 1 < to && words.isOwner(at);
    const isNoun =
      lexicon.words.hasCapitalNouns &&
      words.isCapitalised(at) &&
      at + 1 < to &&
      lexicon.isRole(words.word(at)) &&
      genderOfFirstName(words.word(at)) === undefined;
    if (isOwner || isNoun || (words.isTitle(at) && isOffice(words, at, { first, to }))) from = at + 1;
  }
  from = afterOfficeOf(words, from, to);
  to = beforeOf(words, from, to);
  from = afterCapitalNoun(words, { begin: first, from, to });
  if (to - from === 1 && lexicon.is("determiner", words.word(from))) return undefined;
  if (to - from <= 3 && isInitials(words, from, to)) return undefined;
  if (to - from === 2 && words.gapText(from) === "-" && /^[rdi]$/.test(words.word(from))) return undefined;
  if (from >= to) return first < to ? { from: to, to, begin: first } : undefined;
  return to - from > MAX_NAME_TOKENS ? undefined : { from, to, begin: first };
}

/** The token behind what stands in capitals behind a name that ends before `to`: "Vera Holm [QC]". */
export function afterPostNominals(words: TextWords, to: number): number {
  let next = to;
  while (joinsName(words, next - 1) && isPostNominal(words, next)) next++;
  return next;
}

function isPostNominal(words: TextWords, token: number): boolean {
  const word = words.word(token);
  return words.lexicon.is("postNominal", word) && (words.isInCapitals(token) || word === "phd") && !words.isInCapitals(token - 2);
}

/** "Jan Berg", "April Lund", "said Will Lund": a word that is no name elsewhere opens one. */
function isFirstName(words: TextWords, token: number, to: number): boolean {
  const isKnown = genderOfFirstName(words.word(token)) !== undefined || words.isNameInSentence(token);
  return to - token >= 2 && isKnown && !/\d/.test(words.word(token + 1));
}

/**
 * Whether the title `at` belongs to an office and not to a name: "ACLU-NM Executive Director ..." does;
 * the last word of a name that is a title as well (Stephen King) does not, and is the last of its run.
 */
function isOffice(words: TextWords, at: number, { first, to }: { readonly first: number; readonly to: number }): boolean {
  if (at + 1 < to && words.lexicon.isOrganisation(words.stem(at + 1))) return false;
  // "Anna Neubauer"
  if (at + 1 === to && at > first && genderOfFirstName(words.word(at - 1)) !== undefined) return false;
  return at === first || words.isCapitalised(at + 1) || words.isTitle(at - 1) || !words.lexicon.is("titleAndName", words.stem(at));
}

function isInitials({ tokens }: TextWords, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens.end[at]! - tokens.start[at]! > 1) return false;
  return to > from;
}

/** "[Secretary] of State George Shultz", "[Superintendent] of Public Instruction Tom Lund": where the name begins after "of" and its words. */
function afterOfficeOf(words: TextWords, from: number, to: number): number {
  if (words.word(from) !== "of") return from;
  const least = from + (words.word(from + 1) === "the" ? 3 : 2);
  for (let at = least; at + 1 < to; at++) if (genderOfFirstName(words.word(at)) !== undefined) return at;
  return to - least >= 2 ? least : from;
}

/** "Stephen Slifer of Shearson Brothers": where a name of two or three words ends before "of"; organisations keep theirs. */
function beforeOf(words: TextWords, from: number, to: number): number {
  for (let at = from + 2; at < Math.min(to, from + 4); at++) if (words.word(at) === "of") return hasOrganisationWord(words, { from, to: at }) ? to : at;
  return to;
}

/**
 * "Reeder Lars Berg", "the Hull Harbour Trust's Lars Berg": where a name begins at the first name that is known, behind words that are none. Only
 * where something says that they are an office: all nouns are capitalised, a determiner stands before, or one of them names an organisation.
 */
function afterCapitalNoun(words: TextWords, { begin, from, to }: NameRun): number {
  if (to - from < 3 || genderOfFirstName(words.word(from)) !== undefined) return from;
  const { lexicon } = words;
  for (let at = from + 1; at + 1 < to; at++) {
    if (genderOfFirstName(words.word(at)) === undefined) continue;
    const isNoun = lexicon.words.hasCapitalNouns || lexicon.is("determiner", words.word(begin - 1)) || hasOrganisationWord(words, { from, to: at });
    return isNoun || words.isInCapitals(at - 1) ? at : from;
  }
  return from;
}

/** The text of a name, without a possessive. */
export function nameText({ text, tokens }: TextWords, { from, to }: NameRun): string {
  return text
    .slice(tokens.start[from], tokens.end[to - 1])
    .replace(/['’]s?$/, "")
    .replace(/\s+/g, " ");
}

/** Whether a run names a person, as far as its form tells: two words or more, none of an organisation or place, no "of", not in capitals. */
export function looksLikePerson(words: TextWords, run: NameRun): boolean {
  const { from, to } = run;
  const { lexicon } = words;
  if (to - from < 2 || to - from > 6 || hasOrganisationWord(words, run) || lexicon.is("place", words.word(from))) return false;
  for (let at = from; at < to; at++) {
    const word = words.word(at);
    if (word === "of" || lexicon.is("and", word) || /^\d/.test(word)) return false;
    if (at > from && words.isCapitalised(at) && lexicon.is("notAName", word)) return false;
  }
  if ((to - from === 2 && isHyphenated(words, from)) || numWords(words, run) > MAX_PERSON_WORDS) return false;
  if (run.begin === from && !hasFirstName(words, run) && lexicon.is("determiner", words.word(from - 1)) && !lexicon.words.hasCapitalNouns) return false;
  return !words.isInCapitals(from) || hasFirstName(words, run);
}

/** Words of a name with a capital, initials and what a hyphen joins aside: more are a headline. */
function numWords(words: TextWords, { from, to }: NameRun): number {
  let count = 0;
  for (let at = from; at < to; at++) if (words.isCapitalised(at) && words.word(at).length > 1 && !(at > from && isHyphenated(words, at - 1))) count++;
  return count;
}

/** Whether the first word of a run is a first name that is known. */
export function hasFirstName(words: TextWords, { from }: Pick<NameRun, "from">): boolean {
  return genderOfFirstName(words.word(from)) !== undefined;
}

/** Who a run names, by its own form. */
export function namedBy(words: TextWords, run: NameRun): Named {
  const name = nameText(words, run);
  const isTitled = run.begin < run.from && run.to - run.from === 1 && words.isTitle(run.from - 1);
  const isPerson = looksLikePerson(words, run) || isTitled;
  const isAbbreviated = /^\p{Lu}{2,}$/u.test(name);
  return {
    name,
    isPerson,
    isOrganisation: !isPerson && (words.lexicon.is("determiner", words.word(run.from - 1)) || isAbbreviated || hasOrganisationWord(words, run)),
  };
}

/** Whether a word of a run is one of organisations. */
export function hasOrganisationWord(words: TextWords, { from, to }: Pick<NameRun, "from" | "to">): boolean {
  for (let at = from; at < to; at++) if (words.lexicon.isOrganisation(words.stem(at))) return true;
  return false;
}
