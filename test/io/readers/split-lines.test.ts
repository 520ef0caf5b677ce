import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitLines } from "../../../src/io/readers/split-lines.js";

async function* piecesOf(text: string, sizes: readonly number[]) {
  let from = 0;
  for (const size of sizes) {
    yield text.slice(from, from + size);
    from += size;
  }
  yield text.slice(from);
}

async function lines(text: string, { sizes = [] as readonly number[], maxChars = 1e6 } = {}) {
  const found: (string | undefined)[] = [];
  for await (const line of splitLines(piecesOf(text, sizes), maxChars)) {
    expect(line.number).toBe(found.length + 1);
    found.push(line.content);
  }
  return found;
}

/** The plain way: everything at once. */
function slowLines(text: string): string[] {
  const parts = text.split("\n");
  if (parts.at(-1) === "") parts.pop();
  return parts;
}

describe("splitting lines", () => {
  test("gives what splitting the whole text at LF gives, however it is cut into pieces", async () => {
    const text = fc.array(fc.constantFrom("a", "\n", "\r", "\u2028", "\0", "😀"), { maxLength: 40 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(4), { maxLength: 40 }), async (given, sizes) => {
        expect(await lines(given, { sizes })).toEqual(slowLines(given));
      }),
    );
  });

  test("leaves out the text of a line above the limit and goes on with the next", async () => {
    expect(await lines("abc\nabcdef\nab\n", { sizes: [5, 1, 1], maxChars: 3 })).toEqual(["abc", undefined, "ab"]);
  });

  test("counts a last line above the limit that has no line end", async () => {
    expect(await lines("a\nabcdef", { maxChars: 3 })).toEqual(["a", undefined]);
  });
});
