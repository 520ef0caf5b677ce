/** What must not change a verdict: other documents, other names, more text around, another order of the input; and `trace` says what `detect` says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { traceRelease } from "../../src/api/trace.js";
import type { Document } from "../../src/types/document.js";
import type { ReusedQuotation } from "../../src/types/quotation.js";

const WORDS =
  "The turbines below the weir have not been serviced since the flood, and every engineer in the valley has known it for years. Fourteen of them have 2,300 hours left.";
/** Of the statement, what papers make of it, with the verdict against it. */
const FORMS: readonly (readonly [form: string, verdict: string])[] = [
  [`"${WORDS}"`, "verbatim"],
  [`“${WORDS}”`, "verbatim"],
  [`"The turbines below the weir have not been serviced since the flood."`, "trimmed"],
  [`"${WORDS.replace("have not been", "have been")}"`, "altered"],
  [`"${WORDS.replace("have not been", "have ... been")}"`, "altered"],
  [`"${WORDS.replace("2,300", "2,800")}"`, "altered"],
  [`"${WORDS.replace("The turbines", "Their turbines")}"`, "altered"],
  [`"${WORDS.replace("hours left.", "hours gone.")}"`, "altered"],
  [`"${WORDS.replace("since the flood, and every engineer in", "… in")}"`, "merged"],
  [`"${WORDS.replace("every engineer", "[nearly] every engineer")}"`, "verbatim"],
  [`"The turbines below the weir have not been serviced since the flood," Dora Lind said, "and every engineer in the valley has known it for years."`, "split"],
];
const release: Document = {
  id: "release",
  text: `FOR IMMEDIATE RELEASE\n\nThe valley council met on Tuesday night. "${WORDS}" Dora Lind said. A hearing follows in autumn.`,
  publishedAt: "2019-02-04",
};
const AROUND = [
  "Rain fell on the market all morning, and few stalls opened before ten.",
  "Two buses were late, as they have been all winter long.",
  "The choir sings Haydn on Sunday.",
];
const UNRELATED: Document = {
  id: "other",
  text: 'A bakery has won a prize. "Our rye needs three days and no shortcuts of any kind," Otto Brenn said of it.',
  publishedAt: "2019-02-05",
};

const article = (form: string, x: number, around: readonly string[] = ["Dora Lind spoke at length."]): Document => ({
  id: `paper ${x}`,
  text: `${around.join(" ")} Then came this: ${form} ${around.join(" ")}`,
  publishedAt: `2019-02-0${5 + (x % 4)}`,
  source: `Paper ${x}`,
});

/** By document, verdicts and edits of the quotation that the statement is. */
function told(quotations: readonly ReusedQuotation[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { occurrences } of quotations.filter((one) => one.occurrences.some(({ id }) => id === "release")))
    for (const { id, verdict, edits } of occurrences) found[id] = [...(found[id] ?? []), `${verdict} ${edits.map(({ a, b }) => `${a}>${b}`).join()}`].sort();
  return found;
}
const verdictsOf = (quotations: readonly ReusedQuotation[], id: string): string[] => (told(quotations)[id] ?? []).map((line) => line.split(" ")[0]!);

describe("a verdict", () => {
  it.each(FORMS)("of %s is %s, in trace and in detect", async (form, verdict) => {
    const paper = article(form, 0);
    const [traced, detected] = [(await traceRelease(release, [paper])).quotations, (await detect([release, paper])).quotations];
    expect(verdictsOf(traced, "paper 0")).toEqual([verdict]);
    expect(told(detected)).toEqual(told(traced));
  });

  it("stays with other documents beside, more text around, other publishers and another order; and detect and trace agree", async () => {
    const chosen = fc.uniqueArray(fc.nat(FORMS.length - 1), { minLength: 1, maxLength: 4 });
    const changes = fc.record({ around: fc.subarray(AROUND), unrelated: fc.boolean(), renamed: fc.boolean(), turned: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(chosen, changes, async (forms, { around, unrelated, renamed, turned }) => {
        const papers = forms.map((form, x) => ({
          ...article(FORMS[form]![0], x, [...around, "It was a long evening."]),
          ...(renamed && { source: `Gazette of ${x}` }),
        }));
        const given = [...papers, ...(unrelated ? [UNRELATED] : [])];
        if (turned) given.reverse();
        const { quotations } = await traceRelease(release, given);
        for (const [x, form] of forms.entries()) expect([FORMS[form]![0], verdictsOf(quotations, `paper ${x}`)]).toEqual([FORMS[form]![0], [FORMS[form]![1]]]);
        expect(told((await detect([...given, release])).quotations)).toEqual(told(quotations));
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  it("does not change with the two documents' places, with times or without", async () => {
    for (const [form] of FORMS)
      for (const times of [
        ["2019-02-01", "2019-02-03"],
        [undefined, undefined],
        ["2019-02-01", "2019-02-01"],
      ] as const) {
        const first = { id: "release", text: `The council met. "${WORDS}" Dora Lind said.`, ...(times[0] && { publishedAt: times[0] }) };
        const second = { id: "second", text: `It was noted: ${form}`, ...(times[1] && { publishedAt: times[1] }) };
        expect(told((await detect([first, second])).quotations)).toEqual(told((await detect([second, first])).quotations));
      }
  });
});
