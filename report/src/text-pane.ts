/**
 * Page of the report: one document in a pane of its own, in pieces that the view which made it draws. A very long text is shown around
 * its marks; what lies between is opened a stretch at a time, so that a text of 10 MB is as quick as a short one.
 */
import { element } from "./element.js";
import { type Layer, type Piece, piecesOf } from "./layers.js";
import { words } from "./words.js";
import { joinWrappedLines } from "./wrapped-lines.js";

/** A text up to this length is shown whole. */
const WHOLE_CHARS = 60_000;
const AROUND_CHARS = 1_500;
/** A longer mark is shown at its ends. */
const END_CHARS = 6_000;
const OPENED_CHARS = 40_000;

export interface TextPane {
  readonly element: HTMLElement;
  /** What holds the pieces. */
  readonly body: HTMLElement;
  /** Called after a stretch was opened: places have moved. */
  onChange: () => void;
}

export interface TextPaneOptions<What> {
  /** What the pane is called for those who do not see it. */
  readonly label: string;
  readonly language: string | null;
  readonly text: string;
  readonly layers: readonly Layer<What>[];
  /** Whether a long text is shown around this. */
  isShown(what: What): boolean;
  /** All pieces will be drawn anew. */
  onClear?(): void;
  /** Draws a piece at the end of `body`. @param text of the piece, its wrapped lines joined. */
  append(body: HTMLElement, piece: Piece<What>, text: string): void;
}

export function createTextPane<What>(options: TextPaneOptions<What>): TextPane {
  const { label, language, text, layers } = options;
  const shown = joinWrappedLines(text);
  const body = element("div", { class: "text", dir: "auto", ...(isLanguage(language) && { lang: language }) });
  const pane: TextPane = {
    element: element("div", { class: "pane", tabindex: 0, role: "region", "aria-label": label }, body),
    body,
    onChange: () => undefined,
  };
  const around = layers.filter(({ what }) => options.isShown(what));
  let windows = windowsOf(text.length, around);
  const open = (from: number) => {
    windows = union([...windows, [from, Math.min(text.length, from + OPENED_CHARS)]]);
    draw();
    pane.onChange();
  };
  const draw = () => {
    body.replaceChildren();
    options.onClear?.();
    let at = 0;
    for (const [from, to] of windows) {
      if (from > at) body.append(gap(at, from, open));
      for (const piece of piecesOf(layers, from, to)) options.append(body, piece, shown.slice(piece.start, piece.end));
      at = to;
    }
    if (at < text.length) body.append(gap(at, text.length, open));
  };
  draw();
  return pane;
}

/** Someone marks text with the mouse, to copy it: no click. */
export function isSelecting(): boolean {
  return getSelection()?.isCollapsed === false;
}

function gap(from: number, to: number, open: (from: number) => void): HTMLElement {
  const button = element("button", { type: "button", class: "quiet" }, words.reader.reveal);
  button.addEventListener("click", () => open(from));
  return element("div", { class: "gap" }, words.reader.hidden(to - from), " ", button);
}

function isLanguage(language: string | null): language is string {
  return language !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language);
}

type Stretch = readonly [from: number, to: number];

function windowsOf(length: number, around: readonly Layer<unknown>[]): Stretch[] {
  if (length <= WHOLE_CHARS) return [[0, length]];
  const stretches = around.flatMap(({ start, end }): Stretch[] => [
    [start - AROUND_CHARS, Math.min(end + AROUND_CHARS, start + END_CHARS)],
    [Math.max(start, end - END_CHARS), end + AROUND_CHARS],
  ]);
  return union([[0, AROUND_CHARS], ...stretches].map(([from, to]) => [Math.max(0, from as number), Math.min(length, to as number)] as const));
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
