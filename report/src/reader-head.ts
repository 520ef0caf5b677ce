/**
 * Page of the report: what stands above the texts of the reading view: how the two are related, and of each its name, publisher and date.
 */
import { type Child, element } from "./element.js";
import { dateFigure, nameOf, percent, publisherOf, wholeNameOf } from "./figures.js";
import type { Model, ShownDocument } from "./model.js";
import type { ReaderData, Side } from "./reader-data.js";
import { kindOf, relationMark } from "./relation-mark.js";
import { words } from "./words.js";

/** The way back, the title for those who do not see, and the facts of the pair. */
export function readerHead(data: ReaderData, model: Model, title: string): HTMLElement {
  return element(
    "div",
    { class: "reader-head" },
    element("a", { class: "back", href: "#" }, `← ${model.trace ? words.trace.back : words.reader.back}`),
    element("h1", { class: "visually-hidden", tabindex: -1 }, title),
    element("div", { class: "facts" }, ...pairFacts(data, model)),
  );
}

function pairFacts({ pair, containment }: ReaderData, { trace, settings }: Model): Child[] {
  if (pair === undefined) return [];
  const facts: Child[] = [relationMark(kindOf(pair))];
  if (pair.a === pair.b) return facts;
  if (pair.direction !== undefined) facts.push(element("span", {}, words.directions[pair.direction]));
  if (trace) return [...facts, element("span", {}, words.trace.shares(percent(pair.coverageA), percent(pair.coverageB)))];
  if (pair.passages > 0) facts.push(element("span", {}, words.reader.covered(percent(pair.coverageA), percent(pair.coverageB))));
  const [a, b] = containment;
  facts.push(element("span", {}, words.reader.runs(String(settings.shingleSize), percent(a), percent(b), pair.resemblance.toFixed(2))));
  return facts;
}

/** The name of a document over its publisher, date, length and address. @param side its letter. */
export function documentHead({ document }: Pick<Side, "document">, side: string): HTMLElement {
  return element(
    "header",
    { class: "document-head" },
    element("span", { class: "side" }, side),
    element(
      "div",
      {},
      element("h2", {}, element("bdi", { title: wholeNameOf(document) }, nameOf(document))),
      element("p", { class: "meta" }, ...documentFacts(document)),
    ),
  );
}

/** Parted by dots. */
export function documentFacts(document: ShownDocument): Child[] {
  const { publishedAt, url, tokens, against } = document;
  const publisher = publisherOf(document);
  const link = url === null ? undefined : element("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, words.reader.openUrl);
  const parts: (Node | string)[] = [
    ...(publisher === "" ? [] : [element("bdi", {}, publisher)]),
    document.timeFromText ? `${dateFigure(publishedAt)} (${words.trace.fromText})` : dateFigure(publishedAt),
    words.count.tokens(tokens),
    ...(against ? [words.reader.againstMark] : []),
    ...(link?.hasAttribute("href") ? [link] : []),
  ];
  return parts.flatMap((part, i) => (i === 0 ? [part] : [" · ", part]));
}
