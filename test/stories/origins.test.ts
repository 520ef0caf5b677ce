import { describe, expect, it } from "vitest";
import { documentOf, type JudgedPair, pairOf, shareOf, storiesOf } from "./story-graphs.js";

/** The origins of the only story: representative -> members with their shares. */
function originsOf(documents: Parameters<typeof storiesOf>[0], pairs: readonly JudgedPair[]): Record<string, Record<string, number>> {
  const stories = storiesOf(documents, pairs);
  expect(stories).toHaveLength(1);
  const origins = stories[0]!.origins.map(({ document, members }) => [document, Object.fromEntries(members.map(({ id, share }) => [id, share]))]);
  return Object.fromEntries(origins);
}

function reasonsOf(documents: Parameters<typeof storiesOf>[0], pairs: readonly JudgedPair[]): string[] {
  return storiesOf(documents, pairs).flatMap(({ origins }) => origins.map(({ reason }) => reason));
}

const papers = (n: number): string[] => Array.from({ length: n }, (_, i) => `paper ${i}`);

describe("the origins of a story", () => {
  it("are one behind 40 papers that print one release", () => {
    const documents = [documentOf("release", 1), ...papers(40).map((id) => documentOf(id, 2, [shareOf("release", 0.4, "release")]))];
    const pairs = papers(40).map((id) => pairOf("release", id, "release"));
    const origins = originsOf(documents, pairs);
    expect(Object.keys(origins)).toEqual(["release"]);
    expect(origins.release).toMatchObject({ release: 1, "paper 0": 0.4, "paper 39": 0.4 });
  });

  it("are two behind papers of which some print a release and some a wire story of its own", () => {
    const documents = [
      documentOf("release", 1),
      documentOf("wire", 1),
      documentOf("p", 2, [shareOf("release", 0.3, "release")]),
      documentOf("q", 2, [shareOf("wire", 0.9)]),
      documentOf("both", 3, [shareOf("release", 0.2, "release"), shareOf("wire", 0.5)]),
    ];
    const pairs = [
      pairOf("release", "p", "release"),
      pairOf("wire", "q", "syndication"),
      pairOf("release", "both", "release"),
      pairOf("wire", "both", "syndication"),
    ];
    expect(originsOf(documents, pairs)).toEqual({ release: { release: 1, p: 0.3, both: 0.2 }, wire: { wire: 1, q: 0.9, both: 0.5 } });
  });

  it("give what came through the wire from the release to the release", () => {
    const documents = [
      documentOf("release", 1),
      documentOf("wire", 2, [shareOf("release", 0.4, "release")]),
      documentOf("paper", 3, [shareOf("wire", 0.5)]),
      documentOf("revision", 4, [shareOf("paper", 0.8, "revision")]),
    ];
    const pairs = [pairOf("release", "wire", "release"), pairOf("wire", "paper", "syndication"), pairOf("paper", "revision", "revision")];
    const { release } = originsOf(documents, pairs);
    expect(release).toEqual({ release: 1, wire: 0.4, paper: expect.closeTo(0.2, 9), revision: expect.closeTo(0.16, 9) });
  });

  it("do not count twice what an account gives to the origin already", () => {
    const documents = [
      documentOf("release", 1),
      documentOf("wire", 2, [shareOf("release", 0.4, "release")]),
      documentOf("paper", 3, [shareOf("wire", 0.5), shareOf("release", 0.3, "release")]),
    ];
    const pairs = [pairOf("release", "wire", "release"), pairOf("wire", "paper", "syndication"), pairOf("release", "paper", "release")];
    expect(originsOf(documents, pairs).release!.paper).toBe(0.3);
  });

  it("leave out what is explained away: two papers that both have it from the wire are no origins", () => {
    const documents = [documentOf("wire", 1), documentOf("p", 2), documentOf("q", 2)];
    const pairs = [
      pairOf("wire", "p", "syndication", { coverageB: 0.8 }),
      pairOf("wire", "q", "syndication", { coverageB: 0.6 }),
      pairOf("p", "q", "common-source", { direction: "undetermined", via: "wire" }),
    ];
    expect(originsOf(documents, pairs)).toEqual({ wire: { wire: 1, p: 0.8, q: 0.6 } });
  });

  it("take a common source that is named for the parent also where the pairs with it were thinned out", () => {
    const documents = [documentOf("wire", 1), documentOf("p", 2), documentOf("q", 2)];
    const pairs = [pairOf("wire", "p", "syndication"), pairOf("p", "q", "common-source", { direction: "undetermined", via: "wire", coverage: 0.7 })];
    expect(originsOf(documents, pairs)).toEqual({ wire: { wire: 1, p: 0.7, q: 0.7 } });
  });

  it("count papers whose direction is undetermined as one, and say so", () => {
    const documents = papers(5).map((id) => documentOf(id, 1));
    const pairs = papers(5)
      .slice(1)
      .map((id) => pairOf("paper 0", id, "syndication", { direction: "undetermined", coverageB: 0.9 }));
    expect(originsOf(documents, pairs)).toEqual({ "paper 0": { "paper 0": 1, "paper 1": 0.9, "paper 2": 0.9, "paper 3": 0.9, "paper 4": 0.9 } });
    expect(reasonsOf(documents, pairs)).toEqual([expect.stringContaining("without a determined direction")]);
  });

  it("count copies of a wire story that is not here as one, and say so", () => {
    const documents = [documentOf("p", 1), documentOf("q", 1), documentOf("r", 2)];
    const pairs = [
      pairOf("p", "q", "common-source", { direction: "undetermined", coverage: 0.7 }),
      pairOf("q", "r", "common-source", { direction: "undetermined", coverage: 0.6 }),
    ];
    expect(originsOf(documents, pairs)).toEqual({ p: { p: 1, q: 0.7, r: 0.6 } });
    expect(reasonsOf(documents, pairs)).toEqual([expect.stringContaining("a source that is not here")]);
  });

  it("are not made of a copy that nobody can date, if what it copies took from the release", () => {
    const documents = [documentOf("release", 1), documentOf("wire", 2), documentOf("undated copy", undefined)];
    const pairs = [
      pairOf("release", "wire", "release", { coverageB: 0.5 }),
      pairOf("wire", "undated copy", "duplicate", { direction: "undetermined", coverage: 1 }),
    ];
    expect(originsOf(documents, pairs)).toEqual({ release: { release: 1, wire: 0.5, "undated copy": 0.5 } });
  });

  it("keep what a paper has of its own as an origin where another one shares a part of it and it took the rest", () => {
    const documents = [documentOf("wire", 1), documentOf("p", 2), documentOf("q", 2)];
    const pairs = [pairOf("wire", "p", "syndication"), pairOf("p", "q", "quotation", { direction: "undetermined" })];
    expect(Object.keys(originsOf(documents, pairs))).toEqual(["wire", "q"]);
  });

  it("are one where directions contradict each other, and every document is a member", () => {
    const documents = [documentOf("a", 1), documentOf("b", 1), documentOf("c", 1)];
    const pairs = [pairOf("a", "b", "quotation"), pairOf("b", "c", "quotation"), pairOf("a", "c", "quotation", { direction: "b-to-a" })];
    expect(originsOf(documents, pairs)).toEqual({ a: { a: 1, b: 0.5, c: 0.5 } });
    expect(reasonsOf(documents, pairs)).toEqual([expect.stringContaining("contradict")]);
  });

  it("have every document as a member even where accounts name documents that are not in the story", () => {
    const documents = [documentOf("release", 1), documentOf("p", 2, [shareOf("long ago", 0.3), { from: null, label: null, share: 0.7 }])];
    expect(originsOf(documents, [pairOf("release", "p", "release", { coverageB: 0.25 })])).toEqual({ release: { release: 1, p: 0.25 } });
  });

  it("are as many as articles where all that ties these is a speech", () => {
    const documents = papers(4).map((id) => documentOf(id, 1));
    const pairs = papers(4)
      .slice(1)
      .map((id) => pairOf("paper 0", id, "quotation", { direction: "undetermined", coverage: 0.6 }));
    expect(Object.keys(originsOf(documents, pairs))).toEqual(papers(4));
  });

  it("are not one for a paragraph that two long articles share", () => {
    const documents = [documentOf("p", 1), documentOf("q", 1)];
    expect(Object.keys(originsOf(documents, [pairOf("p", "q", "common-source", { direction: "undetermined", coverage: 0.1 })]))).toEqual(["p", "q"]);
  });

  it("stay one each where a paper took less than a fifth, and it is a member of the other all the same", () => {
    const documents = [documentOf("p", 1), documentOf("q", 2, [shareOf("p", 0.1), { from: null, label: null, share: 0.9 }])];
    expect(originsOf(documents, [pairOf("p", "q", "syndication", { coverageB: 0.1 })])).toEqual({ p: { p: 1, q: 0.1 }, q: { q: 1 } });
  });

  it("are three behind a digest of three stories, whoever was first", () => {
    const documents = [documentOf("tractor", 1), documentOf("chapel", 1), documentOf("cyclist", 1), documentOf("digest", undefined)];
    const pairs = ["tractor", "chapel", "cyclist"].map((id) => pairOf(id, "digest", "syndication", { direction: "undetermined", coverage: 1, coverageB: 0.3 }));
    expect(originsOf(documents, pairs)).toEqual({
      tractor: { tractor: 1, digest: 0.3 },
      chapel: { chapel: 1, digest: 0.3 },
      cyclist: { cyclist: 1, digest: 0.3 },
    });
  });

  /** A page that has `share` of itself from a story, and the story as far as `ofStory`. */
  const onPage = (story: string, share: number, { ofStory = 1, wire }: { ofStory?: number; wire?: string } = {}) =>
    pairOf(story, "page", "syndication", { direction: "undetermined", coverage: ofStory, coverageB: share, ...(wire !== undefined && { wire }) });
  const copies = (a: string, b: string) => pairOf(a, b, "duplicate", { direction: "undetermined", coverage: 1 });

  it.each([
    ["later", ["ferry", "beehive", "page"]],
    ["first", ["page", "ferry", "beehive"]],
  ])("are two behind a page of two stories of one wire of which one is most of the page, which came %s", (_, ids) => {
    const documents = ids.map((id) => documentOf(id, 1));
    const pairs = [onPage("ferry", 0.6, { wire: "AP" }), onPage("beehive", 0.39, { wire: "AP" })];
    expect(originsOf(documents, pairs)).toEqual({ ferry: { ferry: 1, page: 0.6 }, beehive: { beehive: 1, page: 0.39 } });
  });

  it("are two behind a page of two stories that several papers have", () => {
    const documents = ["ferry", "beehive", "ferry again", "beehive again", "page"].map((id) => documentOf(id, 1));
    const pairs = [
      copies("ferry", "ferry again"),
      copies("beehive", "beehive again"),
      ...["ferry", "ferry again"].map((id) => onPage(id, 0.55)),
      ...["beehive", "beehive again"].map((id) => onPage(id, 0.45)),
    ];
    expect(originsOf(documents, pairs)).toEqual({
      ferry: { ferry: 1, "ferry again": 1, page: 0.55 },
      beehive: { beehive: 1, "beehive again": 1, page: 0.45 },
    });
  });

  it("are two behind a page that shortens two stories and has something of its own", () => {
    const documents = ["ferry", "beehive", "page"].map((id) => documentOf(id, 1));
    const pairs = [onPage("ferry", 0.35, { ofStory: 0.6 }), onPage("beehive", 0.3, { ofStory: 0.6 })];
    expect(Object.keys(originsOf(documents, pairs))).toEqual(["ferry", "beehive"]);
  });

  it("are two behind a page that credits one paper for a story and has another one besides", () => {
    const documents = ["ferry", "beehive", "page"].map((id) => documentOf(id, 1));
    const pairs = [pairOf("ferry", "page", "syndication", { coverage: 1, coverageB: 0.5 }), onPage("beehive", 0.4)];
    expect(originsOf(documents, pairs)).toEqual({ ferry: { ferry: 1, page: 0.5 }, beehive: { beehive: 1, page: 0.4 } });
  });

  it("stay one where the parts of a document are versions of one story, or would not find room in it", () => {
    const documents = ["early", "late", "page"].map((id) => documentOf(id, 1));
    const parts = [onPage("early", 0.5), onPage("late", 0.45)];
    const versions = pairOf("early", "late", "syndication", { direction: "undetermined", coverage: 0.3 });
    expect(Object.keys(originsOf(documents, [...parts, versions]))).toEqual(["early"]);
    expect(Object.keys(originsOf(documents, [onPage("early", 0.7), onPage("late", 0.6)]))).toEqual(["early"]);
  });

  it("are named after the wire that their credits name", () => {
    const documents = [documentOf("p", 1), documentOf("q", 1)];
    const pairs = [pairOf("p", "q", "syndication", { direction: "undetermined", coverage: 0.8, wire: "Reuters" })];
    expect(storiesOf(documents, pairs)[0]!.origins).toMatchObject([{ document: "p", wire: "Reuters", reason: expect.stringContaining("Reuters") }]);
  });

  it("are found for a chain of 20,000 documents without a deep stack", () => {
    const ids = papers(20_000);
    const documents = ids.map((id) => documentOf(id, 1));
    const pairs = ids.slice(1).map((id, i) => pairOf(ids[i]!, id, "revision", { coverage: 1 }));
    expect(Object.keys(originsOf(documents, pairs))).toEqual(["paper 0"]);
  });
});
