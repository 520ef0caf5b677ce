/**
 * Index: bytes as they lie on disk: numbers of 32 bits, little-endian, and 32 bits over some bytes and a seed, which stand behind every row and every block. Each step is a bijection of the sum for given bytes, so a
 * change within one word of four always changes the sum; any other change is missed with probability 2^-32. The seed says where the bytes
 * belong, so a row or a block in another's place is found too. Not a hash against an adversary. O(bytes), four at a time.
 */
import { mix32 } from "../kernels/hash.js";

/** Bytes of a checksum. */
export const CHECKSUM_BYTES = 4;

/** The checksum of bytes [from, to) of `view`. */
export function checksumOf(view: DataView, seed: number, from: number, to: number): number {
  let lo = mix32(seed ^ 0x9e3779b9);
  let hi = to - from;
  const whole = from + ((to - from) & ~3);
  let at = from;
  for (; at < whole; at += 4) {
    lo = Math.imul(lo ^ view.getUint32(at, true), 0x9e3779b1);
    hi = Math.imul(hi ^ lo, 0x85ebca6b) + (lo >>> 15);
  }
  let rest = 0;
  for (; at < to; at++) rest = (rest << 8) | view.getUint8(at);
  lo = Math.imul(lo ^ rest, 0x9e3779b1);
  return mix32(lo ^ Math.imul(hi, 0x85ebca6b)) >>> 0;
}

/** A view of the bytes of an array. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A seed of two numbers that say where bytes belong. */
export function seedOf(kind: number, number: number): number {
  return mix32(Math.imul(kind + 1, 0x2c9277b5) ^ number);
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Writes numbers of 32 bits to bytes from `at` on, little-endian. */
export function writeWords(view: DataView, at: number, words: Uint32Array): void {
  if (IS_LITTLE_ENDIAN) new Uint8Array(view.buffer, view.byteOffset + at).set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
  else for (let x = 0; x < words.length; x++) view.setUint32(at + 4 * x, words[x]!, true);
}

/** So many of them from `at` on; a copy. */
export function readWords(view: DataView, at: number, length: number): Uint32Array {
  const from = view.byteOffset + at;
  if (IS_LITTLE_ENDIAN) return new Uint32Array(view.buffer.slice(from, from + 4 * length));
  const words = new Uint32Array(length);
  for (let x = 0; x < length; x++) words[x] = view.getUint32(at + 4 * x, true);
  return words;
}
