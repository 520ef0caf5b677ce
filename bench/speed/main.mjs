/**
 * `npm run bench`: runs the stages beside it one after the other and prints one table. `npm run bench -- --only signatures` runs one of
 * them; `--only passages --sizes 1/4,1/2,1/1` measures how the passage search grows with the number of documents (minutes);
 * `--json FILE` writes the rows and the machine as well.
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadBundled } from "../load-bundled.mjs";

/** One file a stage. */
const STAGES = ["signatures", "near-duplicates", "passages"];

const { only, sizes, json } = parseArgs({
  options: { only: { type: "string", default: STAGES.join(",") }, sizes: { type: "string", default: "" }, json: { type: "string" } },
}).values;
const chosen = only.split(",");
for (const stage of chosen) if (!STAGES.includes(stage)) throw new RangeError(`--only expected some of ${STAGES.join(",")}, got "${stage}"`);

const root = resolve(import.meta.dirname, "../..");
const { formatMeasurements, measurementsToJson } = await loadBundled(join(root, "bench/measurement.ts"));
const { describeMachine } = await loadBundled(join(root, "bench/machine.ts"));

const rows = [];
for (const stage of chosen) {
  const { run } = await loadBundled(join(import.meta.dirname, `${stage}.ts`));
  rows.push(...(await run(resolve(root, "../shared/corpora"), sizes === "" ? [] : sizes.split(","))));
}
process.stdout.write(formatMeasurements(rows));
if (json !== undefined) writeFileSync(json, measurementsToJson(describeMachine(root), rows));
