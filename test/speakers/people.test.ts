import { describe, expect, it } from "vitest";
import { grammarOf } from "./grammar-of.js";

/** Who one name means in a text: the full name, "several" or "nobody". */
function whoIs(text: string, name: string, gender?: "male" | "female"): string {
  const person = grammarOf(text).people.byOneName(name, gender);
  return person === null ? "several" : (person?.name ?? "nobody");
}

describe("whom one name means", () => {
  it.each([
    ["by the last name", "holm"],
    ["by the first name", "vera"],
    ["by a name between", "ines"],
  ])("is the one person who bears it, %s", (_, name) => expect(whoIs("The keeper is Vera Ines Holm of Hull.", name)).toBe("Vera Ines Holm"));

  it("is nobody where no person bears it", () => expect(whoIs("The keeper is Vera Holm.", "hull")).toBe("nobody"));
  it("is several where two do", () => expect(whoIs("They are Vera Holm and Otto Holm.", "holm")).toBe("several"));
  it("is the one of them whose gender fits", () => {
    const text = "They are Vera Holm and Otto Holm.";
    expect([whoIs(text, "holm", "female"), whoIs(text, "holm", "male")]).toEqual(["Vera Holm", "Otto Holm"]);
  });
  it("is several still where the gender of one is not known and fits as well", () =>
    expect(whoIs("They are Tovrin Holm and Quarn Holm.", "holm", "male")).toBe("several"));
  it("is one person in two forms of the name", () =>
    expect(whoIs("He is Otto J. Brink. We asked Otto Brink, and O. Brink again.", "brink")).toBe("Otto J. Brink"));
  it("is not one who was known before by the last name alone", () =>
    expect(whoIs("It is old.\nWe asked Holm. Her sister is Vera Holm.", "holm")).toBe("nobody"));
  it("is one where the last name alone stood in the heading", () => expect(whoIs("Holm leaves\nThe keeper is Vera Holm.", "holm")).toBe("Vera Holm"));
  it("is not the word before a name that opens a sentence, where the text has it in lower case too", () =>
    expect(whoIs("It is old.\nThe keeper is Vera Holm. Curious Holm looked up, a curious keeper.", "holm")).toBe("Vera Holm"));
  it("is several where an unknown first name opens a sentence", () =>
    expect(whoIs("It is old.\nOdalys Holm looked up. The keeper is Vera Holm.", "holm")).toBe("several"));
});

describe("a gender", () => {
  const genderOf = (text: string, name: string) => grammarOf(text).people.byOneName(name, undefined)?.gender;
  it("is that of the first name", () => expect(genderOf("We met Vera Holm.", "holm")).toBe("female"));
  it("is that of a title before that of the first name", () => expect(genderOf("We met Mr. Vera Holm.", "holm")).toBe("male"));
  it("is learnt from a title before the last name alone", () => expect(genderOf("We met Tovrin Quarn. Then Ms. Quarn left.", "quarn")).toBe("female"));
  it("is none where titles contradict each other", () => expect(genderOf("We met Mr. Tovrin Quarn. Then Ms. Quarn left.", "quarn")).toBeUndefined());
  it("is none where nothing tells", () => expect(genderOf("We met Tovrin Quarn.", "quarn")).toBeUndefined());

  it.each([
    ["en", "we met Ms. Quarn there", "female"],
    ["de", "wir trafen die Sprecherin Quarn dort", "female"],
    ["es", "vimos a la alcaldesa Quarn", "female"],
    ["es", "vimos al lado el alcalde Quarn", "male"],
    ["en", "we met Mayor Quarn there", undefined],
  ])("is told by a title in %s: %s", (language, text, gender) => {
    const { people, phrases, at, words } = grammarOf(text, language);
    const from = at("Quarn");
    expect(phrases.endingAt(from, 0)?.to).toBe(from + 1);
    const begin = words.isCapitalised(from - 1) && words.isTitle(from - 1) ? from - 1 : from;
    expect(people.genderOfTitle({ begin, from, to: from + 1 })).toBe(gender);
  });
});

describe("the holder of an office", () => {
  const holder = (text: string, office: string) => grammarOf(text).people.byOffice(office)?.name;
  it("is who stands behind it", () => expect(holder("We met Mayor Vera Holm there.", "mayor")).toBe("Vera Holm"));
  it("is who stands before it, in an apposition", () => expect(holder("We met Vera Holm, the harbour master, there.", "harbour master")).toBe("Vera Holm"));
  it("is known by all words of the office", () => expect(holder("We met Deputy Mayor Vera Holm there.", "deputy mayor")).toBe("Vera Holm"));
  it("is nobody where two hold it", () => expect(holder("We met Mayor Vera Holm and Mayor Otto Brink.", "mayor")).toBeUndefined());
  it("is nobody where the text names none", () => expect(holder("We met Vera Holm.", "mayor")).toBeUndefined());
});

it("a person has one entry, whatever form of the name stands at a place", () => {
  const { people, phrases, at } = grammarOf("Otto J. Brink came, and then Otto Brink left.");
  const short = phrases.endingAt(at("Brink", 1), 0)!.named!;
  expect(short.name).toBe("Otto Brink");
  expect("words" in short && people.canonical(short)?.name).toBe("Otto J. Brink");
});

it("a word is a name where it opens a sentence if it is capitalised inside one", () => {
  const { people } = grammarOf("Quarn left. They saw Tovrin go.");
  expect([people.isNameInside("tovrin"), people.isNameInside("quarn")]).toEqual([true, false]);
});
