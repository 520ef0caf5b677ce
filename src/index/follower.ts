/**
 * Index: who tells what has changed. Each document is judged behind its commit, one after the other in the order of their numbers, against those before it; what that
 * says of stories is written with how far it came, in one commit. So the record is a function of what was added: a writer that dies judges again what it had not
 * committed, and nothing is told twice.
 *
 *   judge (verdict.ts) ─► documents that it is tied to ─► their stories (story-roots.ts) ─► changes (change-log.ts)
 *
 * Two documents are tied where `findStories` would tie them (stories/stories.ts): their relation is one of reuse, and they were published within STORY_DAYS of each other.
 * A near-duplicate alone is no tie: furniture of pages is nearly the same from month to month. So that such is known for what it is, the
 * document is judged against all times, not those days alone. Of 1,500 releases of senate-press near-duplicates, and judging the days alone, tied 933 pairs wrongly, by what
 * `detect` of all makes of them, and 1,202 rightly.
 * What it does not claim: of many candidates only the most promising are looked at, a document without a time ties whatever it shares with, nothing is
 * taken back when documents are removed or a later one explains a tie away, and an origin is the first that came, not the source. `detect` of a story's
 * documents says who had it from whom. Costs a question a document.
 */
import { isReuse } from "../relations/reuse-graph.js";
import { STORY_DAYS } from "../stories/stories.js";
import type { Document } from "../types/document.js";
import type { Pair } from "../types/relation.js";
import type { IndexChange, Judgement } from "../types/wire-index.js";
import { appendChanges, CHANGES_KEPT } from "./change-log.js";
import { inCharge, lookAgain } from "./charge.js";
import { type IndexState, stateRow } from "./index-state.js";
import type { OpenIndex } from "./near-documents.js";
import { type DocumentTimes, readDocument } from "./rows.js";
import { StoryRoots } from "./story-roots.js";
import { withTexts } from "./text-source.js";

/** Judges a document against those of lower numbers. */
type Judge = (document: Document, below: number) => Promise<Judgement>;

const DAY_MS = 86_400_000;
/** Numbers without a document that are passed over in one commit. */
const MOST_PASSED = 10_000;

export class Follower {
  readonly #index: OpenIndex;
  readonly #judge: Judge;
  readonly #kept: number;
  #work: Promise<void> | undefined;
  /** What the last work failed with, told to who asks next. */
  #failure: unknown;
  #isResting = false;

  /** Begins the record where there is none: with the next document. @param kept how many changes stay. */
  constructor(index: OpenIndex, judge: Judge, kept = CHANGES_KEPT) {
    this.#index = index;
    this.#judge = judge;
    this.#kept = kept;
    if (this.#state.changes === undefined) this.#begin();
  }

  get #state(): IndexState {
    return this.#index.reader.state;
  }

  /** Cursors go on behind those of a record that was lost with a damaged state. */
  #begin(): void {
    const { reader } = this.#index;
    reader.alone(() => {
      if (this.#state.changes !== undefined) return;
      let next = 1;
      for (const [cursor] of reader.store.range("changes", 0, Number.MAX_SAFE_INTEGER)) next = cursor + 1;
      this.#commit({ ...this.#state, changes: { next, oldest: next, followed: this.#state.next } }, []);
    });
  }

  /** Begins what is due. @throws what earlier work failed with, once. */
  run(): void {
    this.throwFailure();
    if (this.#isDue()) this.#work ??= this.#follow();
  }

  throwFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
  }

  /** Resolves when all documents were judged. @throws what that failed with. */
  async settled(): Promise<void> {
    while (this.#isDue()) {
      this.run();
      await this.#work;
      if (this.#isDue()) await lookAgain(this.#index.reader);
    }
    this.throwFailure();
  }

  /** Ends behind the document that is being judged; the next writer goes on there. */
  async rest(): Promise<void> {
    this.#isResting = true;
    await this.#work;
    this.throwFailure();
  }

  #isDue(): boolean {
    const { changes, next } = this.#state;
    return !this.#isResting && changes!.followed < next;
  }

  async #follow(): Promise<void> {
    // in a turn of its own, so that who commits is answered first
    await undefined;
    try {
      await inCharge(this.#index.reader, "changes", async () => {
        while (this.#isDue()) await this.#followNext();
      });
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#work = undefined;
    }
  }

  async #followNext(): Promise<void> {
    const { store } = this.#index.reader;
    const { next, changes } = this.#state;
    let n = changes!.followed;
    let bytes = store.get("documents", n);
    for (const end = Math.min(next, n + MOST_PASSED); bytes === undefined && n + 1 < end; ) bytes = store.get("documents", ++n);
    if (bytes === undefined) {
      this.#tell(n, [], []);
      return;
    }
    const [document] = (await withTexts([readDocument(store, n, bytes).document], this.#index.fetchText)) as [Document];
    const judged = await this.#judge(document, n);
    const roots = new StoryRoots(store);
    const told = this.#changesOf({ n, document, judged, roots });
    this.#tell(n, told, roots.rows());
  }

  /** Commits what is told of a document, and that it was judged. */
  #tell(n: number, told: readonly Omit<IndexChange, "cursor">[], stories: readonly ReturnType<StoryRoots["rows"]>[number][]): void {
    this.#index.reader.alone(() => {
      const { rows, log } = appendChanges(told, this.#state.changes!, { followed: n + 1, kept: this.#kept });
      this.#commit({ ...this.#state, changes: log }, [...rows, ...stories]);
    });
  }

  #commit(state: IndexState, rows: ReturnType<StoryRoots["rows"]>): void {
    const { reader } = this.#index;
    const next = { ...state, generation: state.generation + 1 };
    reader.store.commit([...rows, stateRow(next)]);
    reader.apply(next, new Map(), []);
  }

  #changesOf({ n, document, judged, roots }: Followed): Omit<IndexChange, "cursor">[] {
    const { reader } = this.#index;
    const { verdict, model } = judged;
    const times = reader.times();
    const ties = tiesOf(document.id, judged).flatMap((id) => {
      const number = reader.numberOf(id);
      return number === undefined || number >= n || isFar(times.of(number), times.of(n)) ? [] : [{ id, number }];
    });
    const { added } = times.of(n);
    const about = { document: document.id, of: null, merged: [], verdict: verdict.kind, model: model.version, at: new Date(added).toISOString() };
    if (ties.length === 0) return [{ ...about, kind: "new-origin", story: n }];
    const before = [...new Set(ties.map(({ number }) => roots.rootOf(number)))].sort((x, y) => x - y);
    const story = roots.join([...before, n]);
    const of = ties.some(({ id }) => id === verdict.of) ? verdict.of : ties[0]!.id;
    const told: Omit<IndexChange, "cursor">[] = [];
    if (before.length > 1) told.push({ ...about, kind: "stories-merged", story, merged: before.slice(1) });
    told.push({ ...about, kind: "story-joined", story, of });
    if (verdict.kind === "update" && verdict.of === of) told.push({ ...about, kind: "update-of", story, of });
    return told;
  }
}

interface Followed {
  readonly n: number;
  readonly document: Document;
  readonly judged: Judgement;
  readonly roots: StoryRoots;
}

/** Whether two documents were published too far from each other for one story; not where a time is not known. */
function isFar(a: DocumentTimes, b: DocumentTimes): boolean {
  return Math.max(a.published - b.publishedEnd, b.published - a.publishedEnd) > STORY_DAYS * DAY_MS;
}

/** Ids of the documents that one is tied to by reuse, those that it shares most with first. */
function tiesOf(id: string, { pairs }: Judgement): string[] {
  const tied = pairs.filter(({ relation }) => relation !== null && isReuse(relation));
  const shareOf = ({ a, coverageA, coverageB }: Pair): number => (a === id ? coverageA : coverageB);
  return tied.sort((x, y) => shareOf(y) - shareOf(x)).map((pair) => otherOf(pair, id));
}

function otherOf({ a, b }: Pair, id: string): string {
  return a === id ? b : a;
}
