/**
 * Page of the report: the buttons of the reading view: from passage to passage, links and citations, and the keys that do the same. A
 * citation has the words of each side, where they stand, and what made the finding, so that a reader can check it. Where the browser does not
 * allow the clipboard, the text is shown, to be copied by hand.
 */

import type { Range } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { element, setAttribute } from "./element.js";
import type { Model } from "./model.js";
import { bitsFigure, dateFigure } from "./shown-figures.js";
import { words } from "./words.js";

interface ToolbarActions {
  /** To the next passage or the one before. */
  onStep(by: 1 | -1): void;
  onLink(button: HTMLElement): void;
  onSelectionLink(button: HTMLElement): void;
  onCite(button: HTMLElement): void;
}

interface Toolbar {
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

/** Copies `text` and says so on `button` for a moment. */
export async function copyText(text: string, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    const label = button.dataset.label ?? button.textContent ?? "";
    button.dataset.label = label;
    // what stands beside it must not move under the pointer
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = words.reader.copied;
    setTimeout(() => {
      button.textContent = label;
    }, 1600);
  } catch {
    showToCopy(text);
  }
}

function showToCopy(text: string): void {
  const field = element("textarea", { readonly: true, rows: 8, "aria-label": words.reader.copyThis });
  field.value = text;
  const close = element("button", { type: "button" }, words.reader.close);
  const dialog = element("dialog", { class: "copy-dialog", "aria-label": words.reader.copyThis }, element("p", {}, words.reader.copyThis), field, close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}

const MOST_CHARS = 2000;

interface CitedSide {
  readonly document: DocumentSummary;
  readonly text: string;
  readonly range: Range;
}

/** Lines that end with LF; texts as they are, on one line. */
export function citationOf(a: CitedSide, b: CitedSide, { settings, version }: Model, passage: Passage): string {
  return `${[sideLines(a), sideLines(b), words.citation.shared(bitsFigure(passage.bits), String(settings.hash), version)].join("\n\n")}\n`;
}

function sideLines({ document, text, range: [start, end] }: CitedSide): string {
  const { source, title, publishedAt, url, id } = document;
  const quoted = plain(text.slice(start, Math.min(end, start + MOST_CHARS))) + (end - start > MOST_CHARS ? " […]" : "");
  const named = [source ?? "", `“${title ?? words.citation.untitled}”`, publishedAt === null ? "" : dateFigure(publishedAt), url ?? ""];
  const parts = [...named.map(plain).filter((part) => part !== ""), `${plain(id)}, ${words.citation.characters(start, end)}`];
  return `“${quoted}”\n${parts.join(", ")}.`;
}

/** White space folded; controls and overrides of writing direction left out: they would act where the citation is pasted. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
}
