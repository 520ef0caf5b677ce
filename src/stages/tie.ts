/**
 * Stage tie: the seeds of one hash together -> which documents they bring together. Input rows of seeds (seed.ts), those of a hash next to each other and
 * ascending by document, then token; output a row for each place that a document is tied by. The rule is that of `detect` (seeds/first-holders.ts), over rows.
 * What a tie is worth needs the texts, so it is asked where the two are aligned (align.ts). A task needs whole groups and nothing else. O(rows) a level;
 * about as many rows come out as go in, and most of them are of one pair and one run: rows of one a, b and j - i whose i follow each other say one thing, and an
 * engine may keep the first of them.
 *
 *   kind  TIE     documents a before b, which have a seed at their tokens i and j. Where a document has the seed twice, `repeats` is its length:
 *                 then any two of its places will do
 *         REPEAT  document a = b, which is to be searched for repeats inside, has a seed at i and again at j
 *         UNTIED  document a = b has a seed at i = j that others have, and may be compared with none of those that were tried
 */
import { withRoom } from "../arrays/with-room.js";
import { allowedBy } from "../corpus/pair-filter.js";
import { WirecopyError } from "../errors.js";
import { FirstHolders, type SeededPlaces, type TieJudge, type VisitedSeed } from "../seeds/first-holders.js";
import type { SeedPlaces, SeedSplitter } from "../seeds/longer-seeds.js";
import { areSoon } from "../seeds/tie-parts.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import type { BatchOf } from "./columns.js";
import { BEGINS_SENTENCE, SEED_ROW, seedLengthOf } from "./seed.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";

export const TieKind = { TIE: 0, REPEAT: 1, UNTIED: 2 } as const;

/** Seeds with what is known of their documents: when they were published, NaN where that is not known; the number of their publisher, 0 where there is none; 1 for those of `against`. */
const INPUT = { ...SEED_ROW, start: "f64", end: "f64", publisher: "i64", against: "i32" } as const;
const OUTPUT = { kind: "i32", a: "i64", b: "i64", i: "i32", j: "i32", repeats: "i32" } as const;

type SeedsOfDocuments = BatchOf<typeof INPUT>;

export const tieStage: Stage<typeof INPUT, typeof OUTPUT, ResolvedDetectOptions> = {
  name: "tie",
  summary: "seeds of one hash together -> which documents to align, and by what",
  input: INPUT,
  output: OUTPUT,
  groupedBy: ["hash"],
  settings: DETECT_STAGE,
  open: (options) => (rows) => tiesOf(rows, options),
};

function tiesOf(rows: SeedsOfDocuments, options: ResolvedDetectOptions): BatchOf<typeof OUTPUT> {
  const firstRow = firstRows(rows);
  const publications = { sources: numbersOf(rows.publisher), startMs: rows.start, endMs: rows.end };
  const isAgainst = options.against === undefined ? new Uint8Array(0) : Uint8Array.from(rows.against);
  const allows = allowedBy({
    sources: options.otherSourceOnly ? publications.sources : new Uint32Array(0),
    startMs: options.withinMs === Number.POSITIVE_INFINITY ? new Float64Array(0) : rows.start,
    endMs: rows.end,
    withinMs: options.withinMs,
    isAgainst,
  });
  const ties = new TieRows(rows, (row) => options.self && isAgainst[row] !== 1);
  const rule = new FirstHolders(new RowPlaces(rows, firstRow), ties, { allows, areSoon: (a, b) => areSoon(publications, a, b), isAgainst });
  const places = Uint32Array.from(firstRow, (_, x) => x);
  for (let from = 0, to = 0; from < places.length; from = to) {
    while (to < places.length && rows.hash[to] === rows.hash[from]) to++;
    if (to - from > 1) rule.visit(places, from, { to, length: 0 });
  }
  return ties.columns();
}

/** Small numbers for publishers, equal ones for one; 0 for none. */
function numbersOf(publisher: BigInt64Array): Uint32Array {
  const numbers = new Map<bigint, number>([[0n, 0]]);
  return Uint32Array.from(publisher, (one) => {
    const known = numbers.get(one);
    if (known === undefined) numbers.set(one, numbers.size);
    return known ?? numbers.size - 1;
  });
}

/** By row: the first row of its seed that is of its document; the number that the document goes by here. @throws {WirecopyError} "stage-input" if rows are not in order. */
function firstRows({ hash, document, token }: SeedsOfDocuments): Uint32Array {
  const first = new Uint32Array(hash.length);
  for (let x = 0; x < first.length; x++) {
    const isOfSeed = x > 0 && hash[x] === hash[x - 1];
    const isOfDocument = isOfSeed && document[x] === document[x - 1];
    if (isOfSeed && (document[x]! < document[x - 1]! || (isOfDocument && token[x]! <= token[x - 1]!)))
      throw new WirecopyError("stage-input", `rows of one hash expected ascending by document and token, got row ${x} behind a later one`);
    first[x] = isOfDocument ? first[x - 1]! : x;
  }
  return first;
}

/** Rows as places of seeds; the length of a seed is its level. */
class RowPlaces implements SeededPlaces {
  readonly longer: readonly SeedSplitter[];
  readonly #firstRow: Uint32Array;
  readonly #cues: Int32Array;

  constructor({ quoted, candidate, plain, twice, cues }: SeedsOfDocuments, firstRow: Uint32Array) {
    this.#firstRow = firstRow;
    this.#cues = cues;
    // nothing asks for the seeds that begin with those of the level below the lowest
    this.longer = [quoted, quoted, candidate, plain, twice].map((hashes, level) => new RowSplitter(hashes, level));
  }

  documentOf(row: number): number {
    return this.#firstRow[row]!;
  }

  isQuoted(row: number, level: number): boolean {
    return ((this.#cues[row]! >>> level) & 1) === 1;
  }

  beginsSentence(row: number): boolean {
    return (this.#cues[row]! & BEGINS_SENTENCE) !== 0;
  }
}

/** Rows of one seed told apart by the hash of the longer one. */
class RowSplitter implements SeedSplitter {
  size = 0;
  readonly #hashes: Int32Array;
  readonly #level: number;
  /** Rows of the seeds that stand twice, end to end, and where those of each begin. */
  #places = new Uint32Array(64);
  readonly #starts: number[] = [0];

  constructor(hashes: Int32Array, level: number) {
    this.#hashes = hashes;
    this.#level = level;
  }

  split({ places, from, to }: SeedPlaces): void {
    this.#places = withRoom(this.#places, to - from);
    this.#starts.length = 1;
    const seeds = this.#tellApart(places, from, to);
    let size = 0;
    for (const rows of seeds) {
      if (rows.length < 2) continue;
      this.#places.set(rows, size);
      size += rows.length;
      this.#starts.push(size);
    }
    this.size = this.#starts.length - 1;
  }

  read(seed: number, out: SeedPlaces): void {
    out.places = this.#places;
    out.from = this.#starts[seed]!;
    out.to = this.#starts[seed + 1]!;
    out.length = this.#level;
  }

  /** The rows of each longer seed, in the order of their first ones. */
  #tellApart(places: Uint32Array, from: number, to: number): Iterable<readonly number[]> {
    const hashes = this.#hashes;
    const seeds = new Map<number, number[]>();
    for (let x = from; x < to; x++) {
      const hash = hashes[places[x]!]!;
      if (hash === 0) continue;
      const rows = seeds.get(hash);
      if (rows === undefined) seeds.set(hash, [places[x]!]);
      else rows.push(places[x]!);
    }
    return seeds.values();
  }
}

/** Writes ties down as rows. */
class TieRows implements TieJudge {
  readonly #rows: SeedsOfDocuments;
  readonly #columns = { kind: [] as number[], p: [] as number[], q: [] as number[], repeats: [] as number[] };

  readonly #isWithItself: (row: number) => boolean;

  /** @param isWithItself whether the document of a row is searched for repeats inside. */
  constructor(rows: SeedsOfDocuments, isWithItself: (row: number) => boolean) {
    this.#rows = rows;
    this.#isWithItself = isWithItself;
  }

  /** What came before is not asked. */
  isSettled(): boolean {
    return false;
  }

  tie(p: number, q: number, { group, hasRepeats }: VisitedSeed): void {
    const { lengths, cues } = this.#rows;
    this.#add(TieKind.TIE, p < q ? [p, q] : [q, p], hasRepeats ? seedLengthOf(lengths[p]!, cues[p]!, group.length) : 0);
  }

  addRepeat(row: number): void {
    if (this.#isWithItself(row)) this.#add(TieKind.REPEAT, [row - 1, row], 0);
  }

  addUntied(row: number): void {
    this.#add(TieKind.UNTIED, [row, row], 0);
  }

  #add(kind: number, [p, q]: readonly [number, number], repeats: number): void {
    const columns = this.#columns;
    columns.kind.push(kind);
    columns.p.push(p);
    columns.q.push(q);
    columns.repeats.push(repeats);
  }

  columns(): BatchOf<typeof OUTPUT> {
    const { kind, p, q, repeats } = this.#columns;
    const { document, token } = this.#rows;
    return {
      kind: Int32Array.from(kind),
      a: BigInt64Array.from(p, (row) => document[row]!),
      b: BigInt64Array.from(q, (row) => document[row]!),
      i: Int32Array.from(p, (row) => token[row]!),
      j: Int32Array.from(q, (row) => token[row]!),
      repeats: Int32Array.from(repeats),
    };
  }
}
