/**
 * Runs once before the tests of the built package: builds dist where it is missing or older than a source. A failed build
 * fails the run.
 */
import { execFileSync } from "node:child_process";

export default function build(): void {
  execFileSync(process.execPath, ["scripts/setup.mjs", "build"], { stdio: "inherit" });
}
