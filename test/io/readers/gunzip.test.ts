import { Readable } from "node:stream";
import { deflateRawSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gunzip } from "../../../src/io/readers/gunzip.js";
import { DamagedPacking, type NotPacked } from "../../../src/io/readers/piece-reader.js";

/** What comes out of bytes that are given in pieces, and the error at the end. */
async function unpack(bytes: Buffer, pieceLength = bytes.length || 1) {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength) pieces.push(bytes.subarray(at, at + pieceLength));
  const parts: Uint8Array[] = [];
  let error: unknown;
  try {
    for await (const part of gunzip(Readable.from(pieces))) parts.push(part);
  } catch (cause) {
    error = cause;
  }
  return { text: Buffer.concat(parts).toString("latin1"), error };
}

/** A member whose header has every optional field. */
function withAllFields(text: string): Buffer {
  const plain = gzipSync(text);
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = 2 + 4 + 8 + 16;
  return Buffer.concat([header, Buffer.from([3, 0, 9, 0, 9]), Buffer.from("stories.jsonl\0by hand\0"), Buffer.from([0, 0]), plain.subarray(10)]);
}

describe("packed bytes", () => {
  test.each([1, 7, 1000])("of several members come out whole, in pieces of %i", async (pieceLength) => {
    const packed = Buffer.concat([gzipSync("the wire "), withAllFields("and "), gzipSync(""), gzipSync("the paper")]);
    expect(await unpack(packed, pieceLength)).toEqual({ text: "the wire and the paper", error: undefined });
  });

  test.each([1, 16, 512, 70_000])("may be followed by %i zeros, which pad a block, and then by another member", async (zeros) => {
    const padded = Buffer.concat([gzipSync("before"), Buffer.alloc(zeros)]);
    for (const pieceLength of [1 + (zeros >> 4), 1 << 20]) {
      expect(await unpack(padded, pieceLength)).toEqual({ text: "before", error: undefined });
      expect(await unpack(Buffer.concat([padded, gzipSync(", behind")]), pieceLength)).toEqual({ text: "before, behind", error: undefined });
    }
  });

  test.each(["garbage", "\n", "\x1f", "\x1f\x8b", "\0\0not zeros alone"])("that are followed by %j are kept, and it is told", async (garbage) => {
    const { text, error } = await unpack(Buffer.concat([gzipSync("what came before"), Buffer.from(garbage, "latin1")]));
    expect(text).toBe("what came before");
    expect(error).toBeInstanceOf(DamagedPacking);
  });

  test("whose checksum does not fit are kept, and it is told", async () => {
    const packed = gzipSync("what was meant");
    packed[packed.length - 8]! ^= 1;
    expect(await unpack(packed)).toEqual({ text: "what was meant", error: new DamagedPacking("is damaged (its checksum does not fit)") });
  });

  test.each(["", "plain text", "PK\x03\x04"])("that are none (%j) say so with their beginning", async (text) => {
    const { error } = await unpack(Buffer.from(text, "latin1"));
    if (text === "") expect(error).toEqual(new DamagedPacking("ends too early"));
    else expect((error as NotPacked).first).toEqual(Buffer.from(text.slice(0, 10), "latin1"));
  });

  test("of another method than deflate are damaged, not unpacked", async () => {
    const packed = gzipSync("x");
    packed[2] = 7;
    expect((await unpack(packed)).error).toBeInstanceOf(DamagedPacking);
  });

  test("end whatever becomes of them: cut, changed or continued anywhere", async () => {
    const noise = fc.uint8Array({ minLength: 0, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), noise, fc.nat(), fc.integer({ min: 1, max: 64 }), async (text, added, at, pieceLength) => {
        const [first, second] = [gzipSync(text), gzipSync("second")];
        const cut = at % (second.length + 1);
        const { text: found } = await unpack(Buffer.concat([first, second.subarray(0, cut), added, second.subarray(cut)]), pieceLength);
        expect(found.startsWith(Buffer.from(text).toString("latin1"))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("close what they come from when nobody asks for more", async () => {
    const source = Readable.from([Buffer.concat([gzipSync("a".repeat(1e6)), deflateRawSync("x")]), gzipSync("never")]);
    for await (const _ of gunzip(source)) break;
    expect(source.destroyed).toBe(true);
  });
});
