/**
 * Page of the report: one of the two documents of the reading view: its passages marked and numbered, speakers and what a link names, too.
 */
import { element, setAttribute } from "./element.js";
import { appendShown } from "./shown-text.js";
import { createTextPane, isSelecting, type Layer, type Piece, type TextPane, type TextPaneOptions } from "./text-pane.js";
import { words } from "./words.js";

/** What can be marked. `n` is the number of a passage in the pair, from 1. */
export type Mark =
  | { readonly kind: "passage"; readonly n: number }
  | { readonly kind: "block"; readonly n: number }
  | { readonly kind: "speaker"; readonly name: string }
  | { readonly kind: "linked" };

export interface PassagePane extends TextPane {
  /** First and last element of a passage, or of what is linked (0); undefined where it is not shown. */
  endsOf(n: number): readonly [HTMLElement, HTMLElement] | undefined;
  /** Marks one passage as the chosen one. */
  choose(n: number): void;
}

export interface PassagePaneOptions extends Pick<TextPaneOptions<Mark>, "label" | "language" | "text"> {
  readonly layers: readonly Layer<Mark>[];
  onPassage(n: number): void;
}

export function createPassagePane({ onPassage, ...options }: PassagePaneOptions): PassagePane {
  const ends = new Map<number, [HTMLElement, HTMLElement]>();
  const append = (body: HTMLElement, { start, layers }: Piece<Mark>, text: string) => {
    const covering = layers.map(({ what }) => what);
    const passages = covering.flatMap((what) => (what.kind === "passage" ? what.n : []));
    const isLinked = covering.some(({ kind }) => kind === "linked");
    for (const layer of layers) if (layer.what.kind === "passage" && layer.start === start) body.append(badge(layer.what.n, onPassage));
    const target = passages.length > 0 || isLinked ? markElement(passages, kindOf(covering, text), isLinked) : body;
    const speaker = covering.find((what) => what.kind === "speaker");
    const inner = speaker ? element("span", { class: "speaker", title: `${words.reader.speaker}: ${speaker.name}` }) : target;
    appendShown(inner, text, start);
    if (inner !== target) target.append(inner);
    if (target === body) return;
    body.append(target);
    for (const n of isLinked ? [...passages, 0] : passages) ends.set(n, [ends.get(n)?.[0] ?? target, target]);
    const nearest = passages.at(-1);
    if (nearest !== undefined) target.addEventListener("click", () => isSelecting() || onPassage(nearest));
  };
  const pane = createTextPane<Mark>({
    ...options,
    isShown: ({ kind }) => kind === "passage" || kind === "linked",
    onClear: () => ends.clear(),
    append,
  });
  return Object.assign(pane, {
    endsOf: (n: number) => ends.get(n),
    choose: (n: number) => {
      for (const mark of pane.body.querySelectorAll("mark")) mark.classList.toggle("chosen", numbersOf(mark).includes(n));
      for (const one of pane.body.querySelectorAll("button.badge")) setAttribute(one, "aria-pressed", one.textContent === String(n) ? "true" : "false");
    },
  });
}

/** Between two runs there may be nothing but a comma: that is no changed word. */
function kindOf(covering: readonly Mark[], text: string): "edit" | "exact" {
  return covering.some(({ kind }) => kind === "block") || !/[\p{L}\p{N}]/u.test(text) ? "exact" : "edit";
}

function markElement(passages: readonly number[], kind: "edit" | "exact", isLinked: boolean): HTMLElement {
  const classes = [...(passages.length > 0 ? [kind] : []), ...(isLinked ? ["linked"] : [])];
  const mark = element("mark", { class: classes.join(" ") });
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
