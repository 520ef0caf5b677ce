/**
 * Command line: how far a run is -> one line on a terminal, written over again and again and erased in the end. At most ten
 * times a second; nothing at all where the stream is no terminal.
 */
import type { Progress } from "../types.js";
import { grouped, percent } from "./figures.js";
import { shorten } from "./shorten.js";

const LEAST_MS_BETWEEN = 100;
const ERASE = "\r\u001b[K";

const STAGES: Readonly<Record<Progress["stage"], string>> = {
  read: "reading",
  tokens: "reading documents",
  information: "weighing words",
  signatures: "looking for near-duplicates",
  seeds: "collecting seeds",
  passages: "comparing documents",
  families: "gathering families",
};

/** The part of a stream that the line needs. */
export interface LineStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressLine {
  /** Shows how far the run is, if it is time to. Cheap enough to call for every document. */
  show(progress: Progress): void;
  /** Takes the line away; call it before anything else is printed, and in the end. */
  erase(): void;
}

/** @param now milliseconds of a clock that does not run backwards. */
export function createProgressLine(stream: LineStream, now: () => number = () => performance.now()): ProgressLine {
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(progress) {
      if (!stream.isTTY || now() - shownAt < LEAST_MS_BETWEEN) return;
      shownAt = now();
      isShown = true;
      stream.write(ERASE + shorten(sentence(progress), (stream.columns || 80) - 1));
    },
    erase() {
      if (isShown) stream.write(ERASE);
      isShown = false;
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}

function sentence({ stage, done, total }: Progress): string {
  if (total > 1) return `${STAGES[stage]}: ${grouped(done)} of ${grouped(total)} (${percent(done / total)})`;
  return done > 1 ? `${STAGES[stage]}: ${grouped(done)}` : `${STAGES[stage]} …`;
}
