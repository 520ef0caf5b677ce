/**
 * Page of the report: a plain table whose rows are made a few hundred at a time, as they are asked for: for lists of which a person reads
 * the beginning, and prints all that is there. O(rows made).
 */
import { element } from "./element.js";
import { words } from "./words.js";

const ROWS_AT_ONCE = 200;

export interface PagedTable {
  /** The table, and the button that makes more of it. */
  readonly elements: readonly HTMLElement[];
  /** The element of a row, which is made with those before it if it is not there. */
  rowAt(row: number): HTMLElement | undefined;
}

/** @param rowOf makes the `tr` of a row; asked once for each. */
export function createPagedTable(columns: readonly string[], numRows: number, rowOf: (row: number) => HTMLElement): PagedTable {
  const body = element("tbody");
  const head = element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name))));
  const more = element("button", { type: "button" });
  const made: HTMLElement[] = [];
  const add = () => {
    const end = Math.min(numRows, made.length + ROWS_AT_ONCE);
    while (made.length < end) made.push(rowOf(made.length));
    body.append(...made.slice(body.children.length));
    more.hidden = made.length >= numRows;
    more.textContent = words.family.more(Math.min(ROWS_AT_ONCE, numRows - made.length));
  };
  more.addEventListener("click", add);
  add();
  return {
    elements: [element("table", { class: "appearances" }, head, body), more],
    rowAt(row) {
      while (made.length <= row && made.length < numRows) add();
      return made[row];
    },
  };
}
