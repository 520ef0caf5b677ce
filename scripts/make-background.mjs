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
/** Lines "KEY member member ...", keys in their order. */
function lines(entries) {
  const classes = new Map();
  for (const [key, member] of entries) classes.set(key, [...(classes.get(key) ?? []), member]);
  return [...classes].sort(([x], [y]) => (typeof x === "number" ? x - y : x < y ? -1 : 1)).map(([key, members]) => `${key} ${members.join(" ")}`);
}

const dictionary = read("frequency_dictionary_en_82_765.txt");
const total = dictionary.rows.reduce((sum, { count }) => sum + count, 0);
const words = new Map(dictionary.rows.slice(0, WORDS).map(({ words: [word], count }) => [word, halfBits(count / total)]));

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

const file = new URL("../src/information/background.generated.ts", import.meta.url);
writeFileSync(
  file,
  `// Made by scripts/make-background.mjs from the frequency dictionaries of symspellpy 6.10.1 (SymSpell, MIT; counts of Google Books
// Ngram, CC BY 3.0): ${dictionary.name} (sha256 ${dictionary.hash}),
// ${bigrams.name} (sha256 ${bigrams.hash}). Do not edit.
// One line a class: half-bits of surprise (-2 log2 of the relative frequency), then its words.
export const BACKGROUND_WORDS = \`${lines([...words].map(([word, half]) => [half, word])).join("\n")}\`;

// One line a first word, then its second words, each with the half-bits it has after it.
export const BACKGROUND_PAIRS = \`${lines(pairs.map(({ first, second, half }) => [first, `${second} ${half}`])).join("\n")}\`;
`,
);
console.log(`${words.size} words, ${pairs.length} pairs`);
