/**
 * Stage seeds: the first holders of the seeds of a collection in memory. Input what the search reads, output the pairs that a range of groups of places
 * ties. A pair is tied where the run around two places that the rule brings together (first-holders.ts) is worth it (worth.ts).
 *
 * What is copied is copied token after token, so the places of a seed are often those of the seed before, one token on. Where that one could tie
 * nothing any more, this one can neither, and is passed over unread: a third of all places. These are short cuts, and do not show: what is tied
 * follows from each seed alone.
 */
import type { RepeatedPlaces } from "../arrays/repeated-places.js";
import type { Thresholds } from "../settings/thresholds.js";
import { bitsOfLevels, FirstHolders, type SeededPlaces, type SeedLevels, type TieJudge, type TieSettings, type VisitedSeed } from "./first-holders.js";
import { LongerSeeds } from "./longer-seeds.js";
import { beginsSentence, documentOf, isQuotedToken, sameSeedWords } from "./seed-tokens.js";
import { SeedWalk } from "./seed-walk.js";
import { type SeedMeasure, seedLength } from "./seeds.js";
import { TieCollector, type TiedPairs } from "./ties.js";
import { WorthOfRuns } from "./worth.js";

/** What the search reads. */
export interface TieColumns {
  /** By document: its first token, and behind them the number of tokens. */
  readonly offsets: Uint32Array;
  readonly measure: SeedMeasure;
  /** By token: bits where it stands first in a run, a name or not. */
  readonly alone: Uint16Array;
  readonly seeds: RepeatedPlaces;
}

export interface CollectionTieSettings extends TieSettings {
  readonly levels: SeedLevels;
  readonly thresholds: Thresholds;
}

/** Tokens as places of seeds. */
class SeededTokens implements SeededPlaces {
  readonly longer: readonly LongerSeeds[];
  readonly #tokens: Uint32Array;

  constructor({ offsets, measure }: TieColumns, levels: SeedLevels) {
    this.#tokens = measure.tokens;
    this.longer = bitsOfLevels(levels).map((needed) => new LongerSeeds({ offsets, measure }, needed));
  }

  documentOf(token: number): number {
    return documentOf(this.#tokens, token);
  }

  isQuoted(token: number, length: number): boolean {
    return (isQuotedToken(this.#tokens, token) | isQuotedToken(this.#tokens, token + length - 1)) === 1;
  }

  beginsSentence(token: number): boolean {
    return beginsSentence(this.#tokens, token);
  }
}

/** Keeps the ties that are worth it. */
class WorthyTies implements TieJudge {
  readonly tied: TieCollector;
  readonly #tokens: Uint32Array;
  readonly #worth: WorthOfRuns;

  constructor(columns: TieColumns, { levels, thresholds }: CollectionTieSettings) {
    this.tied = new TieCollector(columns.offsets.length - 1);
    this.#tokens = columns.measure.tokens;
    this.#worth = new WorthOfRuns({ ...columns, tokens: this.#tokens }, { thresholds, quoted: levels.soon });
  }

  /** @param q behind `p` */
  areTied(p: number, q: number): boolean {
    return this.tied.has(documentOf(this.#tokens, p), documentOf(this.#tokens, q));
  }

  isSettled(p: number, q: number, { numHolders, hasRepeats }: VisitedSeed): boolean {
    if (this.areTied(p, q)) return true;
    // of two documents it is found out whether they are worth it, of more it has to be known
    return !hasRepeats && (numHolders === 2 ? !this.#worth.has(p, q) : this.#worth.isPoor(p, q));
  }

  tie(p: number, q: number, { group, hasRepeats }: VisitedSeed): void {
    const [x, y] = [documentOf(this.#tokens, p), documentOf(this.#tokens, q)];
    const [a, b] = x < y ? [x, y] : [y, x];
    if (this.tied.has(a, b)) return;
    if (this.#worth.has(p, q) || (hasRepeats && this.#worth.hasElsewhere(group, a, b))) this.tied.add(a, b);
  }

  addRepeat(place: number): void {
    this.tied.addRepeat(documentOf(this.#tokens, place));
  }

  addUntied(place: number): void {
    this.tied.addUntied(documentOf(this.#tokens, place));
  }
}

export class CollectionHolders {
  readonly #columns: TieColumns;
  readonly #walk: SeedWalk;
  /** Sixteenths of a bit of a seed of the lowest level. */
  readonly #least: number;
  readonly #ties: WorthyTies;
  readonly #rule: FirstHolders;

  constructor(columns: TieColumns, settings: CollectionTieSettings) {
    this.#columns = columns;
    this.#walk = new SeedWalk(columns.seeds, columns.measure);
    this.#least = settings.levels.soon;
    this.#ties = new WorthyTies(columns, settings);
    this.#rule = new FirstHolders(new SeededTokens(columns, settings.levels), this.#ties, settings);
  }

  /** What the groups [from, to) of places tie. */
  tie(from: number, to: number): TiedPairs {
    const { positions } = this.#columns.seeds;
    this.#walk.visit(from, to, (first, end) => this.#visitEqualHashes(positions, first, end));
    return this.#ties.tied.take();
  }

  /** Visits the seeds of one hash, nearly always one seed. Returns whether nothing can come of their documents any more. */
  #visitEqualHashes(places: Uint32Array, from: number, to: number): boolean {
    // most seeds stand at two places, of documents that are tied by now: nothing can come of them, whatever their words are
    if (to - from === 2 && this.#ties.areTied(places[from]!, places[from + 1]!)) return true;
    const { tokens } = this.#columns.measure;
    const first = places[from]!;
    const length = this.#lengthAt(first);
    // equal words make equal lengths
    let numSame = 1;
    while (from + numSame < to && sameSeedWords(tokens, places[from + numSame]!, first, length)) numSame++;
    if (numSame === to - from) return this.#rule.visit(places, from, { to, length });
    this.#visitUnequal(places.subarray(from, to));
    return false;
  }

  /** Visits the seeds of one hash where there are several. */
  #visitUnequal(places: Uint32Array): void {
    const { tokens } = this.#columns.measure;
    for (let rest = places; rest.length > 1; ) {
      const first = rest[0]!;
      const length = this.#lengthAt(first);
      const isSame = (p: number): boolean => sameSeedWords(tokens, p, first, length);
      const same = rest.filter(isSame);
      if (same.length > 1) this.#rule.visit(same, 0, { to: same.length, length });
      rest = rest.filter((p) => !isSame(p));
    }
  }

  #lengthAt(position: number): number {
    const { offsets, measure } = this.#columns;
    const end = offsets[documentOf(measure.tokens, position) + 1]!;
    return seedLength(measure, position, { end, needed: this.#least });
  }
}
