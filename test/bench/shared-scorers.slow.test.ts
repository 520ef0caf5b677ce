/**
 * The measures against the scorers beside the checkout, on real detections: each has to print what this project computes.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type GoldItem, scoreGold } from "../../bench/quality/gold.js";
import { type Case, type Measures, measure } from "../../bench/quality/measures.js";
import { type LabelledSet, readPan, readPlanted } from "../../bench/quality/read-labelled.js";
import { detect } from "../../src/index.js";
import type { Passage } from "../../src/types/passage.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { needs, shared } from "../needs.js";
import { randomNumbers } from "../reference/random-numbers.js";

const SHARED = resolve(import.meta.dirname, "../../../shared");

/** Half of the passages as they are; the others cut in two, shifted, dropped, or joined by a repeat and a false one. */
function worsened(passages: readonly Passage[]): Passage[] {
  const next = randomNumbers(3);
  const moved = (passage: Passage, from: number, to: number): Passage => {
    const part = ({ id, start, end }: Passage["a"]) => {
      const length = end - start;
      return { id, start: start + Math.floor(from * length), end: Math.max(start + Math.floor(from * length) + 1, start + Math.floor(to * length)) };
    };
    return { ...passage, a: part(passage.a), b: part(passage.b) };
  };
  return passages.flatMap((passage) => {
    const choice = next() % 10;
    if (choice === 0) return [];
    if (choice === 1) return [moved(passage, 0, 0.5), moved(passage, 0.6, 1)];
    if (choice === 2) return [moved(passage, 0, 3)];
    if (choice === 3) return [passage, { ...passage, a: passage.b, b: passage.a }];
    if (choice === 4) return [passage, { ...passage, b: { ...passage.b, start: 0, end: 25 } }];
    return [passage];
  });
}

/** The lines of plagdet.mjs as it would print them. */
function printedLike({ kinds, ...m }: Measures<Passage>): string[] {
  const rows = [...kinds].sort(([x], [y]) => (x < y ? -1 : 1));
  const wrong = m.alarmsBetween.length + m.alarmsInside.length;
  return [
    ...rows.map(([kind, { cases, found }]) => `${kind.padEnd(14)} ${(found / cases).toFixed(4)}  (${found}/${cases} covered >= 80 % on both sides)`),
    `reported ${m.reported}, false ${wrong}, siblings ${m.siblings}, edge error ${(m.edgeError ?? 0).toFixed(1)} characters`,
    `plagdet ${m.plagdet.toFixed(4)} recall ${m.recall.toFixed(4)} precision ${m.precision.toFixed(4)} granularity ${m.granularity.toFixed(3)}`,
  ];
}

function printed(script: string, truth: readonly unknown[], passages: readonly Passage[], ...flags: string[]): string[] {
  const folder = temporaryFolder({ "truth.json": JSON.stringify(truth), "detection.json": JSON.stringify({ passages }) });
  const run = spawnSync(process.execPath, [join(SHARED, "eval", script), join(folder, "truth.json"), join(folder, "detection.json"), ...flags], {
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
  return run.stdout.trimEnd().split("\n");
}

function expectSame({ truth, isJudged }: LabelledSet, passages: readonly Passage[], ...flags: string[]): void {
  expect(printedLike(measure(truth as Case[], passages.filter(isJudged)))).toEqual(printed("plagdet.mjs", truth, passages, ...flags));
}

describe("the measures beside the shared scorers", needs(shared("eval"), shared("corpora"), shared("seeds")), () => {
  it("are those of plagdet.mjs on a planted set, good and worsened", async () => {
    const folder = temporaryFolder();
    const corpus = join(SHARED, "corpora/reuters21578.jsonl.gz");
    const lines = (await import("node:zlib")).gunzipSync(readFileSync(corpus)).toString("utf8").split("\n").slice(0, 1500);
    writeFileSync(join(folder, "corpus.jsonl"), lines.join("\n"));
    const sizes = ["--docs", "240", "--cases", "140", "--popular", "20", "--seed", "9"];
    execFileSync(process.execPath, [join(SHARED, "eval/plant.mjs"), "--corpus", join(folder, "corpus.jsonl"), ...sizes, "--out", folder], { stdio: "ignore" });
    const labelled = readPlanted(folder);
    const { passages } = await detect(labelled.documents);
    expect(labelled.truth.length).toBeGreaterThan(100);
    expectSame(labelled, passages);
    expectSame(labelled, worsened(passages));
  });

  it("are those of plagdet.mjs on a corpus in PAN's layout", async () => {
    const labelled = readPan(join(SHARED, "corpora/indonesian-pan"));
    const documents = labelled.documents.filter(({ id }) => /000[01]\d\.txt$/.test(id));
    const ids = new Set(documents.map(({ id }) => id));
    const truth = labelled.truth.filter(({ a, b }) => ids.has(a.id) && ids.has(b.id));
    const { passages } = await detect(documents, { sensitivity: "sentence" });
    expectSame({ ...labelled, truth }, worsened(passages), "--between", "source-,suspicious-");
  });

  it("are those of score-passages.mjs on the seeds, good and worsened", async () => {
    const folder = join(SHARED, "seeds");
    const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    const documents = names.map((id) => ({ id, text: readFileSync(join(folder, id), "utf8") }));
    const gold = JSON.parse(readFileSync(join(folder, "gold-passages.json"), "utf8")) as GoldItem[];
    const { passages } = await detect(documents);
    for (const reported of [passages, worsened(passages)]) {
      const { tiers, distinct, wrong, precision } = scoreGold(gold, reported);
      const tier = ({ items, missed }: (typeof tiers)["must"]) => `${items - missed.length}/${items}`;
      const counts = `reported ${
        new Set(
          reported.map(({ a, b }) =>
            [a, b]
              .map((s) => `${s.id} ${s.start} ${s.end}`)
              .sort()
              .join(),
          ),
        ).size
      }, distinct ${distinct}, wrong ${wrong.length}`;
      expect(`must ${tier(tiers.must)}, should ${tier(tiers.should)}, may ${tier(tiers.may)}, ${counts}, precision ${precision.toFixed(3)}`).toBe(
        printed("score-passages.mjs", gold, reported).at(-1),
      );
    }
  });
});
