import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ByteDecoder } from "../../../src/io/readers/byte-decoder.js";
import type { Encoding } from "../../../src/io/readers/read-options.js";

function decode(bytes: Uint8Array, encoding: Encoding, pieceSizes: readonly number[] = []) {
  const decoder = new ByteDecoder(encoding);
  let text = "";
  let from = 0;
  for (const size of pieceSizes) {
    text += decoder.push(bytes.subarray(from, from + size));
    from += size;
  }
  text += decoder.push(bytes.subarray(from)) + decoder.end();
  return { text, invalid: decoder.invalid };
}

/** UTF-8 fragments, whole and broken, so that random bytes often come near to valid text. */
const fragments = fc.constantFrom<number[]>(
  [0x61],
  [0x0d, 0x0a],
  [0xc3, 0xa9],
  [0xe2, 0x80, 0x9c],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xef, 0xbf, 0xbd],
  [0xef, 0xbb, 0xbf],
  [0xf0, 0x9f],
  [0xe2, 0x80],
  [0xef],
  [0xef, 0xbf],
  [0xbd],
  [0xff],
  [0xed, 0xa0, 0x80],
);
const nearlyUtf8 = fc.array(fragments, { maxLength: 40 }).map((parts) => Uint8Array.from(parts.flat()));
const pieceSizes = fc.array(fc.nat(5), { maxLength: 60 });

describe("a byte decoder", () => {
  test("gives the text that TextDecoder gives, however the bytes are cut into pieces", () => {
    fc.assert(
      fc.property(nearlyUtf8, pieceSizes, (bytes, sizes) => {
        expect(decode(bytes, "utf-8", sizes).text).toBe(new TextDecoder("utf-8").decode(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  test("counts the replaced places of UTF-8 the same for every cut, and none where a strict decoder accepts the bytes", () => {
    fc.assert(
      fc.property(nearlyUtf8, pieceSizes, (bytes, sizes) => {
        const { text, invalid } = decode(bytes, "utf-8", sizes);
        const written = text.split("\ufffd").length - 1;
        const given = Buffer.from(bytes).toString("latin1").split("\xef\xbf\xbd").length - 1;
        expect(invalid).toBe(written - given);
        let isValid = true;
        try {
          new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        } catch {
          isValid = false;
        }
        expect(invalid === 0).toBe(isValid);
      }),
      { numRuns: 2000 },
    );
  });

  test("reads UTF-16 in either byte order as TextDecoder does, however it is cut", () => {
    const units = fc.array(fc.constantFrom(0x61, 0x20ac, 0xd83d, 0xde00, 0xfffd, 0x0a), { maxLength: 20 });
    fc.assert(
      fc.property(units, fc.boolean(), pieceSizes, fc.boolean(), (codes, big, sizes, odd) => {
        fc.pre(!(odd && codes.at(-1) === 0xd83d)); // one replacement by the standard, here one for each of the two broken units
        const bytes = Buffer.from(new Uint16Array(codes).buffer);
        const all = Buffer.concat([Buffer.from(big ? bytes.swap16() : bytes), Buffer.from(odd ? [0x41] : [])]);
        const name = big ? "utf-16be" : "utf-16le";
        const { text, invalid } = decode(all, name, sizes);
        expect(text).toBe(new TextDecoder(name).decode(all));
        expect(invalid).toBe(text.split("\ufffd").length - 1 - codes.filter((code) => code === 0xfffd).length);
      }),
      { numRuns: 1000 },
    );
  });

  test("takes a byte order mark away and follows it against the encoding that was given", () => {
    expect(decode(Buffer.from("\ufeffvoilà"), "windows-1252").text).toBe("voilà");
    expect(decode(Buffer.from("\ufeffvoilà", "utf16le"), "utf-8").text).toBe("voilà");
    expect(decode(Buffer.from("\ufeffvoilà", "utf16le").swap16(), "utf-8", [1, 1, 1]).text).toBe("voilà");
  });

  test("keeps a byte order mark that does not stand first", () => {
    expect(decode(Buffer.from("a\ufeffb"), "utf-8").text).toBe("a\ufeffb");
  });

  test("reads the 27 special characters of windows-1252, and the five open places as control characters", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const text = decode(bytes, "windows-1252").text;
    expect(text.slice(0x80, 0xa0)).toBe("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ");
    expect(text.slice(0, 0x80) + text.slice(0xa0)).toBe(Buffer.from([...bytes.subarray(0, 0x80), ...bytes.subarray(0xa0)]).toString("latin1"));
  });

  test("keeps CRLF as it is", () => {
    expect(decode(Buffer.from("a\r\nb\rc\n"), "utf-8").text).toBe("a\r\nb\rc\n");
  });

  test.each([[""], ["a"], ["ab"]])("reads %j, shorter than a byte order mark", (given) => {
    expect(decode(Buffer.from(given), "utf-8")).toEqual({ text: given, invalid: 0 });
  });
});
