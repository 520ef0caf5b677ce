/**
 * Page of the report: a piece of a document -> nodes that show it as it is and can do nothing. Control characters and signs that turn the
 * writing direction stand as their code in a frame; everything else is text. The nodes know which characters they show. O(characters).
 */
import { element } from "./element.js";
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
export function charactersIn(body: HTMLElement, range: Range): readonly [start: number, end: number] | undefined {
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
