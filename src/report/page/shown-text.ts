/**
 * Page of the report: a piece of a document -> nodes that show it as it is and can do nothing. Control characters and signs that turn the
 * writing direction stand as their code in a frame; everything else is text. Offsets are kept: `data-start` of a frame is that of its
 * character. O(characters).
 */
import { element } from "./element.js";
import { words } from "./words.js";

/** Not among them: tab, LF, CR; marks of direction and joiners, which scripts need; soft hyphens, which show as nothing. */
const UNSAFE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]/gu;

/** Appends `text` to `target`; `start` is its offset in the document. */
export function appendShown(target: Element, text: string, start: number): void {
  let from = 0;
  for (const { index, 0: character } of text.matchAll(UNSAFE)) {
    if (index > from) target.append(text.slice(from, index));
    const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    target.append(element("span", { class: "escape", title: words.reader.escaped(code), "data-start": start + index }, code));
    from = index + character.length;
  }
  if (from < text.length) target.append(text.slice(from));
}
