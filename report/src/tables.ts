/**
 * Page of the report: its two kinds of tables.
 *
 * A VirtualTable has any length, is sorted, filtered and walked through by keys, and only the rows in sight are elements. Rows are numbers,
 * columns say what a row has. ARIA tells a screen reader how many rows there are and where it is. Sorting O(rows log rows), filtering
 * O(rows), scrolling O(rows in sight).
 *
 * A paged table is a plain one whose rows are made a few hundred at a time, as they are asked for: for lists of which a person reads the
 * beginning, and prints all that is there. O(rows made).
 */
import { type Child, element, setAttribute } from "./element.js";
import { words } from "./words.js";

/** Rows above and below those in sight, so that a flick of the wheel meets rows. */
const OVERSCAN = 8;
/** More would make a book of a print. */
const MOST_PRINTED = 400;

export interface Column {
  readonly key: string;
  readonly label: string;
  /** What it is sorted by; NaN and "" come last either way. */
  value(row: number): number | string;
  cell(row: number): readonly Child[];
  /** Whether the first click puts the largest first. */
  readonly largestFirst?: boolean;
}

interface TableOptions {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly numRows: number;
  /** Key of the column by which it is sorted at first. */
  readonly sortedBy: string;
  /** Where the link of a row leads; its text is the first cell. */
  hrefOf(row: number): string;
}

export class VirtualTable {
  readonly element: HTMLElement;
  readonly #options: TableOptions;
  readonly #scroller = element("div", { class: "table-scroll" });
  readonly #space = element("div", { class: "table-space", role: "rowgroup" });
  readonly #count = element("p", { class: "row-count", role: "status" });
  readonly #printed = element("p", { class: "print-only" });
  readonly #headers = new Map<string, HTMLElement>();
  readonly #made = new Map<number, HTMLElement>();
  #order: Uint32Array;
  #shown: Uint32Array = new Uint32Array();
  #accepts: (row: number) => boolean = () => true;
  #sort: { readonly key: string; readonly descending: boolean };
  /** Place of the row that the tab key reaches. */
  #current = 0;
  #height = 0;
  #isPrinting = false;

  constructor(options: TableOptions) {
    this.#options = options;
    this.#order = Uint32Array.from({ length: options.numRows }, (_, row) => row);
    const first = options.columns.find(({ key }) => key === options.sortedBy);
    this.#sort = { key: options.sortedBy, descending: first?.largestFirst === true };
    this.#scroller.append(this.#head(), this.#space);
    setAttribute(this.#scroller, "role", "table");
    setAttribute(this.#scroller, "aria-label", options.label);
    this.element = element("div", { class: "virtual-table" }, this.#count, this.#scroller, this.#printed);
    this.#scroller.addEventListener("scroll", () => this.#draw(), { passive: true });
    this.#space.addEventListener("keydown", (event) => this.#onKey(event));
    new ResizeObserver(() => this.#draw()).observe(this.#scroller);
    addEventListener("beforeprint", () => this.#print(true));
    addEventListener("afterprint", () => this.#print(false));
    this.#applySort();
  }

  /** Shows the rows that `accepts` takes. */
  filter(accepts: (row: number) => boolean): void {
    this.#accepts = accepts;
    this.#applyFilter();
  }

  #head(): HTMLElement {
    const row = element("div", { class: "table-row table-head", role: "row" });
    for (const { key, label } of this.#options.columns) {
      const button = element(
        "button",
        { type: "button", title: words.table.sortBy(label) },
        label,
        element("span", { class: "sort-mark", "aria-hidden": "true" }),
      );
      button.addEventListener("click", () => this.#sortBy(key));
      const header = element("div", { role: "columnheader", class: `cell cell-${key}` }, button);
      this.#headers.set(key, header);
      row.append(header);
    }
    return element("div", { role: "rowgroup", class: "table-heads" }, row);
  }

  #sortBy(key: string): void {
    const column = this.#options.columns.find((one) => one.key === key) as Column;
    const descending = this.#sort.key === key ? !this.#sort.descending : column.largestFirst === true;
    this.#sort = { key, descending };
    this.#applySort();
  }

  #applySort(): void {
    const { key, descending } = this.#sort;
    const column = this.#options.columns.find((one) => one.key === key) as Column;
    const values = Array.from({ length: this.#options.numRows }, (_, row) => column.value(row));
    this.#order.sort((x, y) => compare(values[x] as number | string, values[y] as number | string, descending) || x - y);
    for (const [name, header] of this.#headers) setAttribute(header, "aria-sort", name !== key ? "none" : descending ? "descending" : "ascending");
    this.#applyFilter();
  }

  #applyFilter(): void {
    this.#shown = this.#order.filter(this.#accepts);
    const { numRows } = this.#options;
    this.#current = 0;
    this.#count.textContent =
      this.#shown.length > 0 ? words.table.shown(this.#shown.length, numRows) : numRows > 0 ? words.table.empty : words.table.emptyAtAll;
    setAttribute(this.#scroller, "aria-rowcount", this.#shown.length + 1);
    this.#scroller.scrollTop = 0;
    this.#clear();
    this.#draw();
  }

  #clear(): void {
    this.#made.clear();
    this.#space.replaceChildren();
  }

  /** Makes the rows in sight, leaves those that are there, takes away the others. */
  #draw(): void {
    if (!this.#scroller.isConnected) return;
    const height = this.#rowHeight();
    if (height !== this.#height) this.#clear();
    this.#height = height;
    this.#space.style.height = this.#isPrinting ? "auto" : `${height * this.#shown.length}px`;
    const { scrollTop, clientHeight } = this.#scroller;
    const from = this.#isPrinting ? 0 : Math.max(0, Math.floor(scrollTop / height) - OVERSCAN);
    const end = this.#isPrinting ? MOST_PRINTED : Math.ceil((scrollTop + Math.max(clientHeight, 400)) / height) + OVERSCAN;
    const to = Math.min(this.#shown.length, end);
    for (const [place, row] of this.#made)
      if (place < from || place >= to) {
        row.remove();
        this.#made.delete(place);
      }
    let before: ChildNode | null = this.#space.firstChild;
    for (let place = from; place < to; place++) {
      const known = this.#made.get(place);
      if (known) {
        before = known.nextSibling;
        continue;
      }
      const row = this.#row(place);
      row.style.transform = this.#isPrinting ? "none" : `translateY(${place * height}px)`;
      this.#space.insertBefore(row, before);
      this.#made.set(place, row);
    }
  }

  #row(place: number): HTMLElement {
    const { columns, hrefOf } = this.#options;
    const row = this.#shown[place] as number;
    const cells = columns.map(({ key, label, cell }, i) => {
      const content = i === 0 ? [this.#link(place, hrefOf(row), cell(row))] : cell(row);
      return element("div", { role: "cell", class: `cell cell-${key}` }, element("span", { class: "cell-label", "aria-hidden": "true" }, label), ...content);
    });
    return element("div", { role: "row", class: place % 2 === 1 ? "table-row odd" : "table-row", "aria-rowindex": place + 2 }, ...cells);
  }

  #link(place: number, href: string, content: readonly Child[]): HTMLElement {
    const link = element("a", { class: "row-link", href, tabindex: place === this.#current ? 0 : -1 }, ...content);
    link.addEventListener("focus", () => this.#setCurrent(place));
    return link;
  }

  #setCurrent(place: number): void {
    const linkOf = (at: number) => this.#made.get(at)?.querySelector<HTMLElement>(".row-link");
    const [old, next] = [linkOf(this.#current), linkOf(place)];
    if (old) setAttribute(old, "tabindex", -1);
    if (next) setAttribute(next, "tabindex", 0);
    this.#current = place;
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.#shown.length - 1;
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / this.#rowHeight()) - 1);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: this.#current + 1,
      ArrowUp: this.#current - 1,
      PageDown: this.#current + page,
      PageUp: this.#current - page,
      Home: 0,
      End: last,
    };
    const place = places[event.key];
    if (place === undefined || last < 0) return;
    event.preventDefault();
    this.#moveTo(Math.max(0, Math.min(last, place)));
  }

  #moveTo(place: number): void {
    const height = this.#rowHeight();
    const head = this.#headers.values().next().value?.offsetHeight ?? 0;
    const { scrollTop, clientHeight } = this.#scroller;
    const top = place * height;
    if (top < scrollTop) this.#scroller.scrollTop = top;
    else if (top + height + head > scrollTop + clientHeight) this.#scroller.scrollTop = top + height + head - clientHeight;
    this.#draw();
    this.#made.get(place)?.querySelector<HTMLElement>(".row-link")?.focus({ preventScroll: true });
  }

  /** Set by page.css, which gives rows more room where the page is narrow. */
  #rowHeight(): number {
    return Number.parseFloat(getComputedStyle(this.#scroller).getPropertyValue("--row-height")) || 64;
  }

  #print(isPrinting: boolean): void {
    if (this.#isPrinting === isPrinting || !this.element.isConnected) return;
    this.#isPrinting = isPrinting;
    const shown = Math.min(MOST_PRINTED, this.#shown.length);
    this.#printed.textContent = shown < this.#shown.length ? words.table.printed(shown, this.#shown.length) : "";
    this.#clear();
    this.#draw();
  }
}

/** By code units or by size; what has no value comes last, whatever the direction. */
function compare(x: number | string, y: number | string, descending: boolean): number {
  const [xMissing, yMissing] = [isMissing(x), isMissing(y)];
  if (xMissing || yMissing) return Number(xMissing) - Number(yMissing);
  const order = x < y ? -1 : x > y ? 1 : 0;
  return descending ? -order : order;
}

function isMissing(value: number | string): boolean {
  return value === "" || Number.isNaN(value);
}

const ROWS_AT_ONCE = 200;

interface PagedTable {
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
