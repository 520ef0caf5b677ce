import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/api/compare.js";
import { traceOf, traceRelease } from "../../src/api/trace.js";
import { traceRelease as traceOnThreads } from "../../src/node/threads.js";
import { tokenize } from "../../src/text/tokens.js";
import type { Document } from "../../src/types/document.js";
import type { Pair } from "../../src/types/relation.js";
import type { Detection } from "../../src/types/result.js";
import { sampleDetection, sampleDocuments } from "../io/sample-detection.js";
import { needs, shared } from "../needs.js";

const first = "The harbour board has decided to close the old ferry landing for two winters.";
const second = "Nobody who grew up on this river will forgive us if we cut that cable.";
const third = "Work on the northern quay begins in the second week of September.";
const release: Document = {
  id: "release",
  text: `FOR IMMEDIATE RELEASE\n\n${first} “${second}” said Ingrid Palm, who chairs the board. ${third}\n`,
  publishedAt: "2020-05-04",
};
const articles: readonly Document[] = [
  { id: "late", text: `A long walk awaits commuters. ${first} It will cost a fortune, some say.`, publishedAt: "2020-05-06" },
  { id: "none", text: "A bakery in the old town has won the regional prize for its rye bread again.", publishedAt: "2020-05-05" },
  { id: "undated", text: `Palm wrote to members: "${second}" They met over lunch and said little.` },
  { id: "early", text: `${first} "${second}" Ingrid Palm said on Monday, and the mayor agreed.`, publishedAt: "2020-05-05" },
];

function slices({ text }: Document, ranges: readonly { readonly start: number; readonly end: number }[]): string[] {
  return ranges.map(({ start, end }) => text.slice(start, end));
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}

describe("traceRelease", () => {
  it("lists every article that has text of the release, earliest first, those without a time last", async () => {
    const trace = await traceRelease(release, articles);
    expect(trace.articles.map(({ article }) => article.id)).toEqual(["early", "late", "undated"]);
    expect(trace.numArticles).toBe(4);
    expect(trace.release).toMatchObject({ id: "release", publishedAt: "2020-05-04" });
  });

  it("takes what it is given for the release, though nothing in its text says so", async () => {
    const plain = { ...release, text: `${first} ${second} ${third}` };
    const story = { id: "story", text: `Commuters were told on Tuesday. ${first} ${third} It will cost a fortune, some say.`, publishedAt: "2020-05-05" };
    const older = { id: "older", text: `A year ago the plan was another one. ${first} Nothing came of it.`, publishedAt: "2020-05-01" };
    const other = { id: "other release", text: `FOR IMMEDIATE RELEASE\n\n${first} We are against it.`, publishedAt: "2020-05-05" };
    const { articles: uses } = await traceRelease(plain, [story, older, other]);
    expect(uses.map(({ article, relation }) => [article.id, relation.direction])).toEqual([
      ["older", "undetermined"],
      ["story", "a-to-b"],
      ["other release", "undetermined"],
    ]);
    expect(uses[1]!.relation.label).toBe("release");
  });

  it("has the release as side a of all passages, which slice both texts", async () => {
    const { articles: uses } = await traceRelease(release, articles);
    for (const { article, passages } of uses) {
      const text = articles.find(({ id }) => id === article.id)!.text;
      expect(passages.length).toBeGreaterThan(0);
      for (const { a, b, blocks } of passages) {
        expect([a.id, b.id]).toEqual(["release", article.id]);
        for (const block of blocks) expect(words(text.slice(...block.b))).toEqual(words(release.text.slice(...block.a)));
      }
    }
  });

  it("gives the shares that coverage has, of the release and of the article", async () => {
    const { articles: uses } = await traceRelease(release, articles);
    const early = uses.find(({ article }) => article.id === "early")!;
    expect(early.releaseShare).toBeGreaterThan(0.5);
    expect(early.articleShare).toBeGreaterThan(0.6);
    expect(uses.find(({ article }) => article.id === "late")!.releaseShare).toBeLessThan(early.releaseShare);
  });

  it("counts how many articles have each sentence, and names them", async () => {
    const { sentences } = await traceRelease(release, articles);
    const countOf = (sentence: string) => {
      const found = sentences.find(({ start, end }) => sentence.startsWith(release.text.slice(start, end)));
      return [found!.uses + found!.possible, found!.articles];
    };
    expect(countOf(first)).toEqual([2, ["early", "late"]]);
    expect(countOf(second)).toEqual([2, ["early", "undated"]]);
    expect(countOf(third)).toEqual([0, []]);
  });

  it("gives the parts that nobody used, and those that somebody did, which together are all tokens", async () => {
    const { parts, usedShare } = await traceRelease(release, articles);
    const [unused, used] = [parts.filter(({ uses, possible }) => uses + possible === 0), parts.filter(({ uses, possible }) => uses + possible > 0)];
    expect(slices(release, unused).join(" ")).toContain("Work on the northern quay begins in the second week of September");
    expect(slices(release, used).join(" ")).toContain("Nobody who grew up on this river");
    const between = parts.slice(1).map(({ start }, x) => release.text.slice(parts[x]!.end, start));
    expect(between.join("")).not.toMatch(/[a-z]/i);
    expect(usedShare).toBeGreaterThan(0.5);
    expect(usedShare).toBeLessThan(0.9);
  });

  it("lists with a quotation every article that has it, the one that prints the whole release included, and an altered one", async () => {
    const whole = { id: "whole", text: `NORTHPORT - ${release.text.replace("FOR IMMEDIATE RELEASE", "")}`, publishedAt: "2020-05-07" };
    const wrong = { id: "wrong", text: `"${second.replace("Nobody", "Everybody")}" Ingrid Palm said, to laughter.`, publishedAt: "2020-05-08" };
    const { quotations } = await traceRelease(release, [...articles, whole, wrong]);
    expect(quotations.map(({ text, reference, occurrences }) => [text, occurrences[reference]!.id])).toEqual([[second.slice(0, -1), "release"]]);
    const verdicts = quotations[0]!.occurrences.map(({ id, verdict }) => `${id} ${verdict}`);
    expect(verdicts.sort()).toEqual(["early verbatim", "release verbatim", "undated verbatim", "whole verbatim", "wrong altered"]);
  });

  it("does not compare the articles with each other", async () => {
    const copies = [articles[0]!, { ...articles[0]!, id: "copy" }];
    const trace = await traceRelease({ id: "other", text: "A bakery in the old town has won a prize." }, copies);
    expect([trace.articles, trace.others]).toEqual([[], []]);
  });

  it("skips an article that has the id of the release, and counts it", async () => {
    const trace = await traceRelease(release, [release, ...articles]);
    expect(trace.articles.map(({ article }) => article.id)).toEqual(["early", "late", "undated"]);
    expect(trace.numArticles).toBe(4);
    expect(trace.limits).toContainEqual({
      code: "duplicate-id",
      count: 1,
      detail: 'articles that have the id of the release, "release", and are not compared with it',
    });
  });

  it("gives a release without an id one that no article has", async () => {
    const trace = await traceRelease(release.text, [
      { ...articles[0]!, id: "release" },
      { ...articles[3]!, id: "release 2" },
    ]);
    expect(trace.release.id).toBe("release 3");
    expect(trace.articles.map(({ article }) => article.id).sort()).toEqual(["release", "release 2"]);
  });

  it("takes articles as a stream", async () => {
    const stream = async function* () {
      yield* articles;
    };
    expect(await traceRelease(release, stream())).toEqual(await traceRelease(release, articles));
  });

  it("is the same on threads", async () => {
    expect(await traceOnThreads(release, articles, { threads: 2 })).toEqual(await traceRelease(release, articles));
  });

  it("has nothing of nothing", async () => {
    expect(await traceRelease("", [])).toMatchObject({ numArticles: 0, articles: [], others: [], usedShare: 0, parts: [], sentences: [] });
  });

  it("finds what compare finds", async () => {
    const [only] = (await traceRelease(release, [articles[3]!])).articles;
    const spans = compare(release, articles[3]!, { self: false }).passages.map(({ a, b }) => [a, b]);
    expect(only!.passages.map(({ a, b }) => [a, b])).toEqual(spans);
  });

  it.each([
    [{ against: [] }, 'unknown option "against"'],
    [{ self: true }, 'unknown option "self"'],
    [{ passages: false }, 'unknown option "passages"'],
    [{ relations: false }, 'unknown option "relations"'],
    [{ speed: 1 }, 'unknown option "speed"'],
  ])("refuses the option %j", async (options, message) => {
    await expect(traceRelease(release, articles, options as never)).rejects.toThrow(message);
  });

  it("refuses a release that is no document, and articles that are none", async () => {
    await expect(traceRelease({ id: "x" } as never, articles)).rejects.toThrow('"release.text" expected string');
    await expect(traceRelease(release, "text" as never)).rejects.toThrow('"articles" expected an iterable');
    await expect(traceRelease(release, [{ id: 1 }] as never)).rejects.toThrow('"documents[0].id" expected string');
  });

  it("ends with the reason of its signal", async () => {
    await expect(traceRelease(release, articles, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });
});

describe("a trace of a detection", () => {
  const [sampleRelease, story] = sampleDocuments as [Document, Document];
  const withPairs = (pairs: readonly Pair[]): Detection => ({ ...sampleDetection, pairs });

  it("is turned where the article is side a: spans, blocks, edits, direction and weights", () => {
    const straight = traceOf(sampleDetection, sampleRelease, tokenize(sampleRelease.text)).articles[0]!;
    const turned = traceOf(sampleDetection, story, tokenize(story.text)).articles[0]!;
    expect(turned.relation.direction).toBe("b-to-a");
    expect(turned.relation.evidence.map(({ weight }) => weight)).toEqual([0, -4]);
    expect([turned.releaseShare, turned.articleShare]).toEqual([straight.articleShare, straight.releaseShare]);
    const [a, b] = [straight.passages[1]!, turned.passages.find(({ kind }) => kind === "edited")!];
    expect([b.a, b.b, b.blocks]).toEqual([a.b, a.a, a.blocks.map((block) => ({ a: block.b, b: block.a }))]);
    expect(b.edits).toEqual([{ a: "too", b: "is", op: "replace" }]);
  });

  it.each(["template", "catchphrase", "none"] as const)("lists what shares a %s only apart, and does not count it", (label) => {
    const pair = sampleDetection.pairs[0]!;
    const trace = traceOf(withPairs([{ ...pair, relation: { ...pair.relation!, label } }]), sampleRelease, tokenize(sampleRelease.text));
    expect([trace.articles.length, trace.others.length, trace.usedShare]).toEqual([0, 1, 0]);
  });

  it.each([
    ["a-to-b", [1, 0]],
    ["undetermined", [0, 1]],
    ["b-to-a", [0, 0]],
  ] as const)("counts an article of direction %s as %j", (direction, expected) => {
    const pair = sampleDetection.pairs[0]!;
    const { parts } = traceOf(withPairs([{ ...pair, relation: { ...pair.relation!, direction } }]), sampleRelease, tokenize(sampleRelease.text));
    const counts = parts.find(({ start }) => start === sampleDetection.passages[0]!.a.start || expected[0] + expected[1] === 0)!;
    expect([counts.uses, counts.possible]).toEqual(expected);
  });

  it("takes the time from the text where the article has none, and says so", () => {
    const [use] = traceOf(sampleDetection, sampleRelease, tokenize(sampleRelease.text)).articles;
    expect(use).toMatchObject({ publishedAt: "2018-03-02", timeFromText: true });
  });

  it("has the quotations of the release with their speakers", () => {
    expect(traceOf(sampleDetection, sampleRelease, tokenize(sampleRelease.text)).quotations.map(({ speaker }) => speaker)).toEqual(["The mayor"]);
  });
});

const seeds = new URL("../../../shared/seeds/", import.meta.url);

describe("the seed release", needs(shared("seeds")), () => {
  const read = (name: string): Document => ({ id: name, text: readFileSync(new URL(name, seeds), "utf8") });

  it("is used by three articles, most by the one that prints the statement; the other release has no direction", async () => {
    const names = readdirSync(seeds).filter((name) => name.endsWith(".txt"));
    const [releaseName, ...others] = names.sort();
    const { articles: uses } = await traceRelease(read(releaseName!), others.map(read));
    const of = (number: string) => uses.find(({ article }) => article.id.startsWith(number))!;
    for (const number of ["001", "002", "003"]) expect(of(number).relation.direction).toBe("a-to-b");
    expect(of("004").relation.direction).toBe("undetermined");
    expect(Math.max(...uses.map(({ releaseShare }) => releaseShare))).toBe(of("002").releaseShare);
  });
});

it("counts each token of the release as often as articles have it, whatever they repeat", async () => {
  const sentences = [first, second, third];
  const choice = fc.array(fc.array(fc.nat(2), { maxLength: 4 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(choice, async (chosen) => {
      const given = chosen.map((list, x) => ({ id: `d${x}`, text: `Report ${x}. ${list.map((s) => sentences[s]).join(" ")} Ends.` }));
      const { parts } = await traceRelease({ id: "r", text: sentences.join(" ") }, given);
      for (const [s, sentence] of sentences.entries()) {
        const middle = sentences.join(" ").indexOf(sentence) + 30;
        const part = parts.find(({ start, end }) => start <= middle && middle < end) ?? parts.find(({ start }) => start > middle)!;
        expect(part.uses + part.possible).toBe(chosen.filter((list) => list.includes(s)).length);
      }
    }),
    { numRuns: 25 },
  );
});
