/**
 * Hostile inputs through the built package, a stated number of them, the same for the same seed: every result is checked, and
 * the first input that breaks a rule is printed with the command that runs it alone.
 *   npm run fuzz -- --runs 2000 --seed 1 [--only K] [--seconds T]
 * Prints what was run; exit 1 on a defect, 2 on bad usage. Needs dist/.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { compare, createLshIndex, createSketcher, detect, exactJaccard, explain, readDocuments, tokenize, writeDetection } from "../dist/node.js";
import { check, checkPairs, checkPassages, checkWritten } from "./fuzz-checks.mjs";
import { collection, hostileFiles, options, randomSource, sentence } from "./fuzz-texts.mjs";

const COMMAND = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

function wholeNumber(name, text) {
  if (/^\d{1,9}$/.test(text ?? "")) return Number(text);
  console.error(`--${name} expected a whole number, got ${text}`);
  process.exit(2);
}

function checkTokens(text) {
  const { length, start, end } = tokenize(text);
  let at = 0;
  for (let x = 0; x < length; x++) {
    check(at <= start[x] && start[x] < end[x] && end[x] <= text.length, `token ${x} is [${start[x]}, ${end[x]})`);
    at = end[x];
  }
}

/** What `compare` says of two documents is what `detect` says of them. */
async function checkTwo(documents, given) {
  const [a, b] = documents.map(({ id, text }) => ({ id, text }));
  const { sensitivity, self, limits } = given;
  // bounds of collections mean nothing between two documents, and are refused
  const { familyPairs: _familyPairs, maxBucket: _maxBucket, ...ofTwo } = limits ?? {};
  const one = compare(a, b, { self, limits: ofTwo });
  const textOf = (id) => (id === a.id ? a : b).text;
  checkPassages(one, textOf, null);
  const { runs } = explain(a, b);
  for (const run of runs) check(run.text === textOf(run.a.id).slice(run.a.start, run.a.end), "explain slices another text");
  if (sensitivity !== "quote" || limits) return;
  const two = await detect([a, b], { self });
  const places = ({ passages }) =>
    passages.map((passage) => `${passage.a.id} ${passage.a.start} ${passage.a.end} ${passage.b.id} ${passage.b.start} ${passage.b.end}`).sort();
  check(isDeepStrictEqual(places(one), places(two)), "detect and compare disagree");
}

function checkSketches(documents) {
  const sketcher = createSketcher({ shingleSize: 3, numComponents: 64 });
  const index = createLshIndex({ numComponents: 64 });
  for (const { id, text } of documents) index.add(id, sketcher.sketch(text));
  for (const { id, text } of documents) check([...index.candidates(sketcher.sketch(text))].includes(id), "a document is no candidate of itself");
  const [a, b] = documents;
  const jaccard = exactJaccard(a.text, b.text);
  check(jaccard >= 0 && jaccard <= 1 && jaccard === exactJaccard(b.text, a.text), `resemblance is ${jaccard}`);
}

async function checkCollection(random) {
  const documents = collection(random);
  const given = options(random);
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const textOf = (id) => texts.get(id);
  for (const { text } of documents) checkTokens(text);
  const detection = await detect(documents, given);
  const isTimed = documents.some(({ publishedAt }) => publishedAt !== undefined);
  checkPassages(detection, textOf, isTimed ? null : new Map(documents.map(({ id }, x) => [id, x])));
  checkPairs(detection);
  checkWritten(detection, textOf);
  check(isDeepStrictEqual(await detect(structuredClone(documents), given), detection), "a second run of the same input differs");
  await checkTwo(documents, given);
  checkSketches(documents);
}

/** Reads damaged files in a folder of their own; for some, the command as a process too. */
async function checkFiles(random) {
  const folder = mkdtempSync(join(tmpdir(), "wirecopy-fuzz-"));
  try {
    for (const [name, content] of hostileFiles(random)) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, "good.txt"), sentence(random));
    const problems = [];
    const documents = [];
    for await (const document of readDocuments(folder, { onProblem: (problem) => problems.push(problem) })) documents.push(document);
    check(
      documents.some(({ id }) => id === "good.txt"),
      "bad files cost a good one",
    );
    const detection = await detect(documents);
    const texts = new Map(documents.map(({ id, text }) => [id, text]));
    checkPassages(detection, (id) => texts.get(id), null);
    const out = join(folder, "out.json");
    await writeDetection(detection, { json: out, csv: join(folder, "out.csv.part") }, { textOf: (id) => texts.get(id) });
    if (random.chance(20))
      checkCommand(
        folder,
        problems.some(({ severity }) => severity === "error"),
        detection,
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkCommand(folder, hasErrors, detection) {
  const target = join(folder, ".command.json");
  rmSync(join(folder, "out.json"), { force: true });
  rmSync(join(folder, "out.csv.part"), { force: true });
  const { status, signal, stderr } = spawnSync(process.execPath, [COMMAND, "detect", folder, "--json", target, "--quiet"], {
    encoding: "utf8",
    timeout: 60_000,
  });
  check(signal === null && status === (hasErrors ? 2 : 0), `the command ended with ${status ?? signal}: ${stderr.slice(0, 300)}`);
  check(JSON.parse(readFileSync(target, "utf8")).passages.length === detection.passages.length, "the command finds other passages");
}

/**
 * So many times the input takes at most so many times the processor time, where what is linear takes 8, and up to twice that where it outgrows a
 * cache, and what is quadratic 64; measured again once, since a machine has other work.
 */
const TIMES = 8;
const MOST_TIMES = 28;

async function checkLinear() {
  const families = {
    "one word": (n) => [{ id: "a", text: "word ".repeat(n * 60_000) }],
    "one sentence": (n) =>
      ["a", "b"].map((id) => ({ id, text: `${id} ${"The harbour authority closed the northern terminal on Tuesday. ".repeat(n * 12_000)}` })),
    "open quotation marks": (n) => ["a", "b"].map((id) => ({ id, text: `${id} ${'"a b “c d «e f '.repeat(n * 20_000)}` })),
    "identical documents": (n) =>
      Array.from({ length: n * 1500 }, (_, x) => ({ id: `d${x}`, text: "Gulls wheeled above the abandoned cannery until nightfall, said nobody." })),
  };
  for (const [name, make] of Object.entries(families)) {
    const ratio = async () => {
      const least = { 1: Number.POSITIVE_INFINITY, [TIMES]: Number.POSITIVE_INFINITY };
      // the first warms up
      for (const [x, n] of [1, 1, TIMES, 1, TIMES].entries()) {
        const documents = make(n);
        const from = process.cpuUsage();
        await detect(documents);
        const { user, system } = process.cpuUsage(from);
        if (x > 0) least[n] = Math.min(least[n], user + system);
      }
      return least[TIMES] / least[1];
    };
    const measured = await ratio();
    const least = measured <= MOST_TIMES ? measured : Math.min(measured, await ratio());
    console.log(`${TIMES} times ${name}: ${least.toFixed(1)} times as long`);
    check(least <= MOST_TIMES, `${TIMES} times ${name} takes ${least.toFixed(1)} times as long`);
  }
}

const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string" }, only: { type: "string" }, seconds: { type: "string" } } });
const seed = wholeNumber("seed", values.seed ?? "1");
const only = values.only === undefined ? null : wholeNumber("only", values.only);
const runs = only === null ? wholeNumber("runs", values.runs ?? "500") : 1;
const until = values.seconds === undefined ? Number.POSITIVE_INFINITY : performance.now() + 1000 * wholeNumber("seconds", values.seconds);
process.on("warning", () => undefined);

let done = 0;
for (; done < runs && performance.now() < until; done++) {
  const number = only ?? done;
  const random = randomSource(Math.imul(seed, 1_000_003) + number);
  try {
    await (random.chance(8) ? checkFiles(random) : checkCollection(random));
  } catch (error) {
    console.error(`input ${number} of seed ${seed}: ${error instanceof Error ? error.stack : error}\nagain: npm run fuzz -- --seed ${seed} --only ${number}`);
    process.exit(1);
  }
}
console.log(`${done} inputs of seed ${seed}: nothing wrong`);
if (only === null) await checkLinear();
