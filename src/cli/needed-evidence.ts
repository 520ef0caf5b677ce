/**
 * Command line: the settings of a result -> how many bits a passage needed, in words. Thresholds differ by class and grow
 * with the collection; `guarantee.minBits` is not one of them: it bounds what is examined, not what is reported.
 */
import type { Settings } from "../types/settings.js";
import { bitsFigure } from "./figures.js";

/** " (30.0 bits, 24.0 for a whole quotation)". */
export function evidenceNeeded({ thresholds: { plain, quotation } }: Settings): string {
  return ` (${bitsFigure(plain)} bits, ${bitsFigure(quotation)} for a whole quotation)`;
}
