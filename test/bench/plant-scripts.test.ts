import { describe, expect, it } from "vitest";
import { articleOf, partsOfArticles, plantScript } from "../../bench/quality/plant-scripts.js";
import { type Script, scriptOf, sentenceBreaks, unitsOf, WRITINGS } from "../../bench/quality/script-of.js";
import { randomNumbers } from "../reference/random-numbers.js";

const LETTERS: Readonly<Record<Script, string>> = {
  Hangul: "가나다라마바사아자차카타파하고노도로모보",
  Han: "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往",
  Kana: "あいうえおかきくけこさしすせそたちつてと",
  Cyrillic: "абвгдежзиклмнопрстуф",
  Arabic: "ابتثجحخدذرزسشصضطظعغف",
  Devanagari: "कखगघचछजझटठडढतथदधनपफब",
  Latin: "abcdefghijklmnopqrst",
};

/** Articles of random words and sentences in a script, with the full stop it uses. */
function articlesOf(script: Script, count: number) {
  const next = randomNumbers(7);
  const letters = [...LETTERS[script]];
  const word = () => Array.from({ length: 3 + (next() % 5) }, () => letters[next() % letters.length]).join("");
  const { spaced } = WRITINGS[script];
  const sentence = () => Array.from({ length: 9 + (next() % 16) }, word).join(spaced ? " " : "") + (spaced ? ". " : "。");
  return Array.from({ length: count }, (_, i) => ({ id: `${script}-${i}`, text: Array.from({ length: 14 }, sentence).join("").trimEnd() }));
}

describe("scriptOf", () => {
  it.each(Object.entries(LETTERS) as [Script, string][])("knows %s by its letters", (script, letters) => {
    expect(scriptOf(`1987: ${letters} (abc)`)).toBe(script);
  });

  it("takes Han with kana for Japanese, and Han with one kana for Chinese", () => {
    expect(scriptOf("第三者委員会を設ける")).toBe("Kana");
    expect(scriptOf(`${LETTERS.Han.repeat(2)}の`)).toBe("Han");
  });

  it("knows no script of digits", () => {
    expect(scriptOf("1987 - 12.5 %")).toBeUndefined();
  });
});

describe("sentenceBreaks", () => {
  it("breaks after a full stop and what closes after it, and at the end of a line", () => {
    const text = "He left.” Then\nit rained. 「終わった。」と言った。次。";
    const cuts = [0, ...sentenceBreaks(text), text.length];
    expect(cuts.slice(1).map((end, i) => text.slice(cuts[i], end))).toEqual(["He left.” ", "Then\n", "it rained. ", "「終わった。」", "と言った。", "次。"]);
  });

  it("does not break inside a number", () => {
    expect(sentenceBreaks("It rose 12.5 per cent")).toEqual([]);
  });
});

describe("partsOfArticles", () => {
  it("cuts a few articles into parts that hold all their words, and leaves many as they are", () => {
    const few = articlesOf("Cyrillic", 2);
    const parts = partsOfArticles(few, "Cyrillic");
    expect(parts.length).toBeGreaterThan(4);
    const joined = few.map(({ id }) => parts.filter((part) => articleOf(part.id) === id).map(({ text }) => text));
    expect(joined.map((texts) => texts.join(" "))).toEqual(few.map(({ text }) => text));
    const many = articlesOf("Cyrillic", 8);
    expect(partsOfArticles(many, "Cyrillic")).toEqual(many);
  });
});

describe.each(Object.keys(LETTERS) as Script[])("plantScript in %s", (script) => {
  const articles = articlesOf(script, 12);
  const { documents, truth } = plantScript(articles, script, 5);
  const textOf = new Map(documents.map(({ id, text }) => [id, text]));

  it("plants both kinds, with the same characters on both sides", () => {
    expect(new Set(truth.map(({ kind }) => kind))).toEqual(new Set(["verbatim", "quotation"]));
    for (const { a, b } of truth) expect(textOf.get(b.id)!.slice(b.start, b.end)).toBe(textOf.get(a.id)!.slice(a.start, a.end));
  });

  it("leaves a target as it was but for what was put in", () => {
    for (const { id, text } of documents) {
      const pieces = truth.filter(({ b }) => b.id === id).sort((x, y) => y.b.start - x.b.start);
      const [open, close] = WRITINGS[script].marks;
      const rest = pieces.reduce((left, { b }) => left.slice(0, b.start) + left.slice(b.end), text);
      const original = articles.find((article) => article.id === id)!.text;
      expect(rest.replaceAll(open + close, "").replaceAll(" ", "")).toBe(original.replaceAll(" ", ""));
    }
  });

  it("puts a quotation of the right length into the marks of the script", () => {
    const [open, close] = WRITINGS[script].marks;
    const [least, most] = WRITINGS[script].spaced ? [8, 20] : [15, 40];
    for (const { b } of truth.filter(({ kind }) => kind === "quotation")) {
      const text = textOf.get(b.id)!;
      expect([text[b.start - 1], text[b.end]]).toEqual([open, close]);
      const { length } = unitsOf(text.slice(b.start, b.end), script);
      expect(length).toBeGreaterThanOrEqual(least!);
      expect(length).toBeLessThanOrEqual(most!);
    }
  });

  it("uses no place of a source twice", () => {
    for (const one of truth)
      for (const other of truth) if (one !== other && one.a.id === other.a.id) expect(one.a.end <= other.a.start || other.a.end <= one.a.start).toBe(true);
  });

  it("makes the same set of the same seed, and another of another", () => {
    expect(plantScript(articles, script, 5)).toEqual({ documents, truth });
    expect(plantScript(articles, script, 6)).not.toEqual({ documents, truth });
  });
});

describe("plantScript", () => {
  it("leaves out an article that shares a long run with another", () => {
    const articles = articlesOf("Latin", 9);
    const copied = articles[0]!.text.split(" ").slice(20, 26).join(" ");
    const reusing = { id: "reusing", text: `${articlesOf("Latin", 10)[9]!.text} ${copied}.` };
    expect(plantScript([...articles, reusing], "Latin", 1).documents).toHaveLength(9);
  });

  it("cuts no Latin word and no number in a script without spaces", () => {
    const articles = articlesOf("Kana", 12).map(({ id, text }) => ({ id, text: text.replace(/か/g, (_, at) => `K${at}`) }));
    const { documents, truth } = plantScript(articles, "Kana", 5);
    const textOf = new Map(documents.map((document) => [document.id, document.text]));
    const quotations = truth.filter(({ kind }) => kind === "quotation");
    expect(quotations.length).toBeGreaterThan(4);
    for (const { a } of quotations) {
      const around = [a.start, a.end].map((at) => textOf.get(a.id)!.slice(at - 1, at + 1));
      for (const two of around) expect(two).not.toMatch(/^[A-Z0-9]{2}$/);
    }
  });

  it("plants nothing where there is one short article", () => {
    expect(plantScript([{ id: "x", text: "One short story." }], "Latin", 1).truth).toEqual([]);
  });
});
