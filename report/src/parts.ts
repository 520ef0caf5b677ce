/**
 * Page of the report: packed parts in the file -> records, a part at a time and only when they are asked for. Parts stand after the
 * script, so whoever asks early waits until the file has been read. A part that was unpacked stays: a person goes back and forth.
 */
import type { Overview, ReportLists } from "../../src/report/report-data.js";

interface Part {
  readonly from: number;
  readonly holder: HTMLElement;
  records?: Promise<readonly unknown[]>;
}

const complete = new Promise<void>((resolve) => {
  if (document.readyState !== "loading") resolve();
  else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
});

const lists = new Map<string, Part[]>();

/** The overview, which stands before the script. */
export async function readOverview(): Promise<Overview> {
  const holder = document.querySelector<HTMLElement>('script[data-list="overview"]');
  if (holder === null) throw new Error("no data");
  return (await unpack(holder)) as Overview;
}

/** The record at `index` of a list. @throws {Error} where there is none. */
export async function readRecord<List extends keyof ReportLists>(list: List, index: number): Promise<ReportLists[List]> {
  await complete;
  const parts = partsOf(list);
  let low = 0;
  for (let high = parts.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle] as Part).from <= index) low = middle;
    else high = middle - 1;
  }
  const part = parts[low];
  if (part === undefined) throw new Error(`no ${list}`);
  part.records ??= unpack(part.holder) as Promise<readonly unknown[]>;
  const records = await part.records;
  if (index - part.from >= records.length) throw new Error(`no ${list} ${index}`);
  return records[index - part.from] as ReportLists[List];
}

function partsOf(list: string): readonly Part[] {
  const known = lists.get(list);
  if (known) return known;
  const holders = [...document.querySelectorAll<HTMLElement>(`script[data-list="${list}"]`)];
  const parts = holders.map((holder) => ({ from: Number(holder.dataset.from), holder }));
  lists.set(list, parts);
  return parts;
}

async function unpack(holder: HTMLElement): Promise<unknown> {
  const packed = atob(holder.textContent ?? "");
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}
