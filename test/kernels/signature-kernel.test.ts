import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { forceKernel, type KernelName, kernel } from "../../src/kernels/kernel.js";
import { createColumnSketcher } from "../../src/sketch/column-sketcher.js";
import { distinctShingles } from "../../src/sketch/distinct-shingles.js";
import { createSketcher } from "../../src/sketch/sketcher.js";
import { countTokens, shinglesOfText } from "../../src/sketch/text-shingles.js";
import { tokenize } from "../../src/text/tokens.js";
import { nastyText } from "../reference/nasty-text.js";
import { randomNumbers } from "../reference/random-numbers.js";

afterEach(() => forceKernel(undefined));

const WEB_ASSEMBLY = ["wasm-simd", "wasm"] as const;

interface Settings {
  readonly shingleSize?: number;
  readonly numComponents?: number;
}

function sketchOn(name: KernelName, texts: readonly string[], settings: Settings): Uint32Array[] {
  forceKernel(name);
  return createSketcher(settings)
    .sketchAll(texts)
    .map(({ components }) => components);
}

/** k = 1 makes every token count by itself; the seventeen components leave a group of lanes unfinished. */
function expectSame(texts: readonly string[], settings: Settings = { shingleSize: 1, numComponents: 17 }): void {
  const plain = sketchOn("typescript", texts, settings);
  for (const kind of WEB_ASSEMBLY) {
    const fast = sketchOn(kind, texts, settings);
    texts.forEach((text, i) => {
      if (fast[i]!.some((component, j) => component !== plain[i]![j]))
        expect({ kind, text, components: fast[i] }).toEqual({ kind, text, components: plain[i] });
    });
  }
}

/** Words that meet at the kernel's rules: apostrophes, hyphens at line ends, lengths around a vector, letters that it folds and that it leaves. */
const PIECES = [
  ..."aZ09'-’‑\u00ad\u00e9\u00df\u0416\u6f22\u0301\u200d \n\r\t.,\u00a0\ud83d\ude00ʼª①Ａ９".split(""),
  ...[
    "the",
    "don't",
    "o’clock",
    "l’œuvre",
    "immi-\ngration",
    "immi-\r\n  gration",
    "co-op",
    "well- known",
    "a\u00ad\nb",
    "a\u00ad\u200d-\nb",
    "caf\u00e9",
    "cafe\u0301",
  ],
  ...[
    "nineteen",
    "nineteens",
    "sixteencharacter",
    "seventeenletters0",
    ...[32, 33, 63, 64, 65, 72, 73].map((n) => "a".repeat(n)),
    "it's".repeat(9),
    "ΜΕΓΆΛΗ",
    "1'a",
    "a'1",
    "a''b",
    "-\n",
    "'",
    "''",
  ],
];

const mixedText = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.constant(" ") }, { weight: 1, arbitrary: fc.constant("\n") }),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));

describe("the shingles of a text", () => {
  it("are the same sets and the same number of tokens on all kernels", () => {
    fc.assert(
      fc.property(fc.oneof(mixedText, nastyText()), fc.integer({ min: 1, max: 6 }), (text, k) => {
        const on = (name: KernelName) => {
          forceKernel(name);
          return { shingles: shinglesOfText(text, k, undefined), tokens: countTokens(text) };
        };
        for (const kind of WEB_ASSEMBLY) expect(on(kind)).toEqual(on("typescript"));
      }),
    );
  });

  it("are those of the scanner for a text longer than a window", () => {
    const text = "Ships sailed again, immi-\ngration ".repeat(2000);
    const { hashLo, hashHi, length } = tokenize(text);
    expect(shinglesOfText(text, 5, undefined)).toEqual(distinctShingles({ hashLo, hashHi }, { startToken: 0, endToken: length, k: 5 }));
    expect(countTokens(text)).toBe(length);
  });
});

describe("the WebAssembly kernels", () => {
  it("run here, so that the tests below compare three kernels", () => {
    expect(kernel.name).toBe("wasm-simd");
    for (const name of ["wasm", "typescript"] as const) {
      forceKernel(name);
      expect(kernel.name).toBe(name);
    }
  });

  it("give the components of the TypeScript for texts of every script, with lone surrogates and marks", () => {
    fc.assert(
      fc.property(fc.array(nastyText(60), { minLength: 1, maxLength: 8 }), (texts) => expectSame(texts)),
      { numRuns: 400 },
    );
  });

  it("give the components of the TypeScript for words at all of its rules", () => {
    fc.assert(
      fc.property(fc.array(mixedText, { minLength: 1, maxLength: 8 }), (texts) => expectSame(texts)),
      { numRuns: 1000 },
    );
  });

  it("give the same for every k and number of components, and for texts of fewer than k tokens", () => {
    fc.assert(
      fc.property(mixedText, fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 40 }), (text, k, numComponents) => {
        expectSame([text, `${text} ${text}`, "", " ", "one"], { shingleSize: k, numComponents });
      }),
      { numRuns: 300 },
    );
  });

  it("take the largest signatures there are, many at a time", () => {
    const texts = Array.from({ length: 9 }, (_, i) => `number ${i} of a few short texts`);
    expectSame(texts, { shingleSize: 2, numComponents: 4096 });
  });

  it.each(PIECES.map((piece) => [JSON.stringify(piece), piece]))(
    "read %s alike at every offset in a block of 64 units, and at the end of the text",
    (_, piece) => {
      const around = [" ", "a", "é", "б", "-\n", "'"];
      const texts = Array.from({ length: 68 }, (_, offset) => `${"x".repeat(offset)}`.replace(/xxxx/g, "xxx ")).flatMap((start) =>
        around.flatMap((next) => [start + next + piece, `${start}${piece}${next}b c`]),
      );
      expectSame(texts);
    },
  );

  it.each([1, 8, 15, 16, 17, 31, 32, 33, 47, 48, 49, 64, 65, 1000])("hash a word of %i units as the scanner does", (length) => {
    const word = Array.from({ length }, (_, i) => String.fromCharCode(97 + ((i * 7) % 26))).join("");
    expectSame([word, `a ${word} b`, `${word.toUpperCase()} x`, `${word}'s`, ` ${word}é ${word}`, `${word}б`]);
  });

  it("are the same where some bins are filled by each throw, and some by none, in one block of shingles and in several", () => {
    const word = randomNumbers(17);
    const words = (n: number): string => Array.from({ length: n }, () => `w${word() % 1_000_000}`).join(" ");
    const texts = [1, 2, 15, 31, 32, 33, 63, 64, 65, 128, 300, 600, 1500, 5000, 9000].map(words);
    texts.push("one ".repeat(30_000), `${"one two ".repeat(9000)} three`);
    for (const numComponents of [1, 16, 100, 128, 129, 1100]) expectSame(texts, { shingleSize: 1, numComponents });
  });

  it("are not disturbed by what texts before it left in memory", () => {
    const next = randomNumbers(11);
    const words = () => Array.from({ length: next() % 40 }, () => "abcdefghijklmnopqrst".slice(next() % 20)).join(" .".repeat((next() % 9) + 1));
    expectSame(Array.from({ length: 6000 }, words), { shingleSize: 2, numComponents: 4 });
  });

  it("give every UTF-16 unit the class and fold of the tables, alone and inside a word", () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    const texts = Array.from({ length: 1024 }, (_, i) =>
      units
        .slice(64 * i, 64 * i + 64)
        .map((unit) => `${unit} a${unit}b 1${unit}' ${unit}\nc z'${unit}`)
        .join(". "),
    );
    expectSame(texts);
  });
});

/** Of the kernel; src/kernels/assembly/layout.ts. */
const WINDOW = 0x8000;

describe("a text longer than a window", () => {
  it.each([
    ["words", "the quick brown fox, "],
    ["words with an apostrophe", "don't'"],
    ["hyphens at line ends", "immi-\ngration "],
    ["letters of other scripts", "Москва́ и "],
    ["characters without spaces", "漢字かな、"],
    ["surrogate pairs", "😀𝐀"],
    ["lone surrogates", "a\ud83d"],
    ["soft hyphens", "im\u00admi\u00ad\ngra"],
    ["nothing but spaces, between two halves of a word", " "],
    ["one word", "a"],
    ["one word of another script", "é́ж"],
  ])("may have its windows end anywhere: %s", (_, piece) => {
    const repeated = piece.repeat(Math.ceil((WINDOW + 40) / piece.length));
    const texts = Array.from({ length: 24 }, (_, shift) => `${"s".repeat(shift)}-\n${repeated}-\n${piece}end`);
    expectSame(texts, { shingleSize: 3, numComponents: 4 });
  });

  it("keeps the last tokens of a window for the shingles that reach into the next", () => {
    const next = randomNumbers(5);
    const text = Array.from({ length: 30_000 }, () => `w${next() % 500}${next() % 9 === 0 ? "," : ""}`).join(" ");
    expectSame([text], { shingleSize: 64, numComponents: 8 });
    expectSame([text], { shingleSize: 5, numComponents: 8 });
  });

  it("is one shingle if it has fewer than k tokens, windows apart", () => {
    const text = ["one", "two", "three"].join(".".repeat(WINDOW + 1));
    expectSame([text, `${text}${" ".repeat(2 * WINDOW)}four`], { shingleSize: 5, numComponents: 16 });
  });

  it("may have a word of a million letters", () => {
    const word = "abcdefg".repeat(150_000);
    expectSame([`before ${word} after`, `${word.slice(1)}'s immi-${" ".repeat(50_000)}\ngration`], { shingleSize: 2, numComponents: 4 });
  });

  it("needs no more memory than a short one", () => {
    const sketcher = createSketcher({ numComponents: 16 });
    sketcher.sketch("a first text, so that everything is there");
    const text = "The quick brown fox jumps over the lazy dog. ".repeat(500_000);
    text.charCodeAt(0);
    const before = process.memoryUsage().arrayBuffers;
    sketcher.sketch(text);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
  });
});

describe("columns of tokens", () => {
  const columnSketch = (name: KernelName, numTokens: number, k: number): Uint32Array => {
    forceKernel(name);
    const next = randomNumbers(numTokens);
    const column = (): Uint32Array => Uint32Array.from({ length: numTokens + 3 }, next);
    const tokens = { hashLo: column(), hashHi: column() };
    const out = new Uint32Array(9);
    createColumnSketcher({ k, numComponents: 9, seed: 7 })(tokens, { startToken: 2, endToken: 2 + numTokens }, out);
    return out;
  };

  it.each([0, 1, 4, 5, 6, 12, 13, 4099, 4100, 4101, 4104, 8196, 32767, 32768, 32771, 32772, 32773, 65536, 65540, 100_000])(
    "have the components of the TypeScript where there are %i of them",
    (numTokens) => {
      for (const kind of WEB_ASSEMBLY) for (const k of [1, 5, 64]) expect(columnSketch(kind, numTokens, k)).toEqual(columnSketch("typescript", numTokens, k));
    },
  );
});

describe("one kernel for all sketchers", () => {
  it("keeps the settings of two sketchers apart that are used in turn", () => {
    const [a, b] = [createSketcher({ numComponents: 5, seed: 1 }), createSketcher({ numComponents: 40, seed: 2, shingleSize: 1 })];
    const texts = ["one two three four five six", "seven eight nine"];
    const alone = [a!.sketchAll(texts), b!.sketchAll(texts)];
    const inTurn = texts.map((text) => [a!.sketch(text), b!.sketch(text)]);
    expect([inTurn.map(([x]) => x), inTurn.map(([, y]) => y)]).toEqual(alone);
  });

  it("may be used by the iterable that sketchAll reads", () => {
    const sketcher = createSketcher({ numComponents: 8 });
    const other = createSketcher({ numComponents: 100, seed: 3 });
    const texts = Array.from({ length: 150 }, (_, i) => `text number ${i} of many, all of them short`);
    function* reading(): Generator<string> {
      for (const text of texts) {
        other.sketch("something else in between");
        yield text;
      }
    }
    expect(sketcher.sketchAll(reading())).toEqual(texts.map((text) => sketcher.sketch(text)));
  });
});
