/**
 * Kernel: the memory of the pair kernel. It grows, and is used as a stack: what lies above the loaded document is dropped with each partner.
 *
 *   [ tables of chains | words of the vocabulary | partners that are kept ][ loaded document, its tables ][ partner ][ lists of the pair ... top
 *   0                                                   mark of the vocabulary            mark of the document
 *
 * Columns of a document, n tokens of which c are content words: words, hashes 4 n bytes each, content 4 c, alone, afterOne, afterTwo 2 n
 * each, flags, lengths n each (align/document-view.ts).
 */

/** First byte that is free. */
export let top: usize = 0;

/** Whether the engine had no room for what was asked for: nothing that was made since counts. */
export let isFull: bool = false;

/** Drops what lies above a mark, and what had no room there. */
export function release(mark: usize): void {
  top = mark;
  isFull = false;
}

/** The address of so many bytes, which hold anything; 0, and `isFull`, where the memory cannot grow. */
export function take(bytes: usize): usize {
  const at = top;
  const end = at + ((bytes + 7) & ~7);
  const missing = <isize>end - ((<isize>memory.size()) << 16);
  // by an eighth more than is needed, as each time views of the memory have to be made anew
  if (missing > 0) {
    const pages = <i32>((missing + 0xffff) >> 16);
    if (memory.grow(pages + <i32>(end >> 19)) < 0 && memory.grow(pages) < 0) {
      isFull = true;
      return 0;
    }
  }
  top = end;
  return at;
}

export function clear(at: usize, bytes: usize): void {
  const end = at + (bytes & ~7);
  for (let x = at; x < end; x += 8) store<u64>(x, 0);
  for (let x = end; x < at + bytes; x++) store<u8>(x, 0);
}
export function u32At(base: usize, x: i32): i32 {
  return load<i32>(base + ((<usize>x) << 2));
}
export function setU32(base: usize, x: i32, value: i32): void {
  store<i32>(base + ((<usize>x) << 2), value);
}
export function u16At(base: usize, x: i32): i32 {
  return <i32>load<u16>(base + ((<usize>x) << 1));
}
export function u8At(base: usize, x: i32): i32 {
  return <i32>load<u8>(base + <usize>x);
}

/** Where the word of a number's bit is. @param mask one less than the bits of the filter, a power of two. */
function wordOf(filter: usize, mask: u32, value: u32): usize {
  return filter + <usize>(((value & mask) >> 5) << 2);
}

/** Takes a number into a bit filter: a bit for each value of its lowest bits (arrays/bit-filter.ts). */
export function addTo(filter: usize, mask: u32, value: u32): void {
  const at = wordOf(filter, mask, value);
  store<u32>(at, load<u32>(at) | (1 << (value & 31)));
}

/** False for a number that is not in the set. */
export function mayHave(filter: usize, mask: u32, value: u32): bool {
  return ((load<u32>(wordOf(filter, mask, value)) >> (value & 31)) & 1) !== 0;
}

/** One document: the addresses of its columns. */
@unmanaged
export class Doc {
  length: i32;
  numContent: i32;
  words: usize;
  hashes: usize;
  content: usize;
  alone: usize;
  afterOne: usize;
  afterTwo: usize;
  flags: usize;
  lengths: usize;
}

/** Bytes of a Doc. */
export const HEADER: usize = 40;

/** Bytes of the columns of a document. */
export function bytesOf(length: i32, numContent: i32): usize {
  return (16 * ((<usize>length + 7) & ~7) + 4 * <usize>numContent + 7) & ~7;
}

/** Says where the columns of a document are. */
export function lay(doc: Doc, at: usize, length: i32): void {
  const n = (<usize>length + 7) & ~7;
  doc.length = length;
  doc.words = at;
  doc.hashes = at + 4 * n;
  doc.alone = at + 8 * n;
  doc.afterOne = at + 10 * n;
  doc.afterTwo = at + 12 * n;
  doc.flags = at + 14 * n;
  doc.lengths = at + 15 * n;
  doc.content = at + 16 * n;
}

/** Takes room for the columns of a document. @returns where they begin, 0 where there is none. */
export function place(doc: Doc, length: i32, numContent: i32): usize {
  const at = take(bytesOf(length, numContent));
  if (isFull) return 0;
  lay(doc, at, length);
  doc.numContent = numContent;
  return at;
}

/** What a token of each side is worth in a run that already has `before` tokens: the least of both sides. */
export function sharedBits(a: Doc, b: Doc, i: i32, j: i32, before: i32): i32 {
  if (before === 0) return min(u16At(a.alone, i), u16At(b.alone, j));
  if (before === 1) return min(u16At(a.afterOne, i), u16At(b.afterOne, j));
  return min(u16At(a.afterTwo, i), u16At(b.afterTwo, j));
}
