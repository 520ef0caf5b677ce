import fc from "fast-check";
import { expect, it } from "vitest";
import { groupedSort } from "../../src/arrays/grouped-sort.js";
import { finish } from "../../src/run/pace.js";

const elements = fc.array(fc.record({ group: fc.nat(5), value: fc.nat(3) }), { maxLength: 60 });

it("elements stand by group, then as they compare, equal ones in their order", () => {
  fc.assert(
    fc.property(elements, (list) => {
      const { order, first } = finish(
        groupedSort(
          list.map(({ group }) => group),
          6,
          (x, y) => list[x]!.value - list[y]!.value,
        ),
      );
      const plain = list.map((_, x) => x).sort((x, y) => list[x]!.group - list[y]!.group || list[x]!.value - list[y]!.value || x - y);
      expect([...order]).toEqual(plain);
      for (let group = 0; group < 6; group++) for (const x of order.subarray(first[group], first[group + 1])) expect(list[x]!.group).toBe(group);
      expect(first[6]).toBe(list.length);
    }),
    { seed: 5 },
  );
});
it("without a comparison, elements of a group stay in their order", () => expect([...finish(groupedSort([2, 0, 2, 1, 0], 3)).order]).toEqual([1, 4, 3, 0, 2]));
it("nothing sorted is nothing", () => expect([...finish(groupedSort([], 2)).first]).toEqual([0, 0, 0]));
