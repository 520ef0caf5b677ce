/**
 * Page of the report: the buttons of the reading view: from passage to passage, links and citations, and the keys that do the same.
 */
import { element, setAttribute } from "./element.js";
import { words } from "./words.js";

export interface ToolbarActions {
  /** To the next passage or the one before. */
  onStep(by: 1 | -1): void;
  onLink(button: HTMLElement): void;
  onSelectionLink(button: HTMLElement): void;
  onCite(button: HTMLElement): void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  /** Says at which passage the reader is. */
  readonly position: HTMLElement;
  /** Says whether something is selected that can be linked to. */
  select(isSelected: boolean): void;
  /** Does what a key stands for. @returns whether it stands for something. */
  press(key: string): boolean;
}

/** @param hasPassages without them there is nowhere to go and nothing to cite. */
export function createToolbar(hasPassages: boolean, { onStep, onLink, onSelectionLink, onCite }: ToolbarActions): Toolbar {
  const button = (label: string, act: (made: HTMLButtonElement) => void, hint?: string) => {
    const made = element("button", { type: "button", title: hint }, label);
    made.addEventListener("click", () => act(made));
    return made;
  };
  const position = element("span", { class: "position", role: "status" });
  const walk = [
    button(`‹ ${words.reader.previousShort}`, () => onStep(-1), words.reader.previous),
    position,
    button(`${words.reader.nextShort} ›`, () => onStep(1), words.reader.next),
  ];
  const link = button(words.reader.link, onLink);
  const selected = button(words.reader.linkSelection, onSelectionLink, words.reader.linkSelectionHint);
  // a press on the button would take the selection away that it is about
  selected.addEventListener("pointerdown", (event) => event.preventDefault());
  selected.addEventListener("mousedown", (event) => event.preventDefault());
  const cite = button(words.reader.cite, onCite);
  const select = (isSelected: boolean) => setAttribute(selected, "aria-disabled", isSelected ? undefined : "true");
  select(false);
  const keys: ReadonlyMap<string, () => unknown> = new Map([
    ["l", () => link.click()],
    ["s", () => selected.click()],
    ["n", () => hasPassages && onStep(1)],
    ["p", () => hasPassages && onStep(-1)],
    ["c", () => hasPassages && cite.click()],
  ]);
  return {
    element: element(
      "div",
      { class: "toolbar" },
      hasPassages ? element("div", { class: "walk" }, ...walk) : undefined,
      element("div", { class: "actions" }, link, selected, hasPassages ? cite : undefined),
      hasPassages ? element("span", { class: "meta keys" }, words.reader.keys) : undefined,
    ),
    position,
    select,
    press(key) {
      keys.get(key)?.();
      return keys.has(key);
    },
  };
}
