/**
 * Stage reading: in which language a text is. Input its tag, if it has one, and words of it; output the words of that language (lexicon.ts). A tag
 * decides where it is given. Otherwise each frequent word speaks for the languages that have it, and the one of most wins. Undefined where the
 * language has no lists or no word tells it: then rules that need words abstain. O(words looked at).
 */
import { DE } from "./lang/de.js";
import { EN } from "./lang/en.js";
import { ES } from "./lang/es.js";
import { FR } from "./lang/fr.js";
import { IT } from "./lang/it.js";
import { PT } from "./lang/pt.js";
import { Lexicon, type WordClass } from "./lexicon.js";

const LANGUAGES = [EN, DE, FR, ES, IT, PT];
/** A language is told by so many of its words at least, or by all there are. */
const LEAST_WORDS = 1;

interface Tables {
  readonly lexicons: readonly Lexicon[];
  readonly byCode: ReadonlyMap<string, Lexicon>;
  /** Word -> bit i for language i. */
  readonly frequent: ReadonlyMap<string, number>;
}

let tables: Tables | undefined;

function tablesOf(): Tables {
  if (tables) return tables;
  const lexicons = LANGUAGES.map((words) => new Lexicon(words));
  const byCode = new Map(lexicons.flatMap((lexicon) => lexicon.words.codes.split(" ").map((code) => [code, lexicon] as const)));
  const frequent = new Map<string, number>();
  LANGUAGES.forEach(({ frequent: words, saying, preposition, subordinator, determiner, otherPronoun, between, but }, i) => {
    const own = [words, saying, preposition, subordinator, determiner, otherPronoun, between, but].join(" ").split(" ");
    for (const word of new Set(own)) frequent.set(word, (frequent.get(word) ?? 0) | (1 << i));
  });
  tables = { lexicons, byCode, frequent };
  return tables;
}

/** The lists for a BCP 47 tag; undefined where its language has none. */
export function lexiconByTag(tag: string): Lexicon | undefined {
  return tablesOf().byCode.get(tag.toLowerCase().split(/[-_]/, 1)[0]!.trim());
}

/** The lists of the language that most words speak for; undefined where none does or two speak alike. */
export function lexiconByWords(words: Iterable<string>): Lexicon | undefined {
  const { lexicons, frequent } = tablesOf();
  const counts = new Uint32Array(lexicons.length);
  for (const word of words) {
    const bits = frequent.get(word) ?? 0;
    for (let i = 0; bits >> i; i++) counts[i]! += (bits >> i) & 1;
  }
  const most = Math.max(...counts);
  return most >= LEAST_WORDS && counts.filter((count) => count === most).length === 1 ? lexicons[counts.indexOf(most)] : undefined;
}

/** Whether a word, in lower case, is of a class in some language: where the language of a text is not at hand. */
export function isWordOfAny(kind: WordClass, word: string): boolean {
  return tablesOf().lexicons.some((lexicon) => lexicon.is(kind, word));
}

/** Whether a word, in lower case, is a title or office in some language. */
export function isTitleInAny(word: string): boolean {
  return tablesOf().lexicons.some((lexicon) => lexicon.isTitle(word));
}
