/**
 * Stage clusters: the near-duplicate pairs of one connected component -> clusters (stories/near-duplicate-clusters.ts). The guard against chaining follows pairs from the
 * strongest to the weakest and looks at groups as they stand then, so a component is one piece of work; different components have nothing to do with each other.
 *
 *   component a b resemblance text ...     a row whose a is its b is a document, of the component's documents each one; the others are pairs, a < b
 *
 * The guard asks for resemblances that are in no pair, so documents bring their texts. They may be null where it asks for none: in a component of two documents, and
 * where all pairs have resemblance 1.
 */
import { finish } from "../run/pace.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { compareShingleSets } from "../sketch/resemblance.js";
import { nearDuplicateClusters } from "../stories/near-duplicate-clusters.js";
import { groupsOf, sortedRows } from "./groups.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";
import { shinglesByDocument } from "./verify.js";

const INPUT = {
  component: "i64",
  a: "i64",
  b: "i64",
  resemblance: "f64",
  chars: "i32",
  source: "utf8?",
  url: "utf8?",
  text: "utf8?",
} as const;
const OUTPUT = { document: "i64", cluster: "i64", representative: "i64", weakestA: "i64", weakestB: "i64", weakestResemblance: "f64" } as const;

/** A row a document; `cluster` is its first document, the rest is the same in all rows of a cluster. */
export const clustersStage: Stage<typeof INPUT, typeof OUTPUT, ResolvedDetectOptions> = {
  name: "clusters",
  summary: "the pairs of a connected component -> clusters without chains",
  input: INPUT,
  output: OUTPUT,
  groupedBy: ["component"],
  settings: DETECT_STAGE,
  open: ({ threshold, representative, ...options }) => {
    return ({ component, a, b, resemblance, chars, source, url, text }) => {
      const rows: bigint[][] = [];
      const weakest: number[] = [];
      for (const range of groupsOf([component])) {
        const all = sortedRows(range, a);
        const documents = all.filter((row) => a[row] === b[row]);
        const places = new Map(documents.map((row, place) => [a[row]!, place] as const));
        const pairs = all
          .filter((row) => a[row] !== b[row])
          .map((row) => ({ a: places.get(a[row]!)!, b: places.get(b[row]!)!, resemblance: resemblance[row]! }));
        const setOf = shinglesByDocument(options);
        for (const row of documents) if (text[row] !== null) setOf.say(a[row]!, text[row]!);
        const numberOf = (place: number | string): bigint => a[documents[Number(place)]!]!;
        const steps = nearDuplicateClusters(
          documents.map((row, place) => ({ id: String(place), text: { length: chars[row]! }, source: source[row] ?? null, url: url[row] ?? null })),
          pairs,
          { threshold, representative, resemblance: (x, y) => compareShingleSets(setOf(numberOf(x)), setOf(numberOf(y))).resemblance },
        );
        for (const cluster of finish(steps).clusters) {
          const common = [cluster.documents[0]!, cluster.representative, cluster.weakest.a, cluster.weakest.b].map(numberOf);
          for (const document of cluster.documents) {
            rows.push([numberOf(document), ...common]);
            weakest.push(cluster.weakest.resemblance);
          }
        }
      }
      const column = (x: number): BigInt64Array => BigInt64Array.from(rows, (row) => row[x]!);
      return {
        document: column(0),
        cluster: column(1),
        representative: column(2),
        weakestA: column(3),
        weakestB: column(4),
        weakestResemblance: Float64Array.from(weakest),
      };
    };
  },
};
