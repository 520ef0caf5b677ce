import { describe, expect, it } from "vitest";
import { Apart } from "../../src/quotations/quoted-words.js";
import { formsOf, wordsOf } from "./made-up-forms.js";

const textOf = ({ text, from, to, length, margin }: ReturnType<typeof wordsOf>): string => text.slice(from[margin[0]], to[length - 1 - margin[1]]);

describe("the words of a form", () => {
  const { words, forms } = formsOf([
    'He said: "We mend the old bridge," and then, "before the first frost comes."',
    "So we mend the old bridge, and nobody pays. Then it rained.",
  ]);
  const quoted = forms.findIndex(({ isQuoted }) => isQuoted);
  const plain = forms.findIndex(({ isQuoted }) => !isQuoted);

  it("are made once", () => expect(words.words(quoted)).toBe(words.words(quoted)));
  it("have a break where the writer's words stand between parts", () =>
    expect([...words.words(quoted).isApart].filter((apart) => apart === Apart.INTERRUPTED)).toHaveLength(forms[quoted]!.parts.length - 1));
  it("as a reference are the form itself where it stands in marks", () => expect(words.reference([quoted])).toBe(words.words(quoted)));
  it("as a reference in running text have the rest of the sentence around them", () => {
    const reference = words.reference([plain]);
    expect(reference.margin).toEqual([1, 3]);
    expect(textOf(reference)).toBe("we mend the old bridge");
    expect(reference.text.slice(reference.from[0], reference.to[reference.length - 1])).toBe("So we mend the old bridge, and nobody pays");
  });
});

describe("whether two forms are one quotation", () => {
  const { words } = formsOf(['"we"', "we"]);
  const alike = (x: string, y: string) => words.areAlike(wordsOf(x), wordsOf(y));
  it.each([
    [true, "half of the shorter one is shared", "we mend the old bridge in spring", "they mend the old bridge"],
    [true, "a part of a long one", `${"boats come and go all day long. ".repeat(9)}we mend the bridge`, "we mend the bridge"],
    [
      true,
      "eight words are, whatever the rest",
      `one two three four five six seven eight ${"boat ".repeat(30)}`,
      `one two three four five six seven eight ${"tower ".repeat(30)}`,
    ],
    [false, "fewer than three words are", "we mend it", "we mend them"],
    [false, "less than half is", "we mend the old bridge and all of its towers", "we mend the ferry or sell both of them"],
    [false, "words are shared only one by one", "we all mend our old bridge", "we never mend any old bridge"],
  ])("%s where %s", (expected, _, x, y) => expect(alike(x, y)).toBe(expected));
});

describe("whether a quotation goes on with the next", () => {
  const other = wordsOf("We mend the old bridge before the first frost comes.");
  const follow = (text: string): boolean => {
    const { words, forms } = formsOf([text, '"We mend the old bridge before the first frost comes."']);
    const own = forms.flatMap(({ document, isQuoted }, id) => (document === 0 && isQuoted ? [id] : []));
    expect(own).toHaveLength(2);
    return words.follow(own[0]!, own[1]!, other);
  };
  it("is seen where the other form has both without a break", () =>
    expect(follow('"We mend the old bridge," he said. "Before the first frost comes."')).toBe(true));
  it("is not seen where the other form has words between", () => expect(follow('"We mend the old bridge," he said. "The first frost comes."')).toBe(false));
  it("is not seen where two people speak", () =>
    expect(follow('"We mend the old bridge," Otto Brink said. "Before the first frost comes," Vera Holm said.')).toBe(false));
  it("is not seen where much stands between", () =>
    expect(follow(`"We mend the old bridge," he said. ${"It rained on and on there. ".repeat(8)}"Before the first frost comes."`)).toBe(false));
});
