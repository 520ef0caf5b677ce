import { describe, expect, it } from "vitest";
import { documentTime } from "../../src/relations/document-times.js";
import { occurrencesOf } from "../../src/relations/family-occurrences.js";
import type { Source } from "../../src/relations/reuse-graph.js";

interface Place {
  readonly document: number;
  readonly day?: string;
  readonly source?: string;
  readonly from?: readonly number[];
  readonly via?: readonly number[];
}

/** The parent of each place, and the reason for it. */
function history(places: readonly Place[]) {
  const of = (document: number): Place => places.find((place) => place.document === document)!;
  const source = (document: number, isDirect: boolean): Source => ({ document, label: "syndication", tokens: [], isDirect });
  const context = {
    timeOf: (d: number) => documentTime(of(d).day, null),
    sourceOf: (d: number) => of(d).source,
    idOf: (d: number) => `d${d}`,
    originsOf: (d: number) => [...(of(d).from ?? []).map((x) => source(x, true)), ...(of(d).via ?? []).map((x) => source(x, false))],
  };
  const spans = places.map(({ document }, x) => ({ id: `d${document}`, start: 10 * x, end: 10 * x + 5 }));
  return occurrencesOf(
    context,
    spans,
    places.map(({ document }) => document),
  );
}
const parents = (places: readonly Place[]) => history(places).map(({ parent }) => parent);

describe("the likely parent of a place", () => {
  it("is the place before it in the same document", () => expect(parents([{ document: 0 }, { document: 0 }, { document: 0 }])).toEqual([null, 0, 1]));
  it("is a source of its document, before times and publishers", () => {
    expect(
      parents([
        { document: 0, day: "2020-01-01", source: "A" },
        { document: 1, day: "2020-01-02" },
        { document: 2, day: "2020-01-03", source: "A", from: [1] },
      ]),
    ).toEqual([null, null, 1]);
  });
  it("is the nearest of several sources: what others among them have is theirs first", () =>
    expect(parents([{ document: 0 }, { document: 1 }, { document: 2, from: [0, 1] }])[2]).toBe(1));
  it("is the third document that explains an edge", () =>
    expect(history([{ document: 0 }, { document: 1, via: [0] }])[1]).toMatchObject({ parent: 0, reason: "d0 holds what its document shares with others" }));
  it("is no source that has not the family", () => expect(parents([{ document: 0 }, { document: 1, from: [7] }])).toEqual([null, null]));
  it("is the last place before it at its own publisher", () => {
    const places = [
      { document: 0, day: "2020-01-01", source: "A" },
      { document: 1, day: "2020-01-02", source: "B" },
      { document: 2, day: "2020-01-03", source: "A" },
      { document: 3, day: "2020-01-04", source: "A" },
    ];
    expect(parents(places)).toEqual([null, 0, 0, 2]);
  });
  it("is else the earliest of all, where that was over before", () =>
    expect(
      parents([
        { document: 0, day: "2020-01-01" },
        { document: 1, day: "2020-01-02" },
        { document: 2, day: "2020-01-03" },
      ]),
    ).toEqual([null, 0, 0]));
});

describe("no parent", () => {
  it("is given where two may be the earliest", () => {
    const found = history([
      { document: 0, day: "2020-01-01" },
      { document: 1, day: "2020-01-01" },
    ]);
    expect(found.map(({ parent }) => parent)).toEqual([null, null]);
    expect(found[0]!.reason).toMatch(/^undetermined: its time ties/);
  });
  it("is given where its own time is not known", () =>
    expect(history([{ document: 0, day: "2020-01-01" }, { document: 1 }])[1]).toMatchObject({ parent: null, reason: "undetermined: its time is not known" }));
  it("is given to the origin of others", () =>
    expect(
      history([
        { document: 0, day: "2020-01-01" },
        { document: 1, day: "2020-01-02" },
        { document: 2, day: "2020-01-03", from: [1] },
      ])[1],
    ).toMatchObject({ parent: null, reason: /origin of others/ }));
});

it("a place has its span, and its time as the document has it", () => {
  expect(history([{ document: 3, day: "2020-01-01" }])[0]).toEqual({
    id: "d3",
    start: 0,
    end: 5,
    publishedAt: "2020-01-01",
    precision: "day",
    timeFromText: false,
    parent: null,
    reason: "the first one of those whose time is known",
  });
});
