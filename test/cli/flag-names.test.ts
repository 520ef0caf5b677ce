import { expect, test } from "vitest";
import { inFlags } from "../../src/cli/messages.js";

test.each([
  ['"limits.familyPairs" expected integer >= 1, got 0', "--family-pairs expected integer >= 1, got 0"],
  ['"otherSourceOnly" expected boolean, got "json"', '--other-source-only expected boolean, got "json"'],
  ['"csv" expected another target than "json", got "json" for both', '--csv expected another target than --json, got "json" for both'],
  ["documents without a time, so not left out by `within`", "documents without a time, so not left out by --within"],
  ['documents without a word: "within", "json"', 'documents without a word: "within", "json"'],
])("the command says %s in the names of its flags", (message, expected) => {
  expect(inFlags(message)).toBe(expected);
});
