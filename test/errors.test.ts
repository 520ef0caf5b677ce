import { expect, test } from "vitest";
import { shownFirst } from "../src/errors.js";

test("the names of a message are quoted, and all of them where there are three", () => {
  expect(shownFirst(["wire", 'the "Echo"', 7], 3)).toBe('"wire", "the \\"Echo\\"", 7');
});

test("of a longer list a message names three and counts the others", () => {
  const names = ["a", "b", "c", "d", "e"];
  expect(shownFirst(names, 5)).toBe('"a", "b", "c", and 2 more');
  expect(shownFirst(names.slice(0, 3), 5)).toBe('"a", "b", "c", and 2 more');
});
