/**
 * Page of the report: its data. Packed parts in the file become records, a part at a time and only when they are asked for. Parts stand after
 * the script, so whoever asks early waits until the file has been read. A part that was unpacked stays: a person goes back and forth.
 *
 * The model is the overview with what is looked up in it again and again. Built once, O(documents + pairs).
 */
import type { Overview, PairHead, ReportLists } from "../../src/report/report-data.js";
import type { DocumentSummary } from "../../src/types/result.js";
import type { Origin } from "../../src/types/story.js";
import { startMs } from "./shown-figures.js";

/** Documents that are tied by reuse: a story, or a component of the pairs where the detection knows no stories. */
export interface Group {
  /** Of the story, as `wirecopy stories` prints it; its place among the components where the detection knows no stories. */
  readonly id: number;
  /** Earliest first. */
  readonly documents: readonly number[];
  /** Indices of pairs between them. */
  readonly pairs: readonly number[];
  /** The independent origins; undefined where they are not known. */
  readonly origins: readonly Origin[] | undefined;
}

/** A document, with the time that a trace read from its text where it tells none. */
export interface ShownDocument extends DocumentSummary {
  readonly timeFromText?: boolean;
}

export interface Model extends Overview {
  readonly documents: readonly ShownDocument[];
  /** Start of the publication time of each document; NaN where it is unknown. */
  readonly startMs: Float64Array;
  /** Indices of pairs by document, repeats inside it among them. */
  readonly pairsOf: readonly (readonly number[])[];
  /** Largest first. */
  readonly groups: readonly Group[];
  /** Place of a document by its id as an address can hold it (lone surrogates replaced). */
  documentOf(id: string): number | undefined;
  /** Index of the pair of two documents, in any order. */
  pairOf(a: number, b: number): number | undefined;
  /** Index of the quotation of a family. */
  readonly quotationOfFamily: ReadonlyMap<number, number>;
}

export function createModel(overview: Overview): Model {
  const { pairs } = overview;
  const documents = shownDocuments(overview);
  const numberOf = new Map(documents.map(({ id }, number) => [asAddressed(id), number]));
  const pairsOf: number[][] = documents.map(() => []);
  pairs.forEach(({ a, b }, index) => {
    pairsOf[a]?.push(index);
    if (a !== b) pairsOf[b]?.push(index);
  });
  const times = Float64Array.from(documents, ({ publishedAt }) => startMs(publishedAt) ?? Number.NaN);
  return {
    ...overview,
    documents,
    startMs: times,
    pairsOf,
    groups: groupsOf({ ...overview, numberOf, pairsOf, times }),
    documentOf: (id) => numberOf.get(asAddressed(id)),
    pairOf: (a, b) => pairsOf[a]?.find((index) => isPairOf(pairs[index] as PairHead, a, b)),
    quotationOfFamily: new Map(overview.quotations.map(({ family }, index) => [family, index])),
  };
}

/** Every list and view shows the same time of an article. */
function shownDocuments({ documents, pairs, trace }: Overview): readonly ShownDocument[] {
  const shown: ShownDocument[] = [...documents];
  trace?.uses.forEach(({ publishedAt, timeFromText }, use) => {
    const at = pairs[use]?.b;
    if (timeFromText && at !== undefined) shown[at] = { ...(documents[at] as DocumentSummary), publishedAt, timeFromText };
  });
  return shown;
}

function isPairOf(pair: PairHead, a: number, b: number): boolean {
  return (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a);
}

/** What comes back when `id` has been in a URL. */
function asAddressed(id: string): string {
  return id.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

interface Tied extends Overview {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly pairsOf: readonly (readonly number[])[];
  readonly times: Float64Array;
}

function groupsOf({ stories, documents, pairs, numberOf, pairsOf, times }: Tied): Group[] {
  const told = stories.map(({ index, documents: members, origins }) => ({
    id: index,
    documents: members.flatMap((one) => numberOf.get(asAddressed(one)) ?? []),
    origins,
  }));
  const known = told.length > 0 ? told : components(documents, pairs, pairsOf).map((members) => ({ documents: inTime(members, times), origins: undefined }));
  return known
    .filter((group) => group.documents.length > 1)
    .map((group, id) => ({ id, ...group, pairs: pairsWithin(group.documents, pairs, pairsOf) }))
    .sort((x, y) => y.documents.length - x.documents.length);
}

/** Documents without a time last. */
function inTime(members: readonly number[], times: Float64Array): number[] {
  const time = (document: number) => (Number.isNaN(times[document]) ? Number.MAX_VALUE : (times[document] as number));
  return [...members].sort((x, y) => time(x) - time(y) || x - y);
}

function pairsWithin(members: readonly number[], pairs: readonly PairHead[], pairsOf: readonly (readonly number[])[]): number[] {
  const inside = new Set(members);
  const found = members.flatMap((document) =>
    (pairsOf[document] ?? []).filter((index) => {
      const { a, b } = pairs[index] as PairHead;
      return a === document && a !== b && inside.has(b);
    }),
  );
  return found.sort((x, y) => x - y);
}

function components(documents: readonly DocumentSummary[], pairs: readonly PairHead[], pairsOf: readonly (readonly number[])[]): number[][] {
  const seen = new Uint8Array(documents.length);
  const found: number[][] = [];
  documents.forEach((_, start) => {
    if (seen[start] === 1) return;
    seen[start] = 1;
    const members = [start];
    for (const member of members)
      for (const index of pairsOf[member] ?? []) {
        const { a, b } = pairs[index] as PairHead;
        const other = a === member ? b : a;
        if (seen[other] === 1) continue;
        seen[other] = 1;
        members.push(other);
      }
    found.push(members.sort((x, y) => x - y));
  });
  return found;
}

interface Part {
  readonly from: number;
  readonly holder: HTMLElement;
  records?: Promise<readonly unknown[]>;
}

const complete = new Promise<void>((resolve) => {
  if (document.readyState !== "loading") resolve();
  else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
});

const lists = new Map<string, Part[]>();

/** The overview, which stands before the script. */
export async function readOverview(): Promise<Overview> {
  const holder = document.querySelector<HTMLElement>('script[data-list="overview"]');
  if (holder === null) throw new Error("no data");
  return (await unpack(holder)) as Overview;
}

/** The record at `index` of a list. @throws {Error} where there is none. */
export async function readRecord<List extends keyof ReportLists>(list: List, index: number): Promise<ReportLists[List]> {
  await complete;
  const parts = partsOf(list);
  let low = 0;
  for (let high = parts.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle] as Part).from <= index) low = middle;
    else high = middle - 1;
  }
  const part = parts[low];
  if (part === undefined) throw new Error(`no ${list}`);
  part.records ??= unpack(part.holder) as Promise<readonly unknown[]>;
  const records = await part.records;
  if (index - part.from >= records.length) throw new Error(`no ${list} ${index}`);
  return records[index - part.from] as ReportLists[List];
}

function partsOf(list: string): readonly Part[] {
  const known = lists.get(list);
  if (known) return known;
  const holders = [...document.querySelectorAll<HTMLElement>(`script[data-list="${list}"]`)];
  const parts = holders.map((holder) => ({ from: Number(holder.dataset.from), holder }));
  lists.set(list, parts);
  return parts;
}

async function unpack(holder: HTMLElement): Promise<unknown> {
  const packed = atob(holder.textContent ?? "");
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}
