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
    isFurniture: false,
    isName: false,
    places: places.map(([source, time], document) => ({ document, source, time: documentTime(time, null), isQuoted, edge: undefined })),
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

  it("never calls a long text a catchphrase, nor a name, nor what stands in like documents", () => {
    const places = [
      ["A", "2021-01-01"],
      ["B", "2022-02-01"],
      ["C", "2024-04-01"],
    ] as const;
    expect(labelFamily(facts(places, { tokens: 40 }))).toBe("template");
    expect(labelFamily(facts(places, { isName: true }))).toBe("template");
    expect(labelFamily(facts(places, { typicallyShared: 0.6 }))).toBe("undetermined");
  });

  it("calls what speaks of the page a template in two documents, and whatever the times", () => {
    expect(
      labelFamily(
        facts(
          [
            ["A", undefined],
            ["B", undefined],
          ],
          { isFurniture: true },
        ),
      ),
    ).toBe("template");
  });

  it("calls what ends all of three unlike documents a template, within days and at several publishers", () => {
    const { places } = facts([
      ["A", "2024-01-01"],
      ["B", "2024-01-02"],
      ["C", "2024-01-03"],
    ]);
    const atTheEnd = places.map((place) => ({ ...place, edge: "end" as const }));
    expect(labelFamily({ ...facts([]), places: atTheEnd })).toBe("template");
    expect(labelFamily({ ...facts([]), places: places.map((place, x) => ({ ...atTheEnd[x]!, edge: x === 0 ? ("top" as const) : place.edge })) })).toBe(
      "syndication",
    );
    expect(labelFamily({ ...facts([]), places: atTheEnd, typicallyShared: 0.9 })).toBe("syndication");
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

  it("abstains without times, until five unlike documents have it", () => {
    const unknown = (count: number) => Array.from({ length: count }, (): readonly [undefined, undefined] => [undefined, undefined]);
    expect(labelFamily(facts(unknown(4)))).toBe("undetermined");
    expect(labelFamily(facts(unknown(5)))).toBe("template");
    expect(labelFamily(facts(unknown(5), { typicallyShared: 0.9 }))).toBe("undetermined");
  });
});
