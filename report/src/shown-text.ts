/**
 * Page of the report: a text from outside -> nodes that show it as it is and can do nothing, and what a person selects in them -> its
 * characters. Control characters and signs that turn the writing direction stand as their code in a frame; everything else is text. The
 * nodes know which characters they show, so that a selection by mouse, finger or keys leads to a link. What may be long is shown by its
 * beginning, with a button for the rest. O(characters).
 */

import type { Range as Characters } from "../../src/types/document.js";
import { type Child, element } from "./element.js";
import { oneLine } from "./shown-figures.js";
import { words } from "./words.js";

/** Not among them: tab, LF, CR; marks of direction and joiners, which scripts need; soft hyphens, which show as nothing. */
const UNSAFE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]/gu;

/** The characters of the document that a text node shows; a code shows one, whatever its length. */
interface ShownCharacters {
  readonly start: number;
  readonly isCode: boolean;
}

/** Held as long as the nodes are. */
const charactersOf = new WeakMap<Node, ShownCharacters>();

/** Appends `text` to `target`; `start` is its offset in the document. */
export function appendShown(target: Element, text: string, start: number): void {
  let from = 0;
  const plain = (to: number) => {
    if (to > from) target.append(known(text.slice(from, to), { start: start + from, isCode: false }));
  };
  for (const { index, 0: character } of text.matchAll(UNSAFE)) {
    plain(index);
    const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    target.append(element("span", { class: "escape", title: words.reader.escaped(code) }, known(code, { start: start + index, isCode: true })));
    from = index + character.length;
  }
  plain(text.length);
}

function known(text: string, characters: ShownCharacters): Text {
  const node = document.createTextNode(text);
  charactersOf.set(node, characters);
  return node;
}

/**
 * The characters [start, end) of the document that `range` covers in `body`, which `appendShown` has filled; undefined where it covers
 * none. Half a code is the whole of its character. O(nodes of `body`).
 */
function charactersIn(body: HTMLElement, range: Range): readonly [start: number, end: number] | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  const nodes = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const characters = charactersOf.get(node);
    if (characters === undefined || !range.intersectsNode(node)) continue;
    const { start, isCode } = characters;
    const { length } = node as Text;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : length;
    if (from >= to) continue;
    low = Math.min(low, isCode ? start : start + from);
    high = Math.max(high, isCode ? start + 1 : start + to);
  }
  return low < high ? [low, high] : undefined;
}

/** A text in which something can be selected. */
interface Selectable {
  readonly body: HTMLElement;
  readonly text: string | null;
}

export interface SelectedCharacters {
  /** Place of the text among those given. */
  readonly side: number;
  readonly range: Characters;
}

/** What is selected in the text in which the selection began, without the white space at its ends; undefined where that is nothing. */
export function selectedCharacters(sides: readonly Selectable[]): SelectedCharacters | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const side = sides.findIndex(({ body }) => body.contains(selection.anchorNode));
  const { body, text } = sides[side] ?? {};
  if (body === undefined || text === undefined || text === null) return undefined;
  const found = charactersIn(body, selection.getRangeAt(0));
  const range = found && trimmed(text, found);
  return range && { side, range };
}

function trimmed(text: string, [start, end]: Characters): Characters | undefined {
  const part = text.slice(start, end);
  const range = [start + part.length - part.trimStart().length, start + part.trimEnd().length] as const;
  return range[0] < range[1] ? range : undefined;
}

/** Calls `onChange` whenever the selection has changed, as long as `holder` stands in the page. */
export function watchSelection(holder: HTMLElement, onChange: () => void): void {
  const watch = () => {
    if (holder.isConnected) onChange();
    else document.removeEventListener("selectionchange", watch);
  };
  document.addEventListener("selectionchange", watch);
}

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
