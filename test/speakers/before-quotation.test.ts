import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/speakers/attribution.js";
import { grammarOf } from "./grammar-of.js";

const shown = (found: Attribution | undefined): string => (found ? (found.named?.name ?? "-") : "none");

/** Who the words before the last quotation of a text give it to, in its own sentence. */
function before(text: string, language = "en"): string {
  const read = grammarOf(text, language);
  const [from, to] = read.words.tokens.quotations.slice(-2);
  return shown(read.before.before(from!, to!));
}

describe("the words before a quotation", () => {
  it.each([
    ["a verb", 'Vera Holm said: "It leaks badly."', "Vera Holm"],
    ["a label", 'MR. HOLM: "It leaks badly."', "HOLM"],
    ["a source", 'According to Vera Holm, "it leaks badly."', "Vera Holm"],
    ["a judgement", 'Vera Holm called it "a leak of the first order."', "Vera Holm"],
    ["the nearest of two verbs", 'Otto Brink heard what Vera Holm said: "It leaks badly."', "Vera Holm"],
    ["the one who is quoted", 'Otto Brink quoted Vera Holm: "It leaks badly."', "Vera Holm"],
    ["a statement with a colon", 'Statement by Vera Holm: "It leaks badly."', "Vera Holm"],
    ["whom it was done by", 'Asked by Otto Brink, Vera Holm replied: "It leaks badly."', "Vera Holm"],
    ["who opens a sentence that ends with a colon", 'Vera Holm turned to the question of paint: "It leaks badly."', "Vera Holm"],
    ["who spoke the quotation before", '"It is wet," said Vera Holm, adding that it was "a leak of the first order."', "Vera Holm"],
  ])("give it to somebody by %s", (_, text, name) => expect(before(text)).toBe(name));

  it.each([
    ["the verb is in the passive", 'Otto Brink was told: "It leaks badly."'],
    ["the words are only alleged", 'They accused Otto Brink of saying "it leaks badly."'],
    ["it was heard", 'Otto Brink heard "it leaks badly."'],
    ["initials name nobody", 'VH: "It leaks badly."'],
    ["a source is not named", 'According to some, "it leaks badly."'],
    ["the last clause speaks of another", 'Otto Brink wrote to the paper, which had printed: "It leaks badly."'],
  ])("give it to nobody who is named where %s", (_, text) => expect(["-", "none"]).toContain(before(text)));

  it("say nothing where a sentence ended before it", () => expect(before('Vera Holm said so. "It leaks badly."')).toBe("none"));
  it("decide on a phrase only where the verb stands near", () => {
    const far = 'Vera Holm said that in the long and wet winter of that year all of us had a tower that was "wet" inside.';
    expect(before(far.replace('"wet"', '"wet and cold again"'))).toBe("Vera Holm");
    expect(before('Vera Holm said of the long and wet winter that all of us had in that old tower: "Wet."')).toBe("Vera Holm");
    expect([before('Vera Holm said it was "wet" inside.'), before(far)]).toEqual(["Vera Holm", "none"]);
  });
  it("name a thing, nobody's words: a plan called", () => expect(before('Vera Holm wrote a plan called "Dry Towers for everybody soon"')).not.toBe("-"));
  it("are read in the order of the language", () => expect(before("Am Montag sagte Vera Holm: „Er leckt sehr.“", "de")).toBe("Vera Holm"));
});

describe("the sentence before a quotation", () => {
  const introduced = (text: string): string => {
    const read = grammarOf(text);
    return shown(read.before.introduced(read.words.tokens.quotations.at(-2)!));
  };
  it("introduces its subject by a verb of saying", () => expect(introduced('Vera Holm said the tower was wet. "It leaks badly."')).toBe("Vera Holm"));
  it("introduces nobody without one, or in the passive", () =>
    expect([introduced('Vera Holm left the tower. "It leaks badly."'), introduced('Vera Holm was told that it was wet. "It leaks badly."')]).toEqual([
      "none",
      "none",
    ]));
  it("does not by a verb inside another quotation", () => expect(introduced('They read "Holm said it" there. "It leaks badly."')).toBe("none"));
});
