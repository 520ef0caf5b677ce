import { describe, expect, it } from "vitest";
import { UnlabelledReuse } from "../../bench/quality/unlabelled-reuse.js";

const documents = [
  { id: "x#part-1", text: "She said “a plain breach of rules” today." },
  { id: "x#part-2", text: "It was a plain breach of rules, they wrote." },
  { id: "y", text: "He too heard “a plain breach of rules” there. Copied words from the other part." },
  { id: "ja-1", text: "番組「超人気音楽番組特集号」で話した。" },
  { id: "ja-2", text: "映画「超人気音楽番組特集号」を見た。" },
];
const spanOf = (id: string, words: string) => {
  const start = documents.find((document) => document.id === id)!.text.indexOf(words);
  return { id, start, end: start + words.length };
};
const WORDS = "a plain breach of rules";
const COPY = "Copied words from the other part";

describe("UnlabelledReuse", () => {
  const reuse = new UnlabelledReuse({ documents, truth: [{ kind: "verbatim", a: { id: "x#part-3", start: 0, end: COPY.length }, b: spanOf("y", COPY) }] });

  it("takes two parts of one article for the article repeating itself", () => {
    expect(reuse.has({ a: spanOf("x#part-1", WORDS), b: spanOf("x#part-2", WORDS) })).toBe(true);
  });

  it("takes a copy for what it was copied from", () => {
    expect(reuse.has({ a: spanOf("x#part-2", "they wrote"), b: spanOf("y", COPY) })).toBe(true);
    expect(reuse.has({ a: spanOf("x#part-2", WORDS), b: spanOf("y", WORDS) })).toBe(false);
  });

  it("takes the same words in quotation marks on both sides for one quotation, from three words on", () => {
    expect(reuse.has({ a: spanOf("x#part-1", WORDS), b: spanOf("y", WORDS) })).toBe(true);
    expect(reuse.has({ a: spanOf("x#part-1", "a plain breach"), b: spanOf("y", "a plain breach") })).toBe(false);
  });

  it("does not take a Japanese title for a quotation", () => {
    const title = "超人気音楽番組特集号";
    expect(reuse.has({ a: spanOf("ja-1", title), b: spanOf("ja-2", title) })).toBe(false);
  });
});
