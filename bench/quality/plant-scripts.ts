/**
 * Plants copied passages into real articles of one script, offsets known on both sides: runs of 2 to 4 whole sentences
 * (`verbatim`), and quotations of 8 to 20 words, or 15 to 40 characters where words are not spaced, in the marks of the script
 * (`quotation`), which cut no word of a script with spaces and no number. Input: articles of one script; output: documents and cases, sources first.
 *
 * Articles that share a long run, or many short ones, are left out, so that what is reported beside the plants is a false alarm.
 * Half of the articles are sources and stay as they are; the others get one or two passages each, from different sources, between two
 * sentences. No place of a source is used twice, so there are no siblings, and not every pair of documents is planted.
 */
import type { Document } from "../../src/types/document.js";
import type { Case } from "./measures.js";
import { Random } from "./random.js";
import { type Script, sentenceBreaks, type Unit, unitsOf, WRITINGS } from "./script-of.js";

/** An article that shares a run of this many words, or characters, with another is left out of a set... */
const LONG_RUN = { spaced: 6, unspaced: 12 };
/** ...and one that shares so much of its short runs with another article: two papers that retell one announcement. */
const SHORT_RUN = { spaced: 3, unspaced: 6 };
const RELATED_SHARE = 0.05;
/** A planted span has no run of this many that its source repeats: it would match off the diagonal. */
const ONCE_RUN = { spaced: 4, unspaced: 8 };
const QUOTATION = { spaced: [8, 20], unspaced: [15, 40] } as const;
const VERBATIM_SENTENCES = [2, 4] as const;
const LEAST_VERBATIM = { spaced: 12, unspaced: 24 };
/** Articles are cut where a script has fewer than this, into parts of at least so many UTF-16 code units. */
const FEW_ARTICLES = 8;
const PART_LENGTH = { spaced: 350, unspaced: 200 };
const MOST_PER_TARGET = 2;
const ATTEMPTS = 40;

type Place = readonly [start: number, end: number];

/** What `plantScript` makes. */
export interface ScriptSet {
  readonly documents: readonly Document[];
  readonly truth: readonly Case[];
}

/** Between the id of an article and the number of its part. */
const PART_MARK = "#part-";

/** The id of the article that a document is, or is a part of. */
export const articleOf = (id: string): string => id.split(PART_MARK)[0]!;

const spacingOf = (script: Script): "spaced" | "unspaced" => (WRITINGS[script].spaced ? "spaced" : "unspaced");

/**
 * The articles themselves, or their parts cut at sentence ends where there are fewer than 8: some scripts have a single
 * article. A part is a piece of at least PART_LENGTH; its id is the article's with a number (`articleOf`).
 */
export function partsOfArticles(articles: readonly Document[], script: Script): Document[] {
  if (articles.length >= FEW_ARTICLES) return [...articles];
  return articles.flatMap((article) => {
    const { text } = article;
    const least = PART_LENGTH[spacingOf(script)];
    const cuts = [0];
    for (const at of sentenceBreaks(text)) if (at - cuts.at(-1)! >= least && text.length - at >= least) cuts.push(at);
    return cuts.map((start, i) => ({ ...article, id: `${article.id}${PART_MARK}${i + 1}`, text: text.slice(start, cuts[i + 1]).trimEnd() }));
  });
}

/** Every run of `length` units as one string each. */
function runsOf(units: readonly Unit[], length: number): string[] {
  return units.slice(0, Math.max(0, units.length - length + 1)).map((_, i) => {
    const run = units.slice(i, i + length);
    return run.map(({ text }) => text).join(" ");
  });
}

/** The articles, or parts of articles, in their order, without those that share too much with one before. */
function unrelated(articles: readonly Document[], script: Script): Document[] {
  const spacing = spacingOf(script);
  const longRuns = new Set<string>();
  const shortRuns = new Map<string, number[]>();
  const kept: { article: string; size: number }[] = [];
  return articles.filter(({ id, text }) => {
    const units = unitsOf(text, script);
    const long = runsOf(units, LONG_RUN[spacing]);
    const short = new Set(runsOf(units, SHORT_RUN[spacing]));
    const shared = kept.map(() => 0);
    for (const run of short) for (const other of shortRuns.get(run) ?? []) shared[other]!++;
    const isRelated = ({ article, size }: { article: string; size: number }, other: number): boolean =>
      article !== articleOf(id) && shared[other]! >= RELATED_SHARE * Math.min(short.size, size);
    if (long.some((run) => longRuns.has(run)) || kept.some(isRelated)) return false;
    for (const run of long) longRuns.add(run);
    for (const run of short) shortRuns.set(run, [...(shortRuns.get(run) ?? []), kept.length]);
    kept.push({ article: articleOf(id), size: short.size });
    return true;
  });
}

/** Whether no short run of the place stands elsewhere in the text. */
function isOnce(text: string, [start, end]: Place, script: Script): boolean {
  const length = ONCE_RUN[spacingOf(script)];
  const all = runsOf(unitsOf(text, script), length);
  const count = new Map<string, number>();
  for (const run of all) count.set(run, (count.get(run) ?? 0) + 1);
  return runsOf(unitsOf(text.slice(start, end), script), length).every((run) => count.get(run) === 1);
}

/** Two to four sentences in a row, without the white space after them. */
function chooseSentences(text: string, script: Script, random: Random): Place | undefined {
  const cuts = [0, ...sentenceBreaks(text), text.length];
  const count = random.integer(...VERBATIM_SENTENCES);
  const first = random.integer(0, cuts.length - 1 - count);
  if (first < 0 || cuts[first + count] === undefined) return undefined;
  const start = cuts[first]!;
  const place: Place = [start, start + text.slice(start, cuts[first + count]).trimEnd().length];
  return unitsOf(text.slice(...place), script).length >= LEAST_VERBATIM[spacingOf(script)] ? place : undefined;
}

/** A run of words or characters inside one sentence, free of quotation marks. */
function chooseQuotation(text: string, script: Script, random: Random): Place | undefined {
  const cuts = [0, ...sentenceBreaks(text), text.length];
  const sentence = random.integer(0, cuts.length - 2);
  const from = cuts[sentence]!;
  const units = unitsOf(text.slice(from, cuts[sentence + 1]), script);
  const [least, most] = QUOTATION[spacingOf(script)];
  const count = random.integer(least, most);
  if (units.length < count) return undefined;
  const first = random.integer(0, units.length - count);
  const place: Place = [from + units[first]!.start, from + units[first + count - 1]!.end];
  if (cutsWord(text, place[0]) || cutsWord(text, place[1])) return undefined;
  return /["“”„«»‹›「」『』\n]/.test(text.slice(...place)) ? undefined : place;
}

/** Letters and digits that make words together; no writer quotes from the middle of a name or a number in Latin letters. */
const WORD_END = /[\p{Script=Latin}\p{N}]$/u;
const WORD_START = /^[\p{Script=Latin}\p{N}]/u;

function cutsWord(text: string, at: number): boolean {
  return WORD_END.test(text.slice(Math.max(0, at - 2), at)) && WORD_START.test(text.slice(at, at + 2));
}

const CHOICES = { verbatim: chooseSentences, quotation: chooseQuotation };

/** What goes into a target, and where. */
interface Piece {
  readonly kind: keyof typeof CHOICES;
  readonly source: Document;
  readonly place: Place;
  readonly at: number;
}

/** The target with its pieces put in, and their cases. */
function insert(target: Document, pieces: readonly Piece[], script: Script): { document: Document; cases: Case[] } {
  const { spaced, marks } = WRITINGS[script];
  const gap = spaced ? " " : "";
  const cases: Case[] = [];
  let text = "";
  let from = 0;
  for (const { kind, source, place, at } of [...pieces].sort((x, y) => x.at - y.at)) {
    const [open, close] = kind === "quotation" ? marks : ["", ""];
    const copy = source.text.slice(...place);
    text += target.text.slice(from, at);
    if (!/\s$/.test(text)) text += gap;
    const start = text.length + open.length;
    text += `${open}${copy}${close}${gap}`;
    cases.push({ kind, a: { id: source.id, start: place[0], end: place[1] }, b: { id: target.id, start, end: start + copy.length } });
    from = at;
  }
  return { document: { ...target, text: text + target.text.slice(from) }, cases };
}

/** Plants passages among `articles`, which are all of `script`; the same seed gives the same set. Fewer than two articles give no case. */
export function plantScript(articles: readonly Document[], script: Script, seed: number): ScriptSet {
  const random = new Random(seed);
  const base = unrelated(random.shuffled(partsOfArticles(articles, script)), script);
  const sources = base.slice(0, base.length >> 1);
  const used = new Map<string, Place[]>(sources.map(({ id }) => [id, []]));
  const documents: Document[] = [...sources];
  const truth: Case[] = [];
  for (const target of base.slice(sources.length)) {
    const breaks = sentenceBreaks(target.text);
    const pieces: Piece[] = [];
    for (let attempt = 0; attempt < ATTEMPTS && pieces.length < MOST_PER_TARGET && sources.length > 0; attempt++) {
      const kind = (truth.length + pieces.length) % 2 === 0 ? "verbatim" : "quotation";
      const source = random.pick(sources)!;
      const place = CHOICES[kind](source.text, script, random);
      const taken = used.get(source.id)!;
      if (!place || pieces.some((piece) => piece.source === source) || taken.some(([start, end]) => start < place[1] && place[0] < end)) continue;
      if (!isOnce(source.text, place, script)) continue;
      taken.push(place);
      pieces.push({ kind, source, place, at: random.pick(breaks) ?? target.text.length });
    }
    const { document, cases } = insert(target, pieces, script);
    documents.push(document);
    truth.push(...cases);
  }
  return { documents, truth };
}
