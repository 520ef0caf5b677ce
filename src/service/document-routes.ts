/**
 * Service: routes that change the index, and those that read a document of it. Changes are made one request after the other (`Service.changes`), so what an answer says
 * of a document was true when it was stored. Documents go in by batches, between which others have their turn.
 *
 * An array is taken whole or refused whole, but for what dies in the middle of it. Of JSON lines each is taken or refused by itself, and the answer, which comes
 * when all were read, says which: who sends many lines does not read meanwhile.
 */
import { setImmediate } from "node:timers/promises";
import { WirecopyError } from "../errors.js";
import { startMsOf } from "../index/index-settings.js";
import { parseDuration } from "../settings/option-checks.js";
import type { Document } from "../types/document.js";
import type { SeenDocument, Verdict } from "../types/wire-index.js";
import { REMOVED, STORED_DOCUMENTS } from "./answer-schemas.js";
import { asRequest, Problem, toldProblem } from "./problem.js";
import { bodyKind, readBodyLines, readJsonBody } from "./request-body.js";
import { ADD_PARAMETERS, DOCUMENT, DOCUMENTS, EXPIRE } from "./request-schemas.js";
import { type Answer, type Call, checked, checkedBody, JSON_TYPE, jsonAnswer, LINES_TYPE, type Route } from "./route.js";

/** Documents that are committed together: some 100 ms, in which nobody else is answered. */
const BATCH = 100;

/** What became of a document. */
interface Stored {
  readonly id: string;
  readonly status: "added" | "replaced" | "skipped";
  readonly duplicates: readonly SeenDocument[];
  readonly verdict: Verdict | null;
}

export const DOCUMENT_ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/documents",
    summary: "Puts documents in: one, an array, or JSON lines. Says of each what resembles it.",
    parameters: ADD_PARAMETERS,
    body: { kinds: ["json", "lines"], schema: DOCUMENTS },
    answer: {
      status: 200,
      type: JSON_TYPE,
      description:
        "What became of each. 201 where one document was new. JSON lines are answered by such lines, bad ones by a line with line and problem, and a last line of counts.",
      schema: STORED_DOCUMENTS,
    },
    handle: addDocuments,
  },
  {
    method: "GET",
    path: "/v1/documents/{id}",
    summary: "A document as it was put in.",
    answer: { status: 200, type: JSON_TYPE, description: "The document.", schema: DOCUMENT },
    async handle({ parameters, service }) {
      const found = await service.index.get(parameters.id!);
      if (found === undefined) throw new Problem("no-document");
      return jsonAnswer(found);
    },
  },
  {
    method: "DELETE",
    path: "/v1/documents/{id}",
    summary: "Removes a document.",
    answer: { status: 200, type: JSON_TYPE, description: "It is gone.", schema: REMOVED },
    async handle({ parameters, service, signal }) {
      const removed = await service.changes.run(() => service.index.remove(parameters.id!), signal);
      if (removed === 0) throw new Problem("no-document");
      return jsonAnswer({ removed });
    },
  },
  {
    method: "POST",
    path: "/v1/expire",
    summary: "Removes what was published before a time, or is older than a duration.",
    body: { kinds: ["json"], schema: EXPIRE },
    answer: { status: 200, type: JSON_TYPE, description: "How many.", schema: REMOVED },
    async handle(call) {
      const { before, olderThan } = await checkedBody<{ readonly before?: string; readonly olderThan?: string | number }>(call, EXPIRE);
      if ((before === undefined) === (olderThan === undefined)) throw new Problem("invalid-request", "expected one of before and olderThan");
      asRequest(() => (before === undefined ? parseDuration(olderThan) : startMsOf("before", before)));
      const { index, changes } = call.service;
      return jsonAnswer({ removed: await changes.run(() => index.expire(before ?? { olderThan: olderThan! }), call.signal) });
    },
  },
];

type IfExists = "error" | "replace" | "skip";

interface Adding {
  readonly call: Call;
  readonly ifExists: IfExists;
  /** Undefined where it was not said. */
  readonly judges: boolean | undefined;
}

async function addDocuments(call: Call): Promise<Answer> {
  const { request, service, parameters, signal } = call;
  const adding: Adding = {
    call,
    ifExists: (parameters.ifExists as IfExists | undefined) ?? "error",
    judges: parameters.judge === undefined ? undefined : parameters.judge === "true",
  };
  if (bodyKind(request, ["json", "lines"]) === "lines") return addLines(adding);
  const body = checked<Document | readonly Document[]>(await readJsonBody(request, service.body), DOCUMENTS);
  if (Array.isArray(body)) return service.changes.run(() => addArray(adding, body), signal);
  return service.changes.run(() => addOne(adding, body as Document), signal);
}

async function addOne({ call, ifExists, judges = true }: Adding, document: Document): Promise<Answer> {
  const { index } = call.service;
  const isKnown = await index.has(document.id);
  if (!judges || (isKnown && ifExists === "skip")) return jsonAnswer(...withStatus((await store({ call, ifExists, judges: false }, [document]))[0]!));
  // committed first, then judged by what was there before: of two copies that come at the same time exactly one is told of the other
  const { verdict } = await index.addAndJudge(document, { ifExists });
  return jsonAnswer(...withStatus({ id: document.id, status: isKnown ? "replaced" : "added", duplicates: verdict.duplicates, verdict }));
}

function withStatus(stored: Stored): [Stored, number] {
  return [stored, stored.status === "added" ? 201 : 200];
}

async function addArray(adding: Adding, documents: readonly Document[]): Promise<Answer> {
  if (adding.ifExists === "error") {
    const ids = new Set<string>();
    for (const { id } of documents) {
      if (ids.has(id) || (await adding.call.service.index.has(id))) throw duplicateId(id);
      ids.add(id);
    }
  }
  const stored: Stored[] = [];
  for (let from = 0; from < documents.length; from += BATCH) stored.push(...(await store(adding, documents.slice(from, from + BATCH))));
  return jsonAnswer({ documents: stored, ...countsOf(stored) });
}

async function addLines(adding: Adding): Promise<Answer> {
  const { request, service, signal } = adding.call;
  const lines: string[] = [];
  const counts = { added: 0, replaced: 0, skipped: 0, refused: 0 };
  const tell = (line: object): void => void lines.push(`${JSON.stringify(line)}\n`);
  const refuse = (line: number, error: unknown): void => {
    counts.refused++;
    tell({ line, problem: toldProblem(error).body });
  };
  let batch: { readonly line: number; readonly document: Document }[] = [];
  const commit = async (): Promise<void> => {
    const given = batch;
    batch = [];
    await service.changes.run(async () => {
      const taken = adding.ifExists === "error" ? await withoutKnown(adding.call, given, refuse) : given;
      for (const stored of await store(
        adding,
        taken.map(({ document }) => document),
      )) {
        counts[stored.status]++;
        tell(stored);
      }
    }, signal);
  };
  for await (const one of readBodyLines(request, service.body)) {
    try {
      if ("problem" in one) throw one.problem;
      batch.push({ line: one.line, document: checked<Document>(one.value, DOCUMENT) });
    } catch (problem) {
      refuse(one.line, problem);
    }
    if (batch.length === BATCH) await commit();
  }
  if (batch.length > 0) await commit();
  tell(counts);
  return { status: 200, type: LINES_TYPE, text: lines.join("") };
}

/** Those whose ids are new; the others are refused. */
async function withoutKnown<T extends { readonly line: number; readonly document: Document }>(
  { service }: Call,
  given: readonly T[],
  refuse: (line: number, error: unknown) => void,
): Promise<T[]> {
  const taken = new Map<string, T>();
  for (const one of given) {
    const { id } = one.document;
    if (taken.has(id) || (await service.index.has(id))) refuse(one.line, duplicateId(id));
    else taken.set(id, one);
  }
  return [...taken.values()];
}

/** Stores a batch. Of documents with one id the last counts where they replace each other, the first where they are skipped. */
async function store({ call, ifExists, judges = false }: Adding, documents: readonly Document[]): Promise<Stored[]> {
  const { index } = call.service;
  const known = new Set<string>();
  const statuses: Stored["status"][] = [];
  for (const { id } of documents) {
    const isKnown = known.has(id) || (await index.has(id));
    statuses.push(!isKnown ? "added" : ifExists === "skip" ? "skipped" : "replaced");
    known.add(id);
  }
  await index.add(documents, { ifExists, batch: BATCH });
  await setImmediate();
  const stored: Stored[] = [];
  for (const [x, document] of documents.entries()) {
    const status = statuses[x]!;
    const verdict = judges && status !== "skipped" ? (await index.judge(document, { signal: call.signal })).verdict : null;
    stored.push({ id: document.id, status, duplicates: verdict?.duplicates ?? (await index.seen(document)), verdict });
  }
  return stored;
}

function countsOf(stored: readonly Stored[]): Record<Stored["status"], number> {
  const count = (status: Stored["status"]) => stored.filter((one) => one.status === status).length;
  return { added: count("added"), replaced: count("replaced"), skipped: count("skipped") };
}

function duplicateId(id: string): WirecopyError {
  return new WirecopyError("duplicate-id", `the index has a document ${JSON.stringify(id)} already: it may be replaced or skipped (ifExists)`);
}
