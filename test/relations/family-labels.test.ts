/** What a family is, by who had it when. */
import { describe, expect, it } from "vitest";
import { documentTime } from "../../src/relations/document-times.js";
import { type FamilyFacts, labelFamily } from "../../src/relations/family-labels.js";

function facts(
  places: readonly (readonly [source: string | undefined, time: string | undefined])[],
  more: Partial<FamilyFacts> = {},
  isQuoted = false,
): FamilyFacts {
  return {
    tokens: 9,
    typicallyShared: 0.05,
    places: places.map(([source, time], document) => ({ document, source, time: documentTime(time, null), isQuoted })),
    ...more,
  };
}

describe("label of a family", () => {
  it("calls what one publisher repeats over months a template", () => {
    expect(
      labelFamily(
        facts([
          ["A", "2024-01-01"],
          ["A", "2024-02-01"],
          ["A", "2024-04-01"],
        ]),
      ),
    ).toBe("template");
  });

  it("needs three documents for a template", () => {
    expect(
      labelFamily(
        facts([
          ["A", "2024-01-01"],
          ["A", "2024-04-01"],
        ]),
      ),
    ).toBe("undetermined");
  });

  it("calls a short phrase of many publishers over years a catchphrase, whether quoted or not", () => {
    const places = [
      ["A", "2021-01-01"],
      ["B", "2022-02-01"],
      ["C", "2024-04-01"],
    ] as const;
    expect(labelFamily(facts(places))).toBe("catchphrase");
    expect(labelFamily(facts(places, {}, true))).toBe("catchphrase");
  });

  it("never calls a long text a catchphrase, nor what stands in like documents", () => {
    const places = [
      ["A", "2021-01-01"],
      ["B", "2022-02-01"],
      ["C", "2024-04-01"],
    ] as const;
    expect(labelFamily(facts(places, { tokens: 40 }))).toBe("undetermined");
    expect(labelFamily(facts(places, { typicallyShared: 0.6 }))).toBe("undetermined");
  });

  it("calls what many publishers have within days syndication, and quotation where it stands in quotation marks", () => {
    const places = [
      ["A", "2024-01-01"],
      ["B", "2024-01-02"],
      ["C", "2024-01-03"],
    ] as const;
    expect(labelFamily(facts(places))).toBe("syndication");
    expect(labelFamily(facts(places, {}, true))).toBe("quotation");
  });

  it("abstains without times or without sources", () => {
    expect(
      labelFamily(
        facts([
          ["A", undefined],
          ["A", undefined],
          ["A", undefined],
        ]),
      ),
    ).toBe("undetermined");
    expect(
      labelFamily(
        facts([
          [undefined, "2024-01-01"],
          [undefined, "2024-04-01"],
          [undefined, "2024-06-01"],
        ]),
      ),
    ).toBe("undetermined");
  });
});
