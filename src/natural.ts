/**
 * "wirecopy/natural": the stemmers of the npm package natural (8.x, an optional peer) as token foldings, so that
 * "protects" and "protecting" match. In: a language. Out: a `TokenFolding` for the `folding` option of every entry point.
 *
 * Each stemmer is imported by its own path: natural's root prints to stdout, loads the user's .env and several database
 * clients. The paths are literal, so that bundlers see them, and behind import(), so that only the one asked for is loaded.
 *
 * A folding sees tokens that are folded already: no upper case, no diacritics. Where that hides an ending from a stemmer,
 * `prepare` puts it back. About 14 us a distinct English token (Porter 1980; the others are its Snowball relatives).
 */
/// <reference path="./natural-stemmers.d.ts" />
import { checkOneOf, WirecopyError } from "./errors.js";
import type { TokenFolding } from "./types/options.js";

/** ISO 639-1 code of a language that natural has a stemmer for. Its Farsi stemmer changes nothing and its Japanese one needs whole words. */
export type StemmerLanguage = "en" | "de" | "es" | "fr" | "id" | "it" | "nl" | "no" | "pt" | "ru" | "sv" | "uk";

interface Language {
  load(): Promise<{ readonly default: { stem(token: string): string } }>;
  /** The form of a folded token that the stemmer knows. */
  prepare?(token: string): string;
}

/** й loses its breve when a token is folded; a final и after a vowel was one, or is inflected like one. */
const restoreShortI = (token: string): string => token.replace(/([аеиоуыэюя])и(ся)?$/, "$1й$2");

const LANGUAGES: Readonly<Record<StemmerLanguage, Language>> = {
  /** Porter's own; the possessive is taken off first, as in his later Porter2. */
  en: { load: () => import("natural/lib/natural/stemmers/porter_stemmer.js"), prepare: (token) => token.replace(/'s?$/, "") },
  de: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_de.js") },
  es: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_es.js") },
  /** A final ee was ée: no other French word ends so. */
  fr: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_fr.js"), prepare: (token) => token.replace(/ee(s?)$/, "ée$1") },
  id: { load: () => import("natural/lib/natural/stemmers/indonesian/stemmer_id.js") },
  it: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_it.js") },
  nl: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_nl.js") },
  no: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_no.js") },
  pt: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_pt.js") },
  ru: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_ru.js"), prepare: restoreShortI },
  sv: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_sv.js") },
  uk: { load: () => import("natural/lib/natural/stemmers/porter_stemmer_uk.js") },
};

/** All of them, English first. */
export const STEMMER_LANGUAGES: readonly StemmerLanguage[] = Object.keys(LANGUAGES) as StemmerLanguage[];

/** No word is longer, and the patterns of the stemmers take quadratic time. */
const LONGEST_STEMMED = 64;

/**
 * A folding that maps every token to its stem. Words of another language lose endings by the wrong rules: use it on a
 * collection of one language. A token that a stemmer would leave nothing of, or of more than 64 units, stays as it is.
 * @param language @default "en", Porter's stemmer
 * @throws {RangeError} (as a rejection) if natural has no stemmer for the language.
 * @throws {WirecopyError} (as a rejection) "missing-peer" if natural cannot be loaded.
 * @example
 * const folding = await createStemmerFolding("en");
 * exactJaccard("It protects our coasts", "It is protecting our coast", { folding, shingleSize: 1 }); // 0.8
 * @see Porter, An algorithm for suffix stripping, 1980, doi:10.1108/eb046814
 */
export async function createStemmerFolding(language: StemmerLanguage = "en"): Promise<TokenFolding> {
  const { load, prepare } = LANGUAGES[checkOneOf("language", language, STEMMER_LANGUAGES)];
  const { default: stemmer } = await load().catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WirecopyError("missing-peer", `"wirecopy/natural" needs the package natural 8 (npm install natural): ${reason}`, { cause });
  });
  return {
    name: `natural-8-${language}`,
    fold: (token) => (token.length > LONGEST_STEMMED ? token : stemmer.stem(prepare ? prepare(token) : token) || token),
  };
}
