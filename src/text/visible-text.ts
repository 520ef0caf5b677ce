/**
 * Stage input and output: text from outside -> text that is safe to print. A title or an id may hold escape sequences that
 * move the cursor, change the window title or turn the writing direction; such characters are shown as \x1b or \u202e,
 * never emitted. No import of Node here. O(characters).
 */

/**
 * Control characters (C0, DEL, C1), line and paragraph separators, marks, embeddings, overrides and isolates of writing
 * direction, deprecated format characters, byte order marks, soft hyphens (terminals do not agree on their width) and lone
 * surrogates. Joiners and variation selectors stay: scripts and emoji need them.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
/** Everything but tabs, LF, and CR before LF. */
const BETWEEN_LINE_ENDS = /(?:[^\r\n\t]|\r(?!\n))+/g;

/** `text` with every unsafe character, line ends included, as a visible escape. */
export function visibleText(text: string): string {
  return text.replace(UNSAFE, escapeOf);
}

/** CSV for a terminal: as `visibleText`, but tabs, LF and CRLF stay. A CR alone would let a cell overwrite what stands before it. */
export function visibleCsv(csv: string): string {
  return csv.replace(BETWEEN_LINE_ENDS, visibleText);
}

/**
 * JSON for a terminal: what JSON.stringify leaves as it is (DEL, C1, writing direction) becomes a JSON escape too, so that
 * the value stays the same. Outside its strings JSON has none of these.
 */
export function visibleJson(json: string): string {
  return json.replace(BETWEEN_LINE_ENDS, (line) => line.replace(UNSAFE, longEscapeOf));
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : longEscapeOf(character);
}

function longEscapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
