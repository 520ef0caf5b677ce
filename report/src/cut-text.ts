/**
 * Page of the report: a text from outside on one line that may be long: its beginning, and a button that shows the rest. O(length).
 */
import { type Child, element } from "./element.js";
import { oneLine } from "./figures.js";
import { words } from "./words.js";

/** @param frame puts marks around what is shown. */
export function cutText(text: string, most: number, frame: (shown: string) => string = (shown) => shown): Child[] {
  const [cut, whole] = [oneLine(text, most), oneLine(text, text.length)];
  const shown = element("span", {}, frame(cut));
  if (cut === whole) return [shown];
  const button = element("button", { type: "button", class: "quiet" }, words.reader.showAll);
  let isWhole = false;
  button.addEventListener("click", () => {
    isWhole = !isWhole;
    shown.textContent = frame(isWhole ? whole : cut);
    button.textContent = isWhole ? words.reader.showLess : words.reader.showAll;
  });
  return [shown, " ", button];
}

/** Typographic marks around a quotation. */
export function quoted(text: string): string {
  return `“${text}”`;
}
