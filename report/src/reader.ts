/**
 * Page of the report: the reading view: two documents side by side, their passages marked, numbered and joined; buttons and keys go from
 * one to the next; links and citations name the exact characters.
 */
import type { Range, Span } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import { element } from "./element.js";
import { dotPlot, Joins } from "./joins.js";
import type { Model } from "./model.js";
import { createPassagePane, type PassagePane } from "./passage-pane.js";
import { layersOf, type ReaderData, readPair, type Side } from "./reader-data.js";
import { documentHead, editList, readerHead, readerPanels } from "./reader-panels.js";
import { citationOf, copyText, createToolbar } from "./reader-toolbar.js";
import { fragmentOf, type Route } from "./route.js";
import { bitsFigure, nameOf } from "./shown-figures.js";
import { type SelectedCharacters, selectedCharacters, watchSelection } from "./shown-text.js";
import { missingView, type View } from "./view.js";
import { words } from "./words.js";

/** @param route names the documents; the view follows it once. */
export async function createReader(model: Model, route: Extract<Route, { view: "reader" }>): Promise<View> {
  const data = await readPair(model, route);
  return data === undefined ? missingView(words.reader.missing) : new Reader(model, data);
}

class Reader implements View {
  readonly element: HTMLElement;
  readonly title: string;
  readonly #model: Model;
  readonly #data: ReaderData;
  readonly #panes: readonly [PassagePane, PassagePane];
  readonly #joins: Joins;
  readonly #toolbar;
  readonly #detail = element("div", { class: "passage-detail" });
  #chosen = 0;
  #selected: SelectedCharacters | undefined;

  constructor(model: Model, data: ReaderData) {
    this.#model = model;
    this.#data = data;
    const { a, b, passages } = data;
    this.title = words.reader.title(nameOf(a.document), nameOf(b.document));
    const choose = (n: number) => this.#choose(n);
    this.#panes = [this.#pane(a, "a"), this.#pane(b, "b")];
    this.#joins = new Joins(this.#panes, passages.length, choose);
    for (const pane of this.#panes) pane.onChange = () => this.#joins.measure();
    this.#toolbar = createToolbar(passages.length > 0, {
      onStep: (by) => this.#step(by),
      onLink: (button) => void this.#copyLink(this.#fragment(), button),
      onSelectionLink: (button) => void this.#copySelectionLink(button),
      onCite: (button) => void this.#copyCitation(button),
    });
    const columns = element(
      "div",
      { class: "columns" },
      element("div", { class: "column" }, documentHead(a, words.reader.sideA), this.#panes[0].element),
      element("div", { class: "gutter" }, this.#joins.element),
      element("div", { class: "column" }, documentHead(b, words.reader.sideB), this.#panes[1].element),
    );
    const panels = element("div", { class: "panels" }, ...readerPanels(data, model, { onPassage: choose }), this.#plot());
    this.element = element("div", { class: "reader" }, readerHead(data, model, this.title), this.#toolbar.element, this.#detail, columns, panels);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.#describe();
  }

  onShown(): void {
    this.#joins.measure();
    const { chosen, a, b } = this.#data;
    if (chosen > 0) this.#choose(chosen);
    else if (a.linked || b.linked) this.#scrollTo(0);
    watchSelection(this.element, () => {
      this.#selected = selectedCharacters(this.#panes.map(({ body }, i) => ({ body, text: (i === 0 ? a : b).text })));
      this.#toolbar.select(this.#selected !== undefined);
    });
  }

  #pane(side: Side, name: "a" | "b"): PassagePane {
    const { document, text } = side;
    return createPassagePane({
      label: `${name.toUpperCase()}: ${nameOf(document)}`,
      language: document.language,
      text: text ?? words.reader.noText,
      layers: text === null ? [] : layersOf(this.#data, name),
      onPassage: (n) => this.#choose(n),
    });
  }

  #plot(): HTMLElement | undefined {
    const { passages, a, b } = this.#data;
    if (passages.length === 0) return undefined;
    const plot = dotPlot(passages, [a.document.chars, b.document.chars], (n) => this.#choose(n));
    return element("details", { class: "panel-card", open: true }, element("summary", {}, words.reader.dotPlot), plot);
  }

  #step(by: 1 | -1): void {
    const { length } = this.#data.passages;
    if (length > 0) this.#choose(this.#chosen === 0 ? (by > 0 ? 1 : length) : ((this.#chosen - 1 + by + length) % length) + 1);
  }

  #choose(n: number): void {
    this.#chosen = n;
    for (const pane of this.#panes) pane.choose(n);
    this.#joins.choose(n);
    this.#describe();
    this.#scrollTo(n);
    history.replaceState(null, "", this.#fragment());
  }

  /** Puts a passage at the same height of both panes; 0 is what the link names, and across from it the passage that it lies in. */
  #scrollTo(n: number): void {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const pane of this.#panes) {
      const first = (pane.endsOf(n) ?? (n === 0 ? pane.endsOf(this.#data.beside) : undefined))?.[0];
      if (!first) continue;
      const top = first.getBoundingClientRect().top - pane.element.getBoundingClientRect().top + pane.element.scrollTop;
      pane.element.scrollTo({ top: Math.max(0, top - pane.element.clientHeight * 0.3), behavior: isCalm ? "auto" : "smooth" });
    }
  }

  #describe(): void {
    const { passages } = this.#data;
    this.#toolbar.position.textContent = this.#chosen > 0 ? words.reader.position(this.#chosen, passages.length) : words.count.passages(passages.length);
    const passage = this.#passage();
    if (passage === undefined) {
      this.#detail.replaceChildren(passages.length > 0 ? element("span", { class: "meta" }, words.reader.chooseOne) : "");
      return;
    }
    const documents = this.#model.families[passage.family]?.documents ?? 0;
    const text = words.reader.passage(this.#chosen, bitsFigure(passage.bits), words.count.tokens(passage.tokens), words.reader.kinds[passage.kind]);
    const everywhere =
      documents > 2
        ? element("a", { href: fragmentOf({ view: "family", family: passage.family }) }, words.reader.everywhere(words.reader.family(documents)))
        : undefined;
    this.#detail.replaceChildren(
      element("strong", {}, text),
      ...(everywhere ? [everywhere] : []),
      ...(passage.edits.length > 0 ? [editList(passage.edits)] : []),
    );
  }

  #passage(): Passage | undefined {
    return this.#data.passages[this.#chosen - 1];
  }

  #fragment(): string {
    const { a, b } = this.#data;
    const passage = this.#passage();
    const place = passage && { passage: this.#chosen, rangeA: rangeOf(passage.a), rangeB: rangeOf(passage.b) };
    const linked = place ?? { ...(a.linked && { rangeA: a.linked }), ...(b.linked && { rangeB: b.linked }) };
    return fragmentOf({ view: "reader", a: a.document.id, b: b.document.id, ...linked });
  }

  async #copyLink(fragment: string, button: HTMLElement): Promise<void> {
    history.replaceState(null, "", fragment);
    await copyText(location.href, button);
  }

  async #copySelectionLink(button: HTMLElement): Promise<void> {
    if (this.#selected === undefined) return;
    const { side, range } = this.#selected;
    const { a, b } = this.#data;
    await this.#copyLink(fragmentOf({ view: "reader", a: a.document.id, b: b.document.id, ...(side === 0 ? { rangeA: range } : { rangeB: range }) }), button);
  }

  async #copyCitation(button: HTMLElement): Promise<void> {
    const { a, b, passages } = this.#data;
    const passage = this.#passage() ?? passages[0];
    if (passage === undefined) return;
    const cited = ({ document, text }: Side, span: Span) => ({ document, text: text ?? "", range: rangeOf(span) });
    await copyText(citationOf(cited(a, passage.a), cited(b, passage.b), this.#model, passage), button);
  }

  /** Only while the focus is in the view, and never in a field. */
  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLTextAreaElement) return;
    if (event.key === "Escape") location.hash = "";
    else if (!this.#toolbar.press(event.key)) return;
    event.preventDefault();
  }
}

function rangeOf({ start, end }: Span): Range {
  return [start, end];
}
