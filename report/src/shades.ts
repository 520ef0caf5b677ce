/**
 * Page of the report: how many articles used a sentence of the release -> its shade. O(sentences).
 */
import type { SentenceHead } from "../../src/report/report-data.js";

/** So many shades can be told apart (trace.css, `.level-...`). */
const LEVELS = 5;

/** The most articles that have one sentence. */
export function mostUsers(sentences: readonly SentenceHead[]): number {
  return sentences.reduce((most, { users }) => Math.max(most, users.length), 0);
}

/** From 1 to LEVELS; the middle where all sentences that are used are used by as many. */
export function levelOf(count: number, most: number): number {
  return most <= 1 ? Math.ceil(LEVELS / 2) : 1 + Math.round(((count - 1) / (most - 1)) * (LEVELS - 1));
}
