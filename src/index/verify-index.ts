/**
 * Index: every row and every block read and held against each other: the postings that the documents ask for are there, once, and no others; counts, times
 * models and changes are what the state says. Output sentences, each a fault. O(documents and postings): documents are cut into keys again. Memory: 8 bytes a
 * posting of one space.
 */
import { radixSort } from "../arrays/radix-sort.js";
import { withRoom } from "../arrays/with-room.js";
import { loadModel } from "../information/model-bytes.js";
import { finish } from "../run/pace.js";
import type { Document } from "../types/document.js";
import type { VerifyReport } from "../types/wire-index.js";
import type { DocumentKeys } from "./document-keys.js";
import { isOfThisVersion } from "./index-queries.js";
import type { OpenIndex } from "./near-documents.js";
import { readDocument, readParent, unsealed } from "./rows.js";
import { SPACES, type Space } from "./segment-file.js";
import { NO_KEY_ABOVE } from "./store.js";
import { type StoredDocument, withTexts } from "./text-source.js";

/** Faults that are listed. */
const MOST_FAULTS = 20;

/** @param index of one state, where texts are fetched: nothing may be committed to it meanwhile. */
export async function verifyIndex(index: OpenIndex): Promise<VerifyReport> {
  const { reader } = index;
  const faults: string[] = [];
  const fault = (what: string): void => {
    if (faults.length < MOST_FAULTS) faults.push(what);
  };
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      fault((error as Error).message);
    }
  };
  /** Of a text that is kept elsewhere: undefined where it is not to be had as it was. */
  const fetched = async (document: StoredDocument): Promise<Document | undefined> => {
    try {
      return (await withTexts([document], index.fetchText))[0];
    } catch (error) {
      fault((error as Error).message);
      return undefined;
    }
  };
  const expected: Record<Space, Columns> = { seeds: new Columns(), bands: new Columns() };
  let [documents, tokens] = [0, 0];
  for (const [n, bytes] of reader.store.range("documents", 0, NO_KEY_ABOVE)) {
    let read: ReturnType<typeof readDocument> | undefined;
    attempt(() => {
      read = readDocument(reader.store, n, bytes);
    });
    if (read === undefined) continue;
    const { document: stored, numTokens } = read;
    const document = index.fetchText === undefined ? stored : await fetched(stored);
    attempt(() => {
      if (reader.dead.has(n)) fault(`document ${n} is removed and there`);
      if (document === undefined) return;
      const keys: DocumentKeys = index.keys.keysOf(document.id, document.text);
      if (keys.numTokens !== numTokens) fault(`document ${n} is said to have ${numTokens} tokens, and has ${keys.numTokens}`);
      for (const space of SPACES) for (const hash of keys[space]) expected[space].push(hash, n);
      documents++;
      tokens += numTokens;
    });
  }
  if (documents !== reader.state.documents) fault(`there are ${documents} documents, and ${reader.state.documents} were expected`);
  if (tokens !== reader.state.tokens) fault(`there are ${tokens} tokens, and ${reader.state.tokens} were expected`);
  let postings = 0;
  for (const space of SPACES)
    attempt(() => {
      const found = postingsOf(index, space);
      postings += found.length;
      const difference = expected[space].differenceTo(found);
      if (difference > 0) fault(`${difference} postings of ${space} are missing, or too many`);
    });
  for (const model of reader.state.models)
    attempt(() => {
      const bytes = reader.modelBytes(model.version);
      if (bytes === undefined) fault(`model ${model.version} is missing`);
      else if (isOfThisVersion(model)) loadModel(bytes);
    });
  attempt(() => {
    const { changes } = reader.state;
    if (changes === undefined) return;
    let rows = 0;
    for (const [cursor, bytes] of reader.store.range("changes", changes.oldest, changes.next)) rows += unsealed("changes", cursor, bytes).length > 0 ? 1 : 0;
    if (rows !== changes.next - changes.oldest) fault(`of ${changes.next - changes.oldest} changes ${rows} are there`);
    for (const [n, bytes] of reader.store.range("stories", 0, NO_KEY_ABOVE))
      if (readParent(n, bytes) >= n) fault(`document ${n} is of the story of a later one`);
  });
  attempt(() => {
    const times = reader.times();
    for (const [n] of reader.store.range("documents", 0, NO_KEY_ABOVE))
      if (Number.isNaN(times.of(n).added)) fault(`it is not known when document ${n} was added`);
  });
  return { documents, postings, faults };
}

/** All postings of documents that are not removed. */
function postingsOf({ reader }: OpenIndex, space: Space): Columns {
  const found = new Columns();
  for (const segment of reader.segments)
    for (let block = 0; block < segment[space].blocks; block++)
      segment[space].eachOf(block, (hash, n) => {
        if (!reader.dead.has(n)) found.push(hash, n);
      });
  for (const part of reader.tailParts) {
    const { hashes, documents } = part[space].columns(reader.dead.has);
    for (let x = 0; x < hashes.length; x++) found.push(hashes[x]!, documents[x]!);
  }
  return found;
}

/** Postings as they come. */
class Columns {
  #hashes = new Uint32Array(1 << 12);
  #documents = new Uint32Array(1 << 12);
  length = 0;

  push(hash: number, document: number): void {
    if (this.length === this.#hashes.length) {
      this.#hashes = withRoom(this.#hashes, this.length + 1);
      this.#documents = withRoom(this.#documents, this.length + 1);
    }
    this.#hashes[this.length] = hash;
    this.#documents[this.length++] = document;
  }

  /** How many postings only one of both has, counted by place after sorting; 0 where they are the same. */
  differenceTo(other: Columns): number {
    const [a, b] = [this.#sorted(), other.#sorted()];
    let [i, j, difference] = [0, 0, 0];
    while (i < this.length || j < other.length) {
      const order = i === this.length ? 1 : j === other.length ? -1 : a.hashes[i]! - b.hashes[j]! || a.documents[i]! - b.documents[j]!;
      if (order !== 0) difference++;
      if (order <= 0) i++;
      if (order >= 0) j++;
    }
    return difference;
  }

  #sorted(): { readonly hashes: Uint32Array; readonly documents: Uint32Array } {
    const sorted = { hashes: this.#hashes.slice(0, this.length), documents: this.#documents.slice(0, this.length) };
    finish(radixSort(sorted.documents, sorted.hashes));
    finish(radixSort(sorted.hashes, sorted.documents));
    return sorted;
  }
}
