/**
 * Command line: text from outside -> text that is safe to print. A title or an id may hold escape sequences that move the
 * cursor, change the window title or turn the writing direction; such characters are shown as \x1b or \u202e, never emitted.
 * O(characters).
 */

/**
 * Control characters (C0, DEL, C1), line and paragraph separators, marks, embeddings, overrides and isolates of writing
 * direction, deprecated format characters, byte order marks, soft hyphens (terminals do not agree on their width) and lone
 * surrogates. Joiners and variation selectors stay: scripts and emoji need them.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
const WHITE_SPACE = /[\s\u0085]+/g;

/** `text` with every unsafe character, line ends included, as a visible escape. */
export function visibleText(text: string): string {
  return text.replace(UNSAFE, escapeOf);
}

/** `text` on one line: each run of white space as one space, other unsafe characters as visible escapes. */
export function oneLine(text: string): string {
  return visibleText(text.replace(WHITE_SPACE, " ").trim());
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
