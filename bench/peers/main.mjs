/**
 * `npm run bench:peers`: other libraries beside wirecopy, one table on stdout, progress on stderr. `--only signatures,pairs,passages`,
 * `--json FILE` for the rows and the machine, `--quick` for a few hundred texts, which shows that all of it runs and gives no figures.
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadBundled } from "../load-bundled.mjs";

const root = resolve(import.meta.dirname, "../..");
const { formatMeasurements, measurementsToJson } = await loadBundled(join(root, "bench/measurement.ts"));
const { describeMachine, machineLine } = await loadBundled(join(root, "bench/machine.ts"));
const { comparePeers, STAGES } = await loadBundled(join(import.meta.dirname, "compare-peers.ts"));

const options = { only: { type: "string", default: STAGES.join(",") }, json: { type: "string" }, quick: { type: "boolean", default: false } };
const { only, json, quick } = parseArgs({ options }).values;
const stages = only.split(",");
for (const stage of stages) if (!STAGES.includes(stage)) throw new RangeError(`--only expected some of ${STAGES.join(",")}, got "${stage}"`);

const machine = describeMachine(root);
const progress = (line) => process.stderr.write(`${line}\n`);
const rows = comparePeers({ folder: import.meta.dirname, corpora: resolve(root, "../shared/corpora") }, { stages, quick, progress });
process.stdout.write(`${formatMeasurements(rows)}\n${machineLine(machine)}\n`);
if (json !== undefined) writeFileSync(json, measurementsToJson(machine, rows));
