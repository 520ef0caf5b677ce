/**
 * Page of the report: what is marked in a text -> pieces of it that do not overlap, each with all that covers it. Sweep over the ends,
 * O(marks log marks + pieces * marks that cover one).
 */

/** One thing that is marked: characters [start, end), and what it is. */
export interface Layer<What> {
  readonly start: number;
  readonly end: number;
  readonly what: What;
}

export interface Piece<What> {
  readonly start: number;
  readonly end: number;
  /** What covers it, in the order given. */
  readonly layers: readonly Layer<What>[];
}

/** The pieces of [start, end), in order; together they are all of it. Layers that are empty or outside are passed over. */
export function piecesOf<What>(layers: readonly Layer<What>[], start: number, end: number): Piece<What>[] {
  const inside = layers.filter((layer) => layer.start < layer.end && layer.start < end && layer.end > start);
  const ends = new Set([start, end]);
  for (const layer of inside) for (const at of [layer.start, layer.end]) if (at > start && at < end) ends.add(at);
  const cuts = [...ends].sort((x, y) => x - y);
  const opening = inside.map((layer, order) => ({ layer, order })).sort((x, y) => x.layer.start - y.layer.start || x.order - y.order);
  const pieces: Piece<What>[] = [];
  let open: typeof opening = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
    open = open.filter(({ layer }) => layer.end > from);
    for (; next < opening.length && opening[next]!.layer.start <= from; next++) open.push(opening[next]!);
    pieces.push({ start: from, end: to, layers: [...open].sort((x, y) => x.order - y.order).map(({ layer }) => layer) });
  }
  return pieces;
}
