import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alignment } from "../../src/align/alignment.js";
import { Extender } from "../../src/align/extend.js";
import { WordForms } from "../../src/align/word-forms.js";
import { SCORING } from "../../src/settings/scoring.js";
import { pairOfTexts, strangeWords } from "../evidence/pair-of-texts.js";
import { bestExtension } from "../reference/best-extension.js";

/** Two texts, and the alignment beyond a word that stands once in each, to one side. */
function extension(a: string, b: string, direction: 1 | -1 = 1, from = "zandor") {
  const texts = pairOfTexts(a, b);
  const { pair, align, wordsA } = texts;
  const [{ i, j }] = align(from) as [Alignment[0]];
  const runs = new Extender(new WordForms(pair.a.vocabulary.forms)).extend(pair, { i, j, direction });
  return { runs, words: wordsA(runs), i, j, ...texts };
}
const found = (a: string, b: string, direction: 1 | -1 = 1) => extension(a, b, direction).words;

describe("an extension", () => {
  it("goes on with equal words, to either side", () => {
    expect(found("zandor quorb vexil pliff", "zandor quorb vexil pliff")).toEqual(["quorb vexil pliff"]);
    expect(found("quorb vexil zandor", "quorb vexil zandor", -1)).toEqual(["quorb vexil"]);
  });
  it("leaves the word itself out, and is empty where nothing follows", () => expect(found("quorb zandor", "quorb zandor")).toEqual([]));
  it("goes on behind a word that was replaced, left out or added", () => {
    expect(found("zandor quorb harlo vexil pliff", "zandor quorb mistle vexil pliff")).toEqual(["quorb", "vexil pliff"]);
    expect(found("zandor quorb harlo vexil pliff", "zandor quorb vexil pliff")).toEqual(["quorb", "vexil pliff"]);
    expect(found("zandor quorb vexil pliff", "zandor quorb harlo vexil pliff")).toEqual(["quorb", "vexil pliff"]);
  });
  it("ends at the best place, not where it gave up", () => expect(found("zandor quorb harlo mistle", "zandor quorb pliff vexil")).toEqual(["quorb"]));
  it("has a form of a word, and a misread one, as a run of its own", () => {
    const { runs, words } = extension("zandor canneries industrole vexil", "zandor cannery inductrole vexil");
    expect(words).toEqual(["canneries", "industrole", "vexil"]);
    expect(runs.map(({ same }) => same)).toEqual([false, false, true]);
  });
  it("does not cross what costs more than it may drop", () => {
    const many = Math.ceil(SCORING.xDrop / SCORING.insertion) + 2;
    expect(found(`zandor ${strangeWords("bor", many)} quorb vexil pliff harlo`, "zandor quorb vexil pliff harlo")).toEqual([]);
  });
  it("does not leave its document, nor go further than its bound", () => {
    const long = strangeWords("bor", 60);
    expect(found(`zandor ${long}`, `zandor ${long}`)).toEqual([long]);
    const { runs } = extension(`zandor ${"quorb vexil ".repeat(SCORING.maxExtension)}`, `zandor ${"quorb vexil ".repeat(SCORING.maxExtension)}`);
    expect(runs.reduce((sum, { n }) => sum + n, 0)).toBe(SCORING.maxExtension);
  });
  it("is worth as much as the best of all alignments, where nothing is dropped or out of the band", () => {
    // six words cost at most six insertions on the way, which is less than may be dropped
    const text = fc.array(fc.constantFrom("quorb", "vexil", "pliff", "harlo"), { maxLength: 6 });
    fc.assert(
      fc.property(text, text, (x, y) => {
        const { runs, i, j, pair } = extension(`zandor ${x.join(" ")}`, `zandor ${y.join(" ")}`);
        const bitsAt = (p: number, q: number) => Math.min(pair.a.bits.afterOne[i + 1 + p]!, pair.b.bits.afterOne[j + 1 + q]!);
        const best = bestExtension(x.length, y.length, (p, q) => (pair.a.words[i + 1 + p] === pair.b.words[j + 1 + q] ? bitsAt(p, q) : undefined));
        let [own, endA, endB] = [0, i + 1, j + 1];
        for (const run of runs) {
          const [da, db] = [run.i - endA, run.j - endB];
          own -= 16 * (Math.min(da, db) * SCORING.substitution + Math.abs(da - db) * SCORING.insertion);
          for (let q = 0; q < run.n; q++) own += bitsAt(run.i + q - i - 1, run.j + q - j - 1);
          [endA, endB] = [run.i + run.n, run.j + run.n];
        }
        expect(own).toBe(best);
      }),
      { seed: 67, numRuns: 60 },
    );
  });
});
