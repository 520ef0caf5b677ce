/**
 * Page of the report: the quotations of a release that articles have: who said it, what became of it in each article, and whom that names.
 */
import type { Range } from "../../src/types/document.js";
import type { QuotationOccurrence, ReusedQuotation } from "../../src/types/quotation.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { element } from "./element.js";
import { type Model, readRecord } from "./model.js";
import { editList, QUOTATION_SIDES } from "./reader-panels.js";
import { fragmentOf } from "./route.js";
import { oneLine, shortNameOf } from "./shown-figures.js";
import { cutText, quoted } from "./shown-text.js";
import { words } from "./words.js";

const QUOTATIONS_AT_ONCE = 6;
const MOST_ARTICLES = 8;
const TEXT_CHARS = 600;
const FORM_CHARS = 140;

/** The section; those in most articles first. Undefined where there is none. */
export async function quotationsOfRelease(model: Model): Promise<HTMLElement | undefined> {
  const { quotations } = model;
  if (quotations.length === 0) return undefined;
  const order = quotations.map((_, index) => index).sort((x, y) => quotations[y]!.occurrences - quotations[x]!.occurrences || x - y);
  const list = element("div", { class: "quotation-list" });
  const more = element("button", { type: "button" });
  let next = 0;
  const add = async () => {
    const shown = order.slice(next, next + QUOTATIONS_AT_ONCE);
    next += shown.length;
    const records = await Promise.all(shown.map((index) => readRecord("quotations", index)));
    list.append(...(await Promise.all(records.map((quotation) => quotationFigure(model, quotation)))));
    more.hidden = next >= order.length;
    more.textContent = words.trace.moreQuotations(order.length - next);
  };
  more.addEventListener("click", () => void add());
  await add();
  const heading = element("h2", { id: "quotations-title" }, words.trace.quotations);
  return element(
    "section",
    { class: "trace-part", "aria-labelledby": "quotations-title" },
    heading,
    element("p", { class: "hint" }, words.trace.quotationsHint),
    list,
    more,
  );
}

async function quotationFigure(model: Model, quotation: ReusedQuotation): Promise<HTMLElement> {
  const { text, family } = quotation;
  const releaseId = model.documents[0]?.id;
  const own = quotation.occurrences.find(({ id }) => id === releaseId);
  const byArticle = new Map<string, QuotationOccurrence[]>();
  for (const one of quotation.occurrences) if (one.id !== releaseId) byArticle.set(one.id, [...(byArticle.get(one.id) ?? []), one]);
  const shown = [...byArticle].slice(0, MOST_ARTICLES);
  const rows = await Promise.all(shown.map(([, occurrences]) => articleRow(model, occurrences, { own, speaker: quotation.speaker })));
  const left = byArticle.size - rows.length;
  const speaker = quotation.speaker === null ? element("em", {}, words.table.noSpeaker) : element("bdi", {}, oneLine(quotation.speaker));
  const said = element(
    "div",
    {},
    element("blockquote", { dir: "auto" }, ...cutText(text, TEXT_CHARS, quoted)),
    element("figcaption", {}, `${words.reader.speaker}: `, speaker),
  );
  const more = left > 0 ? element("p", {}, element("a", { href: fragmentOf({ view: "family", family }) }, words.trace.moreArticles(left))) : undefined;
  return element("figure", { class: "quotation" }, said, element("div", {}, element("ul", {}, ...rows), more));
}

interface RowContext {
  /** Where the release has it. */
  readonly own: QuotationOccurrence | undefined;
  /** Whom most name. */
  readonly speaker: string | null;
}

/** What one article made of it; whom it names is said where that is not what the others say. */
async function articleRow(model: Model, occurrences: readonly QuotationOccurrence[], { own, speaker }: RowContext): Promise<HTMLElement> {
  const [first] = occurrences as readonly [QuotationOccurrence];
  const number = model.documentOf(first.id);
  const text = number === undefined ? null : await readRecord("texts", number);
  const range = ({ start, end }: QuotationOccurrence): Range => [start, end];
  const href = fragmentOf({ view: "reader", a: own?.id ?? first.id, b: first.id, ...(own && { rangeA: range(own) }), rangeB: range(first) });
  const names = [...new Set(occurrences.map((one) => one.speaker?.name))];
  const named = names.find((name) => name !== undefined);
  const saidBy = named === undefined ? words.trace.saidByNobody : named === speaker ? undefined : words.trace.saidBy(oneLine(named));
  return element(
    "li",
    {},
    element("a", { href }, element("bdi", {}, number === undefined ? oneLine(first.id) : shortNameOf(model.documents[number] as DocumentSummary))),
    saidBy === undefined ? undefined : element("span", { class: "meta" }, ", ", element("bdi", {}, saidBy)),
    ...occurrences.map((one) => formLine(one, text)),
  );
}

/** The verdict, and the words where they tell more than it does. */
function formLine({ verdict, start, end, edits, isQuoted }: QuotationOccurrence, text: string | null): HTMLElement {
  const excerpt =
    verdict === "verbatim" || edits.length > 0 || text === null
      ? undefined
      : element("bdi", { class: "form" }, ...cutText(text.slice(start, end), FORM_CHARS, quoted));
  return element(
    "div",
    { class: "form-line" },
    element("span", { class: `tag verdict verdict-${verdict}`, title: words.verdictMeanings[verdict] }, words.verdicts[verdict]),
    " ",
    excerpt,
    isQuoted ? undefined : element("span", { class: "meta" }, ` ${words.reader.unquoted}`),
    edits.length > 0 ? editList(edits, QUOTATION_SIDES) : undefined,
  );
}
