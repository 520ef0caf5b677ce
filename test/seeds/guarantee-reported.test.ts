import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions, Sensitivity } from "../../src/types/options.js";
import { releaseTexts, reuseTexts } from "../evidence/reuse-texts.js";
import { contextOf, missingRuns } from "./reported-runs.js";

const texts = fc.oneof(reuseTexts({ documents: { min: 2, max: 10 }, maxBlock: 30, maxPieces: 5 }), releaseTexts({ min: 2, max: 12 }));

async function expectNoneMissing(
  documents: readonly Document[],
  options: DetectOptions & { readonly sensitivity: Sensitivity },
  allows: (a: number, b: number) => boolean = () => true,
): Promise<void> {
  const context = contextOf(documents);
  const detection = await detect(documents, { ...options, self: false });
  const missing = missingRuns(context, documents, detection, { sensitivity: options.sensitivity, allows });
  expect(
    missing.map(
      ({ run, verdict: { a, b, a0, a1, bits, needed } }) => `${a} ${b} at ${a0}, ${a1 - a0} tokens, ${bits / 16} of ${needed / 16} bits; run ${run.i} ${run.n}`,
    ),
  ).toEqual([]);
}

describe("every run that passes by itself is reported", () => {
  for (const sensitivity of ["quote", "sentence", "copy"] as const)
    it(`with sensitivity "${sensitivity}", however many pairs a family has`, async () => {
      await fc.assert(
        fc.asyncProperty(texts, fc.constantFrom(2, 3, 10, 40), async (list, familyPairs) => {
          const documents = list.map((text, d) => ({ id: `d${d}`, text }));
          await expectNoneMissing(documents, { sensitivity, limits: { familyPairs } });
        }),
        { seed: 1, numRuns: 150 },
      );
    });
});
