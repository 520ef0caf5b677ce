/** What two documents have in common is theirs, whatever else is in the collection: with one model, documents that share nothing change no passage. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compare, type Detection, type Document, detect, explain, type Passage, type ThresholdOptions, trainModel } from "../../src/index.js";
import { randomNumbers } from "../reference/random-numbers.js";

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

/** What a newsroom writes: sentences of usual words, with rare ones, names, set phrases, quotations, and pieces that others have too. */
const usual = "the of and to in a that was for on with said by at from it after had were government people city report company market year".split(" ");
const phrases = [
  "a spokesman for the ministry said on",
  "could not immediately be reached for comment",
  "according to people familiar with the matter",
  "unless otherwise required by law",
];
const pieces = [
  "Dockers in Marrowgate refused on Tuesday to unload a freighter whose papers nobody could read.",
  "“We have counted the lifeboats twice and there are still not enough of them,” Ilse Brandvold told reporters.",
  "The levy on imported slate rises to eleven per cent in autumn, the exchequer of Tolverne announced.",
  "“A quiet sort of vandalism,” she called it.",
  "He will play the cello again.",
];

/** A text of `count` sentences; of every kind some. @param own pieces that it has, by number. */
function story(seed: number, count: number, own: readonly number[]): string {
  const next = randomNumbers(seed);
  const oneOf = (list: readonly string[]): string => list[next() % list.length]!;
  const sentence = (): string => {
    const words = Array.from({ length: 6 + (next() % 12) }, () =>
      next() % 5 === 0 ? word("k", next() % 900) : next() % 19 === 0 ? oneOf(phrases) : oneOf(usual),
    );
    return `${words.join(" ").replace(/^./, (first) => first.toUpperCase())}.`;
  };
  const sentences = Array.from({ length: count }, sentence);
  for (const piece of own) sentences.splice(next() % (sentences.length + 1), 0, pieces[piece]!);
  return sentences.join(next() % 3 === 0 ? "\n\n" : " ");
}

const stories = fc.record({
  seed: fc.nat(100_000),
  own: fc.array(fc.subarray([0, 1, 2, 3, 4], { minLength: 2 }), { minLength: 2, maxLength: 9 }),
  sentences: fc.integer({ min: 2, max: 14 }),
  days: fc.array(fc.nat(50), { minLength: 9, maxLength: 9 }),
  hasTimes: fc.boolean(),
});

const day = (x: number): string => new Date(Date.UTC(2024, 0, 1 + x)).toISOString().slice(0, 10);

/** Passages between a and b, from a's side. */
function between({ passages }: Pick<Detection | Comparison, "passages">): unknown[] {
  const turned = passages.filter((one) => one.a.id !== one.b.id && [one.a.id, one.b.id].every((id) => id === "a" || id === "b"));
  return turned
    .map(({ a, b, bits, kind, tokens }) => [a, b].sort((x, y) => (x.id < y.id ? -1 : 1)).concat([{ bits, kind, tokens }] as never))
    .map((one) => JSON.stringify(one))
    .sort();
}

describe("one model and given thresholds", () => {
  it("make compare, explain, detect of two, detect of many and against say the same of two documents", async () => {
    const model = await trainModel(Array.from({ length: 60 }, (_, x) => ({ id: `m${x}`, text: story(x, 12, x % 7 === 0 ? [x % 5] : []) })));
    const thresholds: ThresholdOptions = { plain: 40, sentence: 33, quotation: 23, shortQuotation: 25, self: 80, selfQuotation: 40 };
    let found = 0;
    await fc.assert(
      fc.asyncProperty(stories, async ({ seed, own, sentences, days, hasTimes }) => {
        const all: Document[] = own.map((list, x) => ({
          id: x < 2 ? "ab"[x]! : `c${x}`,
          text: story(seed + x, sentences, list),
          ...(hasTimes && { publishedAt: day(days[x]!) }),
        }));
        const options = { model, thresholds, relations: false };
        const [a, b] = [all[0]!, all[1]!];
        const expected = between(await detect([a, b], options));
        found += expected.length;
        expect(between(await detect(all, options))).toEqual(expected);
        expect(between(await detect([a, ...all.slice(2)], { ...options, against: [b] }))).toEqual(expected);
        expect(between(await detect([a], { ...options, against: all.slice(1) }))).toEqual(expected);
        // side a is the earlier one, as in detect: an alignment may end a word sooner seen from the other side
        const [first, second] = (a.publishedAt ?? "") <= (b.publishedAt ?? "") ? [a, b] : [b, a];
        expect(between(compare(first, second, { model, thresholds }))).toEqual(expected);
        expect(explain(first, second, { model, thresholds }).runs.filter(({ rule }) => rule === "reported")).toHaveLength(expected.length);
      }),
      { numRuns: 15 },
    );
    expect(found).toBeGreaterThan(10);
  });

  it("are those of an earlier result, and are printed as they were given", async () => {
    const two: Document[] = [0, 1].map((x) => ({ id: "ab"[x]!, text: story(x, 8, [0, 1]) }));
    const many = [...two, ...Array.from({ length: 40 }, (_, x) => ({ id: `c${x}`, text: story(x + 2, 30, []) }))];
    const model = await trainModel(many);
    const among = await detect(many, { model });
    const thresholds = among.settings.thresholds as ThresholdOptions;
    const alone = await detect(two, { model, thresholds });
    expect(alone.settings.thresholds).toEqual(thresholds);
    expect(between(alone)).toEqual(between(among));
    expect((await detect(two, { model })).settings.thresholds).not.toEqual(thresholds);
    expect(alone.settings.hash).not.toBe(among.settings.hash);
    expect(compare("x", "y", { thresholds: { plain: 50 }, marginBits: 3 }).settings.thresholds).toMatchObject({ plain: 50, quotation: 25 });
  });

  it("refuse what is no threshold", () => {
    expect(() => compare("a", "b", { thresholds: { plain: -1 } })).toThrow('"thresholds.plain" expected number in [0, 1000], got -1');
    expect(() => compare("a", "b", { thresholds: { plane: 3 } as never })).toThrow('unknown option "plane"');
    expect(() => compare("a", "b", { thresholds: 30 as never })).toThrow('"thresholds" expected object, got 30');
  });
});
