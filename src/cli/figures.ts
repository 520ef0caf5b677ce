/**
 * Command line: numbers as they stand in print. The same on every machine, whatever its language.
 */

/** 1234567 as "1,234,567". */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 passage", "2,000 passages"; `plural` where it is not made with an s. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`;
}

/** A share from 0 to 1 as "64.3 %". */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Bits as "61.5". */
export function bitsFigure(bits: number): string {
  return bits.toFixed(1);
}
