import fc from "fast-check";
import { expect, it } from "vitest";
import { stronglyConnected } from "../../src/stories/strongly-connected.js";

const N = 8;
const graphs = fc.array(fc.array(fc.nat(N - 1), { maxLength: 4 }), { minLength: N, maxLength: N });

/** Which node reaches which, by trying every way round (Warshall). */
function reachability(targets: readonly (readonly number[])[]): boolean[][] {
  const reaches = targets.map((list, node) => targets.map((_, other) => other === node || list.includes(other)));
  for (let via = 0; via < N; via++)
    for (let from = 0; from < N; from++) for (let to = 0; to < N; to++) reaches[from]![to] ||= reaches[from]![via]! && reaches[via]![to]!;
  return reaches;
}

it("puts two nodes in one component just where each reaches the other", () => {
  fc.assert(
    fc.property(graphs, (targets) => {
      const component = stronglyConnected(targets);
      const reaches = reachability(targets);
      for (let x = 0; x < N; x++) for (let y = 0; y < N; y++) expect(component[x] === component[y]).toBe(reaches[x]![y]! && reaches[y]![x]!);
    }),
  );
});

it("numbers components in topological order", () => {
  fc.assert(
    fc.property(graphs, (targets) => {
      const component = stronglyConnected(targets);
      targets.forEach((list, from) => {
        for (const to of list) expect(component[from]).toBeLessThanOrEqual(component[to]!);
      });
    }),
  );
});

it("walks a chain of 200,000 nodes", () => {
  const n = 200_000;
  const component = stronglyConnected(Array.from({ length: n }, (_, i) => (i + 1 < n ? [i + 1] : [])));
  expect([component[0], component[n - 1]]).toEqual([0, n - 1]);
});
