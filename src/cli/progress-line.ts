/**
 * Command line: how far a run is -> one line on a terminal, written over and erased in the end: what is done now, a bar with the share of the run that
 * is done, how many, how fast, and the time that is left. At most ten times a second, in one write, the new line over the old one, so that nothing
 * flickers. Nothing where the stream is no terminal or a dumb one.
 *
 *   5/6 comparing documents         █████████░░░░░░░░░░░  48 %, 14,210 of 29,604 pairs, 2,100/s, 8 s left
 *
 * Bar and time are of the run (run/run-progress.ts), figures of the step. Here it is known how much of the inputs is read, which the run is not told;
 * so the share is made here. Where the line is too long its last parts are left out first.
 *
 * The time that is left is steady enough to be read: it counts down with the clock, and what a new estimate says otherwise is taken over bit by
 * bit. O(1) a call.
 *
 *   shown     the estimate of before less the time that has passed, moved towards the new one by TAKEN_OVER of what lies between
 */
import { RunProgress } from "../run/run-progress.js";
import { grouped } from "../text/figures.js";
import type { Progress } from "../types/options.js";
import { displayWidth } from "./display-width.js";
import { shorten } from "./terminal-text.js";

const LEAST_MS_BETWEEN = 100;
/** A rate before that is one of starting up. */
const LEAST_MS_OF_RATE = 1000;
const ERASE = "\r\u001b[K";
const ERASE_REST = "\u001b[K";
/** Bar and beginning have widths that the terminal alone decides: nothing moves while the figures grow. */
const BARS: readonly { readonly from: number; readonly bar: number; readonly begin: number }[] = [
  { from: 95, bar: 20, begin: 27 },
  { from: 70, bar: 12, begin: 0 },
  { from: 0, bar: 0, begin: 0 },
];

type Stage = Progress["stage"];

/** What a step tells of itself. */
type StepProgress = Pick<Progress, "stage" | "done" | "total">;

const STAGES: Readonly<Record<Stage, { readonly doing: string; readonly unit: string }>> = {
  read: { doing: "reading documents", unit: "documents" },
  tokens: { doing: "reading documents", unit: "documents" },
  information: { doing: "weighing words", unit: "" },
  signatures: { doing: "looking for near-duplicates", unit: "documents" },
  seeds: { doing: "collecting seeds", unit: "" },
  passages: { doing: "comparing documents", unit: "pairs" },
  families: { doing: "gathering families", unit: "" },
};

/** The part of a stream that the line needs. */
interface LineStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressLine {
  /** Shows how far the run is, if it is time to. Cheap enough to call for every document. */
  show(progress: StepProgress): void;
  /** Takes the line away; call it before anything else is printed, and in the end. */
  erase(): void;
}

export interface ProgressSettings {
  /** The stages of the run that it is told of, in their order. */
  readonly stages: readonly Stage[];
  /** The share of the input that is read, 0 to 1; undefined where its size is not known. For stages that know no total. */
  readonly shareRead?: () => number | undefined;
  /** Milliseconds of a clock that does not run backwards. */
  readonly now?: () => number;
}

/** Whether a line can be written over on `stream`. */
export function canShowProgress({ isTTY }: Pick<LineStream, "isTTY">, { TERM }: Readonly<Record<string, string | undefined>>): boolean {
  return isTTY === true && TERM !== "dumb";
}

/** A line that shows nothing. */
export const NO_PROGRESS: ProgressLine = { show: () => undefined, erase: () => undefined };

/** @param stream a terminal, `canShowProgress`. */
export function createProgressLine(stream: LineStream, { stages, shareRead, now = () => performance.now() }: ProgressSettings): ProgressLine {
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown = "";
  let step: Step | undefined;
  const run = new RunProgress(stages, now);
  const remaining = new RemainingTime(now());
  return {
    show(progress) {
      const isNew = step?.stage !== progress.stage;
      if (!isNew && now() - shownAt < LEAST_MS_BETWEEN) return;
      const nowMs = now();
      if (isNew) step = new Step(progress.stage, nowMs, stages);
      const { share, leftMs } = run.at(progress.stage, shareOf(progress, shareRead));
      if (nowMs - shownAt < LEAST_MS_BETWEEN) return;
      shownAt = nowMs;
      const shownMs = leftMs === null ? undefined : remaining.after(leftMs, nowMs);
      const isKnown = leftMs !== null || share > 0;
      const line = step!.line(progress, { nowMs, share: isKnown ? share : undefined, leftMs: shownMs, width: (stream.columns || 80) - 1 });
      if (line !== shown) stream.write(`\r${line}${ERASE_REST}`);
      shown = line;
    },
    erase() {
      if (shown !== "") stream.write(ERASE);
      shown = "";
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}

function shareOf({ done, total }: StepProgress, shareRead: ProgressSettings["shareRead"]): number | undefined {
  if (total > 0) return done / total;
  return shareRead?.();
}

/** What is known of the run when a line is made; undefined where it is not. */
interface Shown {
  readonly nowMs: number;
  readonly share: number | undefined;
  readonly leftMs: number | undefined;
  readonly width: number;
}

/** A stage as it is shown. */
class Step {
  readonly stage: Stage;
  readonly #startMs: number;
  readonly #stages: readonly Stage[];

  constructor(stage: Stage, startMs: number, stages: readonly Stage[]) {
    this.stage = stage;
    this.#startMs = startMs;
    this.#stages = stages;
  }

  line(progress: StepProgress, { nowMs, share, leftMs, width }: Shown): string {
    const left = leftMs === undefined ? [] : [remainingFigure(leftMs)];
    const count = countOf(progress);
    // what tells least is left out first, the time that is left last
    const forms = [[...count, ...this.#rate(progress.done, nowMs), ...left], [...count, ...left], left, []];
    const begin = this.#begin(share, width);
    const fitting = forms.find((form) => displayWidth([begin, ...form].join(", ")) <= width) ?? [];
    // all of it is our own text, whose spaces are meant
    return shorten([begin, ...fitting].join(", "), width, (line) => line);
  }

  /** What is done, with its place among the steps, the bar and the share. */
  #begin(share: number | undefined, width: number): string {
    const index = this.#stages.indexOf(this.stage);
    const place = index < 0 || this.#stages.length < 2 ? "" : `${index + 1}/${this.#stages.length} `;
    const { doing } = STAGES[this.stage];
    if (share === undefined) return `${place}${doing} …`;
    const { bar, begin } = BARS.find(({ from }) => width + 1 >= from)!;
    return `${place}${doing.padEnd(begin)} ${barOf(share, bar)}${bar > 0 ? " " : ""}${percentOf(share)}`;
  }

  #rate(done: number, nowMs: number): string[] {
    const elapsedMs = nowMs - this.#startMs;
    if (elapsedMs < LEAST_MS_OF_RATE || done < 2 || STAGES[this.stage].unit === "") return [];
    return [`${grouped(roundedRate((done / elapsedMs) * 1000))}/s`];
  }
}

function countOf({ stage, done, total }: StepProgress): string[] {
  const { unit } = STAGES[stage];
  if (unit === "") return [];
  if (total > 1) return [`${grouped(done)} of ${grouped(total)} ${unit}`];
  return done > 1 ? [`${grouped(done)} ${unit}`] : [];
}

/** Two figures that mean something, so that the third does not dance. */
function roundedRate(rate: number): number {
  const scale = rate >= 1000 ? 100 : rate >= 100 ? 10 : 1;
  return Math.max(1, Math.round(rate / scale) * scale);
}

function percentOf(share: number): string {
  return `${String(Math.floor(Math.min(1, share) * 100)).padStart(3)} %`;
}

function barOf(share: number, width: number): string {
  const filled = Math.floor(Math.min(1, share) * width);
  return "█".repeat(filled) + "░".repeat(width - filled);
}

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
