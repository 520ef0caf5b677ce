/**
 * Command line: how far a step is, again and again -> the time that is left of it, steady enough to be read: it counts down with the clock, and
 * what a new estimate says otherwise is taken over bit by bit. O(1) a call.
 *
 *   speed     mean of the last SMOOTHING_MS, weighted exponentially, beginning with the mean since the step began
 *   estimate  (1 - share) / speed
 *   shown     the estimate of before less the time that has passed, moved towards the new one by TAKEN_OVER of what lies between
 */

/** Before that the first pieces of work say more about caches and threads that start than about the rest. */
const LEAST_MS = 2000;
const LEAST_SHARE = 0.05;
const SMOOTHING_MS = 3000;
/** At ten calls a second most of a change is taken over within two seconds. */
const TAKEN_OVER = 0.1;

/** The time that is left of one step. */
export class RemainingTime {
  readonly #startMs: number;
  #share = 0;
  #atMs: number;
  #speed = 0;
  #endMs: number | undefined;

  /** @param startMs when the step began, on the clock of the later calls. */
  constructor(startMs: number) {
    this.#startMs = startMs;
    this.#atMs = startMs;
  }

  /** Milliseconds left at `nowMs` with `share` done, 0 to 1; undefined while that cannot be said. Call it with a share and a time that do not go back. */
  after(share: number, nowMs: number): number | undefined {
    const elapsedMs = nowMs - this.#startMs;
    if (elapsedMs <= 0 || share <= 0) return undefined;
    const weight = this.#speed === 0 ? 1 : 1 - Math.exp((this.#atMs - nowMs) / SMOOTHING_MS);
    const recent = this.#speed === 0 ? share / elapsedMs : (share - this.#share) / Math.max(1, nowMs - this.#atMs);
    this.#speed += weight * (recent - this.#speed);
    [this.#share, this.#atMs] = [share, nowMs];
    if (elapsedMs < LEAST_MS || share < LEAST_SHARE || this.#speed <= 0) return undefined;
    const estimate = nowMs + (1 - share) / this.#speed;
    this.#endMs = this.#endMs === undefined ? estimate : this.#endMs + TAKEN_OVER * (estimate - this.#endMs);
    return Math.max(0, this.#endMs - nowMs);
  }
}

/** Milliseconds as they are shown while they run down: whole seconds, from ten on in fives, then minutes, then hours. */
export function remainingFigure(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  if (seconds <= 10) return `${Math.max(1, seconds)} s left`;
  if (seconds <= 90) return `${Math.ceil(seconds / 5) * 5} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}
