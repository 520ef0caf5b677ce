/** Made-up collections, and what `detect` says of documents held against what stages say. */
import { expect } from "vitest";
import { detect } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions } from "../../src/types/options.js";
import type { Detection } from "../../src/types/result.js";
import { plainEngine, type Row } from "./plain-engine.js";
import { plainNearDuplicates } from "./plain-runs.js";

const WORDS = "harbour council vote ferry budget school bridge winter levy mayor station river market union strike report court appeal storm flood".split(" ");

/** Documents of invented words: originals, copies with edits, identical ones, some without time or source, a few without a word, two with one id. */
export function madeUp({ originals, copies, seed }: { readonly originals: number; readonly copies: number; readonly seed: number }): Document[] {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const text = (words: number): string[] => Array.from({ length: words }, () => `${WORDS[next(WORDS.length)]}${next(40)}`);
  const documents: Document[] = [];
  for (let o = 0; o < originals; o++) {
    const words = text(30 + next(60));
    for (let c = next(copies + 1); c >= 0; c--) {
      const edited = words.slice();
      for (let edits = next(4); edits > 0; edits--) edited[next(edited.length)] = `edit${next(1000)}`;
      documents.push({
        id: `d${documents.length}`,
        text: edited.join(" "),
        source: next(9) === 0 ? undefined : `Paper ${next(6)}`,
        publishedAt: next(9) === 0 ? undefined : `2021-03-${String(1 + next(28)).padStart(2, "0")}`,
      });
    }
  }
  return [...documents, { id: "blank", text: "..." }, { id: "empty", text: "" }, { id: "d0", text: "the same id again" }];
}

/** Of a detection, what stages of near-duplicates give: pairs, clusters, documents that a bound has cut. */
const detected = ({ pairs, clusters, limits }: Detection): unknown => ({
  pairs: pairs.map(({ a, b, resemblance, containmentA, containmentB }) => ({ a, b, resemblance, containmentA, containmentB })),
  clusters: clusters.map(({ documents, representative, weakest }) => ({ documents, representative, weakest })),
  cut: ["bucket-too-large", "identical-documents"].map((code) => limits.find((limit) => limit.code === code)?.count ?? 0),
});

interface Case {
  readonly documents: readonly Document[];
  readonly against?: readonly Document[];
  readonly options?: DetectOptions;
  /** How many parts rows are cut into, one run each. */
  readonly partitions?: readonly number[];
}

/** Whether stages in so many parts give what `detect` gives; which is returned. */
export async function expectEqual({ documents, against, options = {}, partitions = [1, 7, 64] }: Case): Promise<Detection> {
  const detection = await detect(documents, { ...options, passages: false, relations: false, ...(against && { against }) });
  const settings = { ...options, passages: false, relations: false, ...(against && { against: true }) } as Row;
  for (const parts of partitions) {
    const { cut, ...found } = plainNearDuplicates(plainEngine(parts), documents, settings, against);
    expect({ ...found, cut: cut.slice(0, 2) }).toEqual(detected(detection));
  }
  return detection;
}
