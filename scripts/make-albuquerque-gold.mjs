#!/usr/bin/env node
// Writes examples/albuquerque/gold-passages.json: what copying there is between the five documents, by hand, with offsets
// computed from the words. Run it after a change to documents.jsonl:
//
//   node scripts/make-albuquerque-gold.mjs [--check]      (--check writes nothing and exits 1 if the file is out of date)
//
// Input: the table below. An excerpt is given by its words, or by its first and last words with " ... " between; "#2" at
// the end picks the second occurrence. Output: [{n, tier, kind, a: {id, start, end}, b, textA, textB, note?}], offsets in
// UTF-16 code units, half-open. Tiers: `must` has to be found, `may` is copied too but too short, too formulaic or too much a
// part of another item to be demanded, `noise` is shared without having been copied and must not be reported.
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../examples/albuquerque/", import.meta.url);
const texts = new Map(
  readFileSync(new URL("documents.jsonl", folder), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .map(({ id, text }) => [id, text]),
);

const CITY = "Jeff Sessions doesn’t know ... should do their jobs";
const ACTIONS = "This attorney general’s actions ... this assault on our autonomy";
const PARAGRAPH = "Jeff Sessions doesn’t know ... on our autonomy";
const STATEMENT = "a bullying tactic ... on our autonomy";
const MISERY = "determined to make misery in the lives of immigrant families";
const PETTY = "petty, coercive, and dangerous";
const TACTIC = "a bullying tactic";
const TACTIC_TO_CITY = "a bullying tactic ... sorely needs it";
const TACTIC_TO_FAMILIES = "a bullying tactic ... immigrant families";
const LEAD = "an ultimatum from U.S. Attorney General Jeff Sessions ... unless its police";
const LETTERS = "In letters to the police chiefs ... prisoner is let go.";
const CITIES = "Cities that answer no ... hands out";
const LETTER = "... in a letter from the Department of Justice";
const FILE = "FILE - Cars wait ... questions about immigration.";
const KNOW = "know what’s best for our City";

/** [tier, kind, document a, excerpt of a, document b, excerpt of b (the same where left out), note] */
const ITEMS = [
  ["must", "quotation", "release", TACTIC_TO_CITY, "regional", TACTIC_TO_CITY, "The first sentence without its first two words; a soft hyphen in b."],
  ["must", "quotation", "release", CITY, "regional", CITY, "First half of the second paragraph, up to the attribution."],
  ["must", "quotation", "release", ACTIONS, "regional", ACTIONS, "Second half, after the attribution."],
  ["may", "quotation", "release", PARAGRAPH, "regional", PARAGRAPH, "Both halves as one."],
  ["may", "quotation", "release", STATEMENT, "regional", STATEMENT, "The statement as a whole; b lacks two sentences."],
  ["must", "quotation", "release", TACTIC, "wire", TACTIC],
  ["must", "quotation", "release", MISERY, "wire", MISERY],
  ["must", "quotation", "release", PETTY, "wire", PETTY],
  ["may", "quotation", "release", TACTIC_TO_FAMILIES, "wire", TACTIC_TO_FAMILIES, "Two fragments of one sentence, with the reporter's words between."],
  ["may", "near-verbatim", "release", `attorney general’s actions are ${PETTY}`, "wire", `attorney general is doing is "${PETTY}`, "With its frame."],
  ["must", "quotation", "release", TACTIC, "digest", TACTIC],
  ["must", "quotation", "wire", TACTIC, "regional", TACTIC],
  ["must", "quotation", "wire", MISERY, "regional", MISERY],
  ["must", "quotation", "wire", PETTY, "regional", PETTY],
  ["may", "quotation", "wire", TACTIC_TO_FAMILIES, "regional", TACTIC_TO_FAMILIES],
  ["may", "near-verbatim", "wire", `attorney general is doing is "${PETTY}`, "regional", `attorney general’s actions are ${PETTY}`],
  ["must", "quotation", "wire", TACTIC, "digest", TACTIC],
  ["must", "quotation", "regional", TACTIC, "digest", TACTIC],
  ["must", "verbatim", "wire", LETTERS, "digest", LETTERS, "A sentence of the wire story, credited to it."],
  ["must", "near-verbatim", "wire", CITIES, "digest", CITIES, "The next sentence, shortened."],
  ["must", "near-verbatim", "release", LEAD, "second-release", LEAD, "The lead that the two groups share."],
  ["may", "near-verbatim", "release", `today condemned ${LETTER}`, "second-release", `today denounced ${LETTER}`, "And the next sentence."],
  ["must", "self-repeat", "wire", FILE, "wire", `${FILE}#2`, "The caption, above the story and again below it."],
  ["may", "self-repeat", "release", KNOW, "release", `${KNOW}#2`, "A figure of speech inside the quotation."],
  ["may", "self-repeat", "regional", KNOW, "regional", `${KNOW}#2`],

  ["noise", "name", "release", "Attorney General Jeff Sessions", "wire"],
  ["noise", "name", "release", "U.S. Attorney General Jeff Sessions", "regional"],
  ["noise", "name", "release", "Attorney General Jeff Sessions", "digest"],
  ["noise", "name", "second-release", "Attorney General Jeff Sessions", "wire"],
  ["noise", "name", "second-release", "U.S. Attorney General Jeff Sessions", "regional"],
  ["noise", "name", "second-release", "Attorney General Jeff Sessions", "digest"],
  ["noise", "name", "wire", "Attorney General Jeff Sessions", "regional"],
  ["noise", "name", "wire", "Attorney General Jeff Sessions", "digest"],
  ["noise", "name", "regional", "Attorney General Jeff Sessions", "digest"],
  ["noise", "name", "release", "The American Civil Liberties Union (ACLU) of New Mexico", "wire", "The American Civil Liberties Union of New Mexico"],
  ["noise", "name", "release", "The American Civil Liberties Union (ACLU) of New Mexico", "regional", "the American Civil Liberties Union of New Mexico"],
  ["noise", "name", "release", "The American Civil Liberties Union (ACLU) of New Mexico", "digest", "the American Civil Liberties Union of New Mexico"],
  ["noise", "name", "wire", "The American Civil Liberties Union of New Mexico", "regional", "the American Civil Liberties Union of New Mexico"],
  ["noise", "name", "wire", "The American Civil Liberties Union of New Mexico", "digest", "the American Civil Liberties Union of New Mexico"],
  ["noise", "name", "regional", "the American Civil Liberties Union of New Mexico", "digest"],
  ["noise", "name", "release", "in the Public Safety Partnership", "regional"],
  ["noise", "name", "release", "the Public Safety Partnership", "wire"],
  ["noise", "name", "wire", "the Public Safety Partnership", "regional"],
  ["noise", "name", "regional", "the Public Safety Partnership", "digest"],
  ["noise", "name", "release", "Police Chief Gorden Eden", "regional"],
  ["noise", "name", "release", "Chief Gorden Eden", "wire"],
  ["noise", "name", "wire", "Chief Gorden Eden", "regional"],
  ["noise", "name", "release", "the Department of Justice", "regional"],
  ["noise", "name", "second-release", "the Department of Justice", "regional"],
  ["noise", "name", "second-release", "Mayor Richard Berry", "wire"],
  ["noise", "name", "second-release", "Mayor Richard Berry", "regional"],
  ["noise", "name", "wire", "Mayor Richard Berry", "regional"],
  ["noise", "name", "second-release", "Immigration and Customs Enforcement", "regional"],
  ["noise", "name", "second-release", "the Prisoner Transport Center", "regional"],
  ["noise", "name", "regional", "San Bernardino and Stockton", "digest", "San Bernardino and Stockton", "A list of places, in the order of the alphabet."],
  ["noise", "name", "wire", "The Trump administration", "digest"],
  ["noise", "formula", "wire", "declined to comment", "regional"],
  ["noise", "formula", "wire", "a spokeswoman for", "regional"],
];

/** A pattern that reads an NBSP as a space, passes over soft hyphens and takes either case. */
function pattern(words) {
  const character = (c) => (c === " " ? "[ \\u00a0\\n]" : c.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return [...words].map(character).join("\\u00ad?");
}

/** The span of an excerpt in the text of document `id`. */
function locate(id, excerpt) {
  const [, words, occurrence = "1"] = /^(.*?)(?:#(\d))?$/su.exec(excerpt);
  const source = words.split(" ... ").map(pattern).join("[^]*?");
  const match = [...texts.get(id).matchAll(new RegExp(source, "giu"))][Number(occurrence) - 1];
  if (match === undefined) throw new Error(`${id} has no ${JSON.stringify(excerpt)}`);
  return { id, start: match.index, end: match.index + match[0].length };
}

function goldItem([tier, kind, idA, excerptA, idB, excerptB = excerptA, note], index) {
  const [a, b] = [locate(idA, excerptA), locate(idB, excerptB)];
  const [textA, textB] = [a, b].map(({ id, start, end }) => texts.get(id).slice(start, end));
  return { n: index + 1, tier, kind, a, b, textA, textB, ...(note && { note }) };
}

const gold = `[\n${ITEMS.map((item, index) => JSON.stringify(goldItem(item, index))).join(",\n")}\n]\n`;
const path = new URL("gold-passages.json", folder);
if (!process.argv.includes("--check")) writeFileSync(path, gold);
else if (readFileSync(path, "utf8") !== gold) {
  console.error("examples/albuquerque/gold-passages.json is out of date: run node scripts/make-albuquerque-gold.mjs");
  process.exitCode = 1;
}
