import { describe, expect, it } from "vitest";
import { BREAK_NONE, BREAK_STRONG, BREAK_WEAK, TokenFlag } from "../../src/text/flags.js";
import { tokenize } from "../../src/text/tokens.js";
import { processorMs } from "../processor-time.js";

/** The break after the first token of a text. */
const after = (text: string, token = 0): number => tokenize(text).flags[token]! & TokenFlag.BREAK_MASK;
const endsSentence = (text: string, token = 0): boolean => (tokenize(text).flags[token]! & TokenFlag.SENTENCE_END) !== 0;

describe("no break", () => {
  it.each(["a b", "a  b", "a\u00a0b", "a-b", "a – b", "a—b", "a/b", "a & b", "a 😀 b", "a\u200bb", "aの"])("stands in %j", (text) => {
    expect(after(text)).toBe(BREAK_NONE);
    expect(endsSentence(text)).toBe(false);
  });
  it("stands inside numbers and host names", () => {
    for (const text of ["3.14 x", "example.com x", "1,000 x", "3,5 x"]) expect(after(text)).toBe(BREAK_NONE);
  });
  it("follows an initial", () => {
    for (const text of ["J. Smith", "U.S. x", "J.\u00a0Smith", "J.\nSmith", "J.\r\nSmith", "E\u0301. Smith", "د. محمد"]) expect(after(text)).toBe(BREAK_NONE);
    expect(after("U.S. Attorney", 1)).toBe(BREAK_NONE);
  });
});

describe("a weak break", () => {
  it.each(["a, b", "a: b", "a (b", "a) b", "a [b", "a] b", "a\nb", "a\r\nb", "a、b", "a，b", "a：b", "a（b", "a） b", "a، b", "a,b", "1, 2", "J., b"])(
    "stands in %j",
    (text) => {
      expect(after(text)).toBe(BREAK_WEAK);
      expect(endsSentence(text)).toBe(false);
    },
  );
});

describe("a strong break", () => {
  it.each([
    "a! b",
    "a? b",
    "a; b",
    "ab. b",
    "5. b",
    "a。b",
    "a！b",
    "a？b",
    "a；b",
    "a؟ b",
    "a؛ b",
    "a। b",
    "a\u037e b",
    "ab.\nb",
    "ab.) b",
    "ab.’ b",
    "ab.\u00a0b",
  ])("stands in %j and ends a sentence", (text) => {
    expect(after(text)).toBe(BREAK_STRONG);
    expect(endsSentence(text)).toBe(true);
  });
  it.each(['a "b', "a “b", "a” b", "a „b", "a «b", "a» b", "a「b", "a』b", "a ``b", "a'' b", 'a"b'])("is a double quotation mark: %j", (text) => {
    expect(after(text)).toBe(BREAK_STRONG);
  });
  it.each(["a\n\nb", "a\r\n\r\nb", "a\n \t\nb", "a\u2029b", "J.\n\nb"])("is a blank line: %j", (text) => {
    expect(after(text)).toBe(BREAK_STRONG);
  });
  it("is not one line end of two characters", () => expect(after("a\r\nb")).toBe(BREAK_WEAK));
  it("is not a single quotation mark", () => expect(after("a ‘b’")).toBe(BREAK_NONE));
  it("stands after the last token", () => {
    expect(after("a")).toBe(BREAK_STRONG);
    expect(after("U.S.", 1)).toBe(BREAK_STRONG);
    expect(endsSentence("a b", 1)).toBe(true);
  });
  it("follows a syllable of Hangul and a digit, which are no initials", () => {
    expect(after("네. 그")).toBe(BREAK_STRONG);
    expect(after("7. b")).toBe(BREAK_STRONG);
  });
});

describe("the end of a sentence without a strong break", () => {
  it("may follow the last of several initials", () => {
    expect(endsSentence("U.S. The", 1)).toBe(true);
    expect(after("U.S. The", 1)).toBe(BREAK_NONE);
    expect(endsSentence("U.S. The", 0)).toBe(false);
  });
  it("does not follow a lone initial, nor one inside an abbreviation", () => {
    expect(endsSentence("John F. Kennedy", 1)).toBe(false);
    expect(endsSentence("U.S.A. The", 1)).toBe(false);
  });
  it("may follow dots", () => {
    for (const text of ["ab... b", "ab . . . b", "ab…b", "ab ...b"]) expect(endsSentence(text)).toBe(true);
    expect(endsSentence("ab..b")).toBe(false);
  });
});

describe("what stands between tokens", () => {
  it("is read in linear time", () => {
    for (const piece of ["\n ", ". ", ".)", " .", "\r", "'", "\n\t x"]) expect(processorMs(() => tokenize(`a${piece.repeat(300_000)}b`))).toBeLessThan(10_000);
  });
});
