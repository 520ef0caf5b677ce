/**
 * Node: tied pairs of a session -> passages, families and their places in the texts. Input the tables `tied` and `lone`, output `aligned`, `family_of`, `families`,
 * `spans`, `located` and `family_texts`. A step aligns some pairs; passages are joined to families in memory, 100 to 150 bytes each.
 */
import { allowedBy, areCompared } from "../corpus/pair-filter.js";
import { findFamilies } from "../families/families.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { finish } from "../run/pace.js";
import type { PassageRows } from "../stages/align.js";
import type { BatchOf } from "../stages/columns.js";
import { AlignedRows } from "../stages/families.js";
import { TieKind } from "../stages/tie.js";
import { type ALIGNED, cutByDocument, FIGURES, OCCURRENCES, PAIR, type PreparedPassageRun, TABLES } from "./duckdb-passage-inputs.js";
import type { TableWriter } from "./duckdb-session.js";
import { ALIGNED_TOKENS, TaskBuilder } from "./passage-parts.js";
import { alignSpooled, locateSpans, type SpansOfDocuments, type SpooledTasks } from "./spooled-stages.js";

/** Pairs that are aligned in one step, about. */
const STEP_PAIRS = 1 << 17;
/** What 2,048 spans cost to find, in tokens that are looked at. */
const LOCATE_COST = 1 << 19;

/** Counts by the codes of limits. */
export type PassageLimits = Readonly<Record<string, number>>;

/** The documents that are searched for repeats inside, ascending. */
async function documentsWithItself({ session }: PreparedPassageRun): Promise<Int32Array> {
  const found: number[] = [];
  const sql = `SELECT DISTINCT d FROM lone WHERE kind = ${TieKind.REPEAT} ORDER BY d`;
  for await (const { d } of session.read({ d: "i32" }, sql)) for (const one of d) found.push(one);
  return Int32Array.from(found);
}

/** Aligns the pairs of `tied`, and documents with themselves. */
export async function alignTied(run: PreparedPassageRun): Promise<void> {
  await alignPairs(run, "tied", await documentsWithItself(run));
}

/** @param table of pairs; its steps are called by it. */
async function alignPairs(run: PreparedPassageRun, table: "tied" | "completed", itself: Int32Array): Promise<void> {
  const { session } = run;
  let at = 0;
  for (const [from, to] of await cutByDocument(run, table, STEP_PAIRS)) {
    const own = itself.slice(at, at + itself.subarray(at).findLastIndex((d) => d < to) + 1);
    at += own.length;
    await session.step(`align ${table} ${from}`, async () => {
      const writer = await session.writeInto("aligned", TABLES.aligned);
      await alignRange(run, { pairs: `SELECT a, b FROM ${table} WHERE a >= ${from} AND a < ${to} ORDER BY a, b`, itself: own, writer });
      writer.close();
    });
  }
}

/** What a step aligns: the rows of a query, and documents with themselves; and where it writes. */
interface AlignedRange {
  readonly pairs: string;
  readonly itself: Int32Array;
  readonly writer: TableWriter;
}

async function alignRange(run: PreparedPassageRun, { pairs, itself, writer }: AlignedRange): Promise<void> {
  const tasks = new TaskBuilder(run.facts.offsets, (parts) => alignParts(run, parts, writer));
  let next = 0;
  const addItself = async (upTo: number): Promise<void> => {
    for (; next < itself.length && itself[next]! <= upTo; next++) await tasks.addItself(itself[next]!);
  };
  for await (const { a, b } of run.session.read(PAIR, pairs))
    for (let x = 0; x < a.length; x++) {
      if (next < itself.length && itself[next]! <= a[x]!) await addItself(a[x]!);
      const rest = tasks.addPair(a[x]!, b[x]!);
      if (rest) await rest;
    }
  await addItself(Number.POSITIVE_INFINITY);
  await tasks.flush();
}

async function alignParts({ pace, executor, numDocuments, spooled }: PreparedPassageRun, parts: readonly SpooledTasks[], writer: TableWriter): Promise<void> {
  await executor.run(alignSpooled, spooled, {
    parts,
    cost: ALIGNED_TOKENS * parts.length,
    pace,
    take(rows, { a }) {
      writer.add(alignedRows(rows));
      pace.report("passages", a[a.length - 1]!, numDocuments);
    },
  });
}

/** Aligns the pairs of small families that no seed has tied. */
export async function completeFamilies(run: PreparedPassageRun): Promise<void> {
  const { session, options, numDocuments, filter } = run;
  const rows = await alignedRowsOf(run);
  await session.step("families", async () => {
    const allows = allowedBy(filter);
    const mayCompare = (a: number, b: number): boolean => areCompared(filter.isAgainst, a, b) && allows(a, b);
    const { pairs, large } = rows.pairsToComplete(numDocuments, { most: options.limits.familyPairs, mayCompare });
    const writer = await session.writeInto("completed", TABLES.completed);
    const a = new Int32Array(pairs.partners.length);
    for (let d = 0; d < numDocuments; d++) a.fill(d, pairs.first[d], pairs.first[d + 1]);
    writer.add({ a, b: Int32Array.from(pairs.partners) });
    writer.close();
    const limits = await session.writeInto("passage_limits", TABLES.passage_limits);
    limits.add({ code: ["large-family"], count: Int32Array.of(large) });
    limits.close();
  });
  await alignPairs(run, "completed", new Int32Array(0));
}

async function alignedRowsOf({ session }: PreparedPassageRun): Promise<AlignedRows> {
  const all = new AlignedRows();
  const schema = { ...PAIR, ...FIGURES, runs: "utf8" } as const;
  for await (const rows of session.read(schema, `SELECT ${Object.keys(schema).join(", ")} FROM aligned`)) {
    const runs = rows.runs.map((json) => JSON.parse(json) as number[]);
    const offsets = new Int32Array(runs.length + 1);
    runs.forEach(({ length }, x) => {
      offsets[x + 1] = offsets[x]! + length;
    });
    all.add({ ...rows, runs: { offsets, values: Int32Array.from(runs.flat()) } });
  }
  return all;
}

/** Writes the tables of a result. */
export async function reportPassages(run: PreparedPassageRun): Promise<PassageLimits> {
  const { session, numDocuments } = run;
  const rows = await alignedRowsOf(run);
  await session.step("report", async () => {
    const passages = rows.passages(numDocuments);
    const families = finish(findFamilies(passages, (x, y) => x - y));
    const numbers = await session.writeInto("family_of", TABLES.family_of);
    numbers.add({ passage: Int32Array.from(passages.a.keys()), family: Int32Array.from(families.familyOf) });
    numbers.close();
    const own = await session.writeInto("families", TABLES.families);
    const { firstSpan, document } = families;
    const spansOf = (f: number): Uint32Array => document.subarray(firstSpan[f]!, firstSpan[f + 1]!);
    const list = Array.from({ length: families.length }, (_, f) => f);
    own.add({
      family: Int32Array.from(list),
      bits: Float64Array.from(list, (f) => bitsFromSixteenths(families.bits[f]!)),
      tokens: Int32Array.from(families.tokens),
      label: list.map((f) => (spansOf(f).every((d) => d === spansOf(f)[0]) ? "repeat" : null)),
      documents: Int32Array.from(list, (f) => new Set(spansOf(f)).size),
      spans: Int32Array.from(list, (f) => spansOf(f).length),
      first: Int32Array.from(list, (f) => spansOf(f)[0]!),
    });
    own.close();
    const spans = await session.writeInto("spans", TABLES.spans);
    const familyOfSpan = new Int32Array(document.length);
    for (const f of list) familyOfSpan.fill(f, firstSpan[f], firstSpan[f + 1]);
    const place = Int32Array.from(document.keys());
    spans.add({ family: familyOfSpan, place, d: Int32Array.from(document), from: Int32Array.from(families.from), to: Int32Array.from(families.to) });
    spans.close();
  });
  await session.step("located", () => locate(run));
  const [untied = 0, large = 0] = await session.numbers(
    `SELECT (SELECT count(DISTINCT d) FROM lone WHERE kind = ${TieKind.UNTIED}), (SELECT count FROM passage_limits WHERE code = 'large-family')`,
  );
  const { limitedPairs, limitedDocuments } = rows;
  return { untied, "large-family": large, "pair-too-repetitive": limitedPairs, "document-too-repetitive": limitedDocuments };
}

/** Where the spans of families stand in the texts, and the text of the first of each. */
async function locate({ session, executor, pace, spooled }: PreparedPassageRun): Promise<void> {
  const located = await session.writeInto("located", TABLES.located);
  const texts = await session.writeInto("family_texts", TABLES.family_texts);
  const parts: (SpansOfDocuments & { readonly family: Int32Array; readonly place: Int32Array })[] = [];
  const sql = `SELECT family, place, d, "from", "to", (place = min(place) OVER (PARTITION BY family))::INTEGER FROM spans ORDER BY d, place`;
  for await (const { family, place, d, from, to, first } of session.read({ ...OCCURRENCES, first: "i32" }, sql))
    parts.push({ family, place, document: d, from, to, isTextWanted: Uint8Array.from(first) });
  await executor.run(locateSpans, spooled, {
    parts,
    cost: LOCATE_COST * parts.length,
    pace,
    take({ start, end, texts: found }, { family, place, isTextWanted }) {
      located.add({ place, start, end });
      texts.add({ family: family.filter((_, x) => isTextWanted[x] === 1), text: found });
    },
  });
  located.close();
  texts.close();
}

function alignedRows({ a, b, runs, spans, ...rows }: PassageRows): BatchOf<typeof ALIGNED> {
  const json = ({ offsets, values }: PassageRows["runs"]): string[] => Array.from(a, (_, x) => `[${values.subarray(offsets[x], offsets[x + 1]).join(",")}]`);
  return { ...rows, a: Int32Array.from(a, Number), b: Int32Array.from(b, Number), runs: json(runs), spans: json(spans) };
}
