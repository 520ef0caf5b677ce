/** Connected components by relabelling all of one label at every pair: the plain form of union-find. */

/** The component of each of n elements, named by its least element. */
export function plainComponents(n: number, pairs: Iterable<{ readonly a: number; readonly b: number }>): number[] {
  const label = Array.from({ length: n }, (_, i) => i);
  for (const { a, b } of pairs) {
    const [from, to] = [Math.max(label[a]!, label[b]!), Math.min(label[a]!, label[b]!)];
    label.forEach((each, i) => {
      if (each === from) label[i] = to;
    });
  }
  return label;
}
