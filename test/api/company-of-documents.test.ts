/** What two documents have in common is theirs, whatever else is in the collection: with one model, documents that share nothing change no passage. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type Document, detect, type Passage, trainModel } from "../../src/index.js";

const letters = "bcdfghjklmnprstvw";
const vowels = "aeiou";
/** A word of six letters of its own for each number and prefix. */
function word(prefix: string, number: number): string {
  let text = prefix;
  for (let rest = number + 17; rest > 0; rest = Math.floor(rest / 85)) text += letters[rest % 17]! + vowels[Math.floor(rest / 17) % 5]!;
  return text;
}

/** Sentences of words that no other document has. */
function ownText(prefix: string, sentences: number): string {
  const sentence = (s: number) => `${Array.from({ length: 9 }, (_, x) => word(prefix, 9 * s + x)).join(" ")}.`;
  return Array.from({ length: sentences }, (_, s) => sentence(s)).join(" ");
}

const shared = [
  "The harbour board has quietly postponed every inspection of the cranes until the autumn elections are over.",
  "“Nobody who has seen the rotten pilings would send his children across that jetty,” Tamsin Oake said.",
  "Anglers may fish from the breakwater until dusk, but not from the northern pier.",
];

const shown = ({ a, b, bits, blocks, edits, kind }: Passage) => ({ a, b, bits, blocks, edits, kind });

describe("documents that share nothing with two others", () => {
  it("change no passage of the two, with one model", async () => {
    const model = await trainModel(shared.map((text, x) => ({ id: `m${x}`, text })));
    const picks = fc.array(fc.nat(shared.length - 1), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(picks, fc.integer({ min: 1, max: 12 }), async (chosen, others) => {
        const copied = [...new Set(chosen)].map((x) => shared[x]!).join(" ");
        const two: Document[] = [
          { id: "a", text: `${ownText("a", 4)} ${copied} ${ownText("z", 2)}` },
          { id: "b", text: `${ownText("b", 3)} ${copied} ${ownText("y", 3)}` },
        ];
        const rest = Array.from({ length: others }, (_, x) => ({ id: `other${x}`, text: ownText(`q${x}`, 8) }));
        const alone = await detect(two, { model });
        const among = await detect([...two, ...rest], { model });
        expect(alone.passages.length).toBeGreaterThan(0);
        expect(among.passages.map(shown)).toEqual(alone.passages.map(shown));
        expect(compare(two[0]!, two[1]!, { model }).passages.map(shown)).toEqual(alone.passages.map(shown));
      }),
      { numRuns: 25 },
    );
  });
});
