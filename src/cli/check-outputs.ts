/**
 * Command line: the targets of a run and what it reads -> whether they can all be what was asked for: no two of them one file, none of them an input.
 */
import { listInputs } from "../io/readers/input-files.js";
import { resolveReadOptions } from "../io/readers/read-options.js";
import { checkDistinct, checkNotAmong, type NamedTargets } from "../node/distinct-targets.js";
import { asUsage } from "./exit-status.js";

/**
 * Resolves if nothing is wrong. @param paths all that is read; problems of these are told when they are.
 * @throws {UsageError} of two targets that are one file; {WirecopyError} of a target that is an input.
 */
export async function checkOutputs(targets: NamedTargets, paths: readonly string[]): Promise<void> {
  await asUsage(() => checkDistinct(targets));
  // a path that no reader knows by its name may be a release all the same
  const asTexts = paths.map((path) => ({ path, id: path, format: "text", gzip: false, stdin: path === "-" }) as const);
  await checkNotAmong(asTexts, targets);
  await checkNotAmong(listInputs(paths, resolveReadOptions({ onProblem: () => undefined })), targets);
}
