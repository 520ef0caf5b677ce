import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { finish } from "../../src/run/pace.js";
import { quotedTokens } from "../../src/seeds/quoted-tokens.js";
import { seedLength, seedMeasure } from "../../src/seeds/seeds.js";
import { SENSITIVITIES } from "../../src/settings/options.js";
import { SEARCH_BOUNDS } from "../../src/settings/scoring.js";
import type { Document } from "../../src/types/document.js";
import { needs, shared } from "../needs.js";
import { findTies } from "./find-ties.js";
import { holdersOf, sharedRuns, TiedPairs } from "./guaranteed-runs.js";
import { contextOf, missingRuns } from "./reported-runs.js";

const CORPORA = fileURLToPath(new URL("../../../shared/corpora/", import.meta.url));
const TAKEN = 200;
/** Further outlets of the first releases, each with one of them whole and a sentence or two of its own around it. */
const COPIES = 15;

/** Every n-th document of a corpus, dates left out so that input order is document order, and outlets that repeat some whole. */
function documentsOf(corpus: string): Document[] {
  const lines = gunzipSync(readFileSync(`${CORPORA}${corpus}.jsonl.gz`))
    .toString("utf8")
    .trim()
    .split("\n");
  const step = Math.floor(lines.length / TAKEN);
  const texts = Array.from({ length: TAKEN }, (_, x) => (JSON.parse(lines[x * step]!) as Document).text);
  const copies = Array.from({ length: COPIES }, (_, x) => `Outlet ${x} had this from ${x % 7} others. ${texts[x % 3]} It was printed ${x + 2} times.`);
  return [...texts, ...copies].map((text, d) => ({ id: `d${d}`, text }));
}

for (const corpus of ["senate-press", "reuters21578"])
  describe(`the guarantee on ${corpus}`, needs(shared(`corpora/${corpus}.jsonl.gz`)), () => {
    let documents: Document[] = [];
    beforeAll(() => {
      documents = documentsOf(corpus);
    });

    for (const sensitivity of ["quote", "sentence", "copy"] as const)
      it(`ties every two documents with a guaranteed run, or both to the first that has its seed: "${sensitivity}"`, () => {
        const { k, w } = SENSITIVITIES[sensitivity];
        const { collection, thresholds } = contextOf(documents);
        const { candidate: bits, plain } = thresholds;
        const least = w + k - 1;
        const tied = new TiedPairs(findTies(collection, { k: least, levels: { candidate: bits, plain } }));
        const measure = finish(seedMeasure(collection, finish(quotedTokens(collection)), least));
        let runs = 0;
        for (const run of sharedRuns(collection, { tokens: least, bits })) {
          runs++;
          if (tied.has(run.a, run.b)) continue;
          const n = seedLength(measure, run.i, { end: collection.offsets[run.a + 1]!, needed: bits });
          const holders = holdersOf(collection, { i: run.i, n });
          expect(holders.length).toBeGreaterThan(SEARCH_BOUNDS.fewHolders);
        }
        expect(runs).toBeGreaterThan(COPIES);
      });

    it("reports every run that passes by itself, popular ones with their family", async () => {
      const detection = await detect(documents, { self: false, limits: { familyPairs: 10 } });
      const missing = missingRuns(contextOf(documents), documents, detection, { sensitivity: "quote", allows: () => true });
      expect(missing.map(({ verdict: { a, b, a0, a1 } }) => `${a} ${b}: ${a1 - a0} tokens at ${a0}`)).toEqual([]);
    });
  });
