import { describe, expect, it } from "vitest";
import { findWord, partySpan } from "../../src/relations/named-parties.js";
import { news } from "./shared-by.js";

describe("a publisher that the shared text speaks of", () => {
  const party = (source: string | undefined, shared: string) => {
    const { facts, shared: sharedBy, spanOf } = news([{ text: `Now ${shared}` }, { text: `Then ${shared}`, ...(source !== undefined && { source }) }]);
    const span = partySpan(facts, sharedBy(0, 1, [shared]), 1);
    if (span) expect(span).toEqual(spanOf(0, facts.text(0).slice(span.start, span.end)));
    return span && facts.text(0).slice(span.start, span.end);
  };
  it("is found by the last word of its name", () => expect(party("Senator Vera Holm", "the plan of Vera Holm, and of others")).toBe("Holm"));
  it("may be the first of the shared words", () => expect(party("Senator Vera Holm", "Holm and others made the plan")).toBe("Holm"));
  it("is none by another word of the name", () => expect(party("Senator Vera Holm", "the plan of Vera Brink, and of others")).toBeUndefined());
  it("is none inside another word", () => expect(party("Senator Vera Holm", "the plan of Holmberg, and of others")).toBeUndefined());
  it("is none where the name has two letters, or nobody publishes it", () =>
    expect([party("Vox QB", "the plan of QB and others"), party(undefined, "the plan of Holm")]).toEqual([undefined, undefined]));
  it("is none where it stands beside what is shared", () => {
    const { facts, shared } = news([{ text: "Holm said the plan is good for all." }, { text: "the plan is good for all", source: "Vera Holm" }]);
    expect(partySpan(facts, shared(0, 1, ["the plan is good for all"]), 1)).toBeUndefined();
  });
});

describe("a word in a text", () => {
  it("stands alone, whatever letters are around", () =>
    expect([findWord("Holmberg Holm, Ölholm", "Holm"), findWord("aHolm Holmé Holm2", "Holm")]).toEqual([9, -1]));
  it("may be passed over at a place", () => expect(findWord("Holm and Holm", "Holm", (at) => at === 0)).toBe(9));
  it("is looked for without end in no text", () => expect(findWord("Holm".repeat(50_000), "Holm")).toBe(-1));
});
