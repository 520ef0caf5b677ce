/**
 * Node: what a run over files decided -> the records that are kept, as they came in, and a list of what is dropped, both or none
 * (write-outputs.ts).
 */
import { WirecopyError } from "../errors.js";
import { FORMATS, type InputFormat, recordForm } from "../io/readers/formats.js";
import type { InputFile } from "../io/readers/input-files.js";
import { inChunks } from "../io/writers/chunks.js";
import { visibleCsv, visibleJson } from "../text/visible-text.js";
import type { CancelSignal } from "../types/options.js";
import type { FileDeduplication } from "./deduplicate-files.js";
import { checkTarget } from "./pending-file.js";
import type { RecordStore } from "./record-store.js";
import { checkDistinct, checkNotAmong, type Output, type OutputStream, writeOutputs } from "./write-outputs.js";

/** Where results go: a path, or "-" for standard output (one of them only). One that is absent is not written. */
export interface DeduplicationTargets {
  readonly out?: string | undefined;
  readonly duplicates?: string | undefined;
}

/**
 * Resolves if both targets can be written as far as this can be known beforehand.
 * @throws {RangeError} if a target is empty, or both are the same.
 * @throws {WirecopyError} "unwritable-output".
 */
export async function checkDeduplicationTargets({ out, duplicates }: DeduplicationTargets): Promise<void> {
  for (const [name, target] of Object.entries({ out, duplicates })) if (target === "") throw new RangeError(`"${name}" expected a path or "-", got ""`);
  await checkDistinct({ out, duplicates });
  for (const target of [out, duplicates]) if (target !== undefined && target !== "-") await checkTarget(target);
}

/**
 * Refuses a target that is one of the inputs, and inputs of several forms where they are to be joined.
 * @throws {WirecopyError} "unwritable-output".
 */
export async function checkAgainstInputs({ out, duplicates }: DeduplicationTargets, files: readonly InputFile[]): Promise<void> {
  await checkNotAmong(files, { out, duplicates });
  const [first] = files;
  const other = files.find(({ format }) => first !== undefined && recordForm(format) !== recordForm(first.format));
  if (out === undefined || first === undefined || other === undefined) return;
  const forms = `${first.path} is ${FORMATS[first.format].what}, ${other.path} is ${FORMATS[other.format].what}`;
  throw new WirecopyError("unwritable-output", `${out} cannot be written: it would hold records of several forms (${forms}); give inputs of one form`);
}

export interface WriteDeduplicationOptions {
  readonly store: RecordStore;
  /** Of all inputs. */
  readonly format: InputFormat;
  readonly stdout: OutputStream;
  readonly signal: CancelSignal | undefined;
}

/**
 * Writes both results. Files appear whole or not at all.
 * @throws {WirecopyError} "unwritable-output", "input-changed"; the reason of the signal.
 */
export async function writeDeduplication(result: FileDeduplication, targets: DeduplicationTargets, options: WriteDeduplicationOptions): Promise<void> {
  const { format, stdout, signal } = options;
  const outputs: Output[] = [];
  if (targets.out !== undefined)
    outputs.push({ target: targets.out, chunks: keptChunks(result, options), visible: recordForm(format) === "json-lines" ? visibleJson : visibleCsv });
  if (targets.duplicates !== undefined) outputs.push({ target: targets.duplicates, chunks: inChunks(duplicateLines(result)), visible: visibleJson });
  await writeOutputs(outputs, stdout, signal);
}

function keptChunks({ ids, run }: FileDeduplication, { store, format }: WriteDeduplicationOptions): Iterable<string | Uint8Array> {
  const kept = [...ids.keys()].filter((document) => !run.verdicts.has(document));
  if (format === "text") return inChunks(pathLines(kept, store));
  return format === "csv" ? store.rows(kept) : store.lines(kept);
}

function* pathLines(documents: readonly number[], store: RecordStore): Generator<string> {
  for (const document of documents) yield `${store.pathOf(document)}\n`;
}

function* duplicateLines({ ids, run }: FileDeduplication): Generator<string> {
  for (const [document, id] of ids.entries()) {
    const verdict = run.verdicts.get(document);
    if (verdict !== undefined) yield `${JSON.stringify({ id, of: ids[verdict.of], resemblance: verdict.resemblance, rule: verdict.rule })}\n`;
  }
}
