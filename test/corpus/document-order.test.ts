import { expect, it } from "vitest";
import { documentOrder } from "../../src/corpus/document-order.js";
import { parsePublicationTime } from "../../src/corpus/publication-time.js";

const timesOf = (days: readonly (string | undefined)[]) =>
  days.map((day) => {
    const time = parsePublicationTime(day);
    return typeof time === "string" ? undefined : time;
  });
const earliestFirst = (days: readonly (string | undefined)[]): number[] => days.map((_, x) => x).sort(documentOrder(timesOf(days)));

it("the document whose time begins first is the earlier one", () => expect(earliestFirst(["2021-03-02", "2021-03-01T08:00Z", "2021-03"])).toEqual([2, 1, 0]));
it("of equal times it is the one that came first", () => expect(earliestFirst(["2021-03-02", "2021-03-01", "2021-03-02"])).toEqual([1, 0, 2]));
it("documents without a time come last, as they came", () => expect(earliestFirst([undefined, "2021-03-01", undefined])).toEqual([1, 0, 2]));
