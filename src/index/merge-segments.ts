/**
 * Index: several segments of adjacent documents -> one, without the documents that were removed. Blocks of all are read in the order of their hashes,
 * each once, so memory is some blocks of each. Of equal hashes the postings of the earlier segment come first, so documents stay ascending
 * (O'Neil et al. 1996, the merge of an LSM tree). O(postings); a merge of four writes each posting once more for each four times the documents.
 */
import { withRoom } from "../arrays/with-room.js";
import { firstHashOf, startOfBlock } from "./posting-blocks.js";
import { blocksFor, type SegmentFile, type SegmentRange, SegmentWriter, type Space } from "./segment-file.js";
import type { SegmentFiles } from "./store.js";

/** What is merged into what. */
export interface Merge extends SegmentRange {
  readonly space: Space;
  /** Ascending, adjacent. */
  readonly segments: readonly SegmentFile[];
  isDead(document: number): boolean;
}

/** Postings of one segment that were read and not yet written. */
interface Cursor {
  hashes: Uint32Array<ArrayBuffer>;
  documents: Uint32Array<ArrayBuffer>;
  length: number;
  /** The first that is not yet written. */
  at: number;
  /** The next block to read. */
  block: number;
}

/** Writes the merged file. @returns its number of postings. */
export function mergeSegments(files: SegmentFiles, merge: Merge): number {
  const { segments } = merge;
  const postings = segments.reduce((sum, segment) => sum + segment.postings, 0);
  const writer = new SegmentWriter(files, { ...merge, blocks: blocksFor(postings, 3.9) });
  const cursors = segments.map((): Cursor => ({ hashes: new Uint32Array(4096), documents: new Uint32Array(4096), length: 0, at: 0, block: 0 }));
  const merged = { hashes: new Uint32Array(4096), documents: new Uint32Array(4096), length: 0 };
  try {
    for (let block = 0; block < writer.blocks; block++) {
      const end = firstHashOf(block + 1, writer.blocks);
      const cuts = cursors.map((cursor, x) => readUpTo(segments[x]!, cursor, end, merge.isDead));
      mergeCursors(cursors, cuts, merged);
      writer.write(merged, 0, merged.length);
    }
    return writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Reads blocks until all hashes below `end` are there. @returns where they end. */
function readUpTo(segment: SegmentFile, cursor: Cursor, end: number, isDead: (document: number) => boolean): number {
  while (cursor.block < segment.blocks && firstHashOf(cursor.block, segment.blocks) < end) {
    if (cursor.at > 0) {
      cursor.hashes.copyWithin(0, cursor.at, cursor.length);
      cursor.documents.copyWithin(0, cursor.at, cursor.length);
      cursor.length -= cursor.at;
      cursor.at = 0;
    }
    segment.eachOf(cursor.block++, (hash, document) => {
      if (!isDead(document)) push(cursor, hash, document);
    });
  }
  return startOfBlock(cursor, end, cursor.at);
}

function push(to: { hashes: Uint32Array<ArrayBuffer>; documents: Uint32Array<ArrayBuffer>; length: number }, hash: number, document: number): void {
  if (to.length === to.hashes.length) {
    to.hashes = withRoom(to.hashes, to.length + 1);
    to.documents = withRoom(to.documents, to.length + 1);
  }
  to.hashes[to.length] = hash;
  to.documents[to.length++] = document;
}

function mergeCursors(cursors: readonly Cursor[], cuts: readonly number[], merged: Parameters<typeof push>[0]): void {
  merged.length = 0;
  for (;;) {
    let first = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let x = 0; x < cursors.length; x++) {
      const { at, hashes } = cursors[x]!;
      if (at < cuts[x]! && hashes[at]! < least) {
        least = hashes[at]!;
        first = x;
      }
    }
    if (first < 0) return;
    for (let x = first; x < cursors.length; x++) {
      const cursor = cursors[x]!;
      while (cursor.at < cuts[x]! && cursor.hashes[cursor.at] === least) push(merged, least, cursor.documents[cursor.at++]!);
    }
  }
}
