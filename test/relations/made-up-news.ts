/**
 * Made-up news for tests of what reuse means: sentences that share nothing but function words, and documents of them. The sentences of one seed are
 * always the same.
 */
import type { Document } from "../../src/types/document.js";

const NAMES = "Ardal Brennock Caldwick Dunmere Eskdale Farleigh Glenholt Harrowby Inverloch Kestwick Lorne Marwell".split(" ");
const SYLLABLES = "ba bren cor dal del fen gar hol jun kes lam lin mor nar pel quin ras sol tam tor ul ven wes yar zim".split(" ");
const SMALL = "the a of in was by and to near with for at".split(" ");

/** @returns so many sentences; those of one seed share no words with those of another but function words. */
export function sentences(seed: number, count: number): string {
  let state = seed >>> 0;
  // mulberry32: seeds that lie side by side have nothing to do with each other
  const below = (most: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
  const word = (): string => Array.from({ length: 3 }, () => SYLLABLES[below(SYLLABLES.length)]).join("");
  const one = (): string => {
    const words = Array.from({ length: 12 + below(10) }, () =>
      below(3) === 0 ? SMALL[below(SMALL.length)]! : below(12) === 0 ? String(11 + below(9000)) : word(),
    );
    return `The ${words.join(" ")}.`;
  };
  return Array.from({ length: count }, one).join(" ");
}

/** Documents of a story told at several places: `text` each with its own head and tail, at different papers, hours apart. */
export function copies(text: string, count: number, { from = 0, own = 0, day = 4 }: { from?: number; own?: number; day?: number } = {}): Document[] {
  return Array.from({ length: count }, (_, x) => ({
    id: `copy-${from + x}`,
    source: `${NAMES[(from + x) % NAMES.length]} Gazette ${Math.floor((from + x) / NAMES.length) || ""}`.trim(),
    publishedAt: new Date(Date.UTC(2021, 4, day, 8, 13 * (from + x))).toISOString(),
    text: own === 0 ? text : `${text}\n\n${sentences(1000 + from + x, own)}`,
  }));
}
