/**
 * Stage published: what a document says of when and by whom it was published -> an interval of milliseconds, and a number for its publisher. By the
 * first documents are numbered, by both pairs are allowed (corpus/pair-filter.ts). O(characters), row for row.
 */
import { parsePublicationTime } from "../corpus/publication-time.js";
import { hashUnits } from "../kernels/hash.js";
import { publisherOf } from "../relations/publisher-names.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { int64Of } from "./int64.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";

const INPUT = { document: "i64", publishedAt: "utf8?", source: "utf8?", url: "utf8?" } as const;
const OUTPUT = { document: "i64", start: "f64", end: "f64", publisher: "i64", problem: "utf8?" } as const;

/** `start` and `end` are NaN where the time is not known; `publisher` is 0 where it is not; `problem` is of a time that is none. */
export const publishedStage: Stage<typeof INPUT, typeof OUTPUT, ResolvedDetectOptions> = {
  name: "published",
  summary: "times and sources as they were given -> intervals of milliseconds, numbers of publishers",
  input: INPUT,
  output: OUTPUT,
  settings: DETECT_STAGE,
  open: () => {
    return ({ document, publishedAt, source, url }) => {
      const [start, end] = [new Float64Array(document.length), new Float64Array(document.length)];
      const publisher = new BigInt64Array(document.length);
      const problem = publishedAt.map((value, x) => {
        const time = parsePublicationTime(value ?? undefined);
        [start[x], end[x]] = typeof time === "string" ? [Number.NaN, Number.NaN] : [time.startMs, time.endMs];
        publisher[x] = publisherNumber(source[x], url[x]);
        return time === "invalid" ? "time is no ISO 8601 date" : null;
      });
      return { document, start, end, publisher, problem };
    };
  },
};

function publisherNumber(source: string | null | undefined, url: string | null | undefined): bigint {
  const key = publisherOf(source, url)?.key;
  return key === undefined ? 0n : int64Of(hashUnits(key)) || 1n;
}
