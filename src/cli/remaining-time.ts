/**
 * Command line: what is estimated to be left of a run, again and again -> the time that is shown, steady enough to be read: it counts down with the
 * clock, and what a new estimate says otherwise is taken over bit by bit. O(1) a call.
 *
 *   shown     the estimate of before less the time that has passed, moved towards the new one by TAKEN_OVER of what lies between
 */

/** Before that the first pieces of work say more about caches and threads that start than about the rest. */
const LEAST_MS = 2000;
/** At ten calls a second most of a change is taken over within two seconds. */
const TAKEN_OVER = 0.1;

/** The time that is left of one run. */
export class RemainingTime {
  readonly #startMs: number;
  #endMs: number | undefined;

  /** @param startMs when the run began, on the clock of the later calls. */
  constructor(startMs: number) {
    this.#startMs = startMs;
  }

  /** Milliseconds left at `nowMs`, where `leftMs` are estimated; undefined while that cannot be said. Call it with a time that does not go back. */
  after(leftMs: number, nowMs: number): number | undefined {
    if (nowMs - this.#startMs < LEAST_MS) return undefined;
    const estimate = nowMs + leftMs;
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
