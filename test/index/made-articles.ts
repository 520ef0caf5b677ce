/**
 * Articles for tests of the index: made of sentences that no two share by chance, so that what an article took from another one is known.
 */
import type { Document } from "../../src/types/document.js";

const SUBJECTS = ["harbour", "council", "bakery", "orchard", "observatory", "ferry", "library", "quarry", "lighthouse", "brewery", "tannery", "chapel"];
const VERBS = ["reopened", "flooded", "expanded", "vanished", "burned", "celebrated", "collapsed", "auctioned", "repaired", "abandoned", "painted"];
const OBJECTS = ["walls", "gardens", "engines", "manuscripts", "bridges", "barrels", "windows", "tunnels", "telescopes", "orchids", "ledgers", "bells"];
const PLACES = ["Skomer", "Whitby", "Lerwick", "Tobermory", "Fishguard", "Dunwich", "Aldeburgh", "Portree", "Kirkwall", "Padstow", "Ventnor"];
const REASONS = ["storms", "inspectors", "volunteers", "engineers", "surveyors", "accountants", "geologists", "apprentices", "historians", "sailors"];

/** Sentence number x, the same whenever it is asked for. */
export function sentence(x: number): string {
  const of = (list: readonly string[], step: number): string => list[Math.floor(x / step) % list.length]!;
  const [a, b] = [of(SUBJECTS, 1), of(OBJECTS, 7)];
  return `The ${a} of ${of(PLACES, 3)} ${of(VERBS, 5)} its ${b} number ${x} after ${of(REASONS, 2)} counted ${x * 7 + 13} broken ${of(OBJECTS, 11)} near ${of(PLACES, 13)}.`;
}

/** An article of these sentences. */
export function article(id: string, sentences: readonly number[], more: Partial<Document> = {}): Document {
  return { id, text: sentences.map(sentence).join(" "), ...more };
}

/** Articles of ten sentences of their own each, of which every third one opens with four of an earlier one. */
export function articles(count: number, from = 0): Document[] {
  return Array.from({ length: count }, (_, x) => {
    const n = from + x;
    const own = Array.from({ length: 10 }, (_, s) => 100 + 10 * n + s);
    const taken = n % 3 === 0 && n > 0 ? Array.from({ length: 4 }, (_, s) => 100 + 10 * (n - 1) + s) : [];
    return article(`article-${n}`, [...taken, ...own], { source: `Paper ${n % 4}`, publishedAt: `2026-0${1 + (n % 9)}-1${n % 10}` });
  });
}
