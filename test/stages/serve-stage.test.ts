import { describe, expect, it } from "vitest";
import { batchFromIpc, batchToIpc } from "../../src/stages/arrow.js";
import type { Batch, Schema } from "../../src/stages/columns.js";
import { signStage } from "../../src/stages/sign.js";
import type { Stage } from "../../src/stages/stage.js";
import { openStage } from "../../src/stages/stage.js";
import { DETECT_STAGE } from "../../src/stages/stage-settings.js";
import { bytesOf, hear, jsonOf } from "./piped.js";

const { stamp } = openStage(signStage);
const asked = (document: readonly number[], text: readonly (string | null)[]): Batch => ({ document: BigInt64Array.from(document, BigInt), text });
const question = (batch: Batch, schema: Schema = signStage.input): Uint8Array => bytesOf("DATA", batchToIpc(schema, batch, stamp));

const TEXTS = ["The ferry to Norrland will not sail before Monday, the harbour master said.", "", "  — … —  ", "Zwei Wörter"];

describe("a stage behind its pipe", () => {
  it("says what it is, answers each question in its order, and ends with its input", async () => {
    const { frames, error } = await hear(signStage, [question(asked([7, 8], TEXTS.slice(0, 2))), question(asked([9, 10], TEXTS.slice(2)))]);
    expect(error).toBeUndefined();
    expect(frames.map(({ kind }) => kind)).toEqual(["OPEN", "DATA", "DATA"]);
    expect(jsonOf(frames[0]!)).toMatchObject({ name: "sign", input: { document: "i64", text: "utf8?" }, stamp });
    const answers = frames.slice(1).map(({ body }) => batchFromIpc(signStage.output, body));
    expect(answers[0]!.stamp).toEqual(stamp);
    const run = openStage(signStage).run;
    expect(answers.map(({ batch }) => batch)).toEqual([run(asked([7, 8], TEXTS.slice(0, 2))), run(asked([9, 10], TEXTS.slice(2)))]);
  });

  it("answers the same however its input is cut into pieces", async () => {
    const whole = Buffer.concat([question(asked([1], TEXTS.slice(0, 1))), question(asked([2], TEXTS.slice(3)))]);
    const want = await hear(signStage, [whole]);
    for (const size of [1, 3, 8, 64]) {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, x) => whole.subarray(x * size, (x + 1) * size));
      expect(await hear(signStage, pieces)).toEqual(want);
    }
  });

  it("answers a question without rows, and no question at all", async () => {
    const { frames } = await hear(signStage, [question(asked([], []))]);
    const { batch } = batchFromIpc(signStage.output, frames[1]!.body);
    expect(batch).toEqual(openStage(signStage).run(asked([], [])));
    expect((await hear(signStage, [])).frames.map(({ kind }) => kind)).toEqual(["OPEN"]);
  });

  it.each([
    ["in its head", 5],
    ["in its body", 60],
  ])("tells of a frame that is cut %s, and ends", async (_, byteLength) => {
    const { frames, error } = await hear(signStage, [question(asked([1], ["a word"])).subarray(0, byteLength)]);
    expect(error).toMatchObject({ code: "frame-damaged", message: expect.stringContaining("ends in the middle of a frame") });
    expect(jsonOf(frames[1]!)).toMatchObject({ code: "frame-damaged", stack: expect.any(String) });
  });

  it("believes a length no further than bytes come", async () => {
    const lie = question(asked([1], ["a word"])).slice();
    new DataView(lie.buffer).setUint32(4, 0xfffffff0, true);
    const { error } = await hear(signStage, [lie]);
    expect(error).toMatchObject({ code: "frame-damaged", message: expect.stringMatching(/\d+ of 4294967280 bytes of its body/) });
  });

  it("finds a length that is too short by what comes next, and refuses other kinds of frames", async () => {
    const lie = question(asked([1], ["a word"])).slice();
    new DataView(lie.buffer).setUint32(4, 16, true);
    const { frames, error } = await hear(signStage, [lie]);
    expect(frames.at(-1)!.kind).toBe("FAIL");
    expect(error).toMatchObject({ code: "frame-damaged", message: "a frame of 16 bytes has another checksum than it says" });
    expect((await hear(signStage, [bytesOf("FAIL", new Uint8Array(0))])).error).toMatchObject({ message: "a question expected DATA, got FAIL" });
  });

  it("tells what is wrong with one question and answers the next", async () => {
    const good = question(asked([5], ["a word"]));
    const bad = [
      bytesOf("DATA", new TextEncoder().encode("no arrow at all")),
      bytesOf("DATA", new Uint8Array(0)),
      bytesOf("DATA", new Uint8Array(4096).fill(255)),
      question({ document: BigInt64Array.of(1n) }, { document: "i64" }),
      question({ document: ["one"], text: ["a word"] }, { document: "utf8", text: "utf8" }),
    ];
    const { frames, error } = await hear(
      signStage,
      bad.flatMap((one) => [one, good]),
    );
    expect(error).toBeUndefined();
    expect(frames.slice(1).map(({ kind }) => kind)).toEqual(bad.flatMap(() => ["FAIL", "DATA"]));
    const failures = frames.filter(({ kind }) => kind === "FAIL").map(jsonOf);
    expect(failures.map(({ code }) => code)).toEqual(["frame-damaged", "frame-damaged", "frame-damaged", "stage-input", "stage-input"]);
    expect(failures[3]!.message).toBe('stage sign: column "text" expected utf8?, got no such column');
    expect(failures[4]!.message).toBe('column "document" expected i64, got "one" in row 0');
  });

  it.each([0, 3, 4, 9, 12, 13, 40, 200])("never reads on where byte %i of a frame was damaged", async (at) => {
    const damaged = question(asked([1, 2, 3], TEXTS.slice(0, 3)));
    damaged[at]! ^= 0x81;
    const { frames, error } = await hear(signStage, [damaged, question(asked([1], ["a word"]))]);
    expect(error).toMatchObject({ code: "frame-damaged" });
    expect(frames.map(({ kind }) => kind)).toEqual(["OPEN", "FAIL"]);
  });

  it("refuses a batch of another stamp, with both values, and takes one without", async () => {
    const other = bytesOf("DATA", batchToIpc(signStage.input, asked([1], ["a word"]), { ...stamp, settings: "0badcafe" }));
    const { frames } = await hear(signStage, [other]);
    expect(jsonOf(frames[1]!)).toMatchObject({
      code: "stage-mismatch",
      message: `stage sign has settings "${stamp.settings}", its input was made with "0badcafe"`,
    });
    const run = openStage(signStage, { settings: { threshold: 0.8 } });
    expect(() => run.run(asked([1], ["a word"]), stamp)).toThrow(/has settings "[0-9a-f]{8}"/);
    expect(run.run(asked([1], ["a word"])).document).toEqual(BigInt64Array.of(1n));
  });

  it("says what is wrong with its settings before it ends", async () => {
    const { frames, error } = await hear(signStage, [], { threshold: 2 });
    expect(error).toBeInstanceOf(RangeError);
    expect(jsonOf(frames[0]!)).toMatchObject({ message: '"threshold" expected number in (0, 1], got 2' });
    expect(() => openStage(signStage, { settings: { folding: {} } })).toThrow('"folding" is no setting of a stage');
    expect(() => openStage(signStage, { settings: 5 })).toThrow(TypeError);
  });

  it("hands on what a stage throws, with its stack", async () => {
    const failing: Stage<{ n: "i64" }, { n: "i64" }, unknown> = {
      name: "failing",
      summary: "fails",
      input: { n: "i64" },
      output: { n: "i64" },
      settings: DETECT_STAGE,
      open: () => () => {
        throw new Error("document 17 cannot be read");
      },
    };
    const { frames } = await hear(failing, [question({ n: BigInt64Array.of(17n) }, failing.input)]);
    expect(jsonOf(frames[1]!)).toMatchObject({ code: "internal", message: "document 17 cannot be read", stack: expect.stringContaining("serve-stage.test") });
  });

  it("takes lone surrogates, NUL and a huge text", async () => {
    const huge = "one word after the other ".repeat(40_000);
    const { frames } = await hear(signStage, [question(asked([1, 2, 3], ["a lone \ud800 surrogate", "nul \u0000 in it", huge]))]);
    const { batch } = batchFromIpc(signStage.output, frames[1]!.body);
    expect(batch.tokens).toEqual(Int32Array.of(3, 3, 200_000));
    expect(batch.problem).toEqual([null, null, null]);
  });
});

describe("sign", () => {
  it("gives identical texts one digest, texts without a word none, and tells of a text that is missing", () => {
    const { digest, keys, problem } = openStage(signStage).run(asked([0, 1, 2, 3], ["Some words, here.", "some WORDS here", "...", null])) as Record<
      string,
      never
    >;
    const digests = digest as unknown as BigInt64Array;
    expect(digests[0]).toBe(digests[1]);
    expect([digests[2], digests[3]]).toEqual([0n, 0n]);
    const { offsets, values } = keys as unknown as { offsets: Int32Array; values: BigInt64Array };
    const bands = offsets[1]!;
    expect(Array.from(offsets)).toEqual([0, bands, 2 * bands, 2 * bands, 2 * bands]);
    expect(values.slice(0, bands)).toEqual(values.slice(bands));
    expect(problem).toEqual([null, null, null, "text is null"]);
  });
});
