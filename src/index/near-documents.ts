/**
 * Index: which documents are nearly the same as a text: its band keys are looked up, and each document that shares one is compared exactly (Broder 1997).
 * A near-duplicate just at the threshold is missed with the probability the index was made with, nothing below it is told. Of a band that very many
 * documents of a segment share the first and last of them are compared (posting-blocks.ts). O(bands) lookups and a set of shingles for each candidate.
 */
import { compareShingleSets } from "../sketch/resemblance.js";
import { shinglesOfText } from "../sketch/text-shingles.js";
import type { Document } from "../types/document.js";
import type { TokenFolding } from "../types/options.js";
import type { FetchText, IndexSettings, SeenDocument } from "../types/wire-index.js";
import type { KeyMaker } from "./document-keys.js";
import { ANY_TIME, type IndexReader, type TimeRange } from "./index-reader.js";
import { type ResolvedSeenOptions, timeRangeOf } from "./index-settings.js";
import { type StoredDocument, withTexts } from "./text-source.js";

/** An index with what cuts its texts. */
export interface OpenIndex {
  readonly reader: IndexReader;
  /** Of texts that are kept elsewhere. */
  readonly fetchText: FetchText | undefined;
  readonly settings: IndexSettings;
  readonly keys: KeyMaker;
  readonly folding: TokenFolding | undefined;
}

/** A near-duplicate with its number and its text. */
export interface NearDocument {
  readonly n: number;
  readonly document: Document;
  readonly resemblance: number;
}

/** What a caller is told of one. */
export function seenDocumentOf({ document: { id, source, publishedAt }, resemblance }: NearDocument): SeenDocument {
  return { id, resemblance, source: source ?? null, publishedAt: publishedAt ?? null };
}

/**
 * Documents that resemble one, of the times that are asked about; not the one of its own id. The closest first, of equals the one added first.
 * @param below only documents of lower numbers count.
 */
export async function nearDocuments(
  { reader, settings, keys, folding, fetchText }: OpenIndex,
  document: Document,
  { options, below }: { readonly options: Pick<ResolvedSeenOptions, "withinMs" | "sinceMs">; readonly below: number },
): Promise<NearDocument[]> {
  const times = timeRangeOf(document.publishedAt ?? undefined, options);
  const { shingles, bands } = keys.nearKeysOf(document.text);
  const candidates: { readonly n: number; readonly document: StoredDocument }[] = [];
  const numbers = bandCandidates(reader, bands, times).filter((n) => n < below);
  reader.expectDocuments(numbers);
  for (const n of numbers) {
    const other = reader.document(n)?.document;
    if (other !== undefined && other.id !== document.id) candidates.push({ n, document: other });
  }
  const others = await withTexts(
    candidates.map((one) => one.document),
    fetchText,
  );
  const near: NearDocument[] = [];
  for (const [x, other] of others.entries()) {
    const { n } = candidates[x]!;
    const { resemblance } = compareShingleSets(shingles, shinglesOfText(other.text, settings.shingleSize, folding));
    if (resemblance >= settings.threshold) near.push({ n, document: other, resemblance });
  }
  return near.sort((x, y) => y.resemblance - x.resemblance || x.n - y.n);
}

/** Documents that share a band, ascending. */
function bandCandidates(reader: IndexReader, bands: Uint32Array, times: TimeRange): number[] {
  const found: number[] = [];
  for (const key of bands) reader.find("bands", key, { cut: true, times, out: found });
  const columns = times.from === ANY_TIME.from && times.to === ANY_TIME.to ? undefined : reader.times();
  const distinct = [...new Set(found)].filter((n) => !reader.dead.has(n) && (columns === undefined || columns.mayBeOf(n, times)));
  return distinct.sort((x, y) => x - y);
}
