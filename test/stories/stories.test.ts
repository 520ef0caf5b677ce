import { describe, expect, it } from "vitest";
import { detect } from "../../src/index.js";
import { STORY_DAYS } from "../../src/stories/stories.js";
import type { Cluster } from "../../src/types/story.js";
import { sentences } from "../relations/made-up-news.js";
import { documentOf, type JudgedPair, pairOf, storiesOf } from "./story-graphs.js";

function membersOf(documents: Parameters<typeof storiesOf>[0], pairs: readonly JudgedPair[], clusters: readonly Cluster[] = []): (readonly string[])[] {
  return storiesOf(documents, pairs, clusters).map((story) => story.documents);
}

function clusterOf(index: number, documents: readonly string[]): Cluster {
  return { index, documents, representative: documents[0]!, weakest: { a: documents[0]!, b: documents[1]!, resemblance: 0.8 } };
}

describe("findStories", () => {
  it("ties documents through others, and numbers stories by their first document", () => {
    const documents = ["a", "b", "c", "d", "e"].map((id) => documentOf(id, 1));
    const pairs = [pairOf("b", "d", "syndication"), pairOf("a", "c", "release"), pairOf("c", "e", "quotation")];
    expect(storiesOf(documents, pairs).map(({ index, documents: ids }) => [index, ids])).toEqual([
      [0, ["a", "c", "e"]],
      [1, ["b", "d"]],
    ]);
  });

  it.each(["template", "catchphrase", "none"] as const)("does not tie what shares a %s only", (label) => {
    expect(membersOf([documentOf("a", 1), documentOf("b", 1)], [pairOf("a", "b", label)])).toEqual([]);
  });

  it("does not tie a quotation that is used two years later", () => {
    expect(membersOf([documentOf("a", 1), documentOf("b", "2022-01-01")], [pairOf("a", "b", "quotation")])).toEqual([]);
  });

  it("ties up to the bound and not beyond it", () => {
    const pairs = [pairOf("a", "b", "quotation"), pairOf("b", "c", "quotation")];
    const days = ["2020-01-01T00:00Z", "2020-01-15T00:00Z", "2020-01-29T00:01Z"];
    expect(STORY_DAYS).toBe(14);
    expect(
      membersOf(
        ["a", "b", "c"].map((id, i) => documentOf(id, days[i])),
        pairs,
      ),
    ).toEqual([["a", "b"]]);
  });

  it("ties near-duplicates of one cluster whenever they were published, and lists the cluster", () => {
    const documents = [documentOf("a", 1), documentOf("b", "2021-06-01")];
    const [story] = storiesOf(documents, [pairOf("a", "b", "duplicate")], [clusterOf(0, ["x", "y"]), clusterOf(1, ["a", "b"])]);
    expect(story).toMatchObject({ documents: ["a", "b"], clusters: [1] });
  });

  it("does not tie a cluster that is nothing but a template", () => {
    const documents = [documentOf("a", 1), documentOf("b", 2)];
    expect(storiesOf(documents, [pairOf("a", "b", "template")], [clusterOf(0, ["a", "b"])])).toEqual([]);
  });

  it("ties a document without a time as any other", () => {
    expect(membersOf([documentOf("a", 1), documentOf("b", undefined)], [pairOf("a", "b", "quotation")])).toEqual([["a", "b"]]);
  });

  it("does not tie two years through a document without a time, which goes with the stronger tie", () => {
    const documents = [documentOf("a", 1), documentOf("b", "2022-01-01"), documentOf("undated", undefined)];
    const pairs = [pairOf("a", "undated", "quotation", { coverage: 0.2 }), pairOf("b", "undated", "quotation", { coverage: 0.3 })];
    expect(membersOf(documents, pairs)).toEqual([["b", "undated"]]);
  });

  it("has only the pairs inside a story in its origins", () => {
    const documents = [documentOf("old", "2018-01-01"), documentOf("a", 1), documentOf("b", 2)];
    const pairs = [pairOf("old", "a", "quotation"), pairOf("a", "b", "release")];
    expect(storiesOf(documents, pairs)[0]!.origins.map(({ document }) => document)).toEqual(["a"]);
  });
});

describe("a page of two stories", () => {
  const [ferry, beehive, own] = [sentences(71, 6), sentences(72, 5), sentences(73, 3)];
  it.each([1, 2, 5].flatMap((count) => ["KESTWICK (AP) - ", ""].map((credit) => [count, credit] as const)))(
    "does not make them one where %i papers have each, with the head %j",
    async (count, credit) => {
      const papers = Array.from({ length: count }, (_, x) => [
        { id: `ferry ${x}`, source: `Ferry Argus ${x}`, publishedAt: `2021-05-04T0${x}:00Z`, text: credit + ferry },
        { id: `beehive ${x}`, source: `Bee Courier ${x}`, publishedAt: `2021-05-04T0${x}:30Z`, text: credit + beehive },
      ]).flat();
      for (const [day, rest] of [
        ["03", ""],
        ["05", ""],
        ["05", own],
      ] as const) {
        const page = { id: "page", source: "Harrowby Mail", publishedAt: `2021-05-${day}`, text: `${credit}${ferry}\n\n${credit}${beehive}\n\n${rest}` };
        const { stories } = await detect([...papers, page]);
        const origins = stories.flatMap((story) => story.origins.map(({ members }) => members.map(({ id }) => id)));
        expect(origins).toHaveLength(2);
        for (const [origin, members] of origins.entries()) {
          expect(members).toContain("page");
          expect(members).toHaveLength(count + 1);
          expect(members.some((id) => id.startsWith(origin === 0 ? "beehive" : "ferry"))).toBe(false);
        }
      }
    },
  );
});
