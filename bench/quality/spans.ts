/**
 * Accuracy, the arithmetic beneath it: characters of spans covered by other spans, and lists of matches looked up by their
 * two documents. Spans are half-open and in UTF-16 code units, as everywhere.
 * Cost: `covered` sorts the spans it is given; a lookup is one map access.
 */
import type { Span } from "../../src/types/document.js";

/** Two spans that are said to be the same text: a case of the truth, or a passage that was reported. */
export interface Match {
  readonly a: Span;
  readonly b: Span;
}

/** UTF-16 code units of a span. */
export const lengthOf = ({ start, end }: Pick<Span, "start" | "end">): number => end - start;

/** Code units that two spans of one document have in common. */
export function overlapOf(x: Pick<Span, "start" | "end">, y: Pick<Span, "start" | "end">): number {
  return Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
}

/** Code units of `span` that lie in at least one of `others`, all of the same document. */
export function covered(span: Pick<Span, "start" | "end">, others: readonly Pick<Span, "start" | "end">[]): number {
  const sorted = others.filter((other) => overlapOf(span, other) > 0).sort((x, y) => x.start - y.start);
  let total = 0;
  let reached = span.start;
  for (const other of sorted) {
    const end = Math.min(other.end, span.end);
    total += Math.max(0, end - Math.max(other.start, reached));
    reached = Math.max(reached, end);
  }
  return total;
}

/** The match with its sides exchanged. */
export function flipped<M extends Match>(match: M): M {
  return { ...match, a: match.b, b: match.a };
}

/** The document pair of a match, whatever its orientation. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`;
}

/** Matches by document pair, either orientation. */
export class MatchesByPair<M extends Match> {
  readonly #lists = new Map<string, M[]>();

  constructor(matches: Iterable<M>) {
    for (const match of matches) {
      const key = pairKey(match.a.id, match.b.id);
      const list = this.#lists.get(key);
      if (list) list.push(match);
      else this.#lists.set(key, [match]);
    }
  }

  /** The matches that overlap both sides of `match`, each turned the way that covers more of its lesser side. */
  touching(match: Match): M[] {
    const turned: M[] = [];
    for (const other of this.#lists.get(pairKey(match.a.id, match.b.id)) ?? []) {
      const mirror = flipped(other);
      const [straight, crossed] = [sharedSides(match, other), sharedSides(match, mirror)];
      if (Math.max(straight, crossed) > 0) turned.push(straight >= crossed ? other : mirror);
    }
    return turned;
  }
}

/** Code units that two matches share on the side where they share less; 0 for other documents. */
function sharedSides(x: Match, y: Match): number {
  return x.a.id === y.a.id && x.b.id === y.b.id ? Math.min(overlapOf(x.a, y.a), overlapOf(x.b, y.b)) : 0;
}

/**
 * The matches without exact repeats, either orientation.
 * @throws {RangeError} for a span that is empty or reversed and for a passage matched with itself: nothing could judge them.
 */
export function distinctMatches<M extends Match>(matches: readonly M[]): M[] {
  const first = new Map<string, M>();
  for (const match of matches) {
    const sides = [match.a, match.b].map(({ id, start, end }) => `${id}\u0000${start}\u0000${end}`).sort();
    const isSpan = [match.a, match.b].every(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start);
    if (!isSpan || sides[0] === sides[1]) throw new RangeError(`not a passage between two places: ${JSON.stringify(match)}`);
    const key = sides.join("\u0001");
    if (!first.has(key)) first.set(key, match);
  }
  return [...first.values()];
}
