/**
 * Index: commits. Documents in, rows out, in one commit a batch: the document, its keys in the tail, a tombstone for what it replaces, the new state. What
 * a commit holds is true when it returns; nothing else decides. Each function is synchronous, so no other commit comes in between.
 */
import { parsePublicationTime } from "../corpus/publication-time.js";
import { WirecopyError } from "../errors.js";
import type { Document } from "../types/document.js";
import type { AddResult } from "../types/wire-index.js";
import type { DocumentKeys } from "./document-keys.js";
import { type IndexState, stateRow } from "./index-state.js";
import type { OpenIndex } from "./near-documents.js";
import { type DocumentTimes, deadRow, documentRow, packDocument, removed, type TailRow, tailRow } from "./rows.js";
import type { RowChange } from "./store.js";
import { storedOf } from "./text-source.js";

/** Fields of a document that are kept. */
const KEPT_FIELDS = ["id", "text", "title", "source", "publishedAt", "url", "language"] as const satisfies readonly (keyof Document)[];

/** A document that is there. */
export interface KnownDocument {
  readonly n: number;
  readonly numTokens: number;
}

/** What a batch does to the index, before it is committed. */
class Change {
  readonly rows: RowChange[] = [];
  readonly added = new Map<number, TailRow>();
  readonly killed: number[] = [];
  #state: IndexState;

  constructor(state: IndexState) {
    this.#state = state;
  }

  add(row: (n: number) => RowChange, tail: TailRow): void {
    const n = this.#state.next;
    this.rows.push(row(n));
    this.added.set(n, tail);
    const { documents, tokens, clock } = this.#state;
    this.#state = { ...this.#state, next: n + 1, documents: documents + 1, tokens: tokens + tail.numTokens, clock: Math.max(clock, tail.added) };
  }

  kill({ n, numTokens }: KnownDocument): void {
    const { nextDead, numDead, documents, tokens } = this.#state;
    this.rows.push(removed("documents", n), deadRow(nextDead, n));
    this.killed.push(n);
    this.#state = { ...this.#state, nextDead: nextDead + 1, numDead: numDead + 1, documents: documents - 1, tokens: tokens - numTokens };
  }

  commit({ reader }: OpenIndex): void {
    const state = { ...this.#state, generation: this.#state.generation + 1 };
    const tail = this.added.size === 0 ? [] : [tailRow(reader.state.next, [...this.added.values()])];
    reader.store.commit([...this.rows, ...tail, stateRow(state)]);
    reader.apply(state, this.added, this.killed);
  }
}

interface AddingOptions {
  readonly ifExists: "error" | "replace" | "skip";
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Adds documents in one commit. @throws {WirecopyError} "duplicate-id", and then nothing of them is added. */
export function commitDocuments(index: OpenIndex, documents: readonly Document[], options: AddingOptions): AddResult {
  const { chosen, repeated } = chooseDocuments(documents, options);
  const prepared = new PreparedDocuments(index);
  // most of the work is done before other writers have to wait
  if (index.reader.store.shared !== undefined) for (const document of chosen) if (!isKnown(index, document, options)) prepared.of(document);
  return index.reader.alone(() => addChosen(index, { chosen, repeated, prepared }, options));
}

function isKnown({ reader }: OpenIndex, { id }: Document, { ifExists }: AddingOptions): boolean {
  return ifExists !== "replace" && reader.lookUp(id) !== undefined;
}

/** One document of each id. */
function chooseDocuments(documents: readonly Document[], { ifExists }: AddingOptions): { readonly chosen: readonly Document[]; readonly repeated: number } {
  const chosen = new Map<string, Document>();
  let repeated = 0;
  for (const document of documents) {
    if (chosen.has(document.id)) {
      if (ifExists === "error") throw duplicateId(document.id);
      repeated++;
      if (ifExists === "skip") continue;
    }
    chosen.set(document.id, document);
  }
  return { chosen: [...chosen.values()], repeated };
}

/** What is kept of documents, each made once. */
class PreparedDocuments {
  readonly #index: OpenIndex;
  readonly #made = new Map<Document, { readonly its: DocumentKeys; readonly published: Omit<DocumentTimes, "added">; readonly packed: Uint8Array }>();

  constructor(index: OpenIndex) {
    this.#index = index;
  }

  of(document: Document) {
    const known = this.#made.get(document);
    if (known !== undefined) return known;
    const kept = keptOf(document);
    const its = this.#index.keys.keysOf(kept.id, kept.text);
    const made = { its, published: publishedOf(kept), packed: packDocument(this.#index.reader.store, storedOf(kept, this.#index.settings.texts)) };
    this.#made.set(document, made);
    return made;
  }
}

function addChosen(
  index: OpenIndex,
  { chosen, repeated, prepared }: { readonly chosen: readonly Document[]; readonly repeated: number; readonly prepared: PreparedDocuments },
  { ifExists, now }: AddingOptions,
): AddResult {
  const { reader } = index;
  const change = new Change(reader.state);
  let [added, known] = [0, 0];
  for (const document of chosen) {
    const old = reader.lookUp(document.id);
    if (old !== undefined) {
      if (ifExists === "error") throw duplicateId(document.id);
      known++;
      if (ifExists === "skip") continue;
      change.kill(old);
    } else added++;
    const { its, published, packed } = prepared.of(document);
    // the clock of the machine may go back, that of the index does not
    change.add((n) => documentRow(n, its.numTokens, packed), { ...its, ...published, added: Math.max(now, reader.state.clock) });
  }
  if (change.rows.length > 0) change.commit(index);
  return ifExists === "skip" ? { added, replaced: 0, skipped: known + repeated } : { added, replaced: known + repeated, skipped: 0 };
}

/** Removes documents in one commit. @returns how many of them were still there. */
export function commitRemoval(index: OpenIndex, documents: readonly KnownDocument[]): number {
  const { reader } = index;
  if (documents.length === 0) return 0;
  return reader.alone(() => {
    const change = new Change(reader.state);
    for (const document of documents) if (!reader.dead.has(document.n)) change.kill(document);
    if (change.rows.length > 0) change.commit(index);
    return change.killed.length;
  });
}

function duplicateId(id: string): WirecopyError {
  return new WirecopyError("duplicate-id", `the index has a document ${JSON.stringify(id)} already: it may be replaced or skipped, if that is asked for`);
}

function keptOf(document: Document): Document {
  return Object.fromEntries(KEPT_FIELDS.filter((field) => document[field] != null).map((field) => [field, document[field]])) as unknown as Document;
}

/** From when to when a document was published. */
export function publishedOf({ publishedAt }: Document): Omit<DocumentTimes, "added"> {
  const time = parsePublicationTime(publishedAt ?? undefined);
  return typeof time === "string" ? { published: Number.NaN, publishedEnd: Number.NaN } : { published: time.startMs, publishedEnd: time.endMs };
}
