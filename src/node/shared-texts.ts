/**
 * Node: texts as UTF-8 in memory that all threads see, end to end, and back: encoded once, never posted. A lone surrogate
 * becomes U+FFFD, one unit for one; both stand between words and in none. O(characters).
 *
 *   bytes   T h e   f e r r y ... | A   b a k e r y ... |        ends   412   978 ...
 */

import type { Texts } from "../dedupe/sign-texts.js";

/** Texts that another thread can read. */
export interface SharedTexts {
  readonly bytes: Uint8Array;
  /** By text: the byte behind its last one. */
  readonly ends: Float64Array;
}

/** A UTF-16 unit becomes three bytes at most. */
const MOST_BYTES = 3;

export function shareTexts(texts: Texts): SharedTexts {
  let units = 0;
  for (let x = 0; x < texts.length; x++) units += texts.at(x)!.length;
  // pages that are never written cost nothing
  const bytes = new Uint8Array(new SharedArrayBuffer(MOST_BYTES * units));
  const ends = new Float64Array(new SharedArrayBuffer(8 * texts.length));
  const encoder = new TextEncoder();
  let end = 0;
  for (let x = 0; x < texts.length; x++) {
    end += encoder.encodeInto(texts.at(x)!, bytes.subarray(end)).written;
    ends[x] = end;
  }
  return { bytes, ends };
}

/** The texts again, each made when it is asked for. */
export function readSharedTexts({ bytes, ends }: SharedTexts): Texts {
  // a mark at the beginning of a text is a part of it
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return { length: ends.length, at: (text) => decoder.decode(bytes.subarray(text === 0 ? 0 : ends[text - 1], ends[text])) };
}
