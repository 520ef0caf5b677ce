/**
 * Node: answers of an index in the form that files have (docs/formats.md): what a service sends. Input a question, output its JSON, of a trace line by line. Who answers is
 * one's own thread (`answersOf`) or others (answer-threads.ts); the text is the same.
 */
import { detectionToJson } from "../io/writers/detection-json.js";
import { traceStepToJson, traceToJson } from "../io/writers/trace-records.js";
import type { Document } from "../types/document.js";
import type { IndexQueries, IndexTraceOptions, Judgement, QueryOptions, QueryResult } from "../types/wire-index.js";

/** What is asked. Options are checked, and have no signal: that goes beside them. */
export type IndexQuestion =
  | { readonly verb: "query" | "judge"; readonly document: string | Document; readonly options: QueryOptions }
  | { readonly verb: "trace"; readonly document: string | Document; readonly options: IndexTraceOptions };

export interface Asking {
  readonly signal: AbortSignal;
  /** Takes the answer: JSON, of a trace a line for each step and one for the result. */
  put(text: string): void;
}

/** Who answers questions. */
export interface IndexAnswers {
  /** Questions that are worth to be asked at a time. */
  readonly slots: number;
  /** Resolves when the answer was put. */
  answer(question: IndexQuestion, asking: Asking): Promise<void>;
  /** A verdict as it is. */
  judge(document: string | Document, options: QueryOptions, signal: AbortSignal): Promise<Judgement>;
  close(): Promise<void>;
}

/** Questions of one thread that take turns. */
const SLOTS = 4;

/** Answers of this thread. The index stays with the caller. */
export function answersOf(index: IndexQueries): IndexAnswers {
  return {
    slots: SLOTS,
    judge: (document, options, signal) => index.judge(document, { ...options, signal }),
    async answer({ verb, document, options }, { signal, put }) {
      if (verb === "trace") return putTrace(index, document, { options: { ...options, signal }, put });
      put(answerToJson(await index[verb](document, { ...options, signal })));
    },
    close: async () => undefined,
  };
}

function answerToJson(result: QueryResult | Judgement): string {
  const { complete, candidates, model, index } = result;
  const verdict = "verdict" in result ? { verdict: result.verdict } : {};
  return [...detectionToJson(result, { more: { complete, candidates, model, index, ...verdict } })].join("");
}

async function putTrace(
  index: IndexQueries,
  document: string | Document,
  { options, put }: { readonly options: IndexTraceOptions; put(text: string): void },
): Promise<void> {
  const trace = index.trace(document, options);
  for await (const step of trace) put(`{"kind":"step",${traceStepToJson(step).slice(1)}\n`);
  const { candidates, model, index: state, ...whole } = await trace.result;
  const json = [...traceToJson(whole, { more: { candidates, model, index: state } })].join("");
  put(`{"kind":"result",${json.replaceAll("\n", "").slice(1)}\n`);
}
