import { describe, expect, it } from "vitest";
import { parsePublicationTime } from "../../src/corpus/publication-time.js";
import { areOfOnePublisher, msApart, placePublications, publicationsOf } from "../../src/corpus/publications.js";

const times = ["2020-01-01", "2020-01-01T12:00Z", "2020-01-04", undefined].map((time) => {
  const parsed = parsePublicationTime(time);
  return typeof parsed === "string" ? undefined : parsed;
});
const publications = publicationsOf(["Lorne Herald", "Lorne Herald", null, undefined], times);
const DAY = 86_400_000;

describe("two documents", () => {
  it("are of one publisher where both name the same", () =>
    expect([areOfOnePublisher(publications, 0, 1), areOfOnePublisher(publications, 0, 2)]).toEqual([true, false]));
  it("without a publisher are of none", () => expect(areOfOnePublisher(publications, 2, 3)).toBe(false));
  it("are apart from the end of one to the beginning of the other, either way", () =>
    expect([msApart(publications, 1, 2), msApart(publications, 2, 1)]).toEqual([2.5 * DAY, 2.5 * DAY]));
  it("are not apart where their times overlap", () => expect(msApart(publications, 0, 1)).toBe(0));
  it("are nowhere apart where a time is not known", () => expect(msApart(publications, 0, 3)).toBeNaN());
});

it("columns are put where they are told to", () => {
  let placed = 0;
  const copy = placePublications(publications, (column) => {
    placed++;
    return column.slice() as typeof column;
  });
  expect([placed, [...copy.sources]]).toEqual([3, [...publications.sources]]);
});
