/**
 * Node: the texts of documents -> a file each in a folder, as they were read, so that the offsets of a result can be held against them: of a page, a mail or a PDF they count in the text that
 * was taken out. `texts.csv` says which document is in which file. Names are safe on every system: of an id that is no such name they have what can stay, and eight digits of its SHA-256.
 * O(characters); holds MOST_AT_ONCE files open.
 */
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { checkString, WirecopyError } from "../errors.js";
import { systemReason } from "../io/system-reason.js";
import { csvRows, spreadsheetCell, type TextOf } from "../io/writers/result-csv.js";
import { visibleText } from "../text/visible-text.js";
import type { CancelSignal } from "../types/options.js";
import { type Output, writeOutputs } from "./write-outputs.js";

export interface SaveTextsOptions {
  /** The text of a document by its id. One that it does not know has no file. */
  readonly textOf: TextOf;
  /** Ends the writing: the promise rejects with the signal's reason. */
  readonly signal?: CancelSignal | undefined;
}

const MOST_AT_ONCE = 100;
const MOST_NAME_CHARS = 80;
const SAFE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
/** Names of devices on Windows, whatever stands behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Writes `<name>.txt` of each document into `folder`, which is made where it does not exist, and `texts.csv` last. Files of the same names are replaced; each appears whole.
 * A lone surrogate, for which UTF-8 has no form, is written as U+FFFD, which is as long.
 * @throws {WirecopyError} "unwritable-output"; the reason of the signal.
 */
export async function writeTexts(documents: Iterable<{ readonly id: string }>, folder: string, { textOf, signal }: SaveTextsOptions): Promise<void> {
  checkString("folder", folder);
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw new WirecopyError("unwritable-output", `the folder ${folder} cannot be made: ${systemReason(cause)}`, { cause });
  });
  const rows: [id: string, file: string][] = [["id", "file"]];
  const taken = new Set(["texts.csv"]);
  let files: Output[] = [];
  const flush = async (): Promise<void> => {
    await writeOutputs(files, process.stdout, signal);
    files = [];
  };
  for (const { id } of documents) {
    const text = textOf(id);
    if (text === undefined) continue;
    const file = fileNameOf(id, taken);
    rows.push([spreadsheetCell(id), file]);
    files.push({ target: join(folder, file), chunks: [text], visible: visibleText });
    if (files.length === MOST_AT_ONCE) await flush();
  }
  files.push({ target: join(folder, "texts.csv"), chunks: csvRows(rows), visible: visibleText });
  await flush();
}

/** A name that no other document has, on a system that does not tell capitals from small letters either. @param taken grows by it. */
function fileNameOf(id: string, taken: Set<string>): string {
  const plain = id.replace(/\.txt$/i, "");
  const isSafe = SAFE_NAME.test(plain) && !DEVICE.test(plain) && plain.length <= MOST_NAME_CHARS;
  const name = isSafe && !taken.has(`${plain.toLowerCase()}.txt`) ? plain : `${shortened(plain)}-${createHash("sha256").update(id).digest("hex").slice(0, 8)}`;
  taken.add(`${name.toLowerCase()}.txt`);
  return `${name}.txt`;
}

/** What of an id can stand in a name: of an address the host and the path. */
function shortened(id: string): string {
  const kept = id
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/[^\p{L}\p{N}_.-]+/gu, "_")
    .replace(/^[_.-]+|[_.-]+$/g, "");
  return [...kept].slice(0, MOST_NAME_CHARS).join("") || "text";
}
