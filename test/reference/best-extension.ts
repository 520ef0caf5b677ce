/** The most bits by which two sequences of words can be aligned from their beginnings on, ending anywhere, by the full matrix: no band, nothing dropped. */
import { SCORING } from "../../src/settings/scoring.js";

/** @param match bits of the words x of one side and y of the other, undefined where they are different words. In sixteenths. */
export function bestExtension(lengthA: number, lengthB: number, match: (x: number, y: number) => number | undefined): number {
  const [substitution, insertion] = [16 * SCORING.substitution, 16 * SCORING.insertion];
  const scores = Array.from({ length: lengthA + 1 }, () => new Array<number>(lengthB + 1).fill(0));
  let best = 0;
  for (let x = 0; x <= lengthA; x++)
    for (let y = 0; y <= lengthB; y++) {
      const ways = [
        x > 0 && y > 0 ? scores[x - 1]![y - 1]! + (match(x - 1, y - 1) ?? -substitution) : Number.NEGATIVE_INFINITY,
        x > 0 ? scores[x - 1]![y]! - insertion : Number.NEGATIVE_INFINITY,
        y > 0 ? scores[x]![y - 1]! - insertion : Number.NEGATIVE_INFINITY,
      ];
      if (x > 0 || y > 0) scores[x]![y] = Math.max(...ways);
      best = Math.max(best, scores[x]![y]!);
    }
  return best;
}
