/**
 * Plants damaged copies (damage.ts) into articles that share nothing, offsets known on both sides. Input: articles, the
 * first half of them sources; output: documents and cases. Sources stay as they are; a target gets at most two copies, from
 * different sources, between two sentences. No place of a source is used twice, so there are no siblings, and none that the
 * source repeats: it would match off the diagonal.
 * Cost: linear in cases and the articles they come from.
 */
import type { Document, Span } from "../../src/types/document.js";
import { DAMAGES, type Damaged, type Place, sentencesIn } from "./damage.js";
import type { Case } from "./measures.js";
import { Random } from "./random.js";
import { unitsOf } from "./script-of.js";

/** Words in a row that a planted place may not share with another place of its source. */
const ONCE_RUN = 4;
const MOST_PER_TARGET = 2;
/** Draws for a case before it is left out. */
const ATTEMPTS = 200;

/** A copy that goes into a target. */
interface Piece extends Damaged {
  readonly kind: string;
  readonly source: Document;
  readonly place: Place;
  readonly before: string;
  readonly after: string;
}

/** Plants `cases` passages of each kind, fewer where the articles have no place for them; the same seed gives the same set. */
export function plantDamage(articles: readonly Document[], cases: number, seed: number): { documents: readonly Document[]; truth: readonly Case[] } {
  const planter = new Planter(articles, seed);
  for (let n = 0; n < cases; n++) for (const kind of Object.keys(DAMAGES)) planter.plant(kind);
  return planter.result();
}

class Planter {
  readonly #random: Random;
  readonly #sources: readonly Document[];
  readonly #targets: readonly { readonly document: Document; readonly pieces: Piece[] }[];
  readonly #used = new Map<Document, Place[]>();

  constructor(articles: readonly Document[], seed: number) {
    this.#random = new Random(seed);
    this.#sources = articles.slice(0, articles.length >> 1);
    this.#targets = articles.slice(this.#sources.length).map((document) => ({ document, pieces: [] }));
  }

  plant(kind: string): void {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const source = this.#random.pick(this.#sources);
      const target = this.#random.pick(this.#targets);
      if (!source || !target || target.pieces.length === MOST_PER_TARGET || target.pieces.some((piece) => piece.source === source)) continue;
      const piece = this.#pieceOf(kind, source, this.#attribution(target.document.text));
      if (!piece) continue;
      target.pieces.push(piece);
      return;
    }
  }

  #pieceOf(kind: string, source: Document, who: string): Piece | undefined {
    const { choose, damage, frame } = DAMAGES[kind]!;
    const place = choose(source.text, this.#random);
    const taken = this.#used.get(source) ?? [];
    if (!place || taken.some(([start, end]) => start < place[1] && place[0] < end) || !isOnce(source.text, place)) return undefined;
    const damaged = damage(source.text.slice(...place), this.#random);
    if (!damaged) return undefined;
    this.#used.set(source, [...taken, place]);
    const [before, after] = frame(this.#random, who);
    return { ...damaged, kind, source, place, before, after };
  }

  /** Who speaks: two words of the target, which no other quotation has. */
  #attribution(text: string): string {
    const words = unitsOf(text, "Latin").map((word) => word.text);
    return `${this.#random.pick(words)} ${this.#random.pick(words)}`;
  }

  result(): { documents: readonly Document[]; truth: readonly Case[] } {
    const filled = this.#targets.map(({ document, pieces }) => insert(document, pieces, this.#random));
    return { documents: [...this.#sources, ...filled.map(({ document }) => document)], truth: filled.flatMap(({ cases }) => cases) };
  }
}

/** Whether no run of ONCE_RUN words of the place stands elsewhere in the text. */
function isOnce(text: string, place: Place): boolean {
  const runs = (part: string): string[] => {
    const words = unitsOf(part, "Latin").map((word) => word.text);
    return words.slice(ONCE_RUN - 1).map((_, i) => words.slice(i, i + ONCE_RUN).join(" "));
  };
  const count = new Map<string, number>();
  for (const run of runs(text)) count.set(run, (count.get(run) ?? 0) + 1);
  return runs(text.slice(...place)).every((run) => count.get(run) === 1);
}

/** The target with its pieces put between its sentences, and their cases. */
function insert(target: Document, pieces: readonly Piece[], random: Random): { document: Document; cases: Case[] } {
  const breaks = sentencesIn(target.text).map(([, end]) => end);
  const places = pieces.map(() => random.pick(breaks)!).sort((x, y) => x - y);
  const cases: Case[] = [];
  let text = "";
  let from = 0;
  pieces.forEach((piece, i) => {
    text += `${target.text.slice(from, places[i])} ${piece.before}`;
    cases.push(caseOf(piece, target.id, text.length));
    text += piece.copy + piece.after;
    from = places[i]!;
  });
  return { document: { ...target, text: text + target.text.slice(from).trimStart() }, cases };
}

/** The case of a piece whose copy begins at `start`; with one part that part, with several all of them and what they span. */
function caseOf({ kind, source, place, copy, parts }: Piece, id: string, start: number): Case {
  const whole = { original: [0, place[1] - place[0]] as const, copy: [0, copy.length] as const };
  const matches = (parts ?? [whole]).map((part) => ({ a: span(source.id, place[0], part.original), b: span(id, start, part.copy) }));
  const [first, last] = [matches[0]!, matches.at(-1)!];
  const spanned = { kind, a: { ...first.a, end: last.a.end }, b: { ...first.b, end: last.b.end } };
  return matches.length > 1 ? { ...spanned, parts: matches } : spanned;
}

function span(id: string, offset: number, [start, end]: Place): Span {
  return { id, start: offset + start, end: offset + end };
}
