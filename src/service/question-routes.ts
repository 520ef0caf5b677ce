/**
 * Service: routes that ask the index: seen, query, judge, trace. Each waits for its turn (work-queue.ts) and is given up where the client has gone. Answers are those
 * of the index in the form that files have (docs/formats.md), with what an index adds.
 */
import { resolveQueryOptions, resolveSeenOptions } from "../index/index-settings.js";
import type { Document } from "../types/document.js";
import type { IndexTraceOptions, QueryOptions, SeenOptions } from "../types/wire-index.js";
import { answerSchema, SEEN_DOCUMENTS, traceSchema } from "./answer-schemas.js";
import { asRequest, Problem, toldProblem } from "./problem.js";
import { JUDGE, QUERY, SEEN, TRACE } from "./request-schemas.js";
import { type Answer, type Call, checkedBody, JSON_TYPE, jsonAnswer, LINES_TYPE, type Route } from "./route.js";

/** A text, a document, or one of the index by its id. */
type Asked = string | { readonly id: string; readonly text?: string };
type Question<Options> = Options & { readonly document: Asked };

export const QUESTION_ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/seen",
    summary: "Near-duplicates of a text, the closest first.",
    body: { kinds: ["json"], schema: SEEN },
    answer: { status: 200, type: JSON_TYPE, description: "Documents of the index that resemble it.", schema: SEEN_DOCUMENTS },
    async handle(call) {
      const { document, ...options } = await checkedBody<Question<SeenOptions>>(call, SEEN);
      asRequest(() => resolveSeenOptions(options));
      const { index, questions } = call.service;
      return questions.run(async () => jsonAnswer({ documents: await index.seen(await askedDocument(call, document), options) }), call.signal);
    },
  },
  {
    method: "POST",
    path: "/v1/query",
    summary: "What of a text stands in documents of the index, and where.",
    body: { kinds: ["json"], schema: QUERY },
    answer: { status: 200, type: JSON_TYPE, description: "A detection of the text against the documents that were looked at.", schema: answerSchema(false) },
    async handle(call) {
      const { document, ...options } = await checkedBody<Question<QueryOptions>>(call, QUERY);
      return answer(call, document, { verb: "query", options });
    },
  },
  {
    method: "POST",
    path: "/v1/judge",
    summary: "One verdict on a text: new, duplicate, update or shares; with what it rests on.",
    body: { kinds: ["json"], schema: JUDGE },
    answer: { status: 200, type: JSON_TYPE, description: "The verdict, and the detection that it rests on.", schema: answerSchema(true) },
    async handle(call) {
      const { document, ...options } = await checkedBody<Question<QueryOptions>>(call, JUDGE);
      return answer(call, document, { verb: "judge", options });
    },
  },
  {
    method: "POST",
    path: "/v1/trace",
    summary: "Who used a release: uses as they are found, a batch a line, and the whole in the last line.",
    body: { kinds: ["json"], schema: TRACE },
    answer: {
      status: 200,
      type: LINES_TYPE,
      description: "Lines of kind step, then one of kind result, or of kind problem where it broke off.",
      schema: traceSchema(),
    },
    async handle(call) {
      const { document, ...options } = await checkedBody<Question<IndexTraceOptions>>(call, TRACE);
      const { batch: _, ...rest } = options;
      asRequest(() => resolveQueryOptions(rest));
      const asked = await askedDocument(call, document);
      return { status: 200, type: LINES_TYPE, text: traceLines(call, asked, options) };
    },
  },
];

async function answer(call: Call, document: Asked, { verb, options }: { readonly verb: "query" | "judge"; readonly options: QueryOptions }): Promise<Answer> {
  asRequest(() => resolveQueryOptions(options));
  const parts: string[] = [];
  const put = (text: string): void => void parts.push(text);
  await inTurn(call, async (signal) => call.service.answers.answer({ verb, document: await askedDocument(call, document), options }, { signal, put }));
  return { status: 200, type: JSON_TYPE, text: parts.join("") };
}

/** @throws {Problem} "no-document" for an id that is not there. */
async function askedDocument({ service }: Call, asked: Asked): Promise<string | Document> {
  if (typeof asked === "string" || asked.text !== undefined) return asked as string | Document;
  const found = await service.index.get(asked.id);
  if (found === undefined) throw new Problem("no-document");
  return found;
}

/** Does the work of a question when it is its turn. One that takes too long is given up, so that it does not keep others waiting for ever. */
export async function inTurn<T>(call: Call, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return call.service.questions.run(() => withPatience(call, work), call.signal);
}

async function withPatience<T>({ signal, service }: Call, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const give = (): void => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(new Problem("took-too-long")), service.patienceMs);
  signal.addEventListener("abort", give, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", give);
  }
}

/** The lines of a trace. Once the first is out, an error can only be told in one of them. */
async function* traceLines({ service, signal }: Call, document: string | Document, options: IndexTraceOptions): AsyncGenerator<string> {
  const { answers, questions } = service;
  const lines: string[] = [];
  let isDone = false;
  let wake = (): void => undefined;
  const put = (line: string): void => {
    lines.push(line);
    wake();
  };
  // lines wait here for a slow client, not the question, which others wait behind; all of them are of one trace, which is in memory anyway
  const run = questions.run(() => answers.answer({ verb: "trace", document, options }, { signal, put }), signal);
  run
    .catch((error: unknown) => put(`${JSON.stringify({ kind: "problem", ...toldProblem(error).body })}\n`))
    .finally(() => {
      isDone = true;
      wake();
    });
  for (let next = 0; ; ) {
    if (next < lines.length) yield lines[next++]!;
    else if (isDone) return;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
