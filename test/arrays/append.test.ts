import { expect, it } from "vitest";
import { append } from "../../src/arrays/append.js";

it("values come to the lists of their keys in the order they come, keys in that of their first values", () => {
  const lists = new Map<string, number[]>();
  for (const [key, value] of [
    ["y", 1],
    ["x", 2],
    ["y", 3],
  ] as const)
    append(lists, key, value);
  expect([...lists]).toEqual([
    ["y", [1, 3]],
    ["x", [2]],
  ]);
});
