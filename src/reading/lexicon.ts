/**
 * Stage reading: the words by which a language says who spoke, as sets. Input the lists of one language (lang/<code>.ts), output whether a
 * word is of a class. Sets are made when a language is first used, so a language that no text is in costs nothing. O(1) a question.
 */

/** The lists of one language: words in lower case with spaces between them, apostrophes straight. */
export interface LanguageWords {
  /** Primary subtags of BCP 47, with spaces between them: "nb no nn". */
  readonly codes: string;
  /** Frequent words by which a text without a tag is told to be in this language. */
  readonly frequent?: string;
  /** Verbs that give words as somebody's, beside a quotation on either side, in the forms that news has. */
  readonly saying: string;
  /** Verbs that give words as somebody's judgement: "called it". They stand before a quotation. */
  readonly framing?: string;
  /** Verbs whose object spoke: "quoted X". */
  readonly quoting?: string;
  /** Verbs whose subject did not speak: "heard", "was asked". */
  readonly hearing?: string;
  /** Verbs whose subject is answered by another, and those by which a paper says that it only passes on. */
  readonly asking?: string;
  readonly reporting?: string;
  /** Verbs that do so with one of `statement` behind them: "issued". */
  readonly issuing?: string;
  readonly statement?: string;
  /** What stands before the name of a source, words of one phrase joined by "_": "according_to". */
  readonly source?: string;
  /** What stands behind the name of a source: "zufolge". */
  readonly sourceBehind?: string;
  /** What names the one who acts in a passive: "by". */
  readonly by?: string;
  /** Forms of "to be" that make a passive. */
  readonly passive?: string;
  /** Titles and offices, none of a name, capitalised or not. */
  readonly title: string;
  /** Whether words are joined to compounds, so that a word may end with a title: "Verteidigungsminister". */
  readonly hasCompounds?: boolean;
  /** Titles of a man, of a woman. */
  readonly mister?: string;
  readonly madam?: string;
  /** What stands in capitals behind a name and is none, besides those that are the same everywhere: "QC". */
  readonly postNominal?: string;
  /** Titles that are last names as well. */
  readonly titleAndName?: string;
  /** Words of the names of organisations, things and places, by which they are told from people, besides those that are the same everywhere. */
  readonly organisation?: string;
  /** First words of names of places: "North", "San". */
  readonly place?: string;
  readonly he?: string;
  readonly she?: string;
  /** Other pronouns that speak: nobody whom a text names. */
  readonly otherPronoun: string;
  readonly relative?: string;
  /** Small words inside names, besides those that are the same everywhere. */
  readonly particle?: string;
  /** Those of them behind which an article may follow: "von der". */
  readonly linking?: string;
  /** Capitalised at the start of a sentence, or always, and no name, besides the small words of the other lists. */
  readonly notAName: string;
  /** Words between a subject and its verb: auxiliaries and adverbs. */
  readonly between: string;
  /** Those of them that are first names as well. */
  readonly betweenAndName?: string;
  /** Days of the week: between a subject and its verb, and no name. */
  readonly day?: string;
  readonly preposition: string;
  /** Words that open a subordinate clause: a name behind one may be its subject. */
  readonly subordinator?: string;
  readonly determiner: string;
  /** Determiners that say one person is meant, and those that tell a man or a woman by the word behind them. */
  readonly definite?: string;
  readonly maleDeterminer?: string;
  readonly femaleDeterminer?: string;
  /** Words that join two names or two clauses. */
  readonly and: string;
  /** What joins two names besides, of which one speaks, or both, or neither; words of one phrase joined by "_": "as_well_as". */
  readonly or?: string;
  /** What denies the name behind it: "not X, but Y". */
  readonly negation?: string;
  /** Verbs whose object is the one spoken to: "told X that ...". */
  readonly telling?: string;
  readonly but: string;
  /** Words before a term or title in marks: "so-called". */
  readonly term?: string;
  /** Abbreviations whose full stop ends no sentence. */
  readonly abbreviation?: string;
  /** How nouns for people end, or are: "diver", "widow". They speak without a name. */
  readonly roleEnding?: string;
  /** How a title of a woman is made from one of a man, and what the man's may end with instead: "ministra", "ministro". */
  readonly femaleEnding?: string;
  readonly maleEndings?: string;
  /** How adverbs end, "" where no ending tells. */
  readonly adverbEnding?: string;
  /** How a title of a woman ends, "" where none tells: "Sprecherin". */
  readonly femaleTitleEnding?: string;
  /** Whether a verb stands second, so that its subject follows it where something else opens the sentence. */
  readonly isVerbSecond?: boolean;
  /** Whether all nouns are capitalised. */
  readonly hasCapitalNouns?: boolean;
}

/** Words of a class in all languages. */
const EVERYWHERE: Partial<Record<WordClass, string>> = {
  particle: "de da di do du del della dello dei degli dos das d' la le van von der den het 't ter ten zu bin ibn ben al ad el",
  place: "san santa santo los las new saint st hong puerto porto great mount fort",
  postNominal: "qc kc mp msp mep obe mbe cbe kbe phd md mba llm esq frs",
  organisation:
    "bank group holding holdings nato onu uno un eu ue usa europa europe radio television tv press internet sa ag gmbh bv nv pac ltd plc llc inc corp co",
};
/** Classes whose words are no names either; those before a bar may stand between a subject and its verb. */
const SMALL_WORDS: readonly WordClass[] = [
  "determiner",
  "preposition",
  "subordinator",
  "otherPronoun",
  "he",
  "she",
  "and",
  "but",
  "relative",
  "between",
  "day",
  "passive",
];

/** Letters of the last word of a compound by which it is told. */
const SHORTEST_END = 5;

/** A class of words that has a list. */
export type WordClass = Exclude<
  keyof LanguageWords,
  "hasCapitalNouns" | "hasCompounds" | "isVerbSecond" | "roleEnding" | "femaleEnding" | "maleEndings" | "adverbEnding" | "femaleTitleEnding"
>;

/** The words of one language. */
export class Lexicon {
  readonly words: LanguageWords;
  readonly #sets = new Map<WordClass, ReadonlySet<string>>();
  readonly #roleEndings: readonly string[];
  readonly #phrases = new Map<WordClass, readonly (readonly string[])[]>();

  constructor(words: LanguageWords) {
    this.words = words;
    this.#roleEndings = (words.roleEnding ?? "").split(" ").filter(Boolean);
  }

  /** Whether a word, in lower case, is of a class. */
  is(kind: WordClass, word: string): boolean {
    let set = this.#sets.get(kind);
    if (!set) {
      set = new Set(this.#listOf(kind));
      this.#sets.set(kind, set);
    }
    return word !== "" && set.has(word);
  }

  #listOf(kind: WordClass): string[] {
    const own = `${this.words[kind] ?? ""} ${EVERYWHERE[kind] ?? ""}`.split(" ").filter(Boolean);
    if (kind === "notAName") for (const small of SMALL_WORDS) own.push(...this.#listOf(small));
    if (kind === "preposition") own.push(...this.#listOf("subordinator"));
    if (kind === "between") own.push(...this.#listOf("day"));
    return own;
  }

  /** Whether a word, in lower case, is a title or office, a compound of one included. */
  isTitle(word: string): boolean {
    const bare = word[1] === "'" && (word[0] === "l" || word[0] === "d") ? word.slice(2) : word;
    return this.is("title", bare) || this.is("mister", bare) || this.is("madam", bare) || this.#endsWith("title", bare) || this.#isFeminine(bare);
  }

  /** Whether a word is the form for a woman, made by rule, of a title in the list: "Sprecherin", "ministra". */
  #isFeminine(word: string): boolean {
    const { femaleEnding = "", maleEndings = "" } = this.words;
    const stem = word.slice(0, word.length - femaleEnding.length);
    if (femaleEnding === "" || !word.endsWith(femaleEnding) || stem.length < SHORTEST_END - 1) return false;
    return ["", ...maleEndings.split(" ")].some((ending) => this.is("title", stem + ending) || this.#endsWith("title", stem + ending));
  }

  /** Whether a word, in lower case, is one of organisations, things and places, a compound of one included. */
  isOrganisation(word: string): boolean {
    return this.is("organisation", word) || this.#endsWith("organisation", word);
  }

  /** Whether a compound ends with a word of a class. */
  #endsWith(kind: WordClass, word: string): boolean {
    if (!this.words.hasCompounds) return false;
    for (let at = 2; at <= word.length - SHORTEST_END; at++) if (this.is(kind, word.slice(at))) return true;
    return false;
  }

  /** Whether a word, in lower case, is a noun for a person: a title, or one that ends so. */
  isRole(word: string): boolean {
    return this.isTitle(word) || this.#roleEndings.some((end) => word.endsWith(end));
  }

  /** Whether a word, in lower case, is a preposition, one with its noun included: "d'Arles". */
  isPreposition(word: string): boolean {
    return this.is("preposition", word) || word.startsWith("d'");
  }

  /** Whether a word, in lower case, says that a title is a woman's. */
  isFemaleTitle(word: string): boolean {
    const { femaleTitleEnding = "" } = this.words;
    return femaleTitleEnding !== "" && word.endsWith(femaleTitleEnding);
  }

  isAdverb(word: string): boolean {
    const { adverbEnding = "" } = this.words;
    return this.is("between", word) || (adverbEnding !== "" && word.length > 4 && word.endsWith(adverbEnding));
  }

  /** The phrases of a class, each as its words. */
  phrases(kind: WordClass): readonly (readonly string[])[] {
    let phrases = this.#phrases.get(kind);
    if (!phrases) {
      phrases = this.#listOf(kind).map((phrase) => phrase.split("_"));
      this.#phrases.set(kind, phrases);
    }
    return phrases;
  }
}
