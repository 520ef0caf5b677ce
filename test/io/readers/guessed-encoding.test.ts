/**
 * Encodings that nobody names. The alphabets chose nothing from what is read here: names of countries in the languages of the machine's own Intl, written in the encoding that each language had
 * before Unicode.
 */
import { describe, expect, test } from "vitest";
import type { ReadProblem } from "../../../src/io/read-problem.js";
import { guessedEncoding } from "../../../src/io/readers/guessed-encoding.js";
import { readDocuments } from "../../../src/io/readers/read-documents.js";
import { randomNumbers } from "../../reference/random-numbers.js";
import { temporaryFolder } from "../temporary-folder.js";

const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  "windows-1252": ["de", "fr", "es", "it", "pt", "nl", "sv", "fi", "da", "nb", "is", "ca"],
  macintosh: ["de", "fr", "es", "pt", "nl"],
  "windows-1250": ["pl", "cs", "sk", "hu", "hr", "sl"],
  "iso-8859-2": ["pl", "cs", "sk", "hu", "hr", "sl"],
  "windows-1254": ["tr"],
  "windows-1257": ["lt", "lv", "et"],
  "windows-1251": ["ru", "uk", "bg", "sr", "mk", "be"],
  "koi8-r": ["ru", "bg"],
  "koi8-u": ["uk"],
  "windows-1253": ["el"],
  "windows-1255": ["he"],
  "windows-1256": ["ar", "fa"],
};
const SEVERAL_BYTES: Readonly<Record<string, string>> = { shift_jis: "ja", "euc-jp": "ja", gbk: "zh", big5: "zh-Hant", "euc-kr": "ko" };
const ASKED = Object.entries(LANGUAGES).flatMap(([encoding, languages]) => languages.map((language) => ({ encoding, language })));

const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
const REGIONS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

/** Names of regions that are not all ASCII. */
function namesIn(language: string): string[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return REGIONS.flatMap((region) => names.of(region) ?? []).filter((name) => /[^\0-\x7f]/.test(name));
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** By character its bytes in an encoding of one or two bytes a letter. */
function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: number[]) => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if ([...char].length === 1 && char !== "\ufffd" && !table.has(char)) table.set(char, bytes);
  };
  for (let byte = 0; byte < (encoding in SEVERAL_BYTES ? 128 : 256); byte++) add(byte);
  if (encoding in SEVERAL_BYTES) for (let lead = 0x81; lead < 255; lead++) for (let trail = 0x40; trail < 255; trail++) add(lead, trail);
  tables.set(encoding, table);
  return table;
}

/** Bytes of a text; characters that the encoding lacks are left out. */
function encoded(text: string, table: ReadonlyMap<string, readonly number[]>): Buffer {
  return Buffer.from([...text].flatMap((char) => table.get(char) ?? []));
}

interface Counts {
  right: number;
  wrong: number;
  all: number;
}

const asRead = (bytes: Buffer, encoding: string | undefined): string | undefined =>
  encoding === undefined ? undefined : new TextDecoder(encoding).decode(bytes);

describe("what is not UTF-8", () => {
  test.each(ASKED)("is read as $encoding where it is all names of $language, or left undetermined", ({ encoding, language }) => {
    const bytes = encoded(namesIn(language).join(", in "), tableOf(encoding));
    expect([undefined, asRead(bytes, encoding)]).toContain(asRead(bytes, guessedEncoding(bytes)));
  });

  test("is determined in nine of ten such lists, and of ten names in nine of ten, one of twenty wrong at most", () => {
    const [lists, tens]: readonly [Counts, Counts] = [0, 0].map(() => ({ right: 0, wrong: 0, all: 0 })) as [Counts, Counts];
    for (const { encoding, language } of ASKED) {
      const table = tableOf(encoding);
      const names = namesIn(language);
      const ask = (some: readonly string[], counts: Counts): void => {
        const bytes = encoded(some.join(", in "), table);
        const read = asRead(bytes, guessedEncoding(bytes));
        counts.all++;
        if (read === asRead(bytes, encoding)) counts.right++;
        else if (read !== undefined) counts.wrong++;
      };
      ask(names, lists);
      for (let i = 0; i < names.length; i += 10) ask(names.slice(i, i + 10), tens);
    }
    expect(lists.right / lists.all).toBeGreaterThan(0.9);
    expect(lists.wrong).toBe(0);
    expect(tens.right / tens.all).toBeGreaterThan(0.9);
    expect(tens.wrong / tens.all).toBeLessThan(0.05);
  });

  test.each(Object.entries(SEVERAL_BYTES))("is not taken for anything else where it is %s", (encoding, language) => {
    const bytes = encoded(namesIn(language).join("、"), tableOf(encoding));
    expect(bytes.length).toBeGreaterThan(500);
    expect(guessedEncoding(bytes)).toBeUndefined();
  });

  test("is nothing where it is noise, or UTF-8 with a broken byte here and there", () => {
    const random = randomNumbers(5);
    for (let round = 0; round < 200; round++)
      expect(guessedEncoding(Buffer.from(Array.from({ length: 300 }, () => Math.floor(256 * random()))))).toBeUndefined();
    expect(guessedEncoding(Buffer.concat([Buffer.from("Die Fähre fährt über den Fluß. "), Buffer.of(0xe9, 0x20)]))).toBeUndefined();
  });
});

async function readAll(files: Readonly<Record<string, Uint8Array>>, encoding?: "utf-8" | "windows-1250") {
  const problems: ReadProblem[] = [];
  const texts: string[] = [];
  for await (const { text } of readDocuments(temporaryFolder(files as Record<string, Buffer>), { encoding, onProblem: (problem) => problems.push(problem) }))
    texts.push(text);
  return { texts, said: problems.map(({ code, message }) => [code, message]) };
}

const SENTENCE = "Die Fähre über den Fluß fährt für die Gäste nur, wenn es schön ist.";

describe("a file", () => {
  test("of windows-1252 is read as such, and that is said", async () => {
    const csv = Buffer.from(`Text;Datum\n${SENTENCE};04.03.2026\n`, "latin1");
    const { texts, said } = await readAll({
      "a.csv": csv,
      "b.txt": Buffer.from(SENTENCE, "latin1"),
      "c.jsonl": Buffer.from(JSON.stringify({ text: SENTENCE }), "latin1"),
    });
    expect(texts).toEqual([SENTENCE, SENTENCE, SENTENCE]);
    expect(said.filter(([code]) => code === "encoding-guessed").map(([, message]) => message)).toEqual(
      Array(3).fill("it is not valid UTF-8; read as windows-1252, which its letters fit"),
    );
  });

  test("of which somebody says the encoding is not guessed", async () => {
    const { texts, said } = await readAll({ "a.txt": Buffer.from(SENTENCE, "latin1") }, "utf-8");
    expect(texts[0]).toContain("\ufffd");
    expect(said.map(([code]) => code)).toEqual(["invalid-bytes"]);
  });

  test("with the first letter beyond ASCII far in is guessed there", async () => {
    const { texts } = await readAll({ "a.txt": Buffer.from(`${"Plain words. ".repeat(200_000)}${SENTENCE}`, "latin1") });
    expect(texts[0]!.endsWith(SENTENCE)).toBe(true);
  });
});
