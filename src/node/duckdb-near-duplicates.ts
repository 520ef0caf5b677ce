/**
 * Node: `documents` of a session -> near-duplicate pairs and clusters, those of `detect` (docs/stages.md tells the plan). DuckDB sorts, groups and joins; stages sign,
 * compare and cluster.
 *
 *   documents ─► sign ─► bands ─► members (buckets of two and more) ─► candidates ─► compared ─► verify ─► pairs ─► components ─► clusters
 *
 * A bucket is never held as a list, and nothing is quadratic in one: in a small one all are joined with all, in a large one each with the places before it.
 */
import { UnionFind } from "../arrays/union-find.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { ANCHORED, CUT, CUT_INSIDE, candidatesStage, SAME } from "../stages/candidates.js";
import { clustersStage } from "../stages/clusters.js";
import { type Batch, numRows } from "../stages/columns.js";
import { signStage } from "../stages/sign.js";
import { openStage } from "../stages/stage.js";
import { verifyStage } from "../stages/verify.js";
import type { DuckDBSession } from "./duckdb-session.js";
import { cutIntoGroups, joinBatches } from "./grouped-batches.js";

export interface NearDuplicateRun {
  readonly session: DuckDBSession;
  readonly options: ResolvedDetectOptions;
  readonly settings: unknown;
  readonly numDocuments: number;
  /** SQL that allows a pair (docs/stages.md); undefined where all are allowed. */
  readonly where: string | undefined;
  onProgress(stage: "signatures" | "families", done: number, total: number): void;
}

/** Documents that are signed in one step. */
const SIGNED_DOCUMENTS = 100_000;
/** Pairs that are verified in one step. */
const VERIFIED_PAIRS = 1 << 15;
/** Rows of a batch for stages that take groups, about. */
const GROUPED_ROWS = 1 << 14;

/** Makes the tables `signed`, `pairs` (a, b, resemblance, containment_a, containment_b) and `clusters`. */
export async function findNearDuplicates(run: NearDuplicateRun): Promise<void> {
  await signDocuments(run);
  await pairCandidates(run);
  await verifyPairs(run);
  await listPairs(run);
  await clusterPairs(run);
}

async function signDocuments({ session, settings, numDocuments, onProgress }: NearDuplicateRun): Promise<void> {
  const stage = openStage(signStage, { settings });
  for (let from = 0; from < numDocuments; from += SIGNED_DOCUMENTS) {
    await session.step(`sign ${from}`, async () => {
      const signed = await session.writeInto("signed", { document: "i64", digest: "i64", chars: "i32", tokens: "i32" });
      const bands = await session.writeInto("bands", { band: "i32", key: "i64", d: "i64", digest: "i64" });
      let done = from;
      for await (const batch of session.read(signStage.input, `SELECT d, text FROM documents WHERE d >= ${from} AND d < ${from + SIGNED_DOCUMENTS}`)) {
        const out = stage.run(batch);
        signed.add(out);
        bands.add(bandRows(out));
        done += numRows(batch);
        onProgress("signatures", done, numDocuments);
      }
      signed.close();
      bands.close();
    });
  }
  await session.step("sign", async () => {
    if (numDocuments > 0) return;
    (await session.writeInto("signed", { document: "i64", digest: "i64", chars: "i32", tokens: "i32" })).close();
    (await session.writeInto("bands", { band: "i32", key: "i64", d: "i64", digest: "i64" })).close();
  });
}

/** A row a key, and one a digest. */
function bandRows(signed: Batch): Batch {
  const { document, digest, keys } = signed as { document: BigInt64Array; digest: BigInt64Array; keys: { offsets: Int32Array; values: BigInt64Array } };
  const rows = keys.values.length + document.length;
  const out = { band: new Int32Array(rows), key: new BigInt64Array(rows), d: new BigInt64Array(rows), digest: new BigInt64Array(rows) };
  let at = 0;
  const add = (band: number, key: bigint, x: number): void => {
    [out.band[at], out.key[at], out.d[at], out.digest[at]] = [band, key, document[x]!, digest[x]!];
    at++;
  };
  for (let x = 0; x < document.length; x++) {
    if (digest[x] === 0n) continue;
    add(-1, digest[x]!, x);
    for (let i = keys.offsets[x]!; i < keys.offsets[x + 1]!; i++) add(i - keys.offsets[x]!, keys.values[i]!, x);
  }
  return { band: out.band.subarray(0, at), key: out.key.subarray(0, at), d: out.d.subarray(0, at), digest: out.digest.subarray(0, at) };
}

async function pairCandidates(run: NearDuplicateRun): Promise<void> {
  const { session, options, where } = run;
  const { maxBucket } = options.limits;
  await session.step("members", () =>
    session.run(`CREATE TABLE members AS SELECT * EXCLUDE (lo, hi) FROM (
      SELECT band, key, d, digest, row_number() OVER w i, count(*) OVER p n, min(digest) OVER p lo, max(digest) OVER p hi
      FROM bands SEMI JOIN (SELECT band, key FROM bands GROUP BY band, key HAVING count(*) > 1) USING (band, key)
      WINDOW p AS (PARTITION BY band, key), w AS (PARTITION BY band, key ORDER BY d)) WHERE band = -1 OR lo <> hi`),
  );
  const isFiltered = options.otherSourceOnly || options.withinMs !== Number.POSITIVE_INFINITY || options.against !== undefined;
  if (isFiltered) await session.step("crowded", () => pairInCrowds(run));
  await session.step("candidates", async () => {
    const same = `CASE WHEN x.digest = y.digest THEN ${SAME} ELSE 0 END`;
    const pairs = `SELECT x.d a, y.d b, ${same} flags FROM members y`;
    const small = `${pairs} JOIN members x ON x.band = y.band AND x.key = y.key AND x.i < y.i ${isFiltered ? FACTS : ""}
      WHERE y.n <= ${maxBucket + 1} AND (y.band = -1 OR x.digest <> y.digest) ${isFiltered ? filterOf(options) : ""}`;
    const large = isFiltered
      ? ["SELECT a, b, flags FROM crowded"]
      : [
          `${pairs} CROSS JOIN range(1, ${maxBucket + 1}) steps(k) JOIN members x ON x.band = y.band AND x.key = y.key AND x.i = y.i - k WHERE y.n > ${maxBucket + 1}`,
          `${pairs} JOIN members x ON x.band = y.band AND x.key = y.key AND x.i < y.i WHERE y.n > ${maxBucket + 1} AND x.n > ${maxBucket + 1} AND x.i <= 4`,
          `SELECT d, d, CASE WHEN band = -1 THEN ${CUT_INSIDE} ELSE ${CUT} END FROM members WHERE n > ${maxBucket + 1} AND greatest(i - 1, n - i) > ${maxBucket}`,
        ];
    const all = `SELECT a, b, bit_or(flags) flags FROM (${[small, ...large].join(" UNION ALL ")}) GROUP BY a, b`;
    await session.run(`CREATE TABLE candidates AS ${where === undefined ? all : allowedPairs(all, where)}`);
  });
  await session.step("compared", async () => {
    await session.run("CREATE TABLE representatives AS SELECT d, min(d) OVER (PARTITION BY key) f FROM members WHERE band = -1");
    await session.run(`CREATE TABLE represented AS SELECT a, b, flags, coalesce(x.f, a) ra, coalesce(y.f, b) rb FROM candidates
      LEFT JOIN representatives x ON x.d = a LEFT JOIN representatives y ON y.d = b WHERE a <> b`);
    await session.run(`CREATE TABLE compared AS SELECT row_number() OVER (ORDER BY a, b) - 1 r, a, b FROM (
      SELECT DISTINCT least(ra, rb) a, greatest(ra, rb) b FROM represented WHERE flags & ${SAME} = 0) ORDER BY a, b`);
  });
}

const FACTS = "JOIN documents u ON u.d = x.d JOIN documents v ON v.d = y.d";

/** corpus/pair-filter.ts in SQL: what is not known forbids nothing. */
function filterOf({ otherSourceOnly, withinMs, against }: ResolvedDetectOptions): string {
  return [
    otherSourceOnly ? "AND (u.publisher = 0 OR u.publisher <> v.publisher)" : "",
    withinMs === Number.POSITIVE_INFINITY
      ? ""
      : `AND coalesce(greatest(0, u.start - v."end", v.start - u."end") <= ${withinMs} OR u.start IS NULL OR v.start IS NULL, true)`,
    against === undefined ? "" : "AND u.side <> v.side",
  ].join(" ");
}

/** Pairs that a condition on both documents allows; their marks of what was cut stay. */
export function allowedPairs(pairs: string, where: string): string {
  const facts = (table: string, ending: string): string =>
    [...WHERE_COLUMNS.map(([name, sql]) => `${sql.replaceAll("$", table)} AS "${name}${ending}"`)].join(", ");
  return `SELECT a, b, flags FROM (SELECT pairs.a, pairs.b, flags, ${facts("u", "")}, ${facts("v", "2")} FROM (${pairs}) pairs
    JOIN documents u ON u.d = pairs.a JOIN documents v ON v.d = pairs.b) WHERE a = b OR (${where}\n)`;
}

/** What a condition may name of the earlier document; of the later one with a 2 behind it. */
const WHERE_COLUMNS = [
  ...["id", "title", "source", "published_at", "url", "language"].map((name) => [name, `$.${name}`] as const),
  ["day", "CAST(floor($.start / 86400000) AS BIGINT)"],
  ["start_ms", "$.start"],
  ["end_ms", `$."end"`],
] as const;

/** Large buckets where a filter or sides forbid pairs. */
async function pairInCrowds({ session, options, settings }: NearDuplicateRun): Promise<void> {
  const stage = openStage(candidatesStage, { settings });
  const writer = await session.writeInto("crowded", candidatesStage.output);
  const rows = session.read(
    candidatesStage.input,
    `SELECT band, key, d, digest, start, "end", publisher, side FROM members JOIN documents USING (d) WHERE n > ${options.limits.maxBucket + 1} ORDER BY band, key, d`,
  );
  for await (const batch of cutIntoGroups(rows, ["band", "key"], GROUPED_ROWS)) writer.add(stage.run(batch));
  writer.close();
}

async function verifyPairs({ session, settings, onProgress }: NearDuplicateRun): Promise<void> {
  const stage = openStage(verifyStage, { settings });
  const [total = 0] = await session.numbers("SELECT count(*) FROM compared");
  for (let from = 0; from === 0 || from < total; from += VERIFIED_PAIRS) {
    await session.step(`verify ${from}`, async () => {
      const part = `FROM compared WHERE r >= ${from} AND r < ${from + VERIFIED_PAIRS}`;
      const texts = new Map<bigint, string>();
      const wanted = `SELECT d, text FROM documents SEMI JOIN (SELECT a d ${part} UNION SELECT b ${part}) USING (d)`;
      for await (const { d, text } of session.read({ d: "i64", text: "utf8" }, wanted)) for (let x = 0; x < d.length; x++) texts.set(d[x]!, text[x]!);
      const writer = await session.writeInto("verified", verifyStage.output);
      const pairs: Batch[] = [];
      for await (const batch of session.read({ a: "i64", b: "i64" }, `SELECT a, b ${part} ORDER BY r`)) pairs.push(batch);
      if (pairs.length > 0) writer.add(stage.run(withTexts(joinBatches(pairs), texts)));
      writer.close();
      onProgress("families", Math.min(total, from + VERIFIED_PAIRS), total);
    });
  }
}

/** Rows of the stage verify: each text once, before the first pair of its document. */
function withTexts(pairs: Batch, texts: ReadonlyMap<bigint, string>): Batch {
  const { a, b } = pairs as { readonly a: BigInt64Array; readonly b: BigInt64Array };
  const said = new Set<bigint>();
  const rows = { a: [] as bigint[], b: [] as bigint[], text: [] as (string | null)[] };
  const add = (x: bigint, y: bigint): void => {
    rows.a.push(x);
    rows.b.push(y);
    rows.text.push(said.has(y) ? null : texts.get(y)!);
    said.add(y);
  };
  for (let x = 0; x < a.length; x++) {
    if (!said.has(a[x]!)) add(a[x]!, a[x]!);
    add(a[x]!, b[x]!);
  }
  return { a: BigInt64Array.from(rows.a), b: BigInt64Array.from(rows.b), text: rows.text };
}

/** Of the pairs of one document those that are listed (lsh/pair-documents.ts), and what was cut. */
async function listPairs({ session, options }: NearDuplicateRun): Promise<void> {
  const { maxBucket } = options.limits;
  await session.step("pairs", async () => {
    await session.run(`CREATE TABLE resembling AS SELECT *, count(*) OVER (PARTITION BY b) n, row_number() OVER (PARTITION BY b ORDER BY a) i FROM (
      SELECT a, b, flags, 1.0::DOUBLE resemblance, 1.0::DOUBLE containment_a, 1.0::DOUBLE containment_b FROM represented WHERE flags & ${SAME} = ${SAME}
      UNION ALL SELECT r.a, r.b, flags, resemblance, CASE WHEN ra < rb THEN "containmentA" ELSE "containmentB" END, CASE WHEN ra < rb THEN "containmentB" ELSE "containmentA" END
      FROM represented r JOIN verified v ON v.a = least(ra, rb) AND v.b = greatest(ra, rb) WHERE flags & ${SAME} = 0)`);
    const isListed = `(n <= ${maxBucket} OR i <= 4 OR i > n - 4 OR flags & ${ANCHORED} = ${ANCHORED})`;
    await session.run(`CREATE TABLE pairs AS SELECT a, b, resemblance, containment_a, containment_b FROM resembling WHERE ${isListed} ORDER BY a, b`);
    await session.run(`CREATE TABLE cut AS SELECT d, bit_or(flags) flags FROM (
      SELECT a d, flags FROM candidates WHERE a = b
      UNION ALL SELECT unnest([a, b]), CASE WHEN flags & ${SAME} = ${SAME} THEN ${CUT_INSIDE} ELSE ${CUT} END FROM resembling WHERE NOT ${isListed}) GROUP BY d`);
  });
}

async function clusterPairs({ session, settings, numDocuments }: NearDuplicateRun): Promise<void> {
  await session.step("components", async () => {
    const components = new UnionFind(numDocuments);
    for await (const { a, b } of session.read({ a: "i64", b: "i64" }, "SELECT a, b FROM pairs"))
      for (let row = 0; row < a.length; row++) components.union(Number(a[row]!), Number(b[row]!));
    const writer = await session.writeInto("components", { d: "i64", component: "i64" });
    for await (const { d } of session.read({ d: "i64" }, "SELECT DISTINCT unnest([a, b]) d FROM pairs ORDER BY d"))
      writer.add({ d, component: d.map((document) => BigInt(components.find(Number(document)))) });
    writer.close();
  });
  await session.step("clusters", async () => {
    const stage = openStage(clustersStage, { settings });
    const writer = await session.writeInto("clusters", clustersStage.output);
    // the guard against chains asks for texts in components of three and more where not all are alike
    const asking = `SELECT component FROM components JOIN pairs ON pairs.b = d GROUP BY component HAVING count(*) > 1 AND min(resemblance) < 1`;
    const rows = session.read(
      clustersStage.input,
      `SELECT component, a, b, resemblance, chars, source, url, text FROM (
        SELECT component, d a, d b, 1.0::DOUBLE resemblance, chars, source, url, CASE WHEN asking.component IS NULL THEN NULL ELSE documents.text END AS text
        FROM components LEFT JOIN (${asking}) asking USING (component) JOIN documents USING (d) JOIN signed ON signed.document = d
        UNION ALL SELECT component, a, b, resemblance, 0, NULL, NULL, NULL FROM pairs JOIN components ON components.d = a) ORDER BY component, a, b`,
    );
    for await (const batch of cutIntoGroups(rows, ["component"], GROUPED_ROWS)) writer.add(stage.run(batch));
    writer.close();
  });
}
