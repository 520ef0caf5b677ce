import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashUnits, mix32, mixOffZero, UnitHash } from "../../src/kernels/hash.js";
import { anyText } from "../reference/nasty-text.js";

const MODULUS = 1n << 32n;

/** The specification in integers without bounds: the bytes are those of UTF-8, a surrogate being a unit like any other. */
function referenceHash(text: string): [number, number] {
  const mixed = (x: bigint): bigint => {
    let h = (x + 0x9e3779b9n) % MODULUS;
    h = ((h ^ (h >> 16n)) * 0x85ebca6bn) % MODULUS;
    h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) % MODULUS;
    return h ^ (h >> 16n);
  };
  const bytes = [...Array(text.length).keys()].flatMap((i) => bytesOf(text.charCodeAt(i)));
  let [lo, hi] = [0n, 0n];
  for (let from = 0; from < bytes.length; from += 8) {
    const block = bytes.slice(from, from + 8).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    lo ^= block % MODULUS;
    hi ^= (block >> 32n) ^ mixed(lo);
    lo ^= mixed(hi);
    hi ^= mixed(lo);
  }
  return [Number(lo), Number(hi)];
}

function bytesOf(unit: number): number[] {
  if (unit === 0) return [0xc0, 0x80];
  if ((unit & 0xf800) !== 0xd800) return [...new TextEncoder().encode(String.fromCharCode(unit))];
  return [0xed, 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63)];
}

const hexadecimal = (word: string): string =>
  hashUnits(word)
    .map((lane) => lane.toString(16).padStart(8, "0"))
    .join(" ");

/** How many of distinct words share their 64 bits, and either half, with another one. */
function collisions(words: readonly string[]): { whole: number; lo: number; hi: number } {
  const hashes = words.map(hashUnits);
  const distinct = (values: Iterable<unknown>): number => new Set(values).size;
  expect(distinct(words)).toBe(words.length);
  return {
    whole: words.length - distinct(hashes.map(([lo, hi]) => `${lo} ${hi}`)),
    lo: words.length - distinct(hashes.map(([lo]) => lo)),
    hi: words.length - distinct(hashes.map(([, hi]) => hi)),
  };
}

/** Collisions that n random words have in 32 bits, and seven standard deviations more. */
const mostByChance = (n: number): number => n ** 2 / 2 ** 33 + 7 * Math.sqrt(n ** 2 / 2 ** 33) + 1;

function expectNoneBeyondChance(words: readonly string[]): void {
  const { whole, lo, hi } = collisions(words);
  expect(whole).toBe(0);
  expect(lo).toBeLessThan(mostByChance(words.length));
  expect(hi).toBeLessThan(mostByChance(words.length));
}

describe("the token hash", () => {
  it("is that of the specification", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(hashUnits(text)).toEqual(referenceHash(text));
      }),
    );
    for (const unit of [0, 1, 0x7f, 0x80, 0x7ff, 0x800, 0xd800, 0xdfff, 0xffff])
      for (const before of ["", "1234567", "12345678"])
        expect(hashUnits(before + String.fromCharCode(unit))).toEqual(referenceHash(before + String.fromCharCode(unit)));
  });

  it("keeps its values: files and other kernels depend on them", () => {
    expect(["", "a", "bully", "albuquerque", "漢"].map(hexadecimal)).toMatchInlineSnapshot(`
      [
        "00000000 00000000",
        "c671cd61 8bca9332",
        "c0ca6cc9 03cbb261",
        "dc636294 26834602",
        "6fd91d40 d42c5bb8",
      ]
    `);
  });

  it("is the same step by step, and begins anew", () => {
    const hash = new UnitHash();
    for (const word of ["albuquerque", "bu"]) {
      hash.begin();
      for (let i = 0; i < word.length; i++) hash.add(word.charCodeAt(i));
      hash.end();
      expect([hash.lo >>> 0, hash.hi >>> 0]).toEqual(hashUnits(word));
    }
  });

  it("tells words from what zeros behind them look like", () => {
    expect(collisions(["", "\0", "\0\0", "a", "a\0", "a\0\0", "12345678", "12345678\0", "\u{c0}\u{80}"]).whole).toBe(0);
  });
});

describe("structured words have different hashes, and lanes that collide by chance only", () => {
  it("four letters, all of them", () => {
    const letters = [..."abcdefghijklmnopqrstuvwxyz"];
    expectNoneBeyondChance(letters.flatMap((a) => letters.flatMap((b) => letters.flatMap((c) => letters.map((d) => a + b + c + d)))));
  });

  it("all words of a and b of up to 16 letters", () => {
    const words: string[] = [];
    for (let length = 1; length <= 16; length++)
      for (let bits = 0; bits < 1 << length; bits++) words.push(bits.toString(2).padStart(length, "0").replaceAll("0", "a").replaceAll("1", "b"));
    expectNoneBeyondChance(words);
  });

  it("Thue-Morse words of up to 65,536 letters, of every pair of letters, and their complements", () => {
    const words: string[] = [];
    for (const [one, other] of ["ab", "ac", "az", "bc", "el", "st", "01", "'z"].map((pair) => [...pair] as [string, string])) {
      let [word, complement] = [one, other];
      while (word.length <= 65_536) {
        words.push(word, complement);
        [word, complement] = [word + complement, complement + word];
      }
    }
    expectNoneBeyondChance([...new Set(words)]);
  });

  it("one letter, or a period of several, again and again", () => {
    const words = new Set<string>();
    for (const period of ["a", "b", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "bcdefgha", "abcdefghi"])
      for (let length = 1; length <= 2000; length++) words.add(period.repeat(Math.ceil(length / period.length)).slice(0, length));
    expectNoneBeyondChance([...words]);
  });

  it("two letters that have changed places, at any distance", () => {
    const letters = Array.from({ length: 200 }, (_, i) => String.fromCharCode(0x61 + ((i * 7) % 26)));
    const words = new Set<string>([letters.join("")]);
    for (let i = 0; i < letters.length; i++)
      for (let j = i + 1; j < letters.length; j++) {
        const swapped = [...letters];
        [swapped[i], swapped[j]] = [letters[j]!, letters[i]!];
        words.add(swapped.join(""));
      }
    expect(words.size).toBeGreaterThan(19_000);
    expectNoneBeyondChance([...words]);
  });

  it("blocks of eight letters that have changed places or stand twice", () => {
    const blocks = ["aaaaaaaa", "aaaaaaab", "baaaaaaa", "bbbbbbbb", "abababab"];
    const words = blocks.flatMap((a) => blocks.flatMap((b) => blocks.flatMap((c) => blocks.flatMap((d) => [a + b + c + d, `${a + b + c + d}a`]))));
    expectNoneBeyondChance(words);
  });

  it("numbers", () => {
    expectNoneBeyondChance(Array.from({ length: 300_000 }, (_, i) => `${i}`));
  });
});

describe("either lane", () => {
  it("spreads its low bits evenly, and independently of the other one's", () => {
    const counts = new Uint32Array(256);
    const total = 65_536;
    for (let i = 0; i < total; i++) {
      const [lo, hi] = hashUnits(`w${i}`);
      counts[(lo & 15) * 16 + (hi & 15)]!++;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 256) ** 2 / 256, 0);
    // 255 degrees of freedom: mean 255, standard deviation 22.6; six of them
    expect(chiSquare).toBeLessThan(255 + 6 * 22.6);
    expect(chiSquare).toBeGreaterThan(255 - 6 * 22.6);
  });

  it.each([1, 4, 5, 8, 9, 16, 24])("changes each of its bits in half of the words of %i letters of which one bit changes", (length) => {
    const words = Array.from({ length: 400 }, (_, i) =>
      Array.from({ length }, (_, at) => String.fromCharCode(0x61 + ((i * 31 + at * at * 7 + (i >> 3) * at) % 24))).join(""),
    );
    const changed = new Uint32Array(64);
    let trials = 0;
    for (const word of words)
      for (let at = 0; at < length; at++)
        for (let bit = 0; bit < 7; bit++) {
          const other = word.slice(0, at) + String.fromCharCode(word.charCodeAt(at) ^ (1 << bit)) + word.slice(at + 1);
          const [before, after] = [hashUnits(word), hashUnits(other)];
          for (let b = 0; b < 64; b++) changed[b]! += ((before[b >> 5]! ^ after[b >> 5]!) >>> (b & 31)) & 1;
          trials++;
        }
    // words of one letter are few, so that their trials are not independent
    const most = length === 1 ? 0.25 : 6 * Math.sqrt(0.25 / trials) + 0.01;
    for (let b = 0; b < 64; b++) expect(Math.abs(changed[b]! / trials - 0.5)).toBeLessThan(most);
  });
});

describe("mixers", () => {
  it.each([
    ["mix32", mix32],
    ["mixOffZero", mixOffZero],
  ])("%s changes about half of the bits when one bit changes", (_, mix) => {
    let changed = 0;
    for (let x = 0; x < 1000; x++)
      for (let bit = 0; bit < 32; bit++) {
        let difference = mix(x) ^ mix(x ^ (1 << bit));
        for (; difference !== 0; difference &= difference - 1) changed++;
      }
    expect(changed / 32_000).toBeGreaterThan(15.5);
    expect(changed / 32_000).toBeLessThan(16.5);
  });

  it("leave 0 as it is, or not", () => {
    expect(mix32(0)).toBe(0);
    expect(mixOffZero(0)).not.toBe(0);
  });
});
