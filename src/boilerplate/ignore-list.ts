/**
 * Stage boilerplate: texts to ignore (legal notes, subscription footers, "About us") -> a list that documents can be searched
 * for. A text is cut into tokens as a document is, but is no document. What starts a search is in tables of hashes:
 *
 *   runs    every shingle of RUN_TOKENS tokens
 *   units   each whole sentence or line of fewer words, by its number of tokens: of at least LEAST_UNIT_WORDS words longer
 *           than a letter, one of them a content word, so that an entry of one word does not blank every "the"
 *
 * Where a sentence or a line ends is asked of the text as well: boilerplate comes in lines ("Sign up here" has no full stop), which the
 * tokenizer's flags do not tell from commas.
 *
 * A text that gives neither can never match, and is reported. 64-bit hashes, exact up to collisions as in sketch/shingles.ts.
 * O(tokens) time; about 60 bytes a token, which stay while a collection is searched.
 */
import { IdTable } from "../arrays/id-table.js";
import { shownFirst } from "../errors.js";
import { backgroundHalves } from "../information/background.js";
import { sixteenths } from "../kernels/log2.js";
import { mapInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import type { IgnoredText } from "../settings/option-checks.js";
import { SCORING } from "../settings/scoring.js";
import { hashShingles } from "../sketch/shingles.js";
import { TokenFlag } from "../text/flags.js";
import { foldText } from "../text/fold.js";
import { Separator, separatorKinds } from "../text/separators.js";
import { sizeInWords } from "../text/size-in-words.js";
import { concatenateTokens, type TokenColumns } from "../text/token-columns.js";
import { scanTokens } from "../text/tokens.js";
import type { Tokens } from "../types/document.js";
import type { Limit, LimitCode } from "../types/limit.js";
import type { TokenFolding } from "../types/options.js";

/** Tokens that two texts share by copying, not by chance, whatever words they are; the shortest run of preset "sentence" too. */
export const RUN_TOKENS = 8;
const LEAST_UNIT_WORDS = 3;
/** A sentence ends after the token; a line does. The last token of a text ends both. */
const SENTENCE_EDGE = 1;
const LINE_EDGE = 2;
/** Units end with sentences, with lines, with either; and the whole text is one, too. */
const CUTS = [SENTENCE_EDGE, LINE_EDGE, SENTENCE_EDGE | LINE_EDGE, 0];
const CONTENT_WORD = sixteenths(SCORING.contentWord);

/** Seeds of one length, by hash, with all places in the ignored texts where each stands, ascending. */
export interface SeedTable {
  /** Tokens of a seed. */
  readonly length: number;
  /** Whether its seeds are whole sentences or lines. */
  readonly isUnit: boolean;
  readonly ids: IdTable;
  /** Seed number -> its first entry. */
  readonly first: readonly number[];
  /** Entry -> token of the ignored texts, and the next entry of the seed or -1. */
  readonly position: readonly number[];
  readonly next: readonly number[];
}

export interface IgnoreList {
  /** What each text is called in a result. */
  readonly names: readonly string[];
  /** The tokens of all texts, end to end. */
  readonly columns: TokenColumns;
  /** Text number of each token. */
  readonly textOf: Uint32Array;
  /** What ends after each token: SENTENCE_EDGE, LINE_EDGE. */
  readonly edges: Uint8Array;
  /** Longest seeds first. */
  readonly seeds: readonly SeedTable[];
  readonly limits: readonly Limit[];
}

interface IgnoreListOptions {
  readonly folding: TokenFolding | undefined;
  /** Longer texts are cut there, which is reported. */
  readonly maxDocumentChars: number;
}

export function* createIgnoreList(given: readonly IgnoredText[], { folding, maxDocumentChars }: IgnoreListOptions): Steps<IgnoreList> {
  const texts = given.map(({ name, text }) => ({ name, text: text.slice(0, maxDocumentChars) }));
  const columns = concatenateTokens(yield* mapInTurn(texts, ({ text }) => scanTokens(text, folding)));
  const textOf = new Uint32Array(columns.numTokens);
  const edges = new Uint8Array(columns.numTokens);
  const seeds = new SeedCollector(columns);
  const tooShort: IgnoredText[] = [];
  // backwards, so that the entries of a seed ascend
  for (let x = texts.length - 1; x >= 0; x--) {
    const [from, to] = [columns.offsets[x]!, columns.offsets[x + 1]!];
    textOf.fill(x, from, to);
    for (let t = from; t < to; t++) edges[t] = edgesAfter(texts[x]!.text, columns, t, to - 1);
    if (!seeds.addText(texts[x]!.text, from, to, edges)) tooShort.push(texts[x]!);
    yield;
  }
  const tooLong = given.filter(({ text }) => text.length > maxDocumentChars);
  const limits = [
    ...limitOf("ignore-too-long", "ignored texts of which only the beginning is looked for, up to maxDocumentChars", tooLong),
    ...limitOf(
      "ignore-too-short",
      `ignored texts that match nothing: no run of ${RUN_TOKENS} words, and no sentence or line of ${LEAST_UNIT_WORDS} with a content word`,
      tooShort.reverse(),
    ),
  ];
  return { names: texts.map(({ name }) => name), columns, textOf, edges, seeds: seeds.tables(), limits };
}

function limitOf(code: LimitCode, meaning: string, texts: readonly IgnoredText[]): Limit[] {
  if (texts.length === 0) return [];
  const names = texts.map(({ name }) => name);
  return [{ code, count: texts.length, detail: `${meaning}: ${shownFirst(names, names.length)}` }];
}

/** Tokens of the longest unit: one word less than a run, all of it in an unspaced script. */
const MOST_UNIT_TOKENS = RUN_TOKENS * SCORING.charactersPerWord - 1;

/** A seed table that grows. */
interface GrowingTable extends SeedTable {
  readonly first: number[];
  readonly position: number[];
  readonly next: number[];
}

class SeedCollector {
  readonly #columns: TokenColumns;
  readonly #runs = createTable(RUN_TOKENS, false);
  /** By number of tokens. */
  readonly #units = new Map<number, GrowingTable>();

  constructor(columns: TokenColumns) {
    this.#columns = columns;
  }

  /** Adds the seeds of one text, which stands before those already added. @returns whether it has any. */
  addText(text: string, from: number, to: number, edges: Uint8Array): boolean {
    const units = this.#unitsOf(text, from, to, edges);
    for (const [start, end] of units.reverse()) this.#addUnit(start, end);
    const hasRun = to - from >= RUN_TOKENS && sizeInWords(this.#columns.flags, from, to) >= RUN_TOKENS;
    if (hasRun) this.#addRuns(from, to);
    return hasRun || units.length > 0;
  }

  /** Longest first; among equals runs first, which need no boundary. */
  tables(): SeedTable[] {
    return [this.#runs, ...this.#units.values()].filter(({ ids }) => ids.size > 0).sort((x, y) => y.length - x.length || Number(x.isUnit) - Number(y.isUnit));
  }

  /** Ascending by start, each once. */
  #unitsOf(text: string, from: number, to: number, edges: Uint8Array): (readonly [from: number, to: number])[] {
    const units = new Map<string, readonly [from: number, to: number]>();
    for (const cut of CUTS) {
      let start = from;
      for (let t = from; t < to; t++) {
        if ((edges[t]! & cut) === 0 && t + 1 < to) continue;
        if (t + 1 - start <= MOST_UNIT_TOKENS && this.#isUnit(text, start, t + 1)) units.set(`${start} ${t + 1}`, [start, t + 1]);
        start = t + 1;
      }
    }
    return [...units.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  }

  #isUnit(text: string, from: number, to: number): boolean {
    const words = sizeInWords(this.#columns.flags, from, to);
    if (words - this.#singleLetters(from, to) < LEAST_UNIT_WORDS || words >= RUN_TOKENS) return false;
    for (let t = from; t < to; t++) if (this.#isContent(text, t)) return true;
    return false;
  }

  /** Initials make no words: "Washington, D.C." is a place, and ends as a sentence may. */
  #singleLetters(from: number, to: number): number {
    const { start, end, flags } = this.#columns;
    let letters = 0;
    for (let t = from; t < to; t++) if (end[t]! - start[t]! === 1 && !(flags[t]! & (TokenFlag.UNSPACED | TokenFlag.NUMBER))) letters++;
    return letters;
  }

  #isContent(text: string, token: number): boolean {
    const { start, end, flags } = this.#columns;
    if (flags[token]! & TokenFlag.UNSPACED) return true;
    if (flags[token]! & TokenFlag.NUMBER) return false;
    return 8 * backgroundHalves(foldText(text.slice(start[token]!, end[token]!)), "word") >= CONTENT_WORD;
  }

  #addUnit(from: number, to: number): void {
    const length = to - from;
    let table = this.#units.get(length);
    if (!table) {
      table = createTable(length, true);
      this.#units.set(length, table);
    }
    const hash = { lo: new Uint32Array(1), hi: new Uint32Array(1) };
    hashShingles(this.#columns, { startToken: from, endToken: to, k: length }, hash);
    addEntry(table, hash.lo[0]!, hash.hi[0]!, from);
  }

  #addRuns(from: number, to: number): void {
    const count = to - from - RUN_TOKENS + 1;
    const hashes = { lo: new Uint32Array(count), hi: new Uint32Array(count) };
    hashShingles(this.#columns, { startToken: from, endToken: to, k: RUN_TOKENS }, hashes);
    for (let i = count - 1; i >= 0; i--) addEntry(this.#runs, hashes.lo[i]!, hashes.hi[i]!, from + i);
  }
}

function createTable(length: number, isUnit: boolean): GrowingTable {
  return { length, isUnit, ids: new IdTable(), first: [], position: [], next: [] };
}

/** Puts an entry before those that the seed has. */
function addEntry({ ids, first, position, next }: GrowingTable, lo: number, hi: number, at: number): void {
  const id = ids.intern(lo, hi);
  next.push(id < first.length ? first[id]! : -1);
  first[id] = position.length;
  position.push(at);
}

/** @param last the last token of the text. @returns SENTENCE_EDGE and LINE_EDGE, or 0. */
export function edgesAfter(text: string, { start, end, flags }: Pick<Tokens, "start" | "end" | "flags">, token: number, last: number): number {
  if (token === last) return SENTENCE_EDGE | LINE_EDGE;
  const sentence = flags[token]! & TokenFlag.SENTENCE_END ? SENTENCE_EDGE : 0;
  return hasLineEnd(text, end[token]!, start[token + 1]!) ? sentence | LINE_EDGE : sentence;
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  const kinds = separatorKinds();
  for (let at = from; at < to; at++) if (kinds[text.charCodeAt(at)] === Separator.LINE_END) return true;
  return false;
}
