/**
 * Stage input: JSON text -> the same with every integer of 16 digits or more in quotation marks: those are beyond 2^53, where a number of JavaScript
 * is rounded, and ids of posts are such. JSON.parse of Node 20 gives no source text. O(length), and looked at where an id was rounded only.
 */

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LONG_INTEGER = /^-?\d{16,}$/;

/** @param json valid. */
export function quoteLongIntegers(json: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < json.length; ) {
    if (json[i] === '"') {
      i = endOfString(json, i);
      continue;
    }
    NUMBER.lastIndex = i;
    const number = NUMBER.exec(json)?.[0];
    if (number !== undefined && LONG_INTEGER.test(number)) {
      parts.push(json.slice(from, i), `"${number}"`);
      from = i + number.length;
    }
    i += number?.length ?? 1;
  }
  return parts.join("") + json.slice(from);
}

/** Behind the quotation mark that ends the string which begins at `start`. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json[end - 1 - escapes] === "\\") escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return json.length;
}
