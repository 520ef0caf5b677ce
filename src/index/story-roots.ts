/**
 * Index: which story a document is of: union-find over document numbers, kept as rows (Tarjan 1975, by least number, with path compression). A row says the parent of
 * a document; one without is the root of its story, which has the root's number. Stories only grow together: nothing takes a document out again. O(log
 * documents) rows for a look-up, amortised.
 */
import { readParent, storyRow } from "./rows.js";
import type { IndexStore, RowChange } from "./store.js";

/** Looks up stories, and gathers what a commit has to write. */
export class StoryRoots {
  readonly #store: IndexStore;
  readonly #parents = new Map<number, number>();
  readonly #changed = new Set<number>();

  constructor(store: IndexStore) {
    this.#store = store;
  }

  /** The number of the story of a document. */
  rootOf(document: number): number {
    const path: number[] = [];
    let at = document;
    for (let parent = this.#parentOf(at); parent !== at; parent = this.#parentOf(at)) {
      path.push(at);
      at = parent;
    }
    for (const passed of path) if (this.#parentOf(passed) !== at) this.#set(passed, at);
    return at;
  }

  /** Makes one story of those of some documents. @returns its number. */
  join(documents: readonly number[]): number {
    const roots = documents.map((document) => this.rootOf(document));
    const least = Math.min(...roots);
    for (const root of roots) if (root !== least) this.#set(root, least);
    return least;
  }

  /** Rows of what has changed. */
  rows(): RowChange[] {
    return [...this.#changed].map((document) => storyRow(document, this.#parents.get(document)!));
  }

  #set(document: number, parent: number): void {
    this.#parents.set(document, parent);
    this.#changed.add(document);
  }

  #parentOf(document: number): number {
    const known = this.#parents.get(document);
    if (known !== undefined) return known;
    const bytes = this.#store.get("stories", document);
    const parent = bytes === undefined ? document : readParent(document, bytes);
    this.#parents.set(document, parent);
    return parent;
  }
}
