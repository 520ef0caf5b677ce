/**
 * Page of the report: one document in a pane of its own, in pieces that the view which made it draws.
 *
 * A very long text is shown around its marks; what lies between is opened a stretch at a time, so that a text of 10 MB is as quick as a
 * short one. Marks become pieces that do not overlap, each with all marks that cover it: a sweep over their ends, O(marks log marks +
 * pieces * marks that cover one). Line ends that a wire or a mail program put into running text become spaces, of the same length, so that
 * offsets hold and paragraphs fit the column; line ends of lists, verses and paragraphs stay. O(characters).
 */
import { element } from "./element.js";
import { words } from "./words.js";

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

/** One thing that is marked: characters [start, end), and what it is. */
export interface Layer<What> {
  readonly start: number;
  readonly end: number;
  readonly what: What;
}

export interface Piece<What> {
  readonly start: number;
  readonly end: number;
  /** What covers it, in the order given. */
  readonly layers: readonly Layer<What>[];
}

/** The pieces of [start, end), in order; together they are all of it. Layers that are empty or outside are passed over. */
export function piecesOf<What>(layers: readonly Layer<What>[], start: number, end: number): Piece<What>[] {
  const inside = layers.filter((layer) => layer.start < layer.end && layer.start < end && layer.end > start);
  const ends = new Set([start, end]);
  for (const layer of inside) for (const at of [layer.start, layer.end]) if (at > start && at < end) ends.add(at);
  const cuts = [...ends].sort((x, y) => x - y);
  const opening = inside.map((layer, order) => ({ layer, order })).sort((x, y) => x.layer.start - y.layer.start || x.order - y.order);
  const pieces: Piece<What>[] = [];
  let open: typeof opening = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
    open = open.filter(({ layer }) => layer.end > from);
    for (; next < opening.length && opening[next]!.layer.start <= from; next++) open.push(opening[next]!);
    pieces.push({ start: from, end: to, layers: [...open].sort((x, y) => x.order - y.order).map(({ layer }) => layer) });
  }
  return pieces;
}

/** A line that was broken because it was full is about as long as the longest one. */
const LEAST_FULL = 45;
const MOST_FULL = 100;
/** So many of the longer lines have to be of about one length before a text is taken to be wrapped. */
const LEAST_LINES = 5;
const SLACK = 16;
/** Programs break a line some characters before the longest one they make. */
const TOLERANCE = 4;
/** Enough lines to know the width of a text by. */
const SAMPLE = 400;

/** `text`, in which single line ends after full lines are spaces; as it is where it has no wrapped lines. */
export function joinWrappedLines(text: string): string {
  const width = wrapWidth(text);
  if (width === undefined) return text;
  let joined = "";
  let from = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const isFull = end - start + 1 + wordLength(text, end + 1) > width - TOLERANCE;
    const goesOn = /^[^\s\-\u2013\u2022*]/.test(text.slice(end + 1, end + 2));
    if (!isFull || !goesOn) continue;
    joined += `${text.slice(from, end)} `;
    from = end + 1;
  }
  return joined + text.slice(from);
}

/** Length of the word that begins at `from`: it had no room on the line before. */
function wordLength(text: string, from: number): number {
  const end = text.slice(from, from + MOST_FULL).search(/\s/);
  return end < 0 ? MOST_FULL : end;
}

/** Characters of a full line; undefined where lines were not wrapped. */
function wrapWidth(text: string): number | undefined {
  const lengths: number[] = [];
  for (let start = 0, end = text.indexOf("\n"); end >= 0 && lengths.length < SAMPLE; start = end + 1, end = text.indexOf("\n", start))
    lengths.push(end - start);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest < LEAST_FULL || longest > MOST_FULL) return undefined;
  const full = lengths.filter((length) => length >= longest - SLACK).length;
  return full >= LEAST_LINES && full * 3 >= lengths.filter((length) => length > 0).length ? longest : undefined;
}
