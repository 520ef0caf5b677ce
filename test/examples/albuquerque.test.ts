/**
 * The worked example, through the source with the defaults: everything in its gold list that must be found is found, and
 * nothing else is. Found: at most two passages cover 80 % of both sides of the item. Right: at least half of both sides of
 * a passage lies in copied text, that is, in gold of another tier than noise.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import type { Document, Span } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import type { Detection } from "../../src/types/result.js";

interface GoldItem {
  readonly n: number;
  readonly tier: "must" | "may" | "noise";
  readonly a: Span;
  readonly b: Span;
  readonly textA: string;
  readonly textB: string;
}

interface Sides {
  readonly a: Span;
  readonly b: Span;
}

const folder = new URL("../../examples/albuquerque/", import.meta.url);
const documents = readFileSync(new URL("documents.jsonl", folder), "utf8")
  .trim()
  .split("\n")
  .map((line): Document => JSON.parse(line));
const gold: readonly GoldItem[] = JSON.parse(readFileSync(new URL("gold-passages.json", folder), "utf8"));
const copied = gold.filter(({ tier }) => tier !== "noise");
const textOf = new Map(documents.map(({ id, text }) => [id, text]));

const overlap = (x: Span, y: Span): number => (x.id === y.id ? Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)) : 0);

/** Those of `list` that touch `item` on both sides, turned so that their a lies on its a. */
function touching(item: Sides, list: readonly Sides[]): Sides[] {
  const both = (p: Sides) => Math.min(overlap(p.a, item.a), overlap(p.b, item.b));
  return list.map((p) => (both({ a: p.b, b: p.a }) > both(p) ? { a: p.b, b: p.a } : p)).filter((p) => both(p) > 0);
}

/** Share of the characters of `span` that lie in one of `others`. */
function covered(span: Span, others: readonly Span[]): number {
  const mask = new Uint8Array(span.end - span.start);
  for (const other of others) mask.fill(1, Math.max(0, other.start - span.start), Math.max(0, Math.min(span.end, other.end) - span.start));
  return mask.reduce((sum, bit) => sum + bit, 0) / mask.length;
}

const coveredOnBothSides = (item: Sides, by: readonly Sides[]): number =>
  Math.min(
    covered(
      item.a,
      by.map(({ a }) => a),
    ),
    covered(
      item.b,
      by.map(({ b }) => b),
    ),
  );

const isFound = (item: Sides, passages: readonly Sides[]): boolean => {
  const near = touching(item, passages);
  return near.some((p) => near.some((q) => coveredOnBothSides(item, [p, q]) >= 0.8));
};

const isRight = (passage: Sides): boolean => coveredOnBothSides(passage, touching(passage, copied)) >= 0.5;

const excerpt = ({ id, start, end }: Span): string => `${id}: ${textOf.get(id)?.slice(start, end)}`;
const show = ({ a, b }: Sides): string => `${excerpt(a)} | ${excerpt(b)}`;

describe("the gold list of examples/albuquerque", () => {
  it("cuts the words it names out of the documents, with every offset", () => {
    for (const { n, a, b, textA, textB } of gold) {
      expect([n, textOf.get(a.id)?.slice(a.start, a.end)]).toEqual([n, textA]);
      expect([n, textOf.get(b.id)?.slice(b.start, b.end)]).toEqual([n, textB]);
    }
  });

  it("is what scripts/make-albuquerque-gold.mjs writes", () => {
    expect(() => execFileSync(process.execPath, ["scripts/make-albuquerque-gold.mjs", "--check"], { stdio: "pipe" })).not.toThrow();
  });

  it("asks for passages in every pair that copies and has noise in pairs that do not", () => {
    const pairs = (tier: string) => new Set(gold.filter((item) => item.tier === tier).map(({ a, b }) => `${a.id} ${b.id}`));
    expect(pairs("must").size).toBe(8);
    expect([...pairs("noise")].filter((pair) => !pairs("must").has(pair))).toEqual(["second-release wire", "second-release regional", "second-release digest"]);
  });
});

describe("detect on examples/albuquerque", () => {
  let detection: Detection;
  let passages: readonly Passage[];
  beforeAll(async () => {
    detection = await detect(documents);
    passages = detection.passages;
  });

  it("finds everything that must be found", () => {
    const missed = gold.filter((item) => item.tier === "must" && !isFound(item, passages));
    expect(missed.map(show)).toEqual([]);
  });

  it("reports no name, no stock phrase and nothing else that was not copied", () => {
    expect(passages.filter((passage) => !isRight(passage)).map(show)).toEqual([]);
  });

  it("gives both halves of the quotation that an attribution splits as one passage", () => {
    const [first, second] = gold.filter(({ n }) => n === 2 || n === 3) as [GoldItem, GoldItem];
    const whole = passages.filter(
      (passage) => coveredOnBothSides(first, touching(first, [passage])) >= 0.8 && coveredOnBothSides(second, touching(second, [passage])) >= 0.8,
    );
    expect(whole).toHaveLength(1);
  });

  it("counts the three words of the shortest quotation once in a family, earliest document first", () => {
    const family = detection.families.find(({ spans }) => spans.some(({ id }) => id === "digest") && spans.some(({ id }) => id === "release"));
    expect(family?.spans[0]?.id).toBe("release");
  });

  it("finds no near-duplicates, since every story was written anew", () => {
    expect(detection.clusters).toEqual([]);
  });

  it("tells which way the text went where a text says so: from the release, and from the wire that the digest names", () => {
    const relations = detection.pairs.map(({ a, b, relation }) => `${a} ${b} ${relation!.label} ${relation!.direction}`);
    expect(relations).toEqual(
      expect.arrayContaining([
        "release wire quotation a-to-b",
        "release regional quotation a-to-b",
        "release digest quotation a-to-b",
        "wire digest syndication a-to-b",
      ]),
    );
    expect(detection.pairs.filter(({ relation }) => relation!.direction === "b-to-a")).toEqual([]);
  });
});
