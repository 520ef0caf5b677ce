#!/usr/bin/env node
// Makes src/information/background.generated.ts: the most frequent English words with their bits.
//   pip download --no-deps symspellpy==6.10.1 && unzip symspellpy-*.whl 'symspellpy/*.txt'
//   node scripts/make-background.mjs symspellpy
// Source: the frequency dictionaries of SymSpell (MIT), the intersection of Google Books Ngram counts (CC BY 3.0) with the
// word lists of SCOWL, as the PyPI package symspellpy carries them. Contractions have no counts there (all 300,000), so they
// are left out: src/information/background.ts derives them from their first part. Words and pairs are counted in different
// corpora; a pair gives the probability of its second word after its first, among the pairs the dictionary lists.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const WORDS = 3000;
const PAIRS = 2500;
/** Added to the sum of a first word's pairs: rare ones are listed in part only. About the listed pairs of a word of rank 500. */
const PAIR_PRIOR = 3e9;
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node scripts/make-background.mjs FOLDER (with the two frequency dictionaries of symspellpy)");
  process.exit(2);
}

/** Rows of a dictionary: words, then a count. */
function read(name) {
  const raw = readFileSync(`${folder}/${name}`, "utf8");
  const rows = raw
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => line.split(" "))
    .map((parts) => ({ words: parts.slice(0, -1), count: Number(parts.at(-1)) }))
    .filter(({ words }) => words.every((word) => /^[a-z]+$/.test(word)))
    .sort((x, y) => y.count - x.count || (x.words.join(" ") < y.words.join(" ") ? -1 : 1));
  return { rows, name, hash: createHash("sha256").update(raw).digest("hex").slice(0, 16) };
}
const halfBits = (probability) => Math.round(-2 * Math.log2(probability));
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Numbers as text/tables.ts reads them: five bits a digit, the lowest first, a sixth one where more follow. */
const numbersOf = (values) =>
  values
    .map((value) => {
      let digits = "";
      for (; value >= 32; value = Math.floor(value / 32)) digits += DIGITS[32 + (value % 32)];
      return digits + DIGITS[value];
    })
    .join("");
const byText = ([x], [y]) => (x < y ? -1 : 1);
const sharedLength = (a, b) => {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return length;
};

const dictionary = read("frequency_dictionary_en_82_765.txt");
const total = dictionary.rows.reduce((sum, { count }) => sum + count, 0);
/** In alphabetical order, which is what makes them short. */
const words = new Map(
  dictionary.rows
    .slice(0, WORDS)
    .map(({ words: [word], count }) => [word, halfBits(count / total)])
    .sort(byText),
);
const numberOf = new Map([...words.keys()].map((word, number) => [word, number]));

const bigrams = read("frequency_bigramdictionary_en_243_342.txt");
const sums = new Map();
for (const {
  words: [first],
  count,
} of bigrams.rows)
  sums.set(first, (sums.get(first) ?? 0) + count);
const pairs = bigrams.rows
  .map(({ words: [first, second], count }) => ({ first, second, half: halfBits(count / (sums.get(first) + PAIR_PRIOR)) }))
  .filter(({ first, second, half }) => words.has(first) && words.has(second) && half + 3 <= words.get(second))
  .slice(0, PAIRS);

const spelled = [...words.keys()]
  .map((word, number, all) => {
    const shared = sharedLength(word, all[number - 1] ?? "");
    return DIGITS[shared] + word.slice(shared);
  })
  .join("");
/** By number of the first word: number of the second one and half-bits, ascending. */
const seconds = [...words.keys()].map((word) =>
  pairs
    .filter(({ first }) => first === word)
    .map(({ second, half }) => [numberOf.get(second), half])
    .sort(([x], [y]) => x - y),
);

const file = new URL("../src/information/background.generated.ts", import.meta.url);
writeFileSync(
  file,
  `// Made by scripts/make-background.mjs from the frequency dictionaries of symspellpy 6.10.1 (SymSpell, MIT; counts of Google Books
// Ngram, CC BY 3.0): ${dictionary.name} (sha256 ${dictionary.hash}),
// ${bigrams.name} (sha256 ${bigrams.hash}). Do not edit. information/background.ts reads it; numbers are written as in
// text/tables.generated.ts.
// Words in alphabetical order: a capital letter says how many letters are those of the word before (A none, B one ...), the others follow it.
export const BACKGROUND_WORDS =
  "${spelled}";
// By word: half-bits of surprise, -2 log2 of the relative frequency.
export const BACKGROUND_HALVES =
  "${numbersOf([...words.values()])}";
// By word: how many second words it has; of all of these one after the other their numbers and their half-bits after it.
export const BACKGROUND_PAIR_COUNTS =
  "${numbersOf(seconds.map(({ length }) => length))}";
export const BACKGROUND_PAIR_SECONDS =
  "${numbersOf(seconds.flat().map(([second]) => second))}";
export const BACKGROUND_PAIR_HALVES =
  "${numbersOf(seconds.flat().map(([, half]) => half))}";
`,
);
console.log(`${words.size} words, ${pairs.length} pairs`);
