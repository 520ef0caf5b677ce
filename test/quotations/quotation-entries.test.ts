import { describe, expect, it } from "vitest";
import { wordsText } from "../../src/quotations/quoted-words.js";
import { entriesOf, type Known } from "./made-up-forms.js";

/** Each quotation as its text, its reason, and document and verdict of each occurrence, the reference first. */
function quotations(texts: readonly string[], known: Known = {}): string[] {
  const { entries, texts: made } = entriesOf(texts, known);
  return entries.map(({ text, reason, occurrences }) => {
    const verdicts = occurrences.map(({ forms, verdict }) => `${made.words.form(forms[0]!).document} ${verdict}`);
    return [`${reason}: ${wordsText(text, text.margin[0], text.length - text.margin[1])}`, ...verdicts].join("; ");
  });
}

const WHOLE = "We mend the old bridge before the first frost comes down";

describe("the quotations of a group", () => {
  it("have the release as their reference, and a part of it is trimmed", () => {
    expect(quotations([`He said: "${WHOLE}."`, 'He: "We mend the old bridge."'], { releases: [0] })).toEqual([`release: ${WHOLE}; 0 verbatim; 1 trimmed`]);
  });
  it("have the fuller form as their reference where no release is known", () => {
    expect(quotations(['He: "We mend the old bridge."', `He said: "${WHOLE}."`])).toEqual([`fullest: ${WHOLE}; 1 verbatim; 0 trimmed`]);
  });
  it("have the form that most documents have where nothing tells which was first", () => {
    const [most, other] = ["We mend the old bridge before the first frost", "We mend the new bridge before the first frost"];
    const found = quotations([`"${other}."`, `"${most}."`, `"${most}."`]);
    expect(found).toEqual([`fullest: ${most}; 1 verbatim; 0 altered; 2 verbatim`]);
  });
  it("call neither of two verbatim where either may be the misquotation", () => {
    const found = quotations(['"We mend the old bridge before the first frost."', '"We mend the new bridge before the first frost."']);
    expect(found).toHaveLength(1);
    expect(found[0]!.match(/altered/g)).toHaveLength(2);
  });
  it("call the earlier of them verbatim where times tell", () => {
    const found = quotations(['"We mend the new bridge before the first frost."', '"We mend the old bridge before the first frost."'], {
      days: ["2020-05-02", "2020-05-01"],
    });
    expect(found).toEqual(["earliest: We mend the old bridge before the first frost; 1 verbatim; 0 altered"]);
  });
  it("are two where an article puts two sentences together, and that one stands with both", () => {
    const [x, y] = ["We mend the old bridge before the first frost.", "Nobody pays for the ferry again this year."];
    const found = quotations([`"${x}" Then it rained all day long, and the boats stayed in. "${y}"`, `"${x}"`, `"${y}"`], { releases: [0] });
    expect(found).toHaveLength(2);
    for (const one of found) expect(one).toMatch(/0 verbatim; [12] verbatim/);
  });
  it("join what the reference interrupts: the form is split", () => {
    const found = quotations([`"${WHOLE}."`, '"We mend the old bridge," he said, "before the first frost comes down."'], { releases: [0] });
    expect(found).toEqual([`release: ${WHOLE}; 0 verbatim; 1 split`]);
  });
  it("are of two people where two are named and several places differ", () => {
    const found = quotations([
      '"We take it one game at a time and hope for the best," Otto Brink said.',
      '"We take it one boat at a time and pray for the best," Vera Holm said.',
    ]);
    expect(found).toEqual([]);
  });
});

describe("no quotation", () => {
  it("stands in one document alone", () => expect(quotations(['"We mend the old bridge." So: "We mend the old bridge."'])).toEqual([]));
  it("is a title", () => expect(quotations(['He read "The Old Bridge of Marlow" there.', 'She read "The Old Bridge of Marlow" here.'])).toEqual([]));
  it("stands in running text alone", () => expect(quotations(["We mend the old bridge.", "We mend the old bridge."])).toEqual([]));
});

it("the quotations of many copies take no longer than their number", () => {
  const copies = Array.from({ length: 60 }, () => `"${WHOLE}."`);
  const [one, ...others] = entriesOf(copies).entries;
  expect(others).toEqual([]);
  expect(one!.occurrences).toHaveLength(60);
});
