/**
 * Command line: the settings of a result -> how many bits a passage needed, in words. Thresholds differ by class and grow
 * with the collection; `guarantee.minBits` is not one of them: it bounds what is examined, not what is reported.
 */
import type { Settings } from "../types/result.js";
import { bitsFigure } from "./figures.js";

/** " (30.0 bits, 24.0 for a whole quotation)", or nothing where the settings do not say. */
export function evidenceNeeded({ thresholds }: Settings): string {
  if (typeof thresholds !== "object" || thresholds === null) return "";
  const { plain, quotation } = thresholds as Readonly<Record<string, unknown>>;
  if (typeof plain !== "number" || typeof quotation !== "number") return "";
  return ` (${bitsFigure(plain)} bits, ${bitsFigure(quotation)} for a whole quotation)`;
}
