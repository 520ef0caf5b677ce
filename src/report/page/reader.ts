/**
 * Page of the report: the reading view: two documents side by side, their passages marked, numbered and joined; buttons and keys go from
 * one to the next; links and citations name the exact characters.
 */
import type { DocumentSummary, Passage, Range } from "../../types.js";
import { citationOf } from "./citation.js";
import { copyText } from "./clipboard.js";
import { dotPlot } from "./dot-plot.js";
import { type Child, element } from "./element.js";
import { bitsFigure, dateFigure, nameOf, percent, publisherOf } from "./figures.js";
import { Joins } from "./joins.js";
import type { Model } from "./model.js";
import { layersOf, type ReaderData, readPair, type Side } from "./reader-data.js";
import { editList, readerPanels } from "./reader-panels.js";
import { kindOf, relationMark } from "./relation-mark.js";
import { fragmentOf, type Route } from "./route.js";
import { createTextPane, type TextPane } from "./text-pane.js";
import { words } from "./words.js";

export interface View {
  readonly element: HTMLElement;
  readonly title: string;
  /** Called when it stands in the page. */
  onShown?(): void;
}

/** @param route names the documents; the view follows it once. */
export async function createReader(model: Model, route: Extract<Route, { view: "reader" }>): Promise<View> {
  const data = await readPair(model, route);
  if (data === undefined)
    return { element: element("div", { class: "message" }, element("h1", { tabindex: -1 }, words.reader.missing)), title: words.reader.missing };
  return new Reader(model, data);
}

class Reader implements View {
  readonly element: HTMLElement;
  readonly title: string;
  readonly #model: Model;
  readonly #data: ReaderData;
  readonly #panes: readonly [TextPane, TextPane];
  readonly #joins: Joins;
  readonly #position = element("span", { class: "position", role: "status" });
  readonly #detail = element("div", { class: "passage-detail" });
  #chosen = 0;

  constructor(model: Model, data: ReaderData) {
    this.#model = model;
    this.#data = data;
    const { a, b, passages } = data;
    this.title = words.reader.title(nameOf(a.document), nameOf(b.document));
    const choose = (n: number) => this.#choose(n);
    this.#panes = [this.#pane(a, "a"), this.#pane(b, "b")];
    this.#joins = new Joins(this.#panes, passages.length, choose);
    for (const pane of this.#panes) pane.onChange = () => this.#joins.measure();
    const columns = element(
      "div",
      { class: "columns" },
      element("div", { class: "column" }, documentHead(a, words.reader.sideA), this.#panes[0].element),
      element("div", { class: "gutter" }, this.#joins.element),
      element("div", { class: "column" }, documentHead(b, words.reader.sideB), this.#panes[1].element),
    );
    const plot =
      passages.length > 0
        ? element(
            "details",
            { class: "panel-card", open: true },
            element("summary", {}, words.reader.dotPlot),
            dotPlot(passages, [a.document.chars, b.document.chars], choose),
          )
        : undefined;
    const panels = element("div", { class: "panels" }, ...readerPanels(data, model, { onPassage: choose }), plot);
    this.element = element("div", { class: "reader" }, this.#head(), this.#toolbar(), this.#detail, columns, panels);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.#describe();
  }

  onShown(): void {
    this.#joins.measure();
    const { chosen, a, b } = this.#data;
    if (chosen > 0) this.#choose(chosen);
    else if (a.linked || b.linked) this.#scrollTo(0);
  }

  #pane(side: Side, name: "a" | "b"): TextPane {
    const { document, text } = side;
    return createTextPane({
      label: `${name.toUpperCase()}: ${nameOf(document)}`,
      language: document.language,
      text: text ?? words.reader.noText,
      layers: text === null ? [] : layersOf(this.#data, name),
      onPassage: (n) => this.#choose(n),
    });
  }

  #head(): HTMLElement {
    const { pair, containment } = this.#data;
    const parts: Child[] = [];
    if (pair !== undefined) {
      parts.push(relationMark(kindOf(pair)));
      if (pair.direction !== undefined && pair.a !== pair.b) parts.push(element("span", {}, words.directions[pair.direction]));
      if (pair.a !== pair.b) {
        parts.push(element("span", {}, `${words.reader.resemblance} ${pair.resemblance.toFixed(2)}`));
        parts.push(element("span", {}, words.reader.contains(percent(containment[0]), percent(containment[1]))));
      }
    }
    const title = element("h1", { class: "visually-hidden", tabindex: -1 }, this.title);
    return element(
      "div",
      { class: "reader-head" },
      element("a", { class: "back", href: "#" }, `← ${words.reader.back}`),
      title,
      element("div", { class: "facts" }, ...parts),
    );
  }

  #toolbar(): HTMLElement {
    const button = (label: string, act: (made: HTMLElement) => void, hint?: string) => {
      const made = element("button", { type: "button", title: hint }, label);
      made.addEventListener("click", () => act(made));
      return made;
    };
    const hasPassages = this.#data.passages.length > 0;
    const walk = [
      button(`‹ ${words.reader.previousShort}`, () => this.#step(-1), words.reader.previous),
      this.#position,
      button(`${words.reader.nextShort} ›`, () => this.#step(1), words.reader.next),
    ];
    return element(
      "div",
      { class: "toolbar" },
      hasPassages ? element("div", { class: "walk" }, ...walk) : undefined,
      element(
        "div",
        { class: "actions" },
        button(words.reader.link, (made) => void this.#copyLink(made)),
        hasPassages ? button(words.reader.cite, (made) => void this.#copyCitation(made)) : undefined,
      ),
      hasPassages ? element("span", { class: "meta keys" }, words.reader.keys) : undefined,
    );
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

  /** Puts a passage at the same height of both panes; 0 is what the link names. */
  #scrollTo(n: number): void {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const pane of this.#panes) {
      const first = pane.endsOf(n)?.[0];
      if (!first) continue;
      const top = first.getBoundingClientRect().top - pane.element.getBoundingClientRect().top + pane.element.scrollTop;
      pane.element.scrollTo({ top: Math.max(0, top - pane.element.clientHeight * 0.3), behavior: isCalm ? "auto" : "smooth" });
    }
  }

  #describe(): void {
    const { passages } = this.#data;
    this.#position.textContent = this.#chosen > 0 ? words.reader.position(this.#chosen, passages.length) : words.count.passages(passages.length);
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
    const range = ({ start, end }: { start: number; end: number }): Range => [start, end];
    const place = passage && { passage: this.#chosen, rangeA: range(passage.a), rangeB: range(passage.b) };
    const linked = place ?? { ...(a.linked && { rangeA: a.linked }), ...(b.linked && { rangeB: b.linked }) };
    return fragmentOf({ view: "reader", a: a.document.id, b: b.document.id, ...linked });
  }

  async #copyLink(button: HTMLElement): Promise<void> {
    const fragment = this.#fragment();
    history.replaceState(null, "", fragment);
    await copyText(location.href, button);
  }

  async #copyCitation(button: HTMLElement): Promise<void> {
    const passage = this.#passage() ?? this.#data.passages[0];
    if (passage === undefined) return;
    const cited = ({ document, text }: Side, { start, end }: { start: number; end: number }) => ({ document, text: text ?? "", range: [start, end] as const });
    await copyText(citationOf(cited(this.#data.a, passage.a), cited(this.#data.b, passage.b), this.#model, passage), button);
  }

  /** Only while the focus is in the view, and never in a field. */
  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLTextAreaElement) return;
    const button = (place: number) => this.element.querySelectorAll<HTMLElement>(".actions button")[place];
    const acts: Readonly<Record<string, () => void>> = {
      n: () => this.#step(1),
      p: () => this.#step(-1),
      l: () => button(0)?.click(),
      c: () => button(1)?.click(),
      Escape: () => {
        location.hash = "";
      },
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }
}

function documentHead({ document }: Side, side: string): HTMLElement {
  return element(
    "header",
    { class: "document-head" },
    element("span", { class: "side" }, side),
    element("div", {}, element("h2", {}, element("bdi", {}, nameOf(document))), element("p", { class: "meta" }, ...documentFacts(document))),
  );
}

function documentFacts(document: DocumentSummary): Child[] {
  const { publishedAt, url, tokens, against } = document;
  const publisher = publisherOf(document);
  const link = url === null ? undefined : element("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, words.reader.openUrl);
  const parts: (Node | string)[] = [
    ...(publisher === "" ? [] : [element("bdi", {}, publisher)]),
    dateFigure(publishedAt),
    words.count.tokens(tokens),
    ...(against ? [words.reader.againstMark] : []),
    ...(link?.hasAttribute("href") ? [link] : []),
  ];
  return parts.flatMap((part, i) => (i === 0 ? [part] : [" · ", part]));
}
