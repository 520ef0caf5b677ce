/**
 * Service: how many works run at a time and how many may wait. What would wait behind too many is refused at once, with the seconds after which it may be tried
 * again: a queue without a bound answers everybody late and fills the memory. Who goes away while he waits is taken out. O(1), O(waiting) for one who goes.
 */
import { abortReason, throwIfAborted } from "../errors.js";
import { Problem } from "./problem.js";

/** How much of the mean a new measurement is. */
const SHARE_OF_NEW = 0.1;
const FIRST_GUESS_MS = 100;
const MOST_RETRY_S = 60;

export class WorkQueue {
  readonly #slots: number;
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #meanMs = FIRST_GUESS_MS;

  /** @param slots works that run together. @param most that wait. */
  constructor({ slots, most }: { readonly slots: number; readonly most: number }) {
    this.#slots = slots;
    this.#most = most;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get running(): number {
    return this.#running;
  }

  /** @throws {Problem} "too-busy"; the reason of the signal. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#enter(signal);
    const started = performance.now();
    try {
      throwIfAborted(signal);
      return await work();
    } finally {
      this.#meanMs += SHARE_OF_NEW * (performance.now() - started - this.#meanMs);
      this.#leave();
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    throwIfAborted(signal);
    if (this.#running < this.#slots) {
      this.#running++;
      return;
    }
    if (this.#waiting.length >= this.#most) throw new Problem("too-busy", undefined, { headers: { "retry-after": String(this.#retryAfter()) } });
    await new Promise<void>((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(abortReason(signal));
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.push(go);
    });
  }

  /** The place goes to the next one, or is free. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running--;
    else next();
  }

  #retryAfter(): number {
    return Math.min(MOST_RETRY_S, Math.max(1, Math.ceil((this.#meanMs * this.#waiting.length) / this.#slots / 1000)));
  }
}
