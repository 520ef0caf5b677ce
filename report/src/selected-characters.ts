/**
 * Page of the report: what a person has selected with mouse, finger or keys in one of the two texts of the reading view -> the document
 * and its characters, for a link that leads there.
 */
import type { Range as Characters } from "../../src/types/document.js";
import { charactersIn } from "./shown-text.js";

/** A text in which something can be selected. */
export interface Selectable {
  readonly body: HTMLElement;
  readonly text: string | null;
}

export interface SelectedCharacters {
  /** Place of the text among those given. */
  readonly side: number;
  readonly range: Characters;
}

/** What is selected in the text in which the selection began, without the white space at its ends; undefined where that is nothing. */
export function selectedCharacters(sides: readonly Selectable[]): SelectedCharacters | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const side = sides.findIndex(({ body }) => body.contains(selection.anchorNode));
  const { body, text } = sides[side] ?? {};
  if (body === undefined || text === undefined || text === null) return undefined;
  const found = charactersIn(body, selection.getRangeAt(0));
  const range = found && trimmed(text, found);
  return range && { side, range };
}

function trimmed(text: string, [start, end]: Characters): Characters | undefined {
  const part = text.slice(start, end);
  const range = [start + part.length - part.trimStart().length, start + part.trimEnd().length] as const;
  return range[0] < range[1] ? range : undefined;
}

/** Calls `onChange` whenever the selection has changed, as long as `holder` stands in the page. */
export function watchSelection(holder: HTMLElement, onChange: () => void): void {
  const watch = () => {
    if (holder.isConnected) onChange();
    else document.removeEventListener("selectionchange", watch);
  };
  document.addEventListener("selectionchange", watch);
}
