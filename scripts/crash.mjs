/**
 * Kills a process that writes an index, with SIGKILL, at random moments, again and again, and looks each time whether the index is what was acknowledged:
 * nothing lost, nothing that was removed back, a batch whole or not there, and the postings those of an index built afresh of its documents. Each
 * process opens what the one before has left. It is death of the process, not of the power.
 *   npm run crash -- --seconds 60 [--seed 1] [--folder F]
 * Prints what was done; exit 1 on a defect, with the folder kept, 2 on bad usage.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { buildWriter } from "./build-writer.mjs";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" }, seed: { type: "string", default: "1" }, folder: { type: "string" } } });
const [seconds, firstSeed] = [values.seconds, values.seed].map(wholeNumber);

function wholeNumber(text) {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`expected a whole number, got ${text}`);
  return process.exit(2);
}

const { program, remove } = await buildWriter(fileURLToPath(new URL("./crash-writer.ts", import.meta.url)));
process.on("exit", remove);
const { openSmall, madeDocument } = await import(pathToFileURL(program).href);

const folder = values.folder ?? mkdtempSync(join(tmpdir(), "wirecopy-crash-"));
const [path, log] = [join(folder, "index"), join(folder, "log")];
mkdirSync(path, { recursive: true });
writeFileSync(log, "");

/** By id: the version that has to be there; what was gone, or never came, is not in it. */
const state = new Map();
/** Operations that a process began and that nobody has acknowledged: at most one, the last. */
let open;
let readTo = 0;
const counts = { kills: 0, acknowledged: 0, open: 0, openDone: 0, killedWhileWritingSegments: 0, segments: 0, models: 0, postings: 0 };

function readLog() {
  const text = readFileSync(log, "utf8");
  const end = text.lastIndexOf("\n") + 1;
  for (const line of text.slice(readTo, end).split("\n")) {
    if (line === "") continue;
    const [kind, operation] = JSON.parse(line);
    if (kind === "try") open = operation;
    else {
      apply(operation);
      open = undefined;
      counts.acknowledged++;
    }
  }
  // a line that was cut is of an operation that had not begun, or whose end nobody was told
  writeFileSync(log, text.slice(0, end));
  readTo = end;
}

function apply(operation) {
  for (const [id, version] of operation) {
    if (version < 0) state.delete(id);
    else state.set(id, version);
  }
}

const faults = [];
const fault = (what) => faults.push(what);

/** The version of a document in the index; undefined where it is not there. */
async function versionOf(index, id) {
  const document = await index.get(`d${id}`);
  if (document === undefined) return undefined;
  const version = Number(/version (\d+)\.$/.exec(document.text)?.[1]);
  if (document.text !== madeDocument(id, version).text) fault(`the text of d${id} is of no version`);
  return version;
}

async function check() {
  const index = await openSmall(path);
  try {
    if (open !== undefined) {
      counts.open++;
      const became = [];
      for (const [id, version] of open) {
        const found = await versionOf(index, id);
        const [before, after] = [state.get(id), version < 0 ? undefined : version];
        if (before === after) continue;
        if (found !== before && found !== after) fault(`d${id} is of version ${found}, and ${before} or ${after} was expected`);
        became.push(found === after);
      }
      if (new Set(became).size > 1) fault(`of a batch a part is there: ${JSON.stringify(open)}`);
      if (became[0]) {
        apply(open);
        counts.openDone++;
      }
      open = undefined;
    }
    for (let id = 0; id < 600; id++) {
      const found = await versionOf(index, id);
      if (found !== state.get(id)) fault(`d${id} is of version ${found}, and ${state.get(id)} was acknowledged`);
    }
    const { documents, postings, faults: more } = await index.verify();
    if (documents !== state.size) fault(`there are ${documents} documents, and ${state.size} were acknowledged`);
    faults.push(...more);
    const { segments, models } = await index.stats();
    counts.segments = Math.max(counts.segments, ...segments.map(({ number }) => number));
    counts.models = Math.max(counts.models, ...models.map(({ version }) => version));
    counts.postings = postings;
    const { segments: left } = await index.stats();
    const named = new Set(left.map(({ number }) => String(number)));
    const files = readdirSync(path).filter((name) => name.endsWith(".seg"));
    if (files.some((name) => !named.has(/-(\d+)\.seg$/.exec(name)[1]))) fault("a file that no state names was left when the index was opened");
  } finally {
    await index.close();
  }
}

const startMs = performance.now();
let moment = firstSeed;
const random = () => {
  moment = (moment * 1103515245 + 12345) % 2147483648;
  return moment / 2147483648;
};
for (let kill = 0; performance.now() - startMs < 1000 * seconds && faults.length === 0; kill++) {
  const child = spawn(process.execPath, [program, path, log, String(firstSeed + kill)], { stdio: ["ignore", "inherit", "pipe"] });
  let said = "";
  child.stderr.on("data", (data) => {
    said += data;
  });
  const end = once(child, "exit");
  // from before the index is open to where it has written for a while
  const before = statSync(log).size;
  const waits = random() < 0.9;
  while (waits && statSync(log).size === before && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 1500 * random() ** 2));
  child.kill("SIGKILL");
  const [code] = await end;
  if (code !== null) fault(`the writer ended by itself with ${code}: ${said}`);
  counts.kills++;
  const names = readdirSync(path, { withFileTypes: true }).map(({ name }) => name);
  readLog();
  const filesBefore = names.filter((name) => name.endsWith(".seg")).length;
  try {
    await check();
  } catch (error) {
    fault(error.stack);
  }
  if (readdirSync(path).filter((name) => name.endsWith(".seg")).length < filesBefore) counts.killedWhileWritingSegments++;
}

console.log(
  `${counts.kills} kills in ${Math.round((performance.now() - startMs) / 1000)} s: ${counts.acknowledged} operations acknowledged, ${counts.open} under way when killed, ` +
    `of which ${counts.openDone} are there; ${counts.killedWhileWritingSegments} left files of segments that no commit names; ` +
    `${counts.segments} segments and ${counts.models} models were made; at the end ${state.size} documents, ${counts.postings} postings`,
);
if (faults.length > 0) {
  console.error(`${faults.slice(0, 10).join("\n")}\nthe index lies in ${folder}`);
  process.exit(1);
}
console.log("nothing acknowledged was lost or came back; every index was the one built afresh");
if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
