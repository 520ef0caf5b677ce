// A text and its passages -> nodes in which what is shared is marked. Texts become text nodes, never HTML: what is pasted cannot run.

/** An element with its children: elements, or strings, which are text. */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/**
 * The text in pieces, cut wherever a passage or a run of equal words begins or ends; the pieces of a passage stand in one element.
 * @param side "a" or "b": which side of the passages this text is.
 */
export function markedText(text, passages, side) {
  const cuts = passages.flatMap(({ [side]: span, blocks }) => [span.start, span.end, ...blocks.flatMap((block) => block[side])]);
  const places = [...new Set([0, ...cuts, text.length])].sort((x, y) => x - y);
  const nodes = [];
  let open; // the passage whose pieces go into the last node
  for (const [i, start] of places.slice(0, -1).entries()) {
    const piece = text.slice(start, places[i + 1]);
    const isSame = ({ blocks }) => blocks.some(({ [side]: [from, to] }) => start >= from && start < to);
    // passages may overlap: what one of them has word for word is marked as that
    const passage = passages.find(isSame) ?? passages.find(({ [side]: span }) => start >= span.start && start < span.end);
    const links = passages.flatMap((one, n) => (one[side].start === start ? [linkOf(n + 1, side)] : []));
    if (!passage) nodes.push(piece);
    else {
      if (passage !== open || links.length > 0) nodes.push(element("span", { className: "passage" }, ...links));
      nodes.at(-1).append(...(isSame(passage) ? [element("mark", {}, piece)] : changedWords(piece)));
    }
    open = passage;
  }
  return nodes;
}

/** The number at the start of a passage, which leads to the one in the other text. */
function linkOf(number, side) {
  const other = side === "a" ? "b" : "a";
  return element("a", { id: `${side}${number}`, href: `#${other}${number}`, ariaLabel: `Passage ${number}, to the other text` }, String(number));
}

/** What stands between runs of equal words: its words are changed ones, the spaces and signs around them are not. */
function changedWords(text) {
  const [, before, words, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text);
  return words === "" ? [text] : [before, element("span", { className: "changed" }, words), after];
}
