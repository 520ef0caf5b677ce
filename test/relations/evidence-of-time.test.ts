import { describe, expect, it } from "vitest";
import { evidenceOfTime } from "../../src/relations/evidence-of-time.js";
import { RELATION_RULES } from "../../src/settings/relation-rules.js";
import { sentences } from "./made-up-news.js";
import { news, turned } from "./shared-by.js";

const STORY = sentences(71, 3);
const weights = (
  x: { readonly time?: string | undefined; readonly source?: string },
  y: { readonly time?: string | undefined; readonly source?: string },
  isDigest = false,
) => {
  const { facts, shared } = news([x, y].map(({ time, source }) => ({ text: STORY, publishedAt: time, source })));
  const context = { facts, isDigest: (document: number) => isDigest && document === 1 };
  const said = evidenceOfTime(context, shared(0, 1, [STORY]));
  const again = evidenceOfTime(context, turned(shared(0, 1, [STORY])));
  expect(again.map(({ weight }) => weight)).toEqual(said.map(({ weight }) => -weight));
  return said.map(({ rule, weight }) => `${rule} ${weight}`);
};
const { time, timeInHours, timeSamePublisher, digest } = RELATION_RULES;

describe("what times say of a direction", () => {
  it("is much at one publisher, whose clock orders its versions", () =>
    expect(weights({ time: "2021-05-01T08:00Z", source: "Lorne Herald" }, { time: "2021-05-01T09:00Z", source: "Lorne Herald" })).toEqual([
      `time ${timeSamePublisher}`,
    ]));
  it("is little at two publishers, less within hours", () => {
    expect(weights({ time: "2021-05-01", source: "Lorne Herald" }, { time: "2021-05-04", source: "Skomer Argus" })).toEqual([`time ${time}`]);
    expect(weights({ time: "2021-05-01T08:00Z", source: "Lorne Herald" }, { time: "2021-05-01T09:00Z", source: "Skomer Argus" })).toEqual([
      `time ${timeInHours}`,
    ]);
  });
  it("never decides alone between two publishers", () => expect(Math.max(time, timeInHours)).toBeLessThan(RELATION_RULES.decides));
  it.each([
    ["one is not known", undefined],
    ["both are the same day", "2021-05-01"],
    ["one lies in the other", "2021-05"],
    ["one cannot be read", "soon"],
  ])("is nothing where %s", (_, other) => expect(weights({ time: "2021-05-01" }, { time: other })).toEqual([]));

  it("is more where the later one is a digest of the other, but not at one publisher", () => {
    expect(weights({ time: "2021-05-01", source: "Lorne Herald" }, { time: "2021-05-04", source: "Skomer Argus" }, true)).toEqual([
      `time ${time}`,
      `containment ${digest}`,
    ]);
    expect(weights({ time: "2021-05-01", source: "Lorne Herald" }, { time: "2021-05-04", source: "Lorne Herald" }, true)).toEqual([
      `time ${timeSamePublisher}`,
    ]);
  });

  it("names the place of a date that was read from a text", () => {
    const { facts, shared, spanOf } = news([{ text: `August 3, 2017\n\n${STORY}` }, { text: STORY, publishedAt: "2018-01-01" }]);
    const [said] = evidenceOfTime({ facts, isDigest: () => false }, shared(0, 1, [STORY]));
    expect(said).toMatchObject({ weight: time, spans: [spanOf(0, "August 3, 2017")] });
  });
});
