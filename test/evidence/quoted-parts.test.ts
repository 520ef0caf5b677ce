import { describe, expect, it } from "vitest";
import { quotedParts } from "../../src/evidence/quoted-parts.js";
import { pairOfTexts } from "./pair-of-texts.js";

/** The whole quotations in an alignment of these words, as the words of side a. */
function parts(a: string, b: string, ...aligned: (string | readonly [string, string])[]): string[] {
  const { pair, align, wordsA } = pairOfTexts(a, b);
  return quotedParts(pair, align(...aligned)).map((part) => wordsA(part).join(" | "));
}
const WORDS = "plovers nested beneath the canneries";

describe("a whole quotation in an alignment", () => {
  it("is filled from its first word to its last, whichever side has the marks", () => {
    expect(parts(`Then “${WORDS}” he said`, `Now ${WORDS} too`, WORDS)).toEqual([WORDS]);
    expect(parts(`Then ${WORDS} he said`, `Now “${WORDS}” too`, WORDS)).toEqual([WORDS]);
  });
  it("is one where both sides have the marks", () => expect(parts(`Then “${WORDS}” he said`, `Now “${WORDS}” too`, WORDS)).toEqual([WORDS]));
  it("is cut out of a longer alignment", () => expect(parts(`Then “${WORDS}” he said`, `Then “${WORDS}” he said`, `Then “${WORDS}” he said`)).toEqual([WORDS]));
  it("may lack a fifth of its words", () => {
    const [a, b] = ["“plovers nested beneath the old canneries”", "plovers nested beneath the rusty canneries"];
    expect(parts(a, b, "plovers nested beneath the", "canneries")).toEqual(["plovers nested beneath the | canneries"]);
  });
  it("comes by place on side a", () =>
    expect(
      parts("“vexil quorb pliff” then “plovers nested beneath”", "vexil quorb pliff then plovers nested beneath", [
        "vexil quorb pliff” then “plovers nested beneath",
        "vexil quorb pliff then plovers nested beneath",
      ]),
    ).toEqual(["vexil quorb pliff", "plovers nested beneath"]));

  it.each([
    ["its first word is not matched", `“harlo ${WORDS}”`, WORDS, [WORDS]],
    ["its last word is not matched", `“${WORDS} harlo”`, WORDS, [WORDS]],
    ["more than a fifth is not matched", "“plovers nested harlo quorb canneries”", "plovers nested vexil pliff canneries", ["plovers nested", "canneries"]],
    ["it has two words", "“plovers nested” there", "plovers nested there", [["plovers nested” there", "plovers nested there"] as const]],
    ["it reaches beyond the alignment", `“then ${WORDS} left”`, `then ${WORDS} left`, [WORDS]],
    ["nothing stands in marks", WORDS, WORDS, [WORDS]],
  ])("is none where %s", (_, a, b, aligned) => expect(parts(a, b, ...aligned)).toEqual([]));
});
