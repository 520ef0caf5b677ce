import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finish } from "../../src/run/pace.js";
import { concatenateTokens, TokenColumnsBuilder } from "../../src/text/token-columns.js";
import { tokensOf } from "../reference/token-columns.js";

const documents = fc.array(fc.array(fc.nat(50), { maxLength: 12 }), { maxLength: 8 }).map((list) => list.map(tokensOf));

describe("tokens end to end", () => {
  it("are those of each document, in whatever order is asked for, after the given ones are overwritten", () => {
    fc.assert(
      fc.property(documents, fc.nat(100), (list, seed) => {
        const order = list.map((_, x) => x).sort((x, y) => ((x * 31 + seed) % 7) - ((y * 31 + seed) % 7) || x - y);
        const builder = new TokenColumnsBuilder();
        for (const tokens of list) {
          const given = { ...tokens, hashLo: tokens.hashLo.slice(), start: tokens.start.slice() };
          builder.add(given);
          given.hashLo.fill(0);
          given.start.fill(0);
        }
        const columns = finish(builder.build(order));
        expect([columns.numDocuments, columns.numTokens]).toEqual([list.length, list.reduce((sum, { length }) => sum + length, 0)]);
        order.forEach((document, d) => {
          const [from, to] = [columns.offsets[d]!, columns.offsets[d + 1]!];
          for (const name of ["hashLo", "hashHi", "start", "end", "flags"] as const)
            expect([...columns[name].slice(from, to)]).toEqual([...list[document]![name]]);
          expect(columns.quotations[d]).toEqual(list[document]!.quotations);
        });
      }),
      { seed: 103, numRuns: 60 },
    );
  });
  it("may be of columns that are longer than their tokens", () => {
    const tokens = { ...tokensOf([1, 2, 3]), length: 2 };
    expect([...concatenateTokens([tokens]).hashLo]).toEqual([...tokensOf([1, 2]).hashLo]);
  });
  it("are hashes alone where no more is needed", () => {
    const builder = new TokenColumnsBuilder(true);
    builder.add(tokensOf([1, 2]));
    const { hashLo, start, flags } = finish(builder.build([0]));
    expect([hashLo.length, start.length, flags.length]).toEqual([2, 0, 0]);
  });
  it("of a document longer than any chunk are whole", () => {
    const words = Array.from({ length: 300_000 }, (_, x) => x);
    const { numTokens, start } = concatenateTokens([tokensOf([7]), tokensOf(words), tokensOf([9])]);
    expect([numTokens, start[1], start[300_000]]).toEqual([300_002, 0, 5 * 299_999]);
  });
  it("of nothing are nothing", () => expect([...concatenateTokens([]).offsets]).toEqual([0]));
});
