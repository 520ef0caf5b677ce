/** A release and the articles that have parts of it, few or many, dated or not: all are of the release, and it is made of none of them. */
import { describe, expect, it } from "vitest";
import { detect, traceRelease } from "../../src/index.js";
import type { Document } from "../../src/types/document.js";
import { sentences } from "./made-up-news.js";

const parts = [sentences(31, 1), sentences(32, 1), sentences(33, 1)];
const release: Document = {
  id: "release",
  source: "Quay council",
  publishedAt: "2022-03-01T09:00Z",
  text: `PRESS RELEASE\n${parts.join(" ")}\nContact: press@quay.example`,
};

function clippings(count: number): Document[] {
  return Array.from({ length: count }, (_, x) => ({
    id: `clipping ${x}`,
    source: `Paper ${x}`,
    publishedAt: `2022-03-0${2 + (x % 7)}T10:00Z`,
    text: parts[x % 3]!,
  }));
}
const bare = ({ id, text }: Document): Document => ({ id, text });

async function labelsOf(origin: Document, articles: readonly Document[]): Promise<string[]> {
  const { articles: used, others } = await traceRelease(origin, articles);
  expect(others).toEqual([]);
  return [...new Set(used.map(({ relation }) => `${relation.label} ${relation.direction}`))];
}

describe("a release with its clippings", () => {
  it.each([1, 2, 3, 4, 9, 10, 30])("is where all of %i articles of one sentence each come from", async (count) => {
    expect(await labelsOf(release, clippings(count))).toEqual(["release a-to-b"]);
    expect(await labelsOf(bare(release), clippings(count).map(bare))).toEqual(["release a-to-b"]);
  });

  it("is no digest of them in a collection, with its mark or without", async () => {
    for (const text of [release.text, parts.join(" ")]) {
      const { pairs } = await detect([{ ...release, text }, ...clippings(3)]);
      for (const { relation } of pairs) {
        expect(relation!.direction).not.toBe("b-to-a");
        expect(relation!.evidence.map(({ rule }) => rule)).not.toContain("containment");
      }
    }
  });

  it("is never taken from an article of some hours before", async () => {
    const early = { id: "early", source: "Weekly", publishedAt: "2022-03-01T05:00Z", text: `KESTWICK - ${parts.join(" ")} ${sentences(34, 1)}` };
    const { articles } = await traceRelease(release, [early]);
    expect(articles[0]!.relation.label).toBe("release");
    expect(articles[0]!.relation.direction).not.toBe("b-to-a");
  });

  it("needs its issuer named, in whatever script; a name of none is no naming", async () => {
    const story = (text: string): Document => ({
      id: "story",
      source: "Daily Comet",
      publishedAt: "2022-03-02",
      text: `${sentences(35, 3)} ${text} ${sentences(36, 3)}`,
    });
    const relationTo = async (source: string, text: string) =>
      (await detect([{ ...release, source, publishedAt: "2022-03-01" }, story(text)])).pairs[0]!.relation!;
    const shared = `${parts[0]} ${parts[1]}`;
    expect(await relationTo("Портовый надзор", `${shared} Об этом сообщил Портовый надзор.`)).toMatchObject({ label: "release", direction: "a-to-b" });
    expect((await relationTo("Портовый надзор", shared)).direction).toBe("undetermined");
    expect((await relationTo("The", `${shared} The rest is silence.`)).direction).toBe("undetermined");
  });
});

describe("a digest", () => {
  it("follows what it holds the whole of, if that is of two publishers and before it", async () => {
    const shorts = [41, 42].map((seed, x) => ({ id: `short ${x}`, source: `Paper ${x}`, publishedAt: "2022-03-01", text: sentences(seed, 4) }));
    const digest = { id: "digest", source: "Digest", publishedAt: "2022-03-04", text: shorts.map(({ text }) => text).join("\n\n") };
    const directions = async (documents: readonly Document[]) => (await detect(documents)).pairs.map(({ relation }) => relation!.direction);
    expect(await directions([...shorts, digest])).toEqual(["a-to-b", "a-to-b"]);
    expect(await directions([...shorts, digest].map(({ id, text, source }) => ({ id, text, source })))).toEqual(["undetermined", "undetermined"]);
    const { stories } = await detect([...shorts, digest]);
    expect(stories.flatMap(({ origins }) => origins.map(({ document }) => document))).toEqual(["short 0", "short 1"]);
  });
});

describe("publishers under one name", () => {
  it("are one to the filter of other publishers", async () => {
    const text = sentences(51, 4);
    const documents = ["The Skomer Argus", "skomerargus.com", "Skomer Argus (online)"].map((source, x) => ({ id: `d${x}`, source, text }));
    expect((await detect(documents, { otherSourceOnly: true })).pairs).toEqual([]);
  });
});
