/**
 * Page of the report: the fields above a table. A change is applied as it is typed: a filter over tens of thousands of rows takes a few
 * milliseconds.
 */
import { element } from "./element.js";
import { words } from "./words.js";

export interface FilterFields {
  readonly search: string;
  /** A choice of one value: its label, what stands for all of them, and [value, name] of each. */
  readonly choice?: { readonly label: string; readonly all: string; readonly values: readonly (readonly [string, string])[] };
  /** Labels of numbers of which a row has to have at least so many. */
  readonly least?: readonly string[];
}

export interface FilterValues {
  /** In lower case, trimmed. */
  readonly search: string;
  /** "" for all. */
  readonly choice: string;
  /** By `least`; 0 where nothing is asked for. */
  readonly least: readonly number[];
}

export interface FilterBar {
  readonly element: HTMLElement;
  /** Puts `text` in the search field, as if it were typed. */
  search(text: string): void;
}

/** The fields; `onChange` is called with their values after each change. */
export function createFilterBar({ search, choice, least = [] }: FilterFields, onChange: (values: FilterValues) => void): FilterBar {
  const searchField = element("input", { type: "search", placeholder: search, spellcheck: "false" });
  const choiceField = element(
    "select",
    {},
    element("option", { value: "" }, choice?.all),
    ...(choice?.values ?? []).map(([value, name]) => element("option", { value }, name)),
  );
  const leastFields = least.map(() => element("input", { type: "number", min: 0, step: 1, placeholder: "0" }));
  const clear = element("button", { type: "button", class: "quiet" }, words.table.clear);
  const report = () => {
    onChange({ search: searchField.value.trim().toLowerCase(), choice: choiceField.value, least: leastFields.map((field) => Number(field.value) || 0) });
  };
  const bar = element(
    "search",
    { class: "filter-bar" },
    element("label", { class: "field field-search" }, element("span", {}, search), searchField),
    choice && element("label", { class: "field" }, element("span", {}, choice.label), choiceField),
    ...leastFields.map((field, i) => element("label", { class: "field field-number" }, element("span", {}, least[i]), field)),
    clear,
  );
  bar.addEventListener("input", report);
  clear.addEventListener("click", () => {
    for (const field of [searchField, choiceField, ...leastFields]) field.value = "";
    report();
    searchField.focus();
  });
  return {
    element: bar,
    search(text) {
      searchField.value = text;
      report();
    },
  };
}
