/**
 * Clusters of a whole collection of press releases at three thresholds: how large they are, beside the connected components of the same
 * pairs (single linkage), and what the guard against chaining kept apart.
 */
import { join } from "node:path";
import { UnionFind } from "../../../src/arrays/union-find.js";
import type { Detection } from "../../../src/types/result.js";
import { detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { readJsonl } from "../read-jsonl.js";
import { type Row, settingsOf } from "../report.js";

const CORPUS = "corpora/senate-press.jsonl.gz";
const THRESHOLDS = [0.5, 0.7, 0.9];
/** Least sizes of the classes of clusters. */
const SIZES = [2, 3, 4, 6, 11, 51, 101];

/** One report a threshold, of two rows. */
export const clusters: EvaluationSet = async function* (context) {
  const missing = missingReport(context, "clusters senate-press", [CORPUS]);
  if (missing) return yield missing;
  const documents = readJsonl(join(context.shared, CORPUS));
  for (const threshold of THRESHOLDS) {
    const set = `clusters senate-press ${threshold}`;
    context.progress(`${set}: ${documents.length} documents`);
    const { detection, seconds } = await detectTimed(context, documents, { passages: false, relations: false, threshold });
    const split = detection.limits.find(({ code }) => code === "cluster-split");
    yield {
      set,
      settings: settingsOf(detection),
      rows: [
        rowOf(
          set,
          detection.clusters.map((cluster) => cluster.documents.length),
          { seconds, other: `${split?.count ?? 0} of ${detection.pairs.length} pairs not followed` },
        ),
        rowOf("  connected components", componentSizes(detection), {}),
      ],
    };
  }
};

function rowOf(name: string, sizes: readonly number[], { seconds, other }: { readonly seconds?: number; readonly other?: string }): Row {
  const classes = SIZES.map((least, x) => {
    const next = SIZES[x + 1] ?? Number.POSITIVE_INFINITY;
    const label = next === least + 1 ? `${least}` : next === Number.POSITIVE_INFINITY ? `>= ${least}` : `${least}-${next - 1}`;
    return `${label}: ${sizes.filter((size) => size >= least && size < next).length}`;
  });
  const shown = `${sizes.length} clusters, largest ${Math.max(0, ...sizes)}; of size ${classes.join(", ")}`;
  return { name, ...(seconds !== undefined && { seconds }), other: other === undefined ? shown : `${shown}; ${other}` };
}

/** Sizes of what single linkage makes of the same pairs. */
function componentSizes({ documents, pairs }: Detection): number[] {
  const numbers = new Map(documents.map(({ id }, number) => [id, number]));
  const sets = new UnionFind(documents.length);
  for (const { a, b } of pairs) sets.union(numbers.get(a)!, numbers.get(b)!);
  const roots = new Set(documents.map((_, number) => sets.find(number)));
  return [...roots].map((root) => sets.sizeOf(root)).filter((size) => size > 1);
}
