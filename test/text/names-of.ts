import { TokenFlag } from "../../src/text/flags.js";
import { tokenize } from "../../src/text/tokens.js";

/** The runs of a text that are marked as names, as they stand in it. */
export function namesOf(text: string): string[] {
  const { length, start, end, flags } = tokenize(text);
  const names: string[] = [];
  for (let i = 0; i < length; i++) {
    if (!(flags[i]! & TokenFlag.NAME_START)) continue;
    let last = i;
    while (last + 1 < length && (flags[last + 1]! & (TokenFlag.NAME | TokenFlag.NAME_START)) === TokenFlag.NAME) last++;
    names.push(text.slice(start[i], end[last]));
  }
  return names;
}
