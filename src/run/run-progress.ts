/**
 * Leaf: where a run is as a whole. Input its stages in their order and, again and again, which share of the present one is done; output the share of
 * the run, which never goes back, and the time that is left. O(stages) a call.
 *
 *   | read | signatures | words | seeds | passages                      | families |
 *   '----------- seen: ms a weight -----'--- present: its own pace ---'-- weight x ms a weight
 *
 * What comes is estimated from what has been: a stage that is done says how long a weight takes on this machine, the present one tells by its own
 * pace once a tenth of it is done. So the first figures are rough and the last ones good; a run says nothing of its end before a stage is done, or a
 * tenth of the first.
 */
import type { Keep, Progress } from "../types/options.js";

type Stage = Progress["stage"];

/**
 * Processor time of the stages, reading being 1, about: of Reuters-21578, on one thread of a Xeon of 2.1 GHz on 2026-11-30, and passages between what they
 * take there and for press releases of US senators, ten times as much. They decide only what is said of stages to come.
 */
const WEIGHTS: Readonly<Record<Stage, number>> = { read: 1, tokens: 1, signatures: 0.25, information: 2, seeds: 2, passages: 8, families: 3 };

/** The stages of `detect` and `traceRelease`, in their order. */
export function detectStages({ passages }: { readonly passages: boolean }): readonly Stage[] {
  return passages ? ["tokens", "signatures", "information", "seeds", "passages", "families"] : ["tokens", "signatures", "families"];
}

/** The stages of `deduplicate`: where documents do not stay in their order, they are decided behind the last one. */
export function deduplicateStages({ keep }: { readonly keep: Keep }): readonly Stage[] {
  return keep === "first" ? ["read"] : ["read", "signatures"];
}

/** Share of a stage from which its own pace is all that counts. */
const SURE_SHARE = 0.1;

/** What is not done is never said to be. */
const MOST_SHARE = 0.99;

/** Of a whole run. */
export interface RunShare {
  /** 0 to 1, never less than before. */
  readonly share: number;
  /** Milliseconds; null while nothing can be said. */
  readonly leftMs: number | null;
}

export class RunProgress {
  readonly #stages: readonly Stage[];
  readonly #now: () => number;
  readonly #startMs: number;
  /** The present stage, and when it began. */
  #stage: Stage | undefined;
  #stageMs: number;
  /** Weights of the stages that are done. */
  #seenWeight = 0;
  #share = 0;

  /** @param now milliseconds of a clock that does not run backwards. */
  constructor(stages: readonly Stage[], now: () => number = () => performance.now()) {
    this.#stages = stages;
    this.#now = now;
    this.#startMs = now();
    this.#stageMs = this.#startMs;
  }

  /** @param share of the stage that is done, 0 to 1; undefined where that is not known. Stages come in their order. */
  at(stage: Stage, share: number | undefined): RunShare {
    const nowMs = this.#now();
    if (stage !== this.#stage) this.#enter(stage, nowMs);
    const leftMs = this.#leftMs(share, nowMs - this.#stageMs);
    const elapsedMs = nowMs - this.#startMs;
    if (leftMs === undefined || elapsedMs === 0) return { share: this.#share, leftMs: null };
    const isDone = share === 1 && stage === this.#stages.at(-1);
    this.#share = isDone ? 1 : Math.max(this.#share, Math.min(MOST_SHARE, elapsedMs / (elapsedMs + leftMs)));
    return { share: this.#share, leftMs };
  }

  #enter(stage: Stage, nowMs: number): void {
    if (this.#stage !== undefined) this.#seenWeight += WEIGHTS[this.#stage];
    [this.#stage, this.#stageMs] = [stage, nowMs];
  }

  /** @param spentMs in the present stage. */
  #leftMs(share: number | undefined, spentMs: number): number | undefined {
    const weight = WEIGHTS[this.#stage!];
    const seenMs = this.#stageMs - this.#startMs;
    const expectedMs = this.#seenWeight > 0 ? (weight * seenMs) / this.#seenWeight : undefined;
    const stageMs = wholeOf({ share, spentMs, expectedMs });
    if (stageMs === undefined) return undefined;
    const later = this.#stages.slice(this.#stages.indexOf(this.#stage!) + 1).reduce((sum, other) => sum + WEIGHTS[other], 0);
    return Math.max(0, stageMs - spentMs) + (later * (seenMs + stageMs)) / (this.#seenWeight + weight);
  }
}

/** How long a stage takes as a whole: by its own pace, and before that is sure by what was expected of it. */
function wholeOf({ share, spentMs, expectedMs }: { share: number | undefined; spentMs: number; expectedMs: number | undefined }): number | undefined {
  if (share === 1) return spentMs;
  const own = share === undefined || share === 0 || spentMs === 0 ? undefined : spentMs / share;
  if (own === undefined || share === undefined) return expectedMs === undefined ? undefined : Math.max(expectedMs, 1.25 * spentMs);
  if (share >= SURE_SHARE) return own;
  return expectedMs === undefined ? undefined : expectedMs + (share / SURE_SHARE) * (own - expectedMs);
}
