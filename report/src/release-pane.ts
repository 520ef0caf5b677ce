/**
 * Page of the report: the text of a release, each sentence shaded by how many articles used it, with their number at its end, and the
 * words underlined that somebody has. The shades are relative to the sentence that most articles used. O(sentences).
 */
import type { SentenceHead, TraceHead } from "../../src/report/report-data.js";
import type { Range } from "../../src/types/document.js";
import { element, setAttribute } from "./element.js";
import type { Model } from "./model.js";
import { appendShown } from "./shown-text.js";
import { createTextPane, isSelecting, type Layer, type Piece } from "./text-pane.js";
import { words } from "./words.js";

const MOST_MARKS = 4;
const OPENING = /["'\u2018\u201c\u201e\u00ab([]+$/;
const CLOSING = /^[.,;:!?\u2026"'\u2019\u201d\u00bb)\]]+/;

type ReleaseMark = { readonly kind: "sentence"; readonly n: number } | { readonly kind: "used" };

export interface ReleasePane {
  readonly element: HTMLElement;
  /** Marks a sentence, or none, as the chosen one, and brings it into sight. */
  choose(n: number | undefined): void;
}

/** @param text null where the report has none. @param onSentence is given the place of a used sentence that was chosen. */
export function createReleasePane({ documents, trace }: Model, text: string | null, onSentence: (n: number) => void): ReleasePane {
  const { sentences, used } = trace as TraceHead;
  const most = mostUsers(sentences);
  const places = text === null ? [] : placesOf(sentences, text);
  let chosen: number | undefined;
  const append = (body: HTMLElement, { start, end, layers }: Piece<ReleaseMark>, shown: string) => {
    const covering = layers.map(({ what }) => what);
    const n = covering.flatMap((what) => (what.kind === "sentence" ? what.n : []))[0];
    const holder = n === undefined ? body : sentencePart(sentences[n] as SentenceHead, n, most);
    const isUsed = holder !== body && covering.some(({ kind }) => kind === "used");
    const target = isUsed ? element("span", { class: "used" }) : holder;
    appendShown(target, shown, start);
    if (target !== holder) holder.append(target);
    if (n === undefined) return;
    holder.addEventListener("click", () => isSelecting() || onSentence(n));
    body.append(holder);
    if (end === places[n]?.[1]) body.append(countBadge(sentences[n] as SentenceHead, n, onSentence));
  };
  const pane = createTextPane<ReleaseMark>({
    label: words.trace.release,
    language: documents[0]?.language ?? null,
    text: text ?? words.reader.noText,
    layers: text === null ? [] : layersOf({ sentences, used }, places),
    isShown: ({ kind }) => kind === "sentence",
    append,
  });
  const mark = () => {
    for (const one of pane.body.querySelectorAll<HTMLElement>("[data-n]")) {
      const isChosen = chosen !== undefined && one.dataset.n === String(chosen);
      one.classList.toggle("chosen", isChosen);
      if (one instanceof HTMLButtonElement) setAttribute(one, "aria-pressed", isChosen ? "true" : "false");
    }
  };
  pane.onChange = mark;
  return {
    element: pane.element,
    choose(n) {
      chosen = n;
      mark();
      const first = pane.body.querySelector<HTMLElement>(".sentence.chosen");
      if (first) scrollIntoPane(pane.element, first);
    },
  };
}

/**
 * Sentences end with their last word: the marks around them are shown with them, so that a number does not stand before the full stop. Of
 * marks between two sentences without a space the first one has all.
 */
function placesOf(sentences: readonly SentenceHead[], text: string): Range[] {
  let from = 0;
  return sentences.map(({ start, end }): Range => {
    const [before = ""] = OPENING.exec(text.slice(Math.max(from, start - MOST_MARKS), start)) ?? [];
    const [after = ""] = CLOSING.exec(text.slice(end, end + MOST_MARKS)) ?? [];
    from = end + after.length;
    return [start - before.length, from];
  });
}

function layersOf({ sentences, used }: Pick<TraceHead, "sentences" | "used">, places: readonly Range[]): Layer<ReleaseMark>[] {
  return [
    ...places.flatMap(([start, end], n): Layer<ReleaseMark>[] => (sentences[n]!.users.length > 0 ? [{ start, end, what: { kind: "sentence", n } }] : [])),
    ...used.map(([start, end]): Layer<ReleaseMark> => ({ start, end, what: { kind: "used" } })),
  ];
}

function sentencePart({ users }: SentenceHead, n: number, most: number): HTMLElement {
  const part = element("span", { class: `sentence level-${levelOf(users.length, most)}` });
  part.dataset.n = String(n);
  return part;
}

function countBadge({ users }: SentenceHead, n: number, onSentence: (n: number) => void): HTMLElement {
  const label = words.trace.badge(users.length);
  const button = element("button", { type: "button", class: "badge", "aria-label": label, title: label, "aria-pressed": "false" }, String(users.length));
  button.dataset.n = String(n);
  button.addEventListener("click", () => onSentence(n));
  return button;
}

/** Only where it is out of sight, and without moving the page. */
function scrollIntoPane(pane: HTMLElement, part: HTMLElement): void {
  const [inside, outside] = [part.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inside.top >= outside.top && inside.bottom <= outside.bottom) return;
  pane.scrollTop += inside.top - outside.top - pane.clientHeight * 0.3;
}

/** So many shades can be told apart (trace.css, `.level-...`). */
const LEVELS = 5;

/** The most articles that have one sentence. */
export function mostUsers(sentences: readonly SentenceHead[]): number {
  return sentences.reduce((most, { users }) => Math.max(most, users.length), 0);
}

/** From 1 to LEVELS; the middle where all sentences that are used are used by as many. */
export function levelOf(count: number, most: number): number {
  return most <= 1 ? Math.ceil(LEVELS / 2) : 1 + Math.round(((count - 1) / (most - 1)) * (LEVELS - 1));
}
