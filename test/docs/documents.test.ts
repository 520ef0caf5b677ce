/** Every printed example of the README, of docs/ and of the examples' README is run as it stands, and prints what it is said to print. docs/recipes.md has a file of its own. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Block, blocksOf, inlineCommands, matchesConsole, Newsroom, ROOT } from "./printed.js";

const DOCUMENTS = ["README.md", ...readdirSync(join(ROOT, "docs")).map((name) => `docs/${name}`)].filter(
  (path) => path.endsWith(".md") && path !== "docs/recipes.md",
);
const withBlocks = DOCUMENTS.map((path) => ({ path, blocks: blocksOf(path) })).filter(({ blocks }) => blocks.length > 0);

it("finds examples in the README, in docs/api.md, in docs/formats.md and in docs/index.md", () => {
  expect(withBlocks.map(({ path }) => path)).toEqual(expect.arrayContaining(["README.md", "docs/api.md", "docs/formats.md", "docs/index.md"]));
  expect(withBlocks.flatMap(({ blocks }) => blocks).length).toBeGreaterThan(20);
});

describe.each(withBlocks)("$path", ({ blocks }) => {
  let room: Newsroom;
  beforeAll(() => {
    room = new Newsroom();
  });
  afterAll(() => room.remove());

  it.each(blocks)("line $line runs", (block: Block) => {
    const printed = room.run(block);
    if (block.output !== undefined) expect(printed).toBe(block.output);
    if (block.language === "console") expect(matchesConsole(printed, block)).toBe(true);
  });
});

it("has a table of commands in the README that do their work", () => {
  const commands = inlineCommands("README.md");
  expect(commands.length).toBeGreaterThan(10);
  const room = new Newsroom();
  try {
    for (const command of commands) {
      if (/^wirecopy (?:serve|mcp) /.test(command)) room.serve(command);
      else room.shell(command);
    }
  } finally {
    room.remove();
  }
});

it("has a README that is read in a few minutes", () => {
  expect(readFileSync(join(ROOT, "README.md"), "utf8").split("\n").length).toBeLessThanOrEqual(150);
});
