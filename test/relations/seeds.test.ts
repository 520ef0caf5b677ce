/** The five seed texts: relations and directions as the hand-made list beside them has them. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/index.js";
import type { Pair } from "../../src/types/relation.js";
import { needs, shared } from "../needs.js";

const SEEDS = new URL("../../../shared/seeds/", import.meta.url);
const GOLD = new URL("gold-relations.json", SEEDS);
const GOLD_NEED = shared("seeds/gold-relations.json");

interface GoldRelation {
  readonly a: string;
  readonly b: string;
  readonly label: string;
  readonly direction: string;
}

/** What a label of the list may be called here; a pair of no reuse may be absent as well. */
const LABELS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^press-release-quotation-reuse/, ["quotation", "release"]],
  [/^quotation/, ["quotation"]],
  [/^wire-summary/, ["syndication", "common-source"]],
  [/^siblings/, ["common-source"]],
  [/^shared template \/ co-ordinated release/, ["common-source", "template", "release", "syndication"]],
  [/no (?:direct )?reuse$/, ["none", "absent"]],
];

const gold: readonly GoldRelation[] = GOLD_NEED.isMet ? JSON.parse(readFileSync(GOLD, "utf8")).filter(({ a, b }: GoldRelation) => a !== b) : [];
const ids = [...new Set(gold.flatMap(({ a, b }) => [a, b]))].sort();
const detection = GOLD_NEED.isMet ? await detect(ids.map((id) => ({ id, text: readFileSync(new URL(id, SEEDS), "utf8") }))) : undefined;

function pairOf({ a, b }: GoldRelation): Pair | undefined {
  return detection?.pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
}

/** As seen from `gold.a`. */
function directionOf(one: GoldRelation): string {
  const pair = pairOf(one);
  const direction = pair?.relation?.direction ?? "undetermined";
  if (direction === "undetermined" || pair!.a === one.a) return direction;
  return direction === "a-to-b" ? "b-to-a" : "a-to-b";
}

describe("relations of the seed texts", needs(GOLD_NEED), () => {
  it.each(gold.map((one) => [`${one.a} and ${one.b}`, one] as const))("labels %s as the list does", (_, one) => {
    const allowed = LABELS.find(([pattern]) => pattern.test(one.label))![1];
    expect(allowed).toContain(pairOf(one)?.relation?.label ?? "absent");
  });

  it.each(gold.map((one) => [`${one.a} and ${one.b}`, one] as const))("gives %s the direction of the list", (_, one) => {
    const isToB = /->/.test(one.direction);
    expect(directionOf(one)).toBe(isToB ? "a-to-b" : "undetermined");
  });

  it("names the release that siblings took their words from", () => {
    const siblings = gold.filter(({ label }) => label.startsWith("siblings"));
    expect(siblings.map((one) => pairOf(one)!.relation!.via)).toEqual(siblings.map(() => ids[0]));
  });

  it("gives no document more than its text", () => {
    for (const { shares } of detection!.documents) expect(shares!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});
