/**
 * Opening marks of real pages, counted by an expression, against the quotations that are found: of an opening mark there has to be a
 * quotation that begins with the word behind it. Where the collection does not stand beside the checkout, this is skipped.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/text/tokens.js";
import { needs, shared } from "../needs.js";

const FUNDUS = new URL("../../../shared/corpora/fundus-multilang.jsonl.gz", import.meta.url);
/** Double marks where they open: low and corner marks, “ « that do not close, " and » after a space or bracket and before a word. */
const OPENING =
  /„(?=\S)|[「『]|(?<![\p{L}\p{N}.,!?…‘’])“|(?<=[\p{L}\p{N}.,!?…])“(?=[\p{L}\p{N}])|(?<=[\s([{—–\-/:]|^)«|(?<=[\s([{—–\-/]|^)(?:"(?=[\p{L}\p{N}$£€.…'‘[(])|»(?=[\p{L}\p{N}]))/gu;

function countMarks(texts: readonly string[]): { opening: number; unseen: number } {
  let opening = 0;
  let unseen = 0;
  for (const text of texts) {
    const { quotations, start, length } = tokenize(text);
    const begins = new Set(quotations.filter((_, q) => q % 2 === 0));
    let token = 0;
    for (const { index } of text.matchAll(OPENING)) {
      while (token < length && start[token]! < index) token++;
      opening++;
      if (!begins.has(token)) unseen++;
    }
  }
  return { opening, unseen };
}

describe("quotation marks of 258 articles of 40 countries", () => {
  it("are seen where they open, but three in a thousand", needs(shared("corpora/fundus-multilang.jsonl.gz")), () => {
    const lines = gunzipSync(readFileSync(FUNDUS)).toString("utf8").trimEnd().split("\n");
    const { opening, unseen } = countMarks(lines.map((line) => (JSON.parse(line) as { text: string }).text));
    expect(opening).toBeGreaterThan(2400);
    expect(unseen / opening).toBeLessThanOrEqual(0.003);
  });
});
