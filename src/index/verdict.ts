/**
 * Index: what a document is to an index: new, a duplicate, an update, or a text that shares something. Input an answer (query-index.ts), output one verdict
 * with what it rests on. Nothing is claimed that the answer does not hold: an update needs a relation that says so (relations/), otherwise a
 * near-duplicate is a duplicate, and passages are no more than passages.
 */
import type { Pair } from "../types/relation.js";
import type { QueryResult, Verdict } from "../types/wire-index.js";
import { type NearDocument, seenDocumentOf } from "./near-documents.js";

/** The verdict on a document. @param threshold resemblance from which the index calls two documents near-duplicates. */
export function verdictOf(
  id: string,
  { pairs, settings }: QueryResult,
  { near, threshold }: { readonly near: readonly NearDocument[]; readonly threshold: number },
): Verdict {
  const others = new Map(pairs.map((pair) => [pair.a === id ? pair.b : pair.a, pair]));
  const duplicates = near.map(seenDocumentOf);
  const thresholds = { resemblance: threshold, bits: settings.thresholds };
  const resemblances = new Map(duplicates.map((one) => [one.id, one.resemblance]));
  const updated = mostOf(
    [...others].filter(([, pair]) => isUpdate(pair, id)),
    ([, pair]) => pair.resemblance,
  );
  const shared = mostOf(
    [...others].filter(([, { passages }]) => passages.length > 0),
    ([, pair]) => coverageOf(pair, id),
  );
  const of = updated?.[0] ?? duplicates[0]?.id ?? shared?.[0];
  const about = of === undefined ? undefined : others.get(of);
  const verdict = (kind: Verdict["kind"], resemblance: number | null, reason: string): Verdict => ({
    kind,
    of: of ?? null,
    resemblance,
    shared: about === undefined ? 0 : coverageOf(about, id),
    duplicates,
    relation: about?.relation ?? null,
    thresholds,
    reason,
  });
  if (updated !== undefined) return verdict("update", updated[1].resemblance, `a later version of ${shown(of)}: ${detailOf(updated[1])}`);
  if (duplicates.length > 0) {
    const resemblance = resemblances.get(of!)!;
    return verdict("duplicate", resemblance, `${percent(resemblance)} of its ${settings.shingleSize}-word runs and those of ${shown(of)} are the same`);
  }
  if (about !== undefined) return verdict("shares", null, `${percent(coverageOf(about, id))} of its words stand in passages that ${shown(of)} has too`);
  return verdict("new", null, "no passage of it stands in a document that was looked at");
}

/** A revision that went from the other document to this one. */
function isUpdate({ a, relation }: Pair, id: string): boolean {
  return relation?.label === "revision" && relation.direction === (a === id ? "b-to-a" : "a-to-b");
}

function coverageOf({ a, coverageA, coverageB }: Pair, id: string): number {
  return a === id ? coverageA : coverageB;
}

/** The first of those with the largest figure. */
function mostOf<T>(list: readonly T[], figure: (one: T) => number): T | undefined {
  return list.reduce<T | undefined>((most, one) => (most === undefined || figure(one) > figure(most) ? one : most), undefined);
}

function detailOf({ relation }: Pair): string {
  return relation?.evidence.find(({ weight }) => weight !== 0)?.detail ?? "by its text";
}

function shown(id: string | undefined): string {
  return JSON.stringify(id);
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
