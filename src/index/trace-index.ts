/**
 * Index: who used a release, of all documents of an index. Documents that share a run which may suffice are looked at in batches, those that seem to share
 * most first, and told as they are found; in the end the batches make one trace, as `traceRelease` of the same documents gives it: with the model of
 * the index and given thresholds, what stands between the release and an article asks no other article. What a trace counts over all articles (parts,
 * sentences, quotations) is made in the end, of the articles that have something.
 *
 * Half a millisecond for each document that may share something.
 */
import { traceReleaseWith } from "../api/trace.js";
import { checkInteger, throwIfAborted } from "../errors.js";
import { serialExecutor } from "../run/executor.js";
import { resolveTraceOptions } from "../settings/options.js";
import type { Document } from "../types/document.js";
import type { ReleaseTrace } from "../types/trace.js";
import type { IndexTrace, TraceStep } from "../types/wire-index.js";
import type { ResolvedQueryOptions } from "./index-settings.js";
import { type ModelledIndex, type PreparedQuery, prepareQuery, usedOf } from "./query-index.js";
import { withTexts } from "./text-source.js";

const DEFAULT_BATCH = 200;

interface TraceQuestion {
  readonly document: Document;
  readonly options: ResolvedQueryOptions;
  readonly batch: number | undefined;
}

/** Begins when it is iterated, or when its result is asked for; both are of one run. @param open gives the index. */
export function traceThrough({ document, options, batch: given }: TraceQuestion, open: () => Promise<ModelledIndex>): IndexTrace {
  const batch = checkInteger("batch", given ?? DEFAULT_BATCH, 1);
  const steps: TraceStep[] = [];
  let isDone = false;
  let wake = (): void => undefined;
  let run: IndexTrace["result"] | undefined;
  const begin = (): IndexTrace["result"] => {
    run ??= traceAll(document, { options, batch }, open, (step) => {
      steps.push(step);
      wake();
    }).finally(() => {
      isDone = true;
      wake();
    });
    return run;
  };
  return {
    get result() {
      return begin();
    },
    async *[Symbol.asyncIterator]() {
      const result = begin();
      // told where it is awaited below; it must not count as unheard meanwhile
      result.catch(() => undefined);
      for (let next = 0; ; ) {
        if (next < steps.length) yield steps[next++]!;
        else if (isDone) break;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
      await result;
    },
  };
}

async function traceAll(
  document: Document,
  { options, batch }: { readonly options: ResolvedQueryOptions; readonly batch: number },
  open: () => Promise<ModelledIndex>,
  tell: (step: TraceStep) => void,
): IndexTrace["result"] {
  const index = await open();
  const prepared = prepareQuery(index, { document, options, below: Number.POSITIVE_INFINITY });
  const { possible, touched } = prepared.candidates;
  const indexUsed = usedOf(index);
  const users: Document[] = [];
  let verified = 0;
  for (let from = 0; from < possible.length; from += batch) {
    throwIfAborted(options.signal);
    const numbers = [...possible.subarray(from, from + batch)];
    index.reader.expectDocuments(numbers);
    const rows = numbers.flatMap((n) => index.reader.document(n)?.document ?? []);
    const found = await withTexts(rows, index.fetchText);
    verified += found.length;
    const { articles, others } = await traceOf(index, prepared, { articles: found, options });
    const ids = new Set([...articles, ...others].map(({ article }) => article.id));
    users.push(...found.filter(({ id }) => ids.has(id)));
    if (ids.size > 0) tell({ articles, others });
  }
  const trace = await traceOf(index, prepared, { articles: users, options });
  return {
    ...trace,
    numArticles: indexUsed.documents,
    candidates: { touched, possible: possible.length, verified, notVerified: possible.length - verified },
    model: index.modelUsed,
    index: indexUsed,
  };
}

function traceOf(
  { settings, folding, model }: ModelledIndex,
  { document, thresholds }: PreparedQuery,
  { articles, options }: { readonly articles: readonly Document[]; readonly options: ResolvedQueryOptions },
): Promise<ReleaseTrace> {
  const { sensitivity, threshold, maxMissRate, shingleSize } = settings;
  const { otherSourceOnly, withinMs, signal } = options;
  const given = { model, thresholds, sensitivity, threshold, maxMissRate, shingleSize, folding, otherSourceOnly, within: withinMs, signal };
  return traceReleaseWith(document, articles, { resolved: resolveTraceOptions(given), executor: serialExecutor });
}
