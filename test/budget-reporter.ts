/**
 * What vitest prints at the end of a run beside its own report: files that take longer than they may, the slowest ten, and for each thing
 * that is missing here how many tests were skipped for it and how to get it (test/needs.ts).
 *
 * A file may take 10 s, and one that ends in .slow.test.ts 120 s, loading and set-up included. These are seconds of the clock of a machine
 * that does nothing else, so that a file over its budget is printed and does not fail the run.
 */
import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

const BUDGET_SECONDS = 10;
const SLOW_BUDGET_SECONDS = 120;
const SLOWEST = 10;

export interface TimedFile {
  /** Relative to the root of the checkout. */
  readonly path: string;
  readonly seconds: number;
}

const budgetOf = (path: string): number => (path.endsWith(".slow.test.ts") ? SLOW_BUDGET_SECONDS : BUDGET_SECONDS);
const line = ({ path, seconds }: TimedFile, note = "") => `${seconds.toFixed(1).padStart(8)} s  ${path}${note}`;

/** The slowest files where there are more than ten, and all that are over their budget; nothing where a few files are in theirs. */
export function budgetLines(files: readonly TimedFile[]): string[] {
  const ranked = files.toSorted((x, y) => y.seconds - x.seconds || (x.path < y.path ? -1 : 1));
  const over = ranked.filter(({ path, seconds }) => seconds > budgetOf(path));
  const slowest = files.length > SLOWEST ? [`The slowest ${SLOWEST} of ${files.length} files:`, ...ranked.slice(0, SLOWEST).map((file) => line(file))] : [];
  if (over.length === 0) return slowest;
  return [...slowest, "Over their budget:", ...over.map((file) => line(file, `, of ${budgetOf(file.path)} s`))];
}

/** Each reason once, with the number of tests that were skipped for it, most first. @param reasons one a test; undefined where it gave none. */
export function skipLines(reasons: readonly (string | undefined)[]): string[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason ?? "no reason given", (counts.get(reason ?? "no reason given") ?? 0) + 1);
  if (counts.size === 0) return [];
  const ranked = [...counts].sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1));
  return ["Skipped:", ...ranked.map(([reason, count]) => `${String(count).padStart(8)} ${count === 1 ? "test" : "tests"}, ${reason}`)];
}

function timed(module: TestModule): TimedFile {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
  const ms = environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration;
  return { path: relative(process.cwd(), module.moduleId).replaceAll("\\", "/"), seconds: ms / 1000 };
}

export default class BudgetReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")]);
    // a run by name or by .only skips what it did not choose, which nobody has to hear of
    const lacking = skipped.filter((test) => test.options.mode === "skip").map((test) => test.meta().lacking);
    const lines = [...budgetLines(modules.map(timed)), ...skipLines(lacking)];
    if (lines.length > 0) console.log(`${lines.join("\n")}\n`);
  }
}
