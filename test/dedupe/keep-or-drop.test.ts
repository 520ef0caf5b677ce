import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DocumentSigner } from "../../src/dedupe/document-signer.js";
import { KeepOrDrop } from "../../src/dedupe/keep-or-drop.js";
import { resolveDeduplicateOptions } from "../../src/settings/sketch-options.js";
import { exactJaccard } from "../../src/sketch/resemblance.js";

const OPTIONS = { shingleSize: 2, threshold: 0.5, maxMissRate: 1e-6, maxBucket: 100, folding: undefined };
const { threshold, maxMissRate, shingleSize } = OPTIONS;
const signer = new DocumentSigner(resolveDeduplicateOptions({ threshold, maxMissRate, shingleSize }));

/** The verdict on each of some texts, one after the other. */
function verdicts(texts: readonly string[], more: Partial<typeof OPTIONS> = {}) {
  const keeper = new KeepOrDrop({ ...OPTIONS, ...more, textOf: (document) => texts[document]! });
  const found = texts.map((text, x) => {
    const { keys } = signer.sign({ text });
    return keeper.visit(x, { keys, publisher: 0 }, () => text);
  });
  return { found, keeper };
}
const words = (from: number, to: number): string => Array.from({ length: to - from }, (_, x) => `w${from + x}`).join(" ");

describe("a document", () => {
  it("is kept where it resembles none that is kept", () => expect(verdicts([words(0, 9), words(20, 29)]).found).toEqual([undefined, undefined]));
  it("is dropped as the same text", () => expect(verdicts([words(0, 9), words(0, 9)]).found[1]).toEqual({ of: 0, resemblance: 1 }));
  it("is dropped with the one that it resembles most, the first of equals", () => {
    const [found] = [verdicts([words(0, 20), words(8, 28), words(6, 26)]).found];
    expect(found[2]).toEqual({ of: 1, resemblance: exactJaccard(words(8, 28), words(6, 26), { shingleSize: 2 }) });
  });
  it("is not compared with what was dropped: a chain pulls nothing out", () => {
    const { found } = verdicts([words(0, 20), words(6, 26), words(12, 32)]);
    expect([found[1]?.of, found[2]]).toEqual([0, undefined]);
  });
  it("of no word is a duplicate of another of none", () => expect(verdicts(["…", "!"]).found[1]).toEqual({ of: 0, resemblance: 1 }));
  it("is counted where it was not compared with a whole bucket", () => {
    const texts = Array.from({ length: 6 }, (_, x) => `${words(0, 8)} own${x} ${x % 2 ? "more" : ""}`);
    const { keeper } = verdicts(texts, { threshold: 0.99, maxBucket: 2 });
    expect(keeper.notComparedWithAll).toBeGreaterThan(0);
  });
});

it("what is dropped has the resemblance of the pair, at the threshold or above, and what is kept resembles none that was kept before", () => {
  const text = fc.array(fc.constantFrom("boat", "pier", "gull", "net"), { minLength: 3, maxLength: 9 }).map((list) => list.join(" "));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      const { found } = verdicts(texts);
      const jaccard = (x: number, y: number) => exactJaccard(texts[x]!, texts[y]!, { shingleSize: 2 });
      found.forEach((verdict, x) => {
        const kept = found.slice(0, x).flatMap((other, y) => (other === undefined ? [y] : []));
        const best = Math.max(0, ...kept.map((y) => jaccard(x, y)));
        if (verdict) expect([verdict.resemblance, found[verdict.of]]).toEqual([best, undefined]);
        else expect(best).toBeLessThan(0.5);
      });
    }),
    { seed: 94, numRuns: 150 },
  );
});
