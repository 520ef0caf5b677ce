/**
 * Stage speakers: the people whom a text names. Input its words, output for a last name, a first name or an office the one person that is meant, and
 * the gender of each as far as a first name, a title or an article tells. A name that two people bear means nobody, unless a title tells
 * them apart. O(tokens).
 */
import { append } from "../arrays/append.js";
import { lowerBound } from "../arrays/lower-bound.js";
import { type Gender, likelyGender } from "../reading/first-names.js";
import { hasFirstName, looksLikePerson, type Named, type NameRun, nameStartingAt, nameText } from "./name-runs.js";
import { Gap, type TextWords } from "./text-words.js";

/** Words of an office: "deputy prime minister". */
const MAX_OFFICE = 4;

/** Somebody whom the text names in full. */
export interface Person extends Named {
  /** Where the text first names them in full. */
  readonly token: number;
  /** All words of the name, the first and the last, in lower case. */
  readonly words: string;
  readonly first: string;
  readonly last: string;
  /** By titles, else by the first name; undefined where nothing tells, or titles contradict each other. */
  gender: Gender | undefined;
  isGenderByTitle: boolean;
  /** Whether the first word is known as a first name, or stands inside a sentence: "Despite Reed" is nobody else than Reed. */
  isCertain: boolean;
}

/** The people of a text. */
export class People {
  readonly #words: TextWords;
  readonly #byLast = new Map<string, Person[]>();
  readonly #byFirst = new Map<string, Person[]>();
  /** By each word between: "Lechin" is Juan Lechin Oquendo. */
  readonly #byOther = new Map<string, Person[]>();
  /** Office -> last names of those who hold it. */
  readonly #holders = new Map<string, Set<string>>();
  /** Last names after "Mr." or "Ms.", where no first name stands. */
  readonly #titled: { readonly last: string; readonly gender: Gender }[] = [];
  readonly #inside = new Set<string>();
  /** First token behind the first line, which is a heading. */
  readonly #body: number;
  /** The words in lower case, once asked for. */
  #lower: Set<string> | undefined;
  /** Last name -> the token where it first stands alone, behind the first line. */
  readonly #firstAlone = new Map<string, number>();

  constructor(words: TextWords) {
    this.#words = words;
    const { length } = words.tokens;
    this.#body = bodyStart(words);
    for (let token = 0; token < length; ) {
      const run = words.isCapitalised(token) ? nameStartingAt(words, token, length) : undefined;
      if (!run) token++;
      else {
        this.#add(run);
        const last = words.stem(run.from);
        if (run.to - run.from === 1 && run.from >= this.#body && !this.#firstAlone.has(last)) this.#firstAlone.set(last, run.from);
        token = Math.max(run.to, token + 1);
      }
    }
    for (const { last, gender } of this.#titled) {
      const bearers = this.#byLast.get(last) ?? [];
      if (bearers.length === 1) learnGender(bearers[0]!, gender);
    }
  }

  /** Who a run of two words or more is; undefined where it is not a person's name. */
  person(run: NameRun): Person | undefined {
    return this.#known(run);
  }

  /** The entry of a person, of whom each place has the name as it stands there. */
  canonical({ words, last }: Person): Person | null {
    return this.#byLast.get(last)?.find((each) => isSameName(each.words, words)) ?? null;
  }

  /** The one person of this last name, or else of this first name or name between; null where several are. */
  byOneName(name: string, gender: Gender | undefined): Person | null | undefined {
    if (this.#isKnownBefore(name)) return undefined;
    for (const map of [this.#byLast, this.#byFirst, this.#byOther]) {
      const bearers = map.get(name);
      if (!bearers) continue;
      const certain = bearers.some(({ isCertain }) => isCertain) ? bearers.filter((each) => each.isCertain || this.#mayBeAnother(each, bearers)) : bearers;
      const fitting = gender === undefined ? certain : certain.filter((each) => each.gender === undefined || each.gender === gender);
      if (fitting.length === 1) return fitting[0]!;
      const known = fitting.filter((each) => each.gender === gender);
      return gender !== undefined && known.length === 1 ? known[0]! : null;
    }
    return undefined;
  }

  /**
   * Whether somebody whose name opens a sentence with a word that is no first name in the list is one more of this last name ("Odalys Reed"), and not
   * a word before it: one of a heading, one that the text has in lower case too, or a short form of a first name. A last name stands alone behind
   * the place where its bearer is introduced, so a word before it is looked for behind that place, and a first name before it.
   */
  #mayBeAnother({ first, token }: Person, bearers: readonly Person[]): boolean {
    if (token < this.#body || this.#words.lexicon.is("saying", first) || /(?:ing|ed|ly)$/.test(first)) return false;
    if (bearers.some((each) => each.isCertain && (each.token < token || each.first.startsWith(first) || first.startsWith(each.first)))) return false;
    this.#lower ??= this.#lowerWords();
    return !this.#lower.has(first);
  }

  #lowerWords(): Set<string> {
    const words = this.#words;
    const lower = new Set<string>();
    for (let token = 0; token < words.tokens.length; token++) if (!words.isCapitalised(token)) lower.add(words.stem(token));
    return lower;
  }

  /**
   * Whether a last name stood alone before anybody of that name was introduced in full: then it is somebody whom readers know, and
   * may be another one ("Obama", and later "Michelle Obama"). What stands in the first line is a heading.
   */
  #isKnownBefore(name: string): boolean {
    const alone = this.#firstAlone.get(name) ?? Number.POSITIVE_INFINITY;
    return this.#byLast.get(name)?.every(({ token }) => token > alone) ?? false;
  }

  /** Who holds an office, if the text gives it to one person only. */
  byOffice(office: string): Person | undefined {
    const holders = this.#holders.get(office);
    if (holders?.size !== 1) return undefined;
    const [last] = holders;
    return this.byOneName(last!, undefined) ?? undefined;
  }

  /** Whether a word is capitalised inside a sentence somewhere: then it is a name where it opens one. */
  isNameInside(word: string): boolean {
    return this.#inside.has(word);
  }

  /** Gender that the title before a run tells: "Ms.", "Sprecherin", "la alcaldesa". */
  genderOfTitle({ begin, from }: NameRun): Gender | undefined {
    const words = this.#words;
    const { lexicon } = words;
    const title = from > begin ? from - 1 : begin - 1;
    const word = words.stem(title);
    if (title < 0 || words.gap(title) > Gap.NONE) return undefined;
    if (lexicon.is("mister", word)) return "male";
    if (lexicon.is("madam", word) || lexicon.isFemaleTitle(word)) return "female";
    let determiner = Math.min(begin, title) - 1;
    if (from > begin && words.lexicon.is("determiner", words.word(begin))) determiner = begin;
    if (determiner < 0 || words.gap(determiner) > Gap.NONE) return undefined;
    if (lexicon.is("femaleDeterminer", words.word(determiner))) return "female";
    return lexicon.is("maleDeterminer", words.word(determiner)) ? "male" : undefined;
  }

  #add(run: NameRun): void {
    const words = this.#words;
    const { from, to, begin } = run;
    for (let at = from; at < to; at++) if (at > 0 && !words.endsSentence(at - 1)) this.#inside.add(words.stem(at));
    if (from === to) return;
    const last = lastName(words, run);
    const gender = this.genderOfTitle(run);
    const isPerson = looksLikePerson(words, run);
    if (isPerson) this.#addPerson(run, gender);
    else if (gender !== undefined && to - from === 1) this.#titled.push({ last, gender });
    if (isPerson || (to - from === 1 && begin < from)) for (const office of this.#officesOf(run)) this.#addHolder(office, last);
  }

  #addPerson(run: NameRun, gender: Gender | undefined): void {
    const words = this.#words;
    const person = this.#known(run) ?? this.#newPerson(run);
    const opensSentence = run.begin === run.from && (run.from === 0 || words.endsSentence(run.from - 1));
    if (!opensSentence || hasFirstName(words, run)) person.isCertain = true;
    if (gender !== undefined) learnGender(person, gender);
  }

  #known(run: NameRun): Person | undefined {
    const words = this.#words.stems(run.from, run.to);
    const last = lastName(this.#words, run);
    return this.#byLast.get(last)?.find((each) => isSameName(each.words, words));
  }

  #newPerson(run: NameRun): Person {
    const words = this.#words;
    const [first, last] = [words.stem(run.from), lastName(words, run)];
    const person: Person = {
      name: nameText(words, run),
      token: run.from,
      isPerson: true,
      isOrganisation: false,
      words: words.stems(run.from, run.to),
      first,
      last,
      gender: likelyGender(first),
      isGenderByTitle: false,
      isCertain: false,
    };
    append(this.#byLast, last, person);
    append(this.#byFirst, first, person);
    for (let at = run.from + 1; at < run.to; at++) if (words.stem(at) !== last) append(this.#byOther, words.stem(at), person);
    return person;
  }

  /** The office before a name, all its words or those in lower case, and "..., the harbour master," behind it. */
  *#officesOf({ begin, from, to }: NameRun): Generator<string> {
    const words = this.#words;
    let first = from;
    while (from - first < MAX_OFFICE && words.gap(first - 1) === Gap.NONE && words.isTitle(first - 1)) first--;
    // "la [capitana] Inés Palma": whatever noun stands between an article and a name
    const isNoun =
      first === begin && !words.isCapitalised(first - 1) && words.gap(first - 1) === Gap.NONE && words.lexicon.is("definite", words.word(first - 2));
    if (isNoun) first--;
    if (first < from && first <= begin) yield words.stems(first, from);
    if (words.gap(to - 1) !== Gap.COMMA || !words.lexicon.is("definite", words.word(to))) return;
    let at = to + 1;
    while (at < to + MAX_OFFICE && words.gap(at) === Gap.NONE && !words.isTitle(at)) at++;
    if (words.isTitle(at) && words.gap(at) === Gap.COMMA) yield words.stems(to + 1, at + 1);
  }

  #addHolder(office: string, last: string): void {
    const holders = this.#holders.get(office);
    if (holders) holders.add(last);
    else this.#holders.set(office, new Set([last]));
  }
}

function learnGender(person: Person, gender: Gender): void {
  person.gender = person.isGenderByTitle && person.gender !== gender ? undefined : gender;
  person.isGenderByTitle = true;
}

/** The first token behind the first line. */
function bodyStart({ text, tokens }: TextWords): number {
  const end = text.trimStart().indexOf("\n");
  return end < 0 ? 0 : lowerBound(tokens.start, end + text.length - text.trimStart().length, 0, tokens.length);
}

/** One name in two forms: the same first and last word ("Donald J. Trump"), an initial of the first, or one with words left out before it. */
function isSameName(x: string, y: string): boolean {
  if (x === y || x.endsWith(` ${y}`) || y.endsWith(` ${x}`)) return true;
  const [firstX, firstY] = [x.slice(0, x.indexOf(" ")), y.slice(0, y.indexOf(" "))];
  return firstX === firstY || ((firstX.length === 1 || firstY.length === 1) && firstX[0] === firstY[0]);
}

/** The last word of a name, "Jr." and the like aside. */
function lastName(words: TextWords, { from, to }: NameRun): string {
  const last = words.stem(to - 1);
  return to - from > 2 && /^(?:jr|sr|ii|iii|iv)$/.test(last) ? words.stem(to - 2) : last;
}
