/**
 * Stage report: which article was the first that has text of a release, for the page and for the print. Input articles with what is known of
 * their directions, output the place of the earliest of those that took it or may have, whatever the direction; where none of these has
 * a time, of the first. O(articles).
 */
import { parsePublicationTime } from "../corpus/publication-time.js";
import type { UseStatus } from "./report-data.js";

/** Undefined where no article took text of the release or may have. Times that are the same keep the order given. */
export function firstUse(uses: readonly { readonly status: UseStatus; readonly publishedAt: string | null }[]): number | undefined {
  let first: { readonly place: number; readonly startMs: number } | undefined;
  uses.forEach(({ status, publishedAt }, place) => {
    if (status !== "used" && status !== "may") return;
    const time = parsePublicationTime(publishedAt ?? undefined);
    const startMs = typeof time === "string" ? Number.POSITIVE_INFINITY : time.startMs;
    if (!first || startMs < first.startMs) first = { place, startMs };
  });
  return first?.place;
}
