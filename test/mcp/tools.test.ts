import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import { LIMIT, MOST_CHARS } from "../../src/mcp/tool.js";
import { callTool, TOOLS, type ToolResult } from "../../src/mcp/tools.js";
import type { Document } from "../../src/types/document.js";
import type { WireIndex } from "../../src/types/wire-index.js";
import { article, articles, sentence } from "../index/made-articles.js";

const NEWS: readonly Document[] = readFileSync(new URL("../../examples/albuquerque/documents.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

let archive: WireIndex;
beforeAll(async () => {
  archive = openStore(createMemoryStore(), {});
  await archive.add([...articles(12), ...NEWS]);
  await archive.settled();
});
afterAll(() => archive.close());

const faults: unknown[] = [];
const call = (name: string, given: unknown, without: "archive" | "nothing" = "nothing"): Promise<ToolResult> =>
  callTool({ name, given }, { archive: without === "archive" ? undefined : archive, signal: undefined }, (error) => faults.push(error));

const ajv = new Ajv2020({ strict: false });
const outputs = new Map(TOOLS.map(({ name, outputSchema }) => [name, ajv.compile(outputSchema)]));
const inputs = new Map(TOOLS.map(({ name, inputSchema }) => [name, ajv.compile(inputSchema)]));

/** The data of an answer, held against the schema. */
// biome-ignore lint/suspicious/noExplicitAny: what it is, the schema says
async function dataOf(name: string, given: unknown, without?: "archive"): Promise<any> {
  expect(inputs.get(name)!(given), JSON.stringify(inputs.get(name)!.errors)).toBe(true);
  const result = await call(name, given, without);
  if ("error" in result) throw new Error(JSON.stringify(result.error));
  const isValid = outputs.get(name)!(result.answer.data);
  expect(outputs.get(name)!.errors, JSON.stringify(result.answer.data)).toBeNull();
  expect(isValid).toBe(true);
  return result.answer.data;
}

/** Sentences of made up news that have no words in common by design. */
const MADE_UP = [
  "Divers lifted the lost anchor of the ferry from eleven metres of brown water before breakfast on Tuesday.",
  "A retired piano tuner from Tobermory won the county's longest marrow prize for the fourth summer running.",
  "Three hundred school desks that nobody had ordered were delivered to the fire station by mistake.",
  "The mayor swore that not one plane tree along the canal would fall as long as she held her office.",
  "Inspectors closed both bakeries after a pupil found half a fountain pen inside her seeded roll.",
  "Night trains across the moor stop again in October, once the last of the signal boxes has been rewired.",
  "His orchestra never rehearsed the slow movement, the conductor admitted, because everyone kept weeping.",
  "Beekeepers blame the new floodlights for swarms that settle each evening upon the tennis umpire's chair.",
] as const;
const own = (x: number): string => `Paragraph ${x} of this paper alone speaks about ${["kettles", "glaciers", "violins", "moths"][x % 4]} instead.`;

describe("compare_texts", () => {
  it("gives passages with their offsets in both texts as they were given", async () => {
    const a = `${own(1)} ${MADE_UP[0]} ${own(2)}`;
    const b = `It rained. ${MADE_UP[0]} Nobody was hurt, and the ferry sails again.`;
    const { passages, relation } = await dataOf("compare_texts", { a, b }, "archive");
    expect(passages).toMatchObject({ total: 1, leftOut: 0, list: [{ kind: "exact", edits: 0 }] });
    const [{ a: inA, b: inB }] = passages.list;
    expect(a.slice(inA.start, inA.end)).toBe(b.slice(inB.start, inB.end));
    expect(inA.text).toBe(a.slice(inA.start, inA.end));
    expect(inA.text).toContain("lost anchor of the ferry");
    expect(relation.direction).toBe("undetermined");
  });

  it("shows the strongest passages and counts those that it leaves out", async () => {
    const a = MADE_UP.map((text, x) => `${text} ${own(x)}`).join("\n\n");
    const b = [3, 0, 6, 1, 7, 4, 2, 5].map((x) => `${sentence(100 * x + 7)} ${MADE_UP[x]} ${sentence(100 * x + 58)}`).join("\n\n");
    const some = await dataOf("compare_texts", { a, b });
    const all = await dataOf("compare_texts", { a, b, limit: 50 });
    expect(all.passages).toMatchObject({ total: MADE_UP.length, leftOut: 0, list: { length: MADE_UP.length } });
    expect(some.passages).toMatchObject({ total: MADE_UP.length, leftOut: MADE_UP.length - LIMIT, list: { length: LIMIT } });
    const bits = all.passages.list.map((one: { bits: number }) => one.bits);
    expect(bits).toEqual([...bits].sort((x, y) => y - x));
    expect(some.passages.list).toEqual(all.passages.list.slice(0, LIMIT));
  });
});

describe("trace_release", () => {
  it("finds in the archive who used a release, and how much of it", async () => {
    const [release] = NEWS as [Document];
    const { uses, usedShare } = await dataOf("trace_release", { release: { text: release.text, publishedAt: release.publishedAt, source: release.source } });
    expect(uses.total).toBeGreaterThan(2);
    expect(usedShare).toBeGreaterThan(0.2);
    for (const { id, strongest } of uses.list) {
      expect(await archive.has(id)).toBe(true);
      expect(release.text.slice(strongest.start, strongest.end).startsWith(strongest.text.replace("…", ""))).toBe(true);
    }
  });

  it("finds in given articles which sentence was used, without an archive", async () => {
    const release = { text: MADE_UP.slice(0, 4).join(" "), publishedAt: "2026-03-01" };
    const articles = [
      { id: "mine", text: `${own(1)} ${MADE_UP[2]} ${own(2)}`, publishedAt: "2026-03-02" },
      { id: "other", text: MADE_UP.slice(5).join(" ") },
    ];
    const found = await dataOf("trace_release", { release, articles }, "archive");
    expect(found).toMatchObject({ articlesSearched: 2, uses: { total: 1, list: [{ id: "mine" }] } });
    expect(found.sentences).toEqual({ total: 1, leftOut: 0, list: [{ articles: 1, sentence: expect.objectContaining({ text: MADE_UP[2].slice(0, -1) }) }] });
  });
});

describe("seen_before", () => {
  it("tells a copy from a text that shares and one that is new", async () => {
    const copy = await dataOf("seen_before", { text: articles(5)[4]!.text });
    expect(copy.verdict).toMatchObject({ kind: "duplicate", of: "article-4", resemblance: 1 });
    const shares = await dataOf("seen_before", { text: article("", [120, 121, 122, 5, 6, 7]).text });
    expect(shares.verdict.kind).toBe("shares");
    const { id, start, end, inText } = shares.passages.list[0];
    const other = (await archive.get(id))!.text.slice(start, end);
    expect(other.startsWith(inText.text.replace("…", ""))).toBe(true);
    expect((await dataOf("seen_before", { text: "Nothing of the kind was ever written down." })).verdict.kind).toBe("new");
  });

  it("says without an archive that there is none", async () => {
    expect(await call("seen_before", { text: "x" }, "archive")).toMatchObject({ error: { code: "index-missing" } });
  });
});

describe("independent_origins", () => {
  it("counts copies of one text as one origin, and a text of its own as none of them", async () => {
    const told = MADE_UP.slice(0, 6).join(" ");
    const copies = ["North", "East", "South"].map((source, x) => ({ id: source, source, text: `${told} ${own(x)}`, publishedAt: `2026-03-0${x + 1}` }));
    const documents = [...copies, { id: "alone", text: MADE_UP.slice(6).join(" ") }];
    const { stories, inNoStory } = await dataOf("independent_origins", { documents }, "archive");
    expect(stories).toMatchObject({ total: 1, list: [{ documents: { total: 3 }, origins: { total: 1 } }] });
    expect(inNoStory).toBe(1);
  });

  it("takes documents of the archive by id, or by a text that they share something with", async () => {
    const byText = await dataOf("independent_origins", { text: NEWS[0]!.text });
    expect(byText.stories.list[0].documents.total).toBeGreaterThan(2);
    const byIds = await dataOf("independent_origins", { ids: [...NEWS.slice(0, 3).map(({ id }) => id), "article-7"] });
    expect(byIds).toMatchObject({ documents: 4, notLookedAt: 0, stories: { total: 1, list: [{ documents: { total: 3 } }] } });
  });

  it("refuses an id that is not there, and two kinds of documents at once", async () => {
    expect(await call("independent_origins", { ids: ["article-2", "nobody"] })).toMatchObject({ error: { code: "out-of-range" } });
    expect(await call("independent_origins", { ids: [], text: "x" })).toMatchObject({ error: { code: "wrong-type" } });
    expect(await call("independent_origins", {})).toMatchObject({ error: { code: "wrong-type" } });
  });
});

describe("every tool", () => {
  it("answers in less than 4 kB of a release and the articles on it", async () => {
    const [release, story] = NEWS as [Document, Document];
    const given: Record<string, unknown> = {
      compare_texts: { a: release.text, b: story.text },
      trace_release: { release: release.text },
      independent_origins: { text: release.text },
      seen_before: { text: story.text },
    };
    for (const { name } of TOOLS) {
      const result = await call(name, given[name]);
      const sent =
        "answer" in result ? JSON.stringify({ content: [{ type: "text", text: result.answer.summary }], structuredContent: result.answer.data }) : "";
      expect(sent.length, name).toBeGreaterThan(300);
      expect(new TextEncoder().encode(sent).length, `${name}: ${sent}`).toBeLessThan(4096);
    }
  });

  it("answers arguments of any kind with data that fit its schema or with a code, and never fails inside", async () => {
    const strange = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.constant("\ud800 \u0000 \u001b[2J \u202e"), fc.jsonValue({ maxDepth: 3 }));
    const text = fc.oneof(strange, fc.record({ text: strange, source: strange, publishedAt: strange }, { requiredKeys: [] }));
    const list = fc.oneof(strange, fc.array(fc.oneof(strange, fc.record({ id: fc.string(), text: strange })), { maxLength: 4 }));
    const keys = { a: text, b: text, release: text, text, articles: list, documents: list, ids: list, limit: strange, within: strange, since: strange };
    const given = fc.oneof(strange, fc.record(keys, { requiredKeys: [] }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TOOLS.map(({ name }) => name), "no_such_tool"), given, async (name, value) => {
        const known = TOOLS.find((tool) => tool.name === name)?.inputSchema.properties as object | undefined;
        const own = typeof value === "object" && value !== null && known ? Object.fromEntries(Object.entries(value).filter(([key]) => key in known)) : value;
        const result = await call(name, own);
        if ("error" in result) expect(result.error.code).toMatch(/^(?:wrong-type|out-of-range|unknown-tool)$/);
        else expect(outputs.get(name)!(result.answer.data), JSON.stringify(outputs.get(name)!.errors)).toBe(true);
      }),
      { numRuns: 200, seed: 18 },
    );
    expect(faults).toEqual([]);
  });

  it("refuses a text, a list and a number that are too large", async () => {
    const huge = "a ".repeat(MOST_CHARS / 2 + 1);
    expect(await call("compare_texts", { a: huge, b: "x" })).toMatchObject({
      error: { code: "out-of-range", message: expect.stringContaining('"a" expected') },
    });
    const many = Array.from({ length: 501 }, (_, x) => ({ id: `${x}`, text: "" }));
    expect(await call("independent_origins", { documents: many })).toMatchObject({ error: { code: "out-of-range" } });
    expect(await call("compare_texts", { a: "x", b: "y", limit: 1e9 })).toMatchObject({ error: { code: "out-of-range" } });
    expect(await call("compare_texts", { a: "x", b: "y", depth: 3 })).toMatchObject({ error: { code: "wrong-type" } });
  });
});
