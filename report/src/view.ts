/**
 * Page of the report: what is opened over the first view. Types, and what is shown where a link leads nowhere.
 */
import { element } from "./element.js";

export interface View {
  readonly element: HTMLElement;
  readonly title: string;
  /** Called when it stands in the page. */
  onShown?(): void;
}

/** A view that says so. */
export function missingView(text: string): View {
  return { element: element("div", { class: "message" }, element("h1", { tabindex: -1 }, text)), title: text };
}
