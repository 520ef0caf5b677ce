/**
 * Stage text: numbers as they stand in print, for evidence, the command and the page of the report. No Intl: the same on every machine,
 * whatever its language. O(digits).
 */

/** 1234567 as "1,234,567". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 passage", "2,000 passages"; `many` where it is not made with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** .384 as "38 %"; what is there but small is "<1 %", and only the whole is "100 %". */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return "<1 %";
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}
