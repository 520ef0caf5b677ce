/**
 * Page of the report: a number and what it counts -> words. O(1).
 */

/** 12345 -> "12,345". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** 1 -> "1 pair", 2000 -> "2,000 pairs". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
