/**
 * Page of the report: one document with its marks, in a pane of its own. A very long text is shown around its marks; what lies between is
 * opened a stretch at a time, so that a text of 10 MB is as quick as a short one.
 */
import { element, setAttribute } from "./element.js";
import { type Layer, type Piece, piecesOf } from "./layers.js";
import { appendShown } from "./shown-text.js";
import { words } from "./words.js";
import { joinWrappedLines } from "./wrapped-lines.js";

/** A text up to this length is shown whole. */
const WHOLE_CHARS = 60_000;
const AROUND_CHARS = 1_500;
/** A longer mark is shown at its ends. */
const END_CHARS = 6_000;
const OPENED_CHARS = 40_000;

/** What can be marked. `n` is the number of a passage in the pair, from 1. */
export type Mark =
  | { readonly kind: "passage"; readonly n: number }
  | { readonly kind: "block"; readonly n: number }
  | { readonly kind: "speaker"; readonly name: string }
  | { readonly kind: "linked" };

export interface TextPane {
  readonly element: HTMLElement;
  /** First and last element of a passage, or of what is linked (0); undefined where it is not shown. */
  endsOf(n: number): readonly [HTMLElement, HTMLElement] | undefined;
  /** Marks one passage as the chosen one. */
  choose(n: number): void;
  /** Called after a stretch was opened: places have moved. */
  onChange: () => void;
}

export interface TextPaneOptions {
  /** What the pane is called for those who do not see it. */
  readonly label: string;
  readonly language: string | null;
  readonly text: string;
  readonly layers: readonly Layer<Mark>[];
  onPassage(n: number): void;
}

export function createTextPane({ label, language, text, layers, onPassage }: TextPaneOptions): TextPane {
  const shown = joinWrappedLines(text);
  const ends = new Map<number, [HTMLElement, HTMLElement]>();
  const body = element("div", { class: "text", dir: "auto", ...(isLanguage(language) && { lang: language }) });
  const pane: TextPane = {
    element: element("div", { class: "pane", tabindex: 0, role: "region", "aria-label": label }, body),
    endsOf: (n) => ends.get(n),
    choose: (n) => {
      for (const mark of body.querySelectorAll("mark")) mark.classList.toggle("chosen", numbersOf(mark).includes(n));
      for (const badge of body.querySelectorAll("button.badge")) setAttribute(badge, "aria-pressed", badge.textContent === String(n) ? "true" : "false");
    },
    onChange: () => undefined,
  };
  let windows = windowsOf(text.length, layers);
  const open = (from: number) => {
    windows = union([...windows, [from, Math.min(text.length, from + OPENED_CHARS)]]);
    draw();
    pane.onChange();
  };
  const draw = () => {
    body.replaceChildren();
    ends.clear();
    let at = 0;
    for (const [from, to] of windows) {
      if (from > at) body.append(gap(at, from, open));
      for (const piece of piecesOf(layers, from, to)) append(piece);
      at = to;
    }
    if (at < text.length) body.append(gap(at, text.length, open));
  };
  const append = (piece: Piece<Mark>) => {
    const piecesText = shown.slice(piece.start, piece.end);
    const covering = piece.layers.map(({ what }) => what);
    const passages = covering.flatMap((what) => (what.kind === "passage" ? what.n : []));
    for (const { start, what } of piece.layers) if (what.kind === "passage" && start === piece.start) body.append(badge(what.n, onPassage));
    const isMarked = passages.length > 0 || covering.some(({ kind }) => kind === "linked");
    const target = isMarked ? markElement(covering, passages, piecesText) : body;
    const speaker = covering.find((what) => what.kind === "speaker");
    const inner = speaker ? element("span", { class: "speaker", title: `${words.reader.speaker}: ${speaker.name}` }) : target;
    appendShown(inner, piecesText, piece.start);
    if (inner !== target) target.append(inner);
    if (target === body) return;
    body.append(target);
    const keys = covering.some(({ kind }) => kind === "linked") ? [...passages, 0] : passages;
    for (const n of keys) ends.set(n, [ends.get(n)?.[0] ?? target, target]);
    const nearest = passages.at(-1);
    if (nearest !== undefined) target.addEventListener("click", () => isSelecting() || onPassage(nearest));
  };
  draw();
  return pane;
}

/** Between two runs there may be nothing but a comma: that is no changed word. */
function markElement(covering: readonly Mark[], passages: readonly number[], text: string): HTMLElement {
  const isExact = covering.some(({ kind }) => kind === "block") || !/[\p{L}\p{N}]/u.test(text);
  const isLinked = covering.some(({ kind }) => kind === "linked");
  const kinds = [passages.length > 0 ? (isExact ? "exact" : "edit") : "", isLinked ? "linked" : ""].filter((kind) => kind !== "");
  const mark = element("mark", { class: kinds.join(" ") });
  mark.dataset.n = passages.join(" ");
  return mark;
}

function numbersOf(mark: HTMLElement): number[] {
  return (mark.dataset.n ?? "")
    .split(" ")
    .filter((n) => n !== "")
    .map(Number);
}

function badge(n: number, onPassage: (n: number) => void): HTMLElement {
  const button = element("button", { type: "button", class: "badge", "aria-label": words.reader.passageMark(n), "aria-pressed": "false" }, String(n));
  button.addEventListener("click", () => onPassage(n));
  return button;
}

function gap(from: number, to: number, open: (from: number) => void): HTMLElement {
  const button = element("button", { type: "button", class: "quiet" }, words.reader.reveal);
  button.addEventListener("click", () => open(from));
  return element("div", { class: "gap" }, words.reader.hidden(to - from), " ", button);
}

/** Someone marks text with the mouse, to copy it: no click. */
function isSelecting(): boolean {
  return getSelection()?.isCollapsed === false;
}

function isLanguage(language: string | null): language is string {
  return language !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language);
}

type Stretch = readonly [from: number, to: number];

function windowsOf(length: number, layers: readonly Layer<Mark>[]): Stretch[] {
  if (length <= WHOLE_CHARS) return [[0, length]];
  const around = layers
    .filter(({ what }) => what.kind === "passage" || what.kind === "linked")
    .flatMap(({ start, end }): Stretch[] => [
      [start - AROUND_CHARS, Math.min(end + AROUND_CHARS, start + END_CHARS)],
      [Math.max(start, end - END_CHARS), end + AROUND_CHARS],
    ]);
  return union([[0, AROUND_CHARS], ...around].map(([from, to]) => [Math.max(0, from as number), Math.min(length, to as number)] as const));
}

/** Stretches that touch or nearly do, as one. */
function union(stretches: readonly Stretch[]): Stretch[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...stretches].sort(([x], [y]) => x - y)) {
    const last = joined.at(-1);
    if (last && from <= last[1] + AROUND_CHARS) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
