/**
 * Forms of a quotation made by program, each with the verdict that is right for it: what papers do to the words of others, and what they must
 * not do. Input a quotation without its marks and random numbers, output the form with marks, or nothing where the quotation does not lend
 * itself to the kind. Cost: O(words).
 */
import type { QuotationVerdict } from "../../src/types/quotation.js";
import type { Random } from "./random.js";

/** A form as it is printed, and the verdicts that are right: more than one where a reader may say either. */
export interface MadeForm {
  /** With marks and whatever the writer sets between. */
  readonly printed: string;
  readonly right: readonly QuotationVerdict[];
}

type Maker = (words: readonly string[], random: Random) => MadeForm | undefined;

const NEGATION = /^(?:not|never|no|nobody|nothing|none|cannot|\p{L}+n[’']t)$/iu;
const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
const isNegation = (word: string): boolean => NEGATION.test(bare(word));
const endsSentence = (word: string): boolean => /[.!?]["'’]?$/.test(word) && !/^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|U\.S|No)\.$/u.test(word);
const quote = (words: readonly string[]): string => `“${words.join(" ")}”`;
const made = (words: readonly string[], ...right: QuotationVerdict[]): MadeForm => ({ printed: quote(words), right });
const spliced = (words: readonly string[], at: number, count: number, ...put: string[]): string[] => [
  ...words.slice(0, at),
  ...put,
  ...words.slice(at + count),
];
const OTHER_WORDS = ["perhaps", "gladly", "seldom", "quietly", "somebody", "yesterday"];

/** A place with at least `margin` words of the quotation before it and behind what is taken out there. */
function placeIn(
  words: readonly string[],
  random: Random,
  { margin, count = 1, fits }: { margin: number; count?: number; fits?: (at: number) => boolean },
): number | undefined {
  const places: number[] = [];
  for (let at = margin; at + count + margin <= words.length; at++) if (!fits || fits(at)) places.push(at);
  return random.pick(places);
}

/** Words inside one sentence, with no negation among them, and no punctuation that would say where they were. */
const arePlain = (words: readonly string[], at: number, count: number): boolean =>
  words.slice(at - 1, at + count).every((word) => !endsSentence(word)) && !words.slice(at, at + count).some(isNegation);

function sentencesOf(words: readonly string[]): string[][] {
  const sentences: string[][] = [[]];
  for (const word of words) {
    sentences.at(-1)!.push(word);
    if (endsSentence(word)) sentences.push([]);
  }
  return sentences.filter(({ length }) => length > 0);
}

/** By kind. */
export const FORMS: Readonly<Record<string, Maker>> = {
  same: (words) => made(words, "verbatim"),
  "straight marks": (words) => ({ printed: `"${words.join(" ").replace(/[“”]/g, "'").replaceAll("’", "'")}"`, right: ["verbatim"] }),
  "single marks": (words) => (words.some((word) => /['’‘"”“]/.test(word)) ? undefined : { printed: `‘${words.join(" ")}’`, right: ["verbatim"] }),
  "goes on in the next paragraph": (words) => {
    const sentences = sentencesOf(words);
    if (sentences.length < 2) return undefined;
    return { printed: `\n\n“${sentences.map((sentence) => sentence.join(" ")).join("\n\n“")}”`, right: ["verbatim"] };
  },
  "start cut": (words, random) => {
    const at = random.integer(3, 6);
    if (words.length < at + 6 || words.slice(0, at).some(isNegation)) return undefined;
    return made(words.slice(at), "trimmed");
  },
  "end cut": (words, random) => {
    const at = words.length - random.integer(3, 6);
    return at < 6 ? undefined : made(words.slice(0, at), "trimmed");
  },
  "three to five words of it": (words, random) => {
    const count = random.integer(3, 5);
    const at = placeIn(words, random, { margin: 1, count, fits: (x) => arePlain(words, x, count) });
    return at === undefined ? undefined : made(words.slice(at, at + count), "trimmed");
  },
  "split by an attribution": (words, random) => {
    const at = placeIn(words, random, { margin: 3, count: 0, fits: (x) => !endsSentence(words[x - 1]!) && /^\p{Ll}/u.test(words[x]!) });
    if (at === undefined) return undefined;
    return { printed: `“${words.slice(0, at).join(" ").replace(/,$/, "")},” Ada Quill said, ${quote(words.slice(at))}`, right: ["split"] };
  },
  "split between sentences": (words) => {
    const [first, ...rest] = sentencesOf(words);
    if (rest.length === 0 || first!.length < 4 || rest.flat().length < 4) return undefined;
    return { printed: `“${first!.join(" ").replace(/[.!?]$/, ",")}” Ada Quill said. ${quote(rest.flat())}`, right: ["split"] };
  },
  "words left out with an ellipsis": (words, random) => {
    const count = random.integer(2, 6);
    const at = placeIn(words, random, { margin: 3, count, fits: (x) => arePlain(words, x, count) });
    return at === undefined ? undefined : made(spliced(words, at, count, random.pick(["...", "…", "[…]"])!), "merged");
  },
  "a sentence left out": (words) => {
    const sentences = sentencesOf(words);
    return sentences.length < 3 ? undefined : made([...sentences[0]!, ...sentences.slice(2).flat()], "merged");
  },
  "sentences turned round": (words) => {
    const sentences = sentencesOf(words);
    return sentences.length < 2 || sentences.some(({ length }) => length < 3)
      ? undefined
      : made([...sentences.slice(1).flat(), ...sentences[0]!], "merged", "altered");
  },
  "a note in brackets": (words, random) => {
    const at = placeIn(words, random, { margin: 2, count: 0 });
    return at === undefined ? undefined : made(spliced(words, at, 0, random.pick(["[sic]", "[the council]", "[last year]"])!), "verbatim");
  },
  "a pronoun explained in brackets": (words, random) => {
    const at = placeIn(words, random, { margin: 1, fits: (x) => /^(?:he|she|they|him|them|it|his|her|their)$/.test(words[x]!) });
    return at === undefined ? undefined : made(spliced(words, at, 1, "[the minister]"), "merged");
  },
  "not left out": (words, random) => {
    const at = placeIn(words, random, { margin: 1, fits: (x) => /^(?:not|never)$/.test(words[x]!) });
    return at === undefined ? undefined : made(spliced(words, at, 1), "altered");
  },
  "not left out with an ellipsis": (words, random) => {
    const at = placeIn(words, random, { margin: 1, fits: (x) => /^(?:not|never)$/.test(words[x]!) });
    return at === undefined ? undefined : made(spliced(words, at, 1, "..."), "altered");
  },
  "first word changed": (words, random) => made(spliced(words, 0, 1, capitalised(random.pick(OTHER_WORDS)!)), "altered"),
  "last word changed": (words, random) => made(spliced(words, words.length - 1, 1, `${random.pick(OTHER_WORDS)!}.`), "altered"),
  "a word changed": (words, random) => changed(words, random, 1),
  "a word put in": (words, random) => changed(words, random, 0),
  "a word left out": (words, random) => {
    const at = placeIn(words, random, { margin: 2, fits: (x) => arePlain(words, x, 1) });
    return at === undefined ? undefined : made(spliced(words, at, 1), "altered");
  },
  "a number changed": (words, random) => {
    const at = placeIn(words, random, { margin: 0, fits: (x) => /\d/.test(words[x]!) });
    return at === undefined
      ? undefined
      : made(
          spliced(
            words,
            at,
            1,
            words[at]!.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 4) % 10)),
          ),
          "altered",
        );
  },
};

function changed(words: readonly string[], random: Random, count: number): MadeForm | undefined {
  const at = placeIn(words, random, { margin: 2, count });
  return at === undefined ? undefined : made(spliced(words, at, count, random.pick(OTHER_WORDS)!), "altered");
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
