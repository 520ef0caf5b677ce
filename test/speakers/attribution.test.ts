import { describe, expect, it } from "vitest";
import { grammarOf } from "./grammar-of.js";

describe("who a phrase means", () => {
  it("is whom it names", () => {
    const { attributor, phrases, at } = grammarOf("then Vera Holm said it");
    const attribution = attributor.attribution(phrases.endingAt(at("Holm"), 0)!);
    expect(attribution).toMatchObject({ named: { name: "Vera Holm" }, from: at("Vera"), to: at("said") });
  });
  it("is the person before, for a pronoun, at the place of the pronoun", () => {
    const { attributor, phrases, at } = grammarOf("Vera Holm left. Then she said it");
    expect(attributor.attribution(phrases.endingAt(at("she"), 0)!)).toMatchObject({ named: { name: "Vera Holm" }, from: at("she") });
  });
  it("is nobody for a pronoun that two fit", () => {
    const { attributor, phrases, at } = grammarOf("Vera Holm came. Ingrid Palm left. Then she said it");
    expect(attributor.attribution(phrases.endingAt(at("she"), 0)!).named).toBeNull();
  });
});

describe("whom a verb of quoting quotes", () => {
  const quoted = (text: string, verb: string): string => {
    const { attributor, words, at } = grammarOf(text);
    const found = attributor.quoted(at(verb), { start: 0, end: words.tokens.length });
    return found ? (found.named?.name ?? "-") : "none";
  };
  it("is its object", () => expect(quoted("Otto Brink quoted Vera Holm there", "quoted")).toBe("Vera Holm"));
  it("is its object where that is one word", () => expect(quoted("Vera Holm came. Otto Brink quoted Holm there", "quoted")).toBe("Vera Holm"));
  it("is its subject in the passive", () => expect(quoted("Vera Holm was quoted by Otto Brink", "quoted")).toBe("Vera Holm"));
  it("is somebody who is not named", () => expect(quoted("Otto Brink quoted a keeper there", "quoted")).toBe("-"));
  it("is nobody whom the text names, behind a colon", () => expect(quoted("Otto Brink quotes: it leaks", "quotes")).toBe("-"));
});

describe("a source", () => {
  const source = (text: string, first: string) => {
    const { attributor, words, at } = grammarOf(text);
    return attributor.source(at(first), words.tokens.length).named?.name ?? "-";
  };
  it("is the phrase behind its words", () => expect(source("according to the keeper Vera Holm", "Vera")).toBe("Vera Holm"));
  it("ends the search where it is not named", () => expect(source("according to them", "them")).toBe("-"));
});
