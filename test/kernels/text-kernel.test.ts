import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { forceKernel, type KernelName } from "../../src/kernels/kernel.js";
import { textKernel } from "../../src/kernels/text-kernel.js";
import { createTextRules } from "../../src/text/kernel-rules.js";
import { scanTokens } from "../../src/text/tokens.js";
import type { Tokens } from "../../src/types/document.js";
import { anyText, nastyText } from "../reference/nasty-text.js";
import { randomNumbers } from "../reference/random-numbers.js";

afterEach(() => forceKernel(undefined));

function tokensOn(name: KernelName, text: string): Tokens {
  forceKernel(name);
  return scanTokens(text, undefined);
}

function expectSame(text: string): void {
  const [plain, fast] = [tokensOn("typescript", text), tokensOn("wasm", text)];
  expect({ text, ...fast }).toEqual({ text, ...plain });
}

/** What meets at the rules of words, breaks, names, capitals and marks. */
const PIECES = [
  ..." \n\r\t.,;:!?()[]{}'\"’“”„«»`-‑¬\u00ad\u2029\u00a0\u200b…aZ09éßЖ漢カー・ㄱ한\u0301\u0903\ud83d\udc00\u0000ʼª①Ａ９".split(""),
  ...["the", "Don't", "o’clock", "immi-\ngration", "immi-\r\n  gration", "co-op", "café", "cafe\u0301", "𝐁𝟗", "👍", "ⓐ"],
  ...["of", "van der", "de la", "University of New Mexico", "Ludwig van Beethoven", "U.S. ", "J. R. R. ", "p.m. ", "3,5", "1,000.5", "No. 7"],
  ...["FOR IMMEDIATE RELEASE", "NASA AND NOAA", "A B C D", "press@example.org", "http://example.org/news", "example.org"],
  ...["\n\n", "\r\n\r\n", " \n \n ", ". ", ".) ", ".’ ", "...", " . . . ", ",,", "''", "<<", ">>", "nineteencharacters", "incomprehensibilities"],
];

describe("the text kernel", () => {
  it("runs here", () => {
    forceKernel("wasm");
    expect(textKernel(createTextRules)?.read("Two words.")?.length).toBe(2);
  });

  it("gives the tokens of TypeScript for any text", () => {
    fc.assert(fc.property(nastyText(), expectSame), { numRuns: 300 });
    fc.assert(fc.property(anyText({ maxLength: 80 }), expectSame), { numRuns: 300 });
  });

  it("gives them for whatever meets at the rules", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom("", "", " ")), { maxLength: 60 }), (pieces) =>
        expectSame(pieces.flat().join("")),
      ),
      { numRuns: 2000 },
    );
  });

  it("gives them for UTF-16 units of every block between, before and after letters", () => {
    // those of Han and Hangul are alike
    for (let from = 0; from < 0x10000; from += from < 0x3200 || from >= 0xd800 ? 256 : 4096) {
      const units = Array.from({ length: 256 }, (_, x) => String.fromCharCode(from + x));
      expectSame(units.map((unit) => `a${unit}b ${unit}Cd${unit} `).join(""));
      expectSame(units.join("\ud800"));
    }
  });

  it("gives them for texts about as long as its memory, and longer", () => {
    const random = randomNumbers(7);
    const pieces = Array.from({ length: 30_000 }, () => PIECES[Math.floor(random() * PIECES.length)]!);
    const text = pieces.join(" ");
    for (const length of [0xfffe, 0xffff, 0x10000, 0x10001, 0x20000]) expectSame(text.slice(0, length));
    expectSame("\u6f22".repeat(0x10000));
    expectSame("x".repeat(0x10000));
  });
});
