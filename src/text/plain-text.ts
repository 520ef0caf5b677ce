/**
 * Stage text, before its scanner: what a text says that was escaped, misread or marked up. Input a text as it was given, output the text
 * that was meant and which offsets of it are which of the given one, so that tokens always slice what was given.
 *
 *   references   it&#8217;s   &amp;quot;   <U+2019>                                     references.ts
 *   escapes      \n \" \u201c, where every backslash of the text is one of JSON        references.ts
 *   misreadings  donâ€™t   cafÃ©   Ã¢â‚¬â„¢   ‚Äô                                   misdecoded.ts
 *   tags         <p> <br> <b>, where the text is HTML: ends of paragraphs or lines, or nothing      markup.ts
 *
 * Nearly every text has none of them, and is handed back as it is. O(length).
 */
import { looksLikeHtml, readTag } from "./markup.js";
import { isLead, maybeMisdecoded, readMisdecoded } from "./misdecoded.js";
import { isEscapedAgain, readCodePoint, readEscape, readReference, type Written } from "./references.js";

/** What was done to a text, as far as it was read through. */
export interface Damage {
  /** It holds character references. */
  readonly hasReferences: boolean;
  /** It was escaped once more than it was read. */
  readonly isEscaped: boolean;
  /** It holds characters that were read in a wrong encoding. */
  readonly isMisdecoded: boolean;
}

/** The text that was meant. */
export interface PlainText {
  readonly text: string;
  readonly spots: Spots;
  readonly damage: Damage;
}

/** Places where a text differs from the given one, ascending: a few given units became a few others. */
export class Spots {
  readonly #givenFrom: number[] = [];
  readonly #givenTo: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  add(given: { readonly from: number; readonly to: number }, { from, to }: { readonly from: number; readonly to: number }): void {
    this.#givenFrom.push(given.from);
    this.#givenTo.push(given.to);
    this.#from.push(from);
    this.#to.push(to);
  }

  get length(): number {
    return this.#from.length;
  }

  /** Puts offsets of the given text in the place of those of the plain one. Both ascend; a token holds whole spots. O(tokens + spots). */
  restore({ length, start, end }: { readonly length: number; readonly start: Uint32Array; readonly end: Uint32Array }): void {
    let next = 0;
    for (let i = 0; i < length; i++) {
      while (next < this.length && this.#to[next]! <= start[i]!) next++;
      start[i] = this.#given(next, start[i]!, false);
      while (next < this.length && this.#to[next]! <= end[i]! - 1) next++;
      end[i] = this.#given(next, end[i]!, true);
    }
  }

  /** The given offset of `at`, where spot `next` is the first one that ends behind it; inside a spot its end or its start. */
  #given(next: number, at: number, isEnd: boolean): number {
    const isInside = next < this.length && (isEnd ? this.#from[next]! < at : this.#from[next]! <= at);
    if (isInside) return isEnd ? this.#givenTo[next]! : this.#givenFrom[next]!;
    return next === 0 ? at : this.#givenTo[next - 1]! + at - this.#to[next - 1]!;
  }
}

/** What is looked for in a text. */
interface Signs {
  readonly hasAmpersand: boolean;
  readonly hasCodePoints: boolean;
  readonly isEscaped: boolean;
  readonly isMisdecoded: boolean;
  readonly isHtml: boolean;
}

/**
 * Whether a text has any of the signs that what it says may not be what stands there. Of several texts in one it is true if it is of one of them.
 * @param isAscii whether all of it is known to be ASCII, which spares the half of the search.
 */
export function mayMeanOther(text: string, isAscii = false): boolean {
  return text.includes("&") || text.includes("<") || text.includes("\\") || (!isAscii && maybeMisdecoded(text));
}

/** What a text says, where that is not what stands there; undefined for nearly every text. */
export function plainTextOf(text: string): PlainText | undefined {
  if (!mayMeanOther(text)) return undefined;
  const hasAmpersand = text.includes("&");
  const hasAngle = text.includes("<");
  const isEscaped = text.includes("\\") && isEscapedAgain(text);
  const isMisdecoded = maybeMisdecoded(text);
  const hasCodePoints = hasAngle && text.includes("<U+");
  const isHtml = hasAngle && looksLikeHtml(text);
  if (!hasAmpersand && !isEscaped && !isMisdecoded && !hasCodePoints && !isHtml) return undefined;
  return read(text, { hasAmpersand, isEscaped, isMisdecoded, hasCodePoints, isHtml });
}

const CANDIDATE = /[&<\\\u00c2-\u00f4\u201a]/g;

function read(text: string, signs: Signs): PlainText | undefined {
  const spots = new Spots();
  const damage = { hasReferences: false, isEscaped: signs.isEscaped, isMisdecoded: false };
  let plain = "";
  let copied = 0;
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
    const at = match.index;
    const written = readAt(text, at, { signs, follows: at === copied && at > 0 });
    if (written === undefined) continue;
    plain += text.slice(copied, at);
    spots.add({ from: at, to: written.to }, { from: plain.length, to: plain.length + written.character.length });
    plain += written.character;
    copied = written.to;
    CANDIDATE.lastIndex = written.to;
    if (text[at] === "&") damage.hasReferences = true;
    else if (text[at] !== "<" && text[at] !== "\\") damage.isMisdecoded = true;
  }
  return spots.length === 0 ? undefined : { text: plain + text.slice(copied), spots, damage };
}

function readAt(text: string, at: number, { signs, follows }: { readonly signs: Signs; readonly follows: boolean }): Written | undefined {
  switch (text[at]) {
    case "&":
      return readReference(text, at);
    case "<":
      return (signs.hasCodePoints ? readCodePoint(text, at) : undefined) ?? (signs.isHtml ? readTag(text, at) : undefined);
    case "\\":
      return signs.isEscaped ? readEscape(text, at) : undefined;
    default:
      return signs.isMisdecoded && isLead(text.charCodeAt(at)) ? readMisdecoded(text, at, follows) : undefined;
  }
}

/** The same, only the text. */
export function meantText(text: string): string {
  return plainTextOf(text)?.text ?? text;
}
