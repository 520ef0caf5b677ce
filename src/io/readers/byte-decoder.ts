/**
 * Stage input: bytes in pieces -> text in pieces, with a count of what could not be decoded. A byte order mark decides the
 * encoding and is taken away; line ends stay as they are, so that offsets count in the text as it was given.
 * UTF-8 goes through Node's StringDecoder: it makes one-byte strings of ASCII, where TextDecoder would double the memory.
 * windows-1252 by its table of 27 characters (WHATWG Encoding), because some releases of Node decode it as ISO 8859-1.
 * O(bytes); keeps at most 3 bytes between pieces.
 */
import { isAscii } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import type { Encoding } from "./read-options.js";

const REPLACEMENT = "\ufffd";
const REPLACEMENT_UTF8 = Buffer.from(REPLACEMENT);
/** What 0x80 to 0x9F stand for; the five that windows-1252 leaves open stay control characters. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
const C1 = /[\x80-\x9f]/g;
const SINGLE_BYTE = /^(?:windows-|iso-8859-|koi8-|macintosh)/;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const MARKS: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The byte order mark that `bytes`, three or more or a whole file, begin with. */
export function byteOrderMark(bytes: Uint8Array): { readonly encoding: Encoding; readonly length: number } | undefined {
  const mark = MARKS.find(([, its]) => its.every((byte, i) => bytes[i] === byte));
  return mark && { encoding: mark[0], length: mark[1].length };
}

/** How many U+FFFD of `text` stand for bytes that are no UTF-8, and do not stand in `bytes`, of which it was made. */
export function countInvalid(bytes: Buffer, text: string): number {
  return text.includes(REPLACEMENT) ? count((from) => text.indexOf(REPLACEMENT, from), 1) - countReplacements(bytes) : 0;
}

/** Decodes one file. `push` its bytes in order, then `end` once. */
export class ByteDecoder {
  /** Replacement characters written for bytes that are no text in the encoding. */
  invalid = 0;
  #encoding: Encoding;
  readonly #utf8 = new StringDecoder("utf8");
  #started = false;
  /** Until the mark is known, the first bytes; then the last two (UTF-8) or those of an unfinished character (UTF-16). */
  #held: Buffer = Buffer.alloc(0);
  #other: InstanceType<typeof TextDecoder> | undefined;
  /** Whether the first bytes that are not ASCII have yet to show which encoding it is. */
  #isOpen: boolean;
  readonly #guess: ((bytes: Buffer) => Encoding | undefined) | undefined;
  /** The encoding that `guess` gave. */
  guessed: Encoding | undefined;

  /**
   * @param encoding of a file without a byte order mark.
   * @param options.mayBeUtf8 takes bytes for UTF-8 where the first piece with any beyond ASCII is valid UTF-8: texts of one byte a letter never are, but for
   * texts that were misread once already. Not asked of encodings of several bytes.
   * @param options.guess asked for the encoding of that piece where it is not valid UTF-8, instead of `encoding`.
   */
  constructor(
    encoding: Encoding,
    { mayBeUtf8 = false, guess }: { readonly mayBeUtf8?: boolean; readonly guess?: ((bytes: Buffer) => Encoding | undefined) | undefined } = {},
  ) {
    this.#encoding = encoding;
    this.#guess = guess;
    this.#isOpen = guess !== undefined || (mayBeUtf8 && SINGLE_BYTE.test(encoding));
  }

  /** The encoding in use; before three bytes were seen, the one that was given. */
  get encoding(): Encoding {
    return this.#encoding;
  }

  /** The text of these bytes as far as it is complete. Does not keep or change `bytes`. */
  push(bytes: Uint8Array): string {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.#started) return this.#decode(piece, false);
    const first = Buffer.concat([this.#held, piece]);
    if (first.length < 3) {
      this.#held = first;
      return "";
    }
    return this.#decode(this.#start(first), false);
  }

  /** What is left: the replacement of a character that was cut off, or "". */
  end(): string {
    const rest = this.#started ? Buffer.alloc(0) : this.#start(this.#held);
    return this.#decode(rest, true);
  }

  #start(first: Buffer): Buffer {
    const mark = byteOrderMark(first);
    if (mark) this.#encoding = mark.encoding;
    // a mark decides by itself
    if (mark) this.#isOpen = false;
    this.#started = true;
    this.#held = Buffer.alloc(0);
    return first.subarray(mark?.length ?? 0);
  }

  #decode(bytes: Buffer, last: boolean): string {
    if (this.#isOpen) {
      if (isAscii(bytes)) return bytes.toString("latin1");
      this.#isOpen = false;
      if (beginsAsUtf8(bytes)) this.#encoding = "utf-8";
      else this.guessed = this.#guess?.(bytes);
      this.#encoding = this.guessed ?? this.#encoding;
    }
    switch (this.#encoding) {
      case "utf-8":
        return this.#decodeUtf8(bytes, last);
      case "windows-1252":
        return withoutC1(bytes.toString("latin1"));
      case "utf-16le":
      case "utf-16be":
        return this.#decodeUtf16(bytes, last);
      default:
        return this.#decodeOther(bytes, last);
    }
  }

  #decodeOther(bytes: Buffer, last: boolean): string {
    this.#other ??= new TextDecoder(this.#encoding);
    const text = this.#other.decode(bytes, { stream: !last });
    if (text.includes(REPLACEMENT)) this.invalid += count((from) => text.indexOf(REPLACEMENT, from), 1);
    return text;
  }

  /** Replaced = U+FFFD in the text less those that stood in the bytes, as EF BF BD inside this piece or across its border with the last. */
  #decodeUtf8(bytes: Buffer, last: boolean): string {
    const text = this.#utf8.write(bytes) + (last ? this.#utf8.end() : "");
    if (text.includes(REPLACEMENT)) {
      const border = Buffer.concat([this.#held, bytes.subarray(0, 2)]);
      this.invalid += count((from) => text.indexOf(REPLACEMENT, from), 1) - countReplacements(bytes) - countReplacements(border);
    }
    this.#held = Buffer.concat([this.#held, bytes.subarray(-2)]).subarray(-2);
    return text;
  }

  /** Whole code units; an odd byte and the first half of a surrogate pair wait for the next piece. */
  #decodeUtf16(bytes: Buffer, last: boolean): string {
    const all = Buffer.concat([this.#held, bytes]);
    let length = all.length & ~1;
    if (!last && length > 0 && (all[length - (this.#encoding === "utf-16le" ? 1 : 2)]! & 0xfc) === 0xd8) length -= 2;
    this.#held = Buffer.from(all.subarray(length));
    const whole = all.subarray(0, length);
    const text = (this.#encoding === "utf-16be" ? whole.swap16() : whole).toString("utf16le");
    const cutOff = last && this.#held.length > 0 ? "\ud800" : "";
    return (text + cutOff).replace(LONE_SURROGATE, () => {
      this.invalid++;
      return REPLACEMENT;
    });
  }
}

/** What was windows-1252 and was read as ISO 8859-1: control characters become the signs that were meant. */
export function withoutC1(text: string): string {
  return text.replace(C1, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] as string);
}

/** Whether bytes are valid UTF-8, but for a character that their end cuts off. */
export function beginsAsUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** How often `find`, asked for the next place from an offset on, finds something of that length. */
function count(find: (from: number) => number, length: number): number {
  let found = 0;
  for (let at = find(0); at >= 0; at = find(at + length)) found++;
  return found;
}

function countReplacements(bytes: Buffer): number {
  return count((from) => bytes.indexOf(REPLACEMENT_UTF8, from), REPLACEMENT_UTF8.length);
}
