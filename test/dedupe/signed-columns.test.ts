/** Signed documents as columns: what goes in comes out, as often as it is asked for. */
import { describe, expect, it } from "vitest";
import { SignedColumnsBuilder, signedAt } from "../../src/dedupe/signed-columns.js";

const BANDS = 20;
/** More keys than the builder begins with room for. */
const SIGNED = Array.from({ length: 200 }, (_, x) => ({
  rank: -x / 2,
  publisher: x * 2 ** 40,
  odd: x % 32,
  keys: Uint32Array.from({ length: BANDS }, (_key, band) => Math.imul(x * BANDS + band, 0x9e3779b1) >>> 0),
}));

describe("columns of signed documents", () => {
  it("give each document back as it was taken in", () => {
    const builder = new SignedColumnsBuilder();
    for (const signed of SIGNED) builder.add(signed);
    const columns = builder.build();
    expect(SIGNED.map((_, x) => signedAt(columns, x))).toEqual(SIGNED);
  });

  it("copy the keys, which the signer overwrites", () => {
    const builder = new SignedColumnsBuilder();
    const keys = Uint32Array.of(1, 2);
    builder.add({ rank: 0, publisher: 0, odd: 0, keys });
    keys.fill(9);
    expect(signedAt(builder.build(), 0).keys).toEqual(Uint32Array.of(1, 2));
  });

  it("are as long as what they hold, as they are posted to other threads", () => {
    const builder = new SignedColumnsBuilder();
    for (const signed of SIGNED.slice(0, 3)) builder.add(signed);
    expect(builder.build().keys.buffer.byteLength).toBe(4 * 3 * BANDS);
  });

  it("are empty where nothing was signed", () => {
    const { ranks, odd, keys } = new SignedColumnsBuilder().build();
    expect([ranks.length, odd.length, keys.length]).toEqual([0, 0, 0]);
  });
});
