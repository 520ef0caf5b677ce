import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/api/compare.js";
import { explain } from "../../src/api/explain.js";
import { tokenize } from "../../src/text/tokens.js";
import type { Comparison } from "../../src/types/result.js";
import { processorMs } from "../processor-time.js";
import { anyText } from "../reference/nasty-text.js";

const STATEMENT =
  "“The ferry was never meant to carry lorries across an open strait in January,” the captain told the inquiry, and nobody in the packed chamber dared to contradict her.";
/** Long enough to be evidence in every class, in scripts and forms that make offsets hard. */
const SENTENCES = [
  STATEMENT,
  "Café owners décried the naïve façade of coöperation, and Zoë’s résumé didn’t mention the fiancée’s piñata workshop at all.",
  "अदालत ने शुक्रवार को सरकार से पूछा कि बाढ़ पीड़ितों के पुनर्वास की योजना अब तक क्यों लागू नहीं हुई और धन कहाँ गया।",
  "قالت الوزيرة إن الحكومة لن تتراجع عن قرارها بإغلاق المحطة القديمة مهما بلغت الضغوط السياسية والاقتصادية في البلاد.",
  "県の調査委員会は昨日、老朽化した橋の補修工事が三年間も放置されていたとする厳しい報告書を公表した。",
  "Жители посёлка четвёртый месяц добиваются от чиновников объяснений, почему новая школа до сих пор стоит без отопления.",
  "법원은 지난 금요일 항만 공사의 입찰 과정에서 드러난 심각한 비리를 근거로 계약 전체를 무효라고 판결했다.",
];

const spaceless = (s: string) => s.replace(/ /g, "\u00a0");
const straight = (s: string) => s.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
const softHyphens = (s: string) => s.replace(/(\p{Ll}{4})(\p{Ll}{4})/gu, "$1\u00ad$2");
const brokenLines = (s: string) => s.replace(/([a-z]{4})([a-z]{4})/, "$1-\n$2");
const TYPOGRAPHY: readonly ((s: string) => string)[] = [
  (s) => s,
  (s) => s.normalize("NFD"),
  (s) => s.normalize("NFKC"),
  spaceless,
  straight,
  softHyphens,
  brokenLines,
  (s) => s.toUpperCase().normalize("NFC"),
];

/** Surroundings that share nothing, with characters that tempt an offset to slip. */
const around = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "🙂",
        "👩‍👩‍👧",
        "\ud83d",
        "\udc00",
        "e\u0301",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "ﬁ",
        "İ",
        "ß",
        "한글",
        "漢",
        "ก็",
        "\r\n",
        "\n\n",
        "—",
        "“",
        "”",
        "'",
        '"',
      ),
      anyText({ minLength: 1, maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(" "));

/** Every span slices to text whose folded tokens match the other side's, block by block. */
function expectHonestOffsets({ passages }: Comparison, texts: Readonly<Record<string, string>>): void {
  for (const { a, b, blocks } of passages) {
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) {
      const [x, y] = [texts[a.id]!.slice(...block.a), texts[b.id]!.slice(...block.b)];
      const [s, t] = [tokenize(x), tokenize(y)];
      expect(s.length).toBeGreaterThan(0);
      expect([...s.hashLo]).toEqual([...t.hashLo]);
      expect([...s.hashHi]).toEqual([...t.hashHi]);
      expect([s.start[0], s.end.at(-1)]).toEqual([0, x.length]);
      expect([t.start[0], t.end.at(-1)]).toEqual([0, y.length]);
      expect(block.a[0]).toBeGreaterThanOrEqual(a.start);
      expect(block.a[1]).toBeLessThanOrEqual(a.end);
      expect(block.b[0]).toBeGreaterThanOrEqual(b.start);
      expect(block.b[1]).toBeLessThanOrEqual(b.end);
    }
  }
}

describe("compare", () => {
  it("counts a word in katakana as a word: eight characters make a Japanese quotation, five do not", () => {
    const reported = (words: string) => compare(`記者は「${words}」と書いた。`, `彼女も昨日「${words}」と話していた。`).passages.map(({ tokens }) => tokens);
    expect(reported("ゴミの臭いが好き")).toEqual([8]);
    expect(reported("ゴミの臭い")).toEqual([]);
  });

  it("finds a passage through every typography and script, with offsets that slice the caller's own strings", () => {
    const form = fc.constantFrom(...TYPOGRAPHY);
    fc.assert(
      fc.property(fc.constantFrom(...SENTENCES), form, form, around, around, around, around, (sentence, f, g, a0, a1, b0, b1) => {
        const texts = { a: `${a0}\n\n${f(sentence)}\n\n${a1}`, b: `${b0}\n\n${g(sentence)}\n\n${b1}` };
        const comparison = compare(texts.a, texts.b);
        const between = comparison.passages.filter(({ a, b }) => a.id !== b.id);
        const tokens = tokenize(sentence).length;
        expect(between.reduce((sum, passage) => sum + passage.tokens, 0)).toBeGreaterThanOrEqual(0.8 * tokens);
        expectHonestOffsets(comparison, texts);
      }),
      { numRuns: 300 },
    );
  });

  it("reports honest offsets on anything at all", () => {
    const word = fc.constantFrom(
      "lantern",
      "harbour",
      "fi\u0301ancé",
      "ﬁnal",
      "🙂",
      "\ud800",
      "漢字",
      "ประเทศ",
      "“",
      "”",
      ",",
      "\n\n",
      "the",
      "of",
      "1987",
      "US",
    );
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expectHonestOffsets(compare(a, b), { a, b });
      }),
    );
  });

  it("finds the same between b and a as between a and b", () => {
    const word = fc.constantFrom("lantern", "harbour", "crumbling", "said", "the", "of", "1987", "sleepless", "copper", "“", "”", ".", ",");
    const text = fc.array(word, { minLength: 5, maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (x, y) => {
        const [there, back] = [
          compare({ id: "x", text: x }, { id: "y", text: y }, { self: false }),
          compare({ id: "y", text: y }, { id: "x", text: x }, { self: false }),
        ];
        expect(back.resemblance).toBe(there.resemblance);
        expect([back.containmentA, back.containmentB]).toEqual([there.containmentB, there.containmentA]);
      }),
    );
  });

  it("finds the same of two documents with times, whichever is given first", () => {
    const words = ["lantern", "harbour", "crumbling", "said", "the", "of", "1987", "sleepless", "copper", "“", "”", ".", ","];
    const text = fc
      .array(fc.constantFrom(...words), { minLength: 20, maxLength: 60 })
      .map((list) => `${STATEMENT} ${list.join(" ")} ${list.slice(3, 12).join(" ")}`);
    fc.assert(
      fc.property(text, text, (x, y) => {
        const early = { id: "early", text: x, source: "Herald", publishedAt: "2024-03-01" };
        const late = { id: "late", text: y, source: "Gazette", publishedAt: "2024-03-04" };
        const [there, back] = [compare(early, late), compare(late, early)];
        const spans = ({ passages }: typeof there) => passages.map(({ a, b, bits, blocks }) => [a, b, bits, blocks] as const);
        const turned = spans(back).map(([a, b, bits, blocks]) =>
          a.id === b.id ? [a, b, bits, blocks] : [b, a, bits, blocks.map((one) => ({ a: one.b, b: one.a })).sort((p, q) => p.a[0] - q.a[0])],
        );
        expect(new Set(turned.map((one) => JSON.stringify(one)))).toEqual(new Set(spans(there).map((one) => JSON.stringify(one))));
        expect([back.a.id, back.b.id, back.coverageA, back.coverageB]).toEqual(["late", "early", there.coverageB, there.coverageA]);
        expect(back.passages.map(({ index }) => index)).toEqual(back.passages.map((_, index) => index));
        const opposite = { "a-to-b": "b-to-a", "b-to-a": "a-to-b", undetermined: "undetermined" } as const;
        expect([back.relation.label, opposite[back.relation.direction]]).toEqual([there.relation.label, there.relation.direction]);
        expect(explain(late, early).runs.map(({ b }) => b.id)).toEqual(explain(early, late).runs.map(({ a }) => a.id));
        for (const { a, text: shown } of explain(late, early).runs) expect(late.text.slice(a.start, a.end)).toBe(shown);
      }),
      { numRuns: 15, seed: 9 },
    );
  });

  it("gives two equal texts a resemblance of 1 and covers both whole", () => {
    expect(compare(STATEMENT, STATEMENT)).toMatchObject({ resemblance: 1, containmentA: 1, containmentB: 1, coverageA: 1, coverageB: 1 });
  });

  it("shows a replaced, a dropped and an added word as edits between blocks", () => {
    const a = "The captain told the inquiry that the ferry was never meant to carry heavy lorries across an open strait in January gales.";
    const b = "The captain told the inquiry that the vessel was never meant to carry lorries across an open strait in bitter January gales.";
    const [passage] = compare(a, b).passages;
    expect(passage!.kind).toBe("edited");
    expect(passage!.edits).toEqual([
      { a: "ferry", b: "vessel", op: "replace" },
      { a: "heavy", b: "", op: "delete" },
      { a: "", b: "bitter", op: "insert" },
    ]);
    expect(passage!.blocks.map((block) => a.slice(...block.a))).toEqual(passage!.blocks.map((block) => b.slice(...block.b)));
  });

  it("gives a quotation split by its attribution as one passage of two blocks", () => {
    const a = "She said: “Nobody asked the fishermen whether they wanted a marina, and nobody will ask them now that the concrete has set.”";
    const b = "“Nobody asked the fishermen whether they wanted a marina,” Quill muttered on Monday, “and nobody will ask them now that the concrete has set.”";
    const [passage, ...more] = compare(a, b).passages;
    expect(more).toEqual([]);
    expect(passage!.kind).toBe("split");
    expect(passage!.blocks).toHaveLength(2);
    expect(passage!.edits).toEqual([{ a: "", b: "Quill muttered on Monday", op: "insert" }]);
  });

  it("counts each matched token once, on both sides, whatever was merged", () => {
    const word = fc.constantFrom(
      "boil-water",
      "notice",
      "customers",
      "after",
      "rupture",
      "14,000",
      "Marlow",
      "Authority",
      "told",
      "prayer",
      "plumbing",
      "Depression-era",
      "and",
      "a",
      "on",
      ".",
      "“",
      "”",
    );
    const text = fc.array(word, { minLength: 8, maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const passage of compare(a, b, { self: false }).passages) {
          const { blocks, tokens } = passage;
          const inBlocks = blocks.reduce((sum, block) => sum + tokenize(a.slice(...block.a)).length, 0);
          expect(tokens).toBeGreaterThanOrEqual(inBlocks);
          // what is matched and in no block is an inflected word or a part of a number, and stands in an edit
          const inEdits = passage.edits.reduce((sum, edit) => sum + Math.max(tokenize(edit.a).length, tokenize(edit.b).length), 0);
          expect(tokens - inBlocks).toBeLessThanOrEqual(inEdits);
          for (const side of ["a", "b"] as const) {
            const ranges = blocks.map((block) => block[side]).sort((x, y) => x[0] - y[0]);
            ranges.forEach((range, x) => {
              if (x > 0) expect(range[0]).toBeGreaterThanOrEqual(ranges[x - 1]![1]);
            });
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("reports two quotations with other words between them as two passages", () => {
    const a = "“We owe our customers a straight answer,” Alvarado said at the depot on Monday. “Nobody slept while that trench was open.”";
    const b =
      "The utility promised “We owe our customers a straight answer” to a packed hall, but residents shouted back. Asked about the crews, it insisted: “Nobody slept while that trench was open.”";
    const quoted = compare(a, b).passages.map((passage) => a.slice(passage.a.start, passage.a.end));
    expect(quoted).toEqual(["We owe our customers a straight answer", "Nobody slept while that trench was open"]);
  });

  it("finds two copies of a text that repeats itself without end", () => {
    const repeated = "The harbour authority closed the northern ferry terminal on Tuesday after inspectors found cracks. ".repeat(3000);
    const { passages, coverageA, limits } = compare(repeated, repeated, { self: false });
    expect(passages).toHaveLength(1);
    expect(coverageA).toBe(1);
    expect(limits.map(({ code }) => code)).toEqual(["pair-too-repetitive"]);
  });

  it("stays fast where the same lines stand in another order", () => {
    const lines = Array.from({ length: 8000 }, (_, i) => `lantern${i} harbour${i} copper${i} gull${i}.`);
    const shuffled = lines.map((line, i) => [Math.imul(i, 0x9e3779b1) >>> 0, line] as const).sort((x, y) => x[0] - y[0]);
    let numPassages = 0;
    const ms = processorMs(() => {
      numPassages = compare(lines.join("\n"), shuffled.map(([, line]) => line).join("\n"), { self: false }).passages.length;
    });
    expect(numPassages).toBeGreaterThan(0);
    expect(ms).toBeLessThan(15_000);
  });

  it("does not report a name and a title, however long", () => {
    const a = "On Monday, Deputy Assistant Secretary of State Margaret Holloway arrived in the capital.";
    const b = "Nobody from the office of Deputy Assistant Secretary of State Margaret Holloway could be reached by telephone.";
    expect(compare(a, b).passages).toEqual([]);
  });

  it("says nothing of a relation where nothing is shared, whatever one credits the other's publisher with", () => {
    const bridge = "The mayor opened the new bridge on Monday, after nine years of work and two lawsuits by the farmers whose land it crosses.";
    const snail = "HONOLULU (AP) _ Scientists found a rare snail on a volcanic slope in Hawaii, where nobody had seen one for forty years.";
    const { relation, passages } = compare({ id: "wire", source: "Associated Press", text: bridge }, { id: "paper", text: snail });
    expect(passages).toEqual([]);
    expect(relation).toEqual({
      label: "none",
      direction: "undetermined",
      via: null,
      wire: null,
      evidence: [{ rule: "coverage", detail: "they share no passage", weight: 0, spans: [] }],
    });
  });

  it("refuses two documents of one id", () => {
    expect(() => compare({ id: "x", text: "a" }, { id: "x", text: "b" })).toThrow(/different ids, got "x" twice/);
    expect(() => compare(3 as never, "b")).toThrow('"a" expected document { id, text }, got 3');
  });
});
