/**
 * Node: where results go, checked: the forms that were asked for with their targets, and the options of writing. O(forms).
 */
import type { Writable } from "node:stream";
import { checkOptions, checkSignal, checkString, shown } from "../errors.js";
import type { ProblemCount } from "../io/read-problem.js";
import type { TextOf } from "../io/writers/detection-csv.js";
import type { CancelSignal } from "../types/options.js";
import { checkTarget } from "./pending-file.js";

const FORMS = ["json", "jsonl", "csv", "html"] as const;
type Form = (typeof FORMS)[number];

/**
 * Where each form goes: a path, or "-" for standard output (one form only). A form that is absent is not written; `html` is the report that a
 * person reads.
 */
export interface DetectionTargets {
  readonly json?: string | undefined;
  readonly jsonl?: string | undefined;
  readonly csv?: string | undefined;
  readonly html?: string | undefined;
}

/** Those of a trace are the same. */
export type TraceTargets = DetectionTargets;

/** The options of `writeTrace`, and of `writeDetection`. */
export interface WriteOptions {
  /** The text of a document by its id, for the excerpts in CSV and the report in HTML; required for these. */
  readonly textOf?: TextOf | undefined;
  /** What was the matter with the input (`createProblemCounts`): JSON and the report repeat it. @default nothing is said of it */
  readonly problems?: readonly ProblemCount[] | undefined;
  /** What "-" writes to; is not ended. @default process.stdout */
  readonly stdout?: Writable | undefined;
  /** Ends the writing: nothing is left behind, the promise rejects with the signal's reason. */
  readonly signal?: CancelSignal | undefined;
}

/** A form with its target. */
interface OutputForm {
  readonly form: Form;
  readonly target: string;
}

/** @throws {TypeError} if an option is unknown or of the wrong type. @param others names of options that somebody else checks. */
export function checkWriteOptions<Options extends WriteOptions>(options: Options | undefined, others: readonly string[] = []): Options {
  const given = checkOptions(options, ["textOf", "problems", "stdout", "signal", ...others]) as unknown as Options;
  const { stdout, signal, problems } = given;
  if (problems !== undefined && !Array.isArray(problems)) throw new TypeError(`"problems" expected array, got ${shown(problems)}`);
  if (stdout !== undefined && typeof (stdout as Partial<Writable> | null)?.write !== "function")
    throw new TypeError(`"stdout" expected Writable, got ${shown(stdout)}`);
  checkSignal(signal);
  return given;
}

/**
 * The forms that `targets` asks for.
 * @throws {TypeError | RangeError} if a target is no string or empty, or two forms go to the same target.
 */
export function listOutputs(targets: DetectionTargets): OutputForm[] {
  if (typeof targets !== "object" || targets === null || Array.isArray(targets))
    throw new TypeError(`"targets" expected object { ${FORMS.map((form) => `${form}?`).join(", ")} }, got ${shown(targets)}`);
  const given = checkOptions(targets, FORMS);
  const outputs = FORMS.filter((form) => given[form] !== undefined).map((form) => ({ form, target: checkString(form, given[form]) }));
  outputs.forEach(({ form, target }, i) => {
    if (target === "") throw new RangeError(`"${form}" expected a path or "-", got ""`);
    const other = outputs.slice(0, i).find((output) => output.target === target);
    if (other) throw new RangeError(`"${form}" expected another target than "${other.form}", got ${shown(target)} for both`);
  });
  return outputs;
}

/**
 * Resolves if every target can be written as far as this can be known beforehand.
 * @throws as `writeDetection`.
 */
export async function checkDetectionTargets(targets: DetectionTargets): Promise<void> {
  for (const { target } of listOutputs(targets)) if (target !== "-") await checkTarget(target);
}
