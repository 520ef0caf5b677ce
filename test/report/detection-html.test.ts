/** The file that is written: its bytes, its policy, its parts; and the page's own functions that need no browser. */
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { detectionToHtml, pack } from "../../src/report/detection-html.js";
import { PAGE_SCRIPT, PAGE_STYLE } from "../../src/report/page.generated.js";
import type { Overview } from "../../src/report/report-data.js";
import { reportParts } from "../../src/report/report-parts.js";
import type { Detection } from "../../src/types/result.js";
import { emptyDetection } from "../io/sample-detection.js";
import { detectNews, news, reportOf, traceNews, traceReportOf } from "./news.js";

const textOf = (id: string) => news.find((document) => document.id === id)?.text;
let detection: Detection;
beforeAll(async () => {
  detection = await detectNews();
});

const unpacked = (base64: string): unknown => JSON.parse(inflateSync(Buffer.from(base64, "base64")).toString());

describe("the file", () => {
  it("has the same bytes for the same detection", () => {
    expect([...reportOf(detection, news)].join("")).toBe([...reportOf(structuredClone(detection), news)].join(""));
  });

  it("is ASCII, so that no encoding can be mistaken", () => {
    expect([...reportOf(detection, news)].join("")).toMatch(/^[\n -~]*$/);
  });

  it("allows its one script and its one style by their hashes, and nothing else", () => {
    const html = [...reportOf(detection, news)].join("");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const [script] = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hashOf(script as string)}`,
      `style-src ${hashOf(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1] as string)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  it("has at most 300,000 bytes of its own", () => {
    expect(PAGE_SCRIPT.length + PAGE_STYLE.length).toBeLessThanOrEqual(300_000);
  });

  it("holds the texts in packed parts", () => {
    const html = [...reportOf(detection, news)].join("");
    const [, base64] = /data-list="texts" data-from="0">([^<]*)</.exec(html) ?? [];
    expect(unpacked(base64 as string)).toEqual(news.map(({ text }) => text));
  });

  it("is the same page for a trace, and holds the texts of the release and of the articles that have some of it", async () => {
    const trace = await traceNews();
    const html = [...traceReportOf(trace, news)].join("");
    const head = (text: string) => text.slice(0, text.indexOf("<body>"));
    expect(head(html)).toBe(head([...reportOf(detection, news)].join("")));
    const [, base64] = /data-list="texts" data-from="0">([^<]*)</.exec(html) ?? [];
    expect(unpacked(base64 as string)).toEqual(["release", "wire/1", "gazette"].map(textOf));
  });

  it.each([
    ["bits", (): Detection => ({ ...detection, passages: detection.passages.map((passage) => ({ ...passage, bits: Number.NaN })) })],
    ["coverageA", (): Detection => ({ ...detection, pairs: detection.pairs.map((pair) => ({ ...pair, coverageA: Number.POSITIVE_INFINITY })) })],
    ["tokens", (): Detection => ({ ...detection, documents: detection.documents.map((document) => ({ ...document, tokens: Number.NaN })) })],
    ["minBits", (): Detection => ({ ...detection, guarantee: { ...detection.guarantee, minBits: Number.NaN } })],
  ])("is refused where %s is no finite number", (name, broken) => {
    expect(() => [...reportOf(broken(), news)]).toThrow(new RegExp(`"${name}" of a detection expected a finite number`));
  });

  it("refuses a list to open with that it does not have", () => {
    const firstList = "families" as "stories";
    expect(() => detectionToHtml(detection, textOf, { firstList })).toThrow(new RangeError('"firstList" expected one of pairs, stories, got "families"'));
  });

  it("is written for a detection without documents", () => {
    expect([...detectionToHtml(emptyDetection, () => undefined)].join("")).toContain('data-list="overview"');
  });
});

describe("the parts", () => {
  it("begin with an overview that calls documents by their place", () => {
    const [first] = reportParts(detection, textOf);
    const overview = JSON.parse((first as { json: string }).json) as Overview;
    const pair = detection.pairs[0] as Detection["pairs"][number];
    expect(overview.documents.map(({ id }) => id)).toEqual(detection.documents.map(({ id }) => id));
    expect(overview.pairs[0]).toMatchObject({ resemblance: pair.resemblance, passages: pair.passages.length, label: pair.relation!.label });
    expect(overview.documents[overview.pairs[0]?.a as number]?.id).toBe(pair.a);
  });

  it("hold every record once, in order, in parts of a size that is quick to unpack", () => {
    const text = "word ".repeat(30_000);
    const many = Array.from({ length: 12 }, (_, i) => ({ ...(detection.documents[0] as Detection["documents"][number]), id: `d${i}` }));
    const parts = [
      ...reportParts({ ...detection, documents: many, pairs: [], passages: [], families: [], quotations: [], stories: [] }, (id) => text + id),
    ].filter(({ list }) => list === "texts");
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.flatMap(({ json }) => JSON.parse(json) as string[])).toEqual(many.map(({ id }) => text + id));
    for (const [i, { from }] of parts.entries()) expect(from).toBe(parts.slice(0, i).reduce((sum, { json }) => sum + (JSON.parse(json) as string[]).length, 0));
  });

  it("leave out what was not judged", async () => {
    const [first] = reportParts(await detect(news, { relations: false }), textOf);
    const overview = JSON.parse((first as { json: string }).json) as Overview;
    expect(overview).toMatchObject({ quotations: [], stories: [] });
    expect(overview.pairs[0]).not.toHaveProperty("label");
  });

  it("say that a text is not at hand", () => {
    const texts = [...reportParts(detection, () => undefined)].find(({ list }) => list === "texts");
    expect(JSON.parse(texts?.json as string)).toEqual(news.map(() => null));
  });
});

describe("packing", () => {
  it("gives what was packed, whatever the characters", () => {
    const json = JSON.stringify(["\u0000\ud800 \u202e</script>", "日本語", "x".repeat(100_000)]);
    expect(unpacked(pack(json))).toEqual(JSON.parse(json));
  });

  it("gives the bytes that were once fixed: the compressor is pinned", () => {
    expect(
      createHash("sha256")
        .update(pack(JSON.stringify(news)))
        .digest("hex"),
    ).toMatchInlineSnapshot(`"54fe67f6a9492bcd3feb3728e57d88224b7d87fadeaaffbfef52dba101e8c70a"`);
  });
});
