/**
 * Command line: the file of --model -> the model. It is read before anything else: a run by another model than the one that was asked for would
 * say something else. O(bytes).
 */
import { readFile } from "node:fs/promises";
import { WirecopyError } from "../errors.js";
import { loadModel } from "../information/model-bytes.js";
import { systemReason } from "../io/system-reason.js";
import { visibleText } from "../text/visible-text.js";
import type { WordModel } from "../types/word-model.js";

/** The bytes of a file and the model that they are. @throws {WirecopyError} naming the file: "no-input" if it cannot be read; as `loadModel`. */
export async function readModelFile(path: string): Promise<{ readonly model: WordModel; readonly byteLength: number }> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    const hint = "`wirecopy model train` makes one";
    throw new WirecopyError("no-input", `the model ${visibleText(path)} cannot be read: ${systemReason(cause)}; ${hint}`, { cause });
  });
  try {
    return { model: loadModel(bytes), byteLength: bytes.byteLength };
  } catch (cause) {
    if (!(cause instanceof WirecopyError)) throw cause;
    throw new WirecopyError(cause.code, `${visibleText(path)}: ${cause.message}`, { cause });
  }
}

/** The model of the flag; undefined where it was not given. @throws as `readModelFile`. */
export async function readModel(path: string | undefined): Promise<WordModel | undefined> {
  return path === undefined ? undefined : (await readModelFile(path)).model;
}
