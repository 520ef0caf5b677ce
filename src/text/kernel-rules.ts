/**
 * Stage text: what the text kernel has to know about characters and words, from the tables and the rules of this room. Made once, about 1 ms.
 */
import type { TextRules } from "../kernels/text-kernel.js";
import { WordFolder } from "./fold.js";
import { particleHashes } from "./names.js";
import { markSigns } from "./quotations.js";
import { separatorKinds } from "./separators.js";
import { characterTables, classAt } from "./tables.js";
import { wordEnd, wordFlags } from "./words.js";

/** The rules, with scratch of their own: not for two kernels at once. */
export function createTextRules(): TextRules {
  const tables = characterTables();
  const folder = new WordFolder();
  return {
    classes: tables.classes,
    kinds: separatorKinds(),
    signs: markSigns(),
    particles: particleHashes(),
    classOf: (text, at) => classAt(tables, text, at),
    readWord(text, from, word) {
      const end = wordEnd(tables, text, from);
      folder.hash(text, from, end);
      word[0] = folder.lo;
      word[1] = folder.hi;
      word[2] = wordFlags(tables, text, from, end);
      return end;
    },
  };
}
