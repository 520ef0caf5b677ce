/** What two people say of themselves, and what everybody writes: no quotation of each other, and no use of a release. */
import { describe, expect, it } from "vitest";
import { detect, traceRelease } from "../../src/index.js";

const game = "We will take it one game at a time and see where we end up in the spring";
const story = (who: string, rest: string) => `${rest} “${game},” ${who} said after training. Tickets are still on sale at the harbour kiosk.`;

describe("words that two people are named for", () => {
  it("are no quotation of each other, and tie no story", async () => {
    const { pairs, stories } = await detect([
      { id: "a", source: "Argus", publishedAt: "2021-03-01", text: story("Oskar Rudd", "Torgau United won again at home.") },
      { id: "b", source: "Bugle", publishedAt: "2021-03-03", text: story("Lena Voss", "The handball women of Arlen lost in the cup.") },
    ]);
    expect(pairs.map(({ relation }) => [relation!.label, relation!.direction])).toEqual([["none", "undetermined"]]);
    expect(stories).toEqual([]);
  });

  it("are one where both give them to the same person", async () => {
    const { pairs } = await detect([
      { id: "a", source: "Argus", publishedAt: "2021-03-01", text: story("Oskar Rudd", "Torgau United won again at home.") },
      { id: "b", source: "Bugle", publishedAt: "2021-03-03", text: story("Oskar Rudd", "Nothing new from the harbour pitch this week.") },
    ]);
    expect(pairs[0]!.relation!.label).toBe("quotation");
  });
});

describe("a few words of a release", () => {
  const release = {
    id: "release",
    source: "Tarn Valley Water",
    publishedAt: "2021-05-03T09:00:00Z",
    text:
      "The reservoir at Tarn will be drained in June so that divers can mend the northern gate. “We take the safety of our customers very seriously,” said Ines Calder, " +
      "chief engineer of Tarn Valley Water. Entry to the works is free and open to the public, and no registration is required.",
  };
  const labelOf = async (text: string, publishedAt = "2021-05-06T09:00:00Z") => {
    const { articles, others } = await traceRelease(release, [{ id: "article", source: "Bugle", publishedAt, text }]);
    return { used: articles.length, label: [...articles, ...others][0]?.relation.label };
  };

  it.each([
    [
      "a name with office in a story of something else",
      "Ines Calder, chief engineer of Tarn Valley Water, won the hill race in two hours. Nobody came near her on the last mile.",
    ],
    ["what every notice says", "The spring concert of the brass band is free and open to the public, and no registration is required. Bring a cushion."],
    [
      "the words of another firm's man",
      "The bakery burned down on Sunday. “We take the safety of our customers very seriously,” Paul Brandt, its owner, said.",
    ],
  ])("are not used by %s", async (_, text) => {
    const { used, label } = await labelOf(text);
    expect([used, label === undefined || label === "none"]).toEqual([0, true]);
  });

  it("are used where the issuer is named beside them", async () => {
    const text =
      "The reservoir at Tarn will be drained in June so that divers can mend the northern gate, Tarn Valley Water announced. Anglers are not amused.";
    expect(await labelOf(text)).toEqual({ used: 1, label: "release" });
  });

  it("are used where a whole sentence of them is printed within days, whoever is named", async () => {
    const text = "Anglers, take note. The reservoir at Tarn will be drained in June so that divers can mend the northern gate. Boats must be gone by then.";
    expect(await labelOf(text)).toEqual({ used: 1, label: "release" });
  });
});
