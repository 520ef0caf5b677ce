import { describe, expect, it } from "vitest";
import { formsOf } from "./made-up-forms.js";

/** Links of texts, each as what its two forms are. */
function links(texts: readonly string[]): string[] {
  const { links: found, forms, partsOf } = formsOf(texts);
  const shown = (form: number): string => `${forms[form]!.isQuoted ? "quoted" : "plain"} ${forms[form]!.document}: ${partsOf(form).join(" | ")}`;
  return found.map(({ x, y }) => [shown(x), shown(y)].sort().join(" = ")).sort();
}

describe("which quotations are one", () => {
  it("is told by words that an alignment leads to marks on both sides, once", () => {
    expect(links(['He said: "We mend the old bridge."', 'Then: "We mend the old bridge."'])).toEqual([
      "quoted 0: We mend the old bridge = quoted 1: We mend the old bridge",
    ]);
  });
  it("is told by words in running text on the other side", () => {
    expect(links(['He said: "We mend the old bridge."', "Now we mend the old bridge at last."])).toEqual([
      "plain 1: we mend the old bridge = quoted 0: We mend the old bridge",
    ]);
    expect(links(["Now we mend the old bridge at last.", 'He said: "We mend the old bridge."'])).toEqual([
      "plain 0: we mend the old bridge = quoted 1: We mend the old bridge",
    ]);
  });
  it("is told inside a longer copy by the quotation alone", () => {
    const body = (end: string) => `The ferry stays in harbour this week. "We mend the old bridge," he told us all. ${end}`;
    expect(links([body("Rain."), body("Snow.")])).toEqual(["quoted 0: We mend the old bridge = quoted 1: We mend the old bridge"]);
  });
  it("is not told by fewer than three words", () => expect(links(['He saw "a bridge" there at last.', 'She saw "a bridge" there at last.'])).toEqual([]));
  it("is not told by less than half of both, and fewer than eight words", () => {
    expect(links(['"We mend the old bridge and all of its towers by spring."', '"We mend the old ferry or sell both of them very soon."'])).toEqual([]);
  });
  it("is told by eight words of two long ones", () => {
    const shared = "one two three four five six seven eight";
    const long = (word: string) => `"${shared} ${Array.from({ length: 20 }, (_, x) => `${word}${x}`).join(" ")}"`;
    expect(links([long("boat"), long("tower")])).toHaveLength(1);
  });
  it("says nothing of texts that share words outside of marks only", () =>
    expect(links(['The old bridge is closed today. "Yes."', 'The old bridge is closed today. "No."'])).toEqual([]));
});

describe("a form", () => {
  it("has the parts that an attribution stands between", () => {
    const { forms, partsOf } = formsOf(['"We mend the bridge," he said, "before the frost."', '"We mend the bridge before the frost."']);
    expect(forms.map((_, form) => partsOf(form))).toContainEqual(["We mend the bridge", "before the frost"]);
  });
  it("in running text is one where two quotations lead to places that overlap", () => {
    const { forms } = formsOf([
      "Now we mend the old bridge before frost, they say.",
      '"We mend the old bridge before frost."',
      '"Then we mend the old bridge."',
    ]);
    expect(forms.filter(({ document, isQuoted }) => document === 0 && !isQuoted)).toHaveLength(1);
  });
  it("in running text is two where two quotations lead to places apart", () => {
    const { forms } = formsOf(["Now we mend the old bridge, and boats come and go all day.", '"We mend the old bridge."', '"Boats come and go all day."']);
    expect(forms.filter(({ document, isQuoted }) => document === 0 && !isQuoted)).toHaveLength(2);
  });
});

it("links do not depend on the order of the texts", () => {
  const texts = ['"We mend the old bridge."', "Now we mend the old bridge.", 'She: "We mend the old bridge before frost."'];
  const orderless = (order: readonly number[]): string[] =>
    links(order.map((x) => texts[x]!))
      .map((link) =>
        link
          .replace(/(quoted|plain) (\d)/g, (_, kind: string, d: string) => `${kind} ${order[Number(d)]}`)
          .split(" = ")
          .sort()
          .join(" = "),
      )
      .sort();
  const plain = orderless([0, 1, 2]);
  for (const order of [
    [1, 0, 2],
    [2, 1, 0],
    [1, 2, 0],
  ])
    expect(orderless(order)).toEqual(plain);
});
