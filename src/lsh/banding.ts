/**
 * Stage lsh: (threshold, largest miss rate, number of components) -> (bands, rows). A pair of resemblance s is a candidate
 * if it agrees in all rows of some band, with probability 1 - (1 - s^rows)^bands: the S-curve of Indyk & Motwani 1998.
 *
 * Among all bands * rows <= numComponents that miss a pair at the threshold at most that often, the one with the least
 * area under the curve below the threshold is taken: the expected share of false candidates if every resemblance were
 * equally frequent. The largest number of rows nearly always has it, and not where rounding bands up to 2 costs more
 * than one more row brings, which is why the area is computed. For given rows fewer bands are always better, so each
 * number of rows has one candidate to look at. O(numComponents) times the points of the integral: at most 4 ms for 128.
 */
import type { Limit } from "../types/limit.js";

/** A division of signatures into bands of rows. */
export interface Banding {
  readonly bands: number;
  readonly rows: number;
  /** Probability that a pair exactly at the threshold is no candidate. More than asked for only where nothing legal does better. */
  readonly missRate: number;
}

/** threshold in (0, 1], maxMissRate in (0, 1), numComponents >= 1; checked by the caller. */
export interface BandingOptions {
  readonly threshold: number;
  readonly maxMissRate: number;
  readonly numComponents: number;
}

/** Probability that a pair of the given resemblance is a candidate, 0 to 1; rises with the resemblance. */
export function candidateProbability(resemblance: number, { bands, rows }: Pick<Banding, "bands" | "rows">): number {
  return -Math.expm1(bands * Math.log1p(-(resemblance ** rows)));
}

/**
 * The banding with the fewest false candidates that misses a pair at the threshold with probability `maxMissRate` at
 * most. Where none does, one row a band and all components as bands: the fewest misses there can be, told by `missRate`.
 */
export function solveBanding({ threshold, maxMissRate, numComponents }: BandingOptions): Banding {
  let best: Banding | undefined;
  let bestArea = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= numComponents; rows++) {
    const banding = fewestBands(rows, { threshold, maxMissRate, numComponents });
    if (banding === undefined) continue;
    const area = areaBelow(threshold, banding);
    if (area < bestArea) {
      best = banding;
      bestArea = area;
    }
  }
  return best ?? { bands: numComponents, rows: 1, missRate: missRateOf(threshold, { bands: numComponents, rows: 1 }) };
}

/** (1 - t^rows)^bands <= maxMissRate, solved for bands; undefined if they do not fit into the components. */
function fewestBands(rows: number, { threshold, maxMissRate, numComponents }: BandingOptions): Banding | undefined {
  const most = Math.floor(numComponents / rows);
  const solved = Math.log(maxMissRate) / Math.log1p(-(threshold ** rows));
  if (!(solved <= most)) return undefined;
  let bands = Math.max(1, Math.ceil(solved));
  let missRate = missRateOf(threshold, { bands, rows });
  // Rounding of the quotient may leave it one short.
  if (missRate > maxMissRate) missRate = missRateOf(threshold, { bands: ++bands, rows });
  return bands <= most ? { bands, rows, missRate } : undefined;
}

function missRateOf(threshold: number, banding: Pick<Banding, "bands" | "rows">): number {
  return 1 - candidateProbability(threshold, banding);
}

/** The limit of a banding that misses more pairs at the threshold than was asked for; otherwise none. It has all components then. */
export function missRateLimits({ bands, rows, missRate }: Banding, maxMissRate: number): Limit[] {
  if (missRate <= maxMissRate) return [];
  const rates = `missed with probability ${missRate.toPrecision(2)}, not ${maxMissRate} (maxMissRate)`;
  const detail = `near-duplicates just at the threshold are ${rates}: ${bands * rows} components do not suffice for so low a threshold`;
  return [{ code: "miss-rate-not-reached", count: 1, detail }];
}

const INTEGRATION_POINTS = 256;

/** The integral of the S-curve from 0 to the threshold (midpoint rule). */
function areaBelow(threshold: number, banding: Banding): number {
  let sum = 0;
  for (let i = 0; i < INTEGRATION_POINTS; i++) sum += candidateProbability((threshold * (i + 0.5)) / INTEGRATION_POINTS, banding);
  return (sum * threshold) / INTEGRATION_POINTS;
}
