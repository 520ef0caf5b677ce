/**
 * Command line: text from outside -> one line that is safe to print (io/visible-text.ts says what is not). O(characters).
 */
import { visibleText } from "../io/visible-text.js";

const WHITE_SPACE = /[\s\u0085]+/g;
/**
 * Characters that show as nothing and do nothing: soft hyphen, word joiner, and a joiner or non-joiner before a letter of
 * Latin, Greek or Cyrillic. In front of other scripts and in emoji joiners decide which shape is drawn, so there they stay.
 */
const INVISIBLE = /[\u00ad\u2060]|[\u200c\u200d]+(?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])/gu;

/** `text` on one line: each run of white space as one space, other unsafe characters as visible escapes. */
export function oneLine(text: string): string {
  return visibleText(text.replace(WHITE_SPACE, " ").trim());
}

/** `text` without the characters that a reader of an excerpt does not see; for ids, which they tell apart, they have to stay. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** As `oneLine`, for an excerpt: without the characters that show as nothing. */
export function excerptLine(text: string): string {
  return oneLine(withoutInvisible(text));
}
