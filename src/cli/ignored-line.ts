/**
 * Command line: what was ignored -> one line of print, also where it is nothing: whoever gave a list wants to know.
 */
import type { IgnoredSpan } from "../types/passage.js";
import type { Settings } from "../types/settings.js";
import { counted } from "./figures.js";

/** "3 passages of ignored texts in 2 documents", or nothing where no texts were to be ignored. */
export function* ignoredLine(ignored: readonly IgnoredSpan[], { ignore }: Settings): Generator<string> {
  if (ignore === null) return;
  const documents = new Set(ignored.map(({ id }) => id)).size;
  yield `${counted(ignored.length, "passage")} of ignored texts in ${counted(documents, "document")}`;
}
