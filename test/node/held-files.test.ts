/** Files of segments in memory: what is found in one that is held is what is found in one that is not. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type Postings, waypointsOf } from "../../src/index/posting-blocks.js";
import { SegmentFile, writeSegment } from "../../src/index/segment-file.js";
import { HeldFiles } from "../../src/node/held-files.js";
import { folderSegments } from "../../src/node/segment-files.js";

const folder = mkdtempSync(join(tmpdir(), "wirecopy-held-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BASE = 1000;

/** Sorted postings of some hashes, each with so many documents. */
function postingsOf(lists: readonly (readonly [hash: number, count: number])[]): Postings {
  const all = [...new Map(lists)].sort(([x], [y]) => x - y).flatMap(([hash, count]) => Array.from({ length: count }, (_, x) => [hash, BASE + 3 * x] as const));
  return { hashes: Uint32Array.from(all, ([hash]) => hash), documents: Uint32Array.from(all, ([, document]) => document), length: all.length };
}

function openSegment(number: number, held?: HeldFiles): SegmentFile {
  const file = SegmentFile.open(folderSegments(folder, held), "seeds", { number, base: BASE, end: 100_000 });
  if (file === undefined) throw new Error("the segment is not there");
  return file;
}

function found(file: SegmentFile, hash: number, cut: boolean): readonly [number, readonly number[]] {
  const out: number[] = [];
  return [file.find(hash, cut, out), out];
}

/** Hashes near each other, and anywhere: blocks with many entries, and with none. */
const hash = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 0xffffffff));
const lists = fc.array(
  fc.tuple(hash, fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 1, max: 4 }) }, { weight: 1, arbitrary: fc.integer({ min: 90, max: 3000 }) })),
  {
    minLength: 1,
    maxLength: 300,
  },
);

describe("a segment that is held", () => {
  it("finds what one finds that is read block by block", () => {
    let number = 0;
    fc.assert(
      fc.property(lists, fc.array(hash, { maxLength: 50 }), (given, others) => {
        number++;
        writeSegment(folderSegments(folder), { space: "seeds", number, base: BASE, end: 100_000 }, postingsOf(given));
        const [plain, held] = [openSegment(number), openSegment(number)];
        held.hold(true);
        for (const asked of [...given.map(([one]) => one), ...others])
          for (const cut of [true, false]) for (let times = 0; times < 2; times++) expect(found(held, asked, cut)).toEqual(found(plain, asked, cut));
        held.hold(false);
        expect(found(held, given[0]![0], false)).toEqual(found(plain, given[0]![0], false));
        plain.close();
        held.close();
      }),
      { numRuns: 60 },
    );
  });

  it("is in memory once for all who hold it, threads included", () => {
    writeSegment(
      folderSegments(folder),
      { space: "seeds", number: 900, base: BASE, end: 100_000 },
      postingsOf([
        [7, 3],
        [900_000, 1],
      ]),
    );
    const here = new HeldFiles();
    const [first, second] = [openSegment(900, here), openSegment(900, here)];
    for (const file of [first, second]) file.hold(true);
    const memory = here.memories().get("seeds-900.seg");
    expect(found(first, 7, false)).toEqual([3, [BASE, BASE + 3, BASE + 6]]);

    const there = new HeldFiles();
    there.give(here.memories());
    const third = openSegment(900, there);
    third.hold(true);
    expect(there.memories().get("seeds-900.seg")).toBe(memory);
    expect(Buffer.from(memory!.bytes)).toEqual(readFileSync(join(folder, "seeds-900.seg")));
    expect(found(third, 900_000, false)).toEqual([1, [BASE]]);

    for (const file of [first, second, third]) file.close();
    expect([here.memories().size, there.memories().size]).toEqual([0, 0]);
    expect(here.changes).toBe(2);
  });

  it("is refused where a block is damaged or the file was cut since", () => {
    const path = join(folder, "seeds-901.seg");
    writeSegment(
      folderSegments(folder),
      { space: "seeds", number: 901, base: BASE, end: 100_000 },
      postingsOf(Array.from({ length: 60_000 }, (_, x) => [x * 70_000, 1])),
    );
    const whole = readFileSync(path);
    const cut = openSegment(901);
    cut.hold(true);
    truncateSync(path, 200);
    expect(() => found(cut, 0xfff00000, false)).toThrow(expect.objectContaining({ code: "index-corrupt" }));
    cut.close();
    const bytes = Buffer.from(whole);
    bytes[60]! ^= 4;
    writeFileSync(path, bytes);
    const flipped = openSegment(901);
    flipped.hold(true);
    expect(() => found(flipped, 0, false)).toThrow(expect.objectContaining({ code: "index-corrupt" }));
    flipped.close();
  });
});

describe("waypoints", () => {
  it("are as many as parts, less one, and lie behind the beginning of each", () => {
    const bytes = Uint8Array.from(Array.from({ length: 40 }, () => [2, 5]).flat());
    const waypoints = waypointsOf(bytes, 10, 8);
    expect(waypoints.map(({ at }) => at)).toEqual([10, 20, 30, 40, 50, 60, 70]);
    expect(waypoints.map(({ hash: before }) => before)).toEqual([15, 20, 25, 30, 35, 40, 45]);
  });
});
