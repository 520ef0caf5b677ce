/**
 * Page of the report: what stands above and beneath the two texts of the reading view. Above: how the two are related, and of each its name,
 * publisher and date. Beneath: why the relation is what it is, the passages, the quotations with speaker and verdict, and where each text
 * came from.
 */
import { percent } from "../../src/text/figures.js";
import type { Edit, Passage } from "../../src/types/passage.js";
import type { QuotationOccurrence } from "../../src/types/quotation.js";
import { type Child, element } from "./element.js";
import type { Model, ShownDocument } from "./model.js";
import { bar, kindOf, relationMark } from "./pair-marks.js";
import type { ReaderData, SharedQuotation, Side } from "./reader-data.js";
import { fragmentOf } from "./route.js";
import { bitsFigure, dateFigure, nameOf, oneLine, publisherOf, tellingNames, wholeNameOf } from "./shown-figures.js";
import { cutText, quoted } from "./shown-text.js";
import { words } from "./words.js";

/** More are reached by next and previous. */
const MOST_LISTED = 300;
const MOST_EDITS = 40;
const MOST_EDIT_CHARS = 120;
const MOST_QUOTED_CHARS = 1200;

interface PanelActions {
  onPassage(n: number): void;
}

/** The panels that have something to show, in the order of what a person asks. */
export function readerPanels(data: ReaderData, model: Model, actions: PanelActions): HTMLElement[] {
  const panels = [whyPanel(data, model), quotationsPanel(data), passagesPanel(data, actions), sharesPanel(data, model)];
  return panels.filter((panel) => panel !== undefined);
}

function panel(title: string, ...content: readonly Child[]): HTMLElement {
  return element("section", { class: "panel-card" }, element("h2", {}, title), ...content);
}

function whyPanel({ evidence, pair, a, b }: ReaderData, model: Model): HTMLElement | undefined {
  const via = pair?.via === undefined ? undefined : model.documentOf(pair.via);
  if (evidence.length === 0 && via === undefined) return undefined;
  const items = evidence.map(({ detail, weight }) => {
    const [nameA, nameB] = tellingNames(a.document, b.document);
    const way = weight === 0 ? undefined : words.way(weight > 0 ? "a-to-b" : "b-to-a", nameA, nameB);
    return element("li", {}, oneLine(detail, 400), way && element("span", { class: "tag" }, element("bdi", {}, way)));
  });
  const viaName = via === undefined ? undefined : element("p", {}, words.reader.via(nameOf(model.documents[via] as Side["document"])));
  const meaning = pair?.label === undefined ? undefined : element("p", { class: "hint" }, `${words.meanings[pair.label]}.`);
  return panel(words.reader.why, meaning, viaName, items.length > 0 ? element("ul", { class: "evidence" }, ...items) : undefined);
}

function quotationsPanel({ quotations }: ReaderData): HTMLElement | undefined {
  return quotations.length === 0 ? undefined : panel(words.reader.quotations, ...quotations.map(quotationFigure));
}

function quotationFigure({ quotation: { text, speaker }, inA, inB }: SharedQuotation): HTMLElement {
  const rows = [...inA.map((one) => quotationRow(words.reader.sideA, one)), ...inB.map((one) => quotationRow(words.reader.sideB, one))];
  return element(
    "figure",
    { class: "quotation" },
    element("blockquote", { dir: "auto" }, ...cutText(text, MOST_QUOTED_CHARS, quoted)),
    element("figcaption", {}, `${words.reader.speaker}: `, speaker === null ? element("em", {}, words.table.noSpeaker) : element("bdi", {}, oneLine(speaker))),
    element("ul", {}, ...rows),
  );
}

function quotationRow(side: string, { speaker, verdict, edits, isQuoted }: QuotationOccurrence): HTMLElement {
  return element(
    "li",
    {},
    element("span", { class: "side" }, side),
    element("span", { class: `tag verdict verdict-${verdict}`, title: words.verdictMeanings[verdict] }, words.verdicts[verdict]),
    " ",
    speaker === null ? element("em", {}, words.table.noSpeaker) : element("bdi", {}, oneLine(speaker.name)),
    isQuoted ? undefined : element("span", { class: "meta" }, `, ${words.reader.unquoted}`),
    ...(edits.length > 0 ? [" ", editList(edits, QUOTATION_SIDES)] : []),
  );
}

function passagesPanel({ passages, a, b, pair }: ReaderData, { onPassage }: PanelActions): HTMLElement | undefined {
  if (pair === undefined) return undefined;
  if (passages.length === 0) return panel(words.reader.passages, element("p", { class: "hint" }, words.reader.noPassages));
  const items = passages.slice(0, MOST_LISTED).map((passage, i) => {
    const text = a.text ?? b.text;
    const { start, end } = a.text === null ? passage.b : passage.a;
    const button = element(
      "button",
      { type: "button", class: "passage-item" },
      element("span", { class: "number" }, String(i + 1)),
      element("bdi", { class: "excerpt" }, oneLine(text?.slice(start, end) ?? "", 180)),
      element("span", { class: "meta" }, passageMeta(passage)),
    );
    button.addEventListener("click", () => onPassage(i + 1));
    return element("li", {}, button);
  });
  return panel(
    words.reader.passages,
    element("ol", { class: "passage-list" }, ...items),
    passages.length > MOST_LISTED ? element("p", { class: "hint" }, words.table.shown(MOST_LISTED, passages.length)) : undefined,
  );
}

function passageMeta({ bits, kind }: Passage): string {
  return `${bitsFigure(bits)} ${words.table.bits.toLowerCase()}, ${words.reader.kinds[kind]}`;
}

function sharesPanel({ a, b }: ReaderData, model: Model): HTMLElement | undefined {
  const sides = a.number === b.number ? [a] : [a, b];
  const tables = sides.flatMap((side) => sharesOf(side, model) ?? []);
  return tables.length === 0 ? undefined : panel(words.reader.shares, element("div", { class: "two" }, ...tables));
}

function sharesOf({ document }: Side, model: Model): HTMLElement | undefined {
  const { shares } = document;
  if (shares.length === 0) return undefined;
  const rows = shares.map(({ from, share, label }) => {
    const source = from === null ? undefined : model.documentOf(from);
    const name = source === undefined ? words.reader.own : nameOf(model.documents[source] as Side["document"]);
    const linked =
      source === undefined || from === null ? name : element("a", { href: fragmentOf({ view: "reader", a: from, b: document.id }) }, element("bdi", {}, name));
    return element(
      "li",
      { class: from === null ? "own" : "" },
      bar(share),
      element("span", { class: "figure" }, percent(share)),
      element("span", {}, linked),
      label === null ? undefined : element("span", { class: "meta" }, words.labels[label]),
    );
  });
  return element("div", {}, element("h3", {}, element("bdi", {}, nameOf(document))), element("ul", { class: "shares" }, ...rows));
}

/** What is said before words that one side has alone. */
interface EditSides {
  readonly onlyA: string;
  readonly onlyB: string;
}

/** Of a quotation, whose edits are against the reference, wherever that stands. */
export const QUOTATION_SIDES: EditSides = { onlyA: words.reader.leftOut, onlyB: words.reader.added };

/** The words that differ: what A has, what B has. */
export function editList(edits: readonly Edit[], sides: EditSides = words.reader): HTMLElement {
  return element("ul", { class: "edits", "aria-label": words.reader.edits }, ...edits.slice(0, MOST_EDITS).map((edit) => editItem(edit, sides)));
}

function editItem({ a, b, op }: Edit, { onlyA, onlyB }: EditSides): HTMLElement {
  const hint = (text: string) => element("span", { class: "meta" }, `${text} `);
  if (op === "delete") return element("li", {}, hint(onlyA), element("del", {}, ...cutText(a, MOST_EDIT_CHARS)));
  if (op === "insert") return element("li", {}, hint(onlyB), element("ins", {}, ...cutText(b, MOST_EDIT_CHARS)));
  const sign = element("span", { role: "img", "aria-label": words.reader.becomes }, " → ");
  return element("li", {}, element("del", {}, ...cutText(a, MOST_EDIT_CHARS)), sign, element("ins", {}, ...cutText(b, MOST_EDIT_CHARS)));
}

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

function pairFacts({ pair, containment, a: sideA, b: sideB }: ReaderData, { trace, settings }: Model): Child[] {
  if (pair === undefined) return [];
  const facts: Child[] = [relationMark(kindOf(pair))];
  if (pair.a === pair.b) return facts;
  if (pair.direction !== undefined)
    facts.push(element("span", {}, element("bdi", {}, words.way(pair.direction, ...tellingNames(sideA.document, sideB.document)))));
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
