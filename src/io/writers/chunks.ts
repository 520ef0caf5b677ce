/**
 * Stage output: many short strings -> fewer, longer ones. A write of its own for each record would cost more than making
 * the record; one string for all of them cannot hold half a gigabyte.
 */
const CHUNK_CHARS = 1 << 16;

/** Joins `pieces` to chunks of about 65,536 UTF-16 code units; a longer piece stays whole. Holds one chunk. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < CHUNK_CHARS) continue;
    yield held.join("");
    held = [];
    length = 0;
  }
  if (held.length > 0) yield held.join("");
}
