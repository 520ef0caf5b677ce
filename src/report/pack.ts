/**
 * Stage report: a part of the page's data as JSON -> zlib (RFC 1950) in base64. fflate, of a pinned version, and not zlib of Node: that
 * differs between versions and processors, and the same input has to give the same bytes everywhere. Browsers unpack it themselves
 * (DecompressionStream "deflate"). Free of Node. About 20 MB/s.
 */
import { zlibSync } from "fflate";

/** A multiple of 3, so that the pieces of base64 follow each other without padding, and few enough for arguments of one call. */
const BYTES_AT_ONCE = 3 * (1 << 12);

/** Base64 of the packed UTF-8 of `json`; letters, digits, +, / and = only, so it can stand in an element as it is. */
export function pack(json: string): string {
  const bytes = zlibSync(new TextEncoder().encode(json), { level: 6 });
  let base64 = "";
  for (let from = 0; from < bytes.length; from += BYTES_AT_ONCE) base64 += btoa(String.fromCharCode(...bytes.subarray(from, from + BYTES_AT_ONCE)));
  return base64;
}
