/**
 * Command line: a limit of two documents -> one line of print, in the names of the flags. (A detection has a section of them,
 * summary.ts.)
 */
import type { Limit } from "../types/limit.js";
import { inFlags } from "./flag-names.js";
import { oneLine } from "./terminal-text.js";

/** "limit document-empty (1): documents without a word: …", safe to print. */
export function limitLine({ code, count, detail }: Limit): string {
  return `limit ${code} (${count}): ${oneLine(inFlags(detail))}`;
}
