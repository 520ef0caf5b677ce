/**
 * Service: an index asked over HTTP. Input an index that this process holds, output a server on node:http: who may ask (access.ts), which route is meant (route.ts),
 * what it answers, and how it ends: requests that are under way are answered, then connections are closed; the index stays with who opened it.
 *
 * Questions go to `answers`: threads, or this one, where they take turns (run/pace.ts); as many as `slots`, and others wait or are refused (work-queue.ts). No answer
 * says more of an error than its code, a sentence and a place in the body (problem.ts).
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { checkInteger } from "../errors.js";
import { answersOf, type IndexAnswers } from "../node/index-answers.js";
import type { WireIndex } from "../types/wire-index.js";
import { type Doorkeeper, doorkeeperOf } from "./access.js";
import { changeRoutes } from "./change-routes.js";
import { DISCARD_MS, discard, drained, ended, refuseConnection } from "./connections.js";
import { DOCUMENT_ROUTES } from "./document-routes.js";
import { type Gauge, Metrics } from "./metrics.js";
import { problemPage } from "./page-html.js";
import { askForToken, PAGE_ROUTES, shown } from "./page-routes.js";
import { probeRoutes } from "./probe-routes.js";
import { Problem, type ToldProblem, toldProblem } from "./problem.js";
import { QUESTION_ROUTES } from "./question-routes.js";
import { type Answer, type FoundRoute, type Route, routerOf, type Service } from "./route.js";
import { WorkQueue } from "./work-queue.js";

export interface ServiceOptions {
  /** @default "127.0.0.1" */
  readonly host?: string | undefined;
  /** 0 takes a free one. @default 8017 */
  readonly port?: number | undefined;
  /** What a client has to show; needed on a host that others reach. @default none */
  readonly token?: string | undefined;
  /** Bytes of a body. @default 32 MB */
  readonly maxBody?: number | undefined;
  /** Who answers questions that take long, and is closed by the caller. @default this thread */
  readonly answers?: IndexAnswers | undefined;
  /** Questions that are computed at a time, and those that may wait. @default as many as `answers` takes, 4 on this thread, and 64 */
  readonly slots?: number | undefined;
  readonly queue?: number | undefined;
  /** Milliseconds without a byte of a body, or of an answer that is taken. @default 10,000 */
  readonly idleMs?: number | undefined;
  /** Milliseconds that a question may take. @default 60,000 */
  readonly patienceMs?: number | undefined;
  /** Milliseconds for requests that are under way when the service ends. @default 10,000 */
  readonly drainMs?: number | undefined;
  /** Hears of every request that was answered. */
  readonly onRequest?: ((record: RequestRecord) => void) | undefined;
  /** Hears of errors that nobody expected. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** What may be logged of a request: nothing that its sender wrote. */
export interface RequestRecord {
  readonly method: string;
  /** The route, not the address; "none" where there is none. */
  readonly route: string;
  /** "gone" where the client did not wait. */
  readonly status: number | "gone";
  readonly ms: number;
}

export interface RunningService {
  /** Such as http://127.0.0.1:8017. */
  readonly address: string;
  /** Answers what is under way, takes nothing new, and ends. */
  close(): Promise<void>;
}

const DEFAULT_PORT = 8017;
const MOST_CONNECTIONS = 1024;
/** A body may be slower than this only while it is young. */
const LEAST_BYTES_PER_SECOND = 10_000;
/** For the first request of a connection that is new when the service ends. */
const HEAD_MS = 250;
const SECURITY_HEADERS = { "x-content-type-options": "nosniff", "cache-control": "no-store", "referrer-policy": "no-referrer" };

/**
 * Starts the service, and resolves when it listens. `index` has to be open as long as the service.
 * @throws {RangeError} for a host that others reach without a token, a weak token; the error of the system where it cannot listen there.
 */
export async function startService(index: WireIndex, options: ServiceOptions = {}): Promise<RunningService> {
  const service = new HttpService(index, options);
  return service.start();
}

class HttpService {
  readonly #options: ServiceOptions;
  readonly #service: Service;
  readonly #metrics = new Metrics();
  readonly #find: (method: string, address: string) => FoundRoute;
  readonly #doorkeeper: Doorkeeper;
  readonly #server: Server;
  /** Requests under way. */
  readonly #calls = new Map<AbortController, Promise<void>>();
  /** Those of them that go on until they are ended. */
  readonly #endless = new Set<AbortController>();
  #numConnections = 0;
  #isClosing = false;

  constructor(index: WireIndex, options: ServiceOptions) {
    this.#options = options;
    const {
      host = "127.0.0.1",
      token,
      maxBody = 32_000_000,
      answers = answersOf(index),
      slots = answers.slots,
      queue = 64,
      idleMs = 10_000,
      patienceMs = 60_000,
    } = options;
    checkInteger("maxBody", maxBody, 1);
    checkInteger("queue", queue, 1);
    this.#doorkeeper = doorkeeperOf({ host, token });
    this.#service = {
      index,
      answers,
      body: { maxBytes: maxBody, patienceMs: idleMs, leastBytesPerSecond: LEAST_BYTES_PER_SECOND },
      patienceMs,
      questions: new WorkQueue({ slots, most: queue }),
      changes: new WorkQueue({ slots: 1, most: queue }),
      sessionOf: (given) => this.#doorkeeper.sessionOf(given),
      isClosing: () => this.#isClosing,
      metrics: async () => this.#metrics.text(await this.#gauges()),
    };
    const routes: readonly Route[] = [...DOCUMENT_ROUTES, ...QUESTION_ROUTES, ...changeRoutes()];
    this.#find = routerOf([...routes, ...probeRoutes(routes), ...PAGE_ROUTES]);
    // bodies have clocks of their own (request-body.ts)
    this.#server = createServer({ headersTimeout: idleMs, requestTimeout: 0, keepAliveTimeout: idleMs, connectionsCheckingInterval: 1_000 });
    this.#server.maxConnections = MOST_CONNECTIONS;
    this.#server.on("request", (request, response) => this.#take(request, response));
    this.#server.on("clientError", refuseConnection);
    this.#server.on("connection", () => this.#numConnections++);
  }

  async start(): Promise<RunningService> {
    const { host = "127.0.0.1", port = DEFAULT_PORT } = this.#options;
    this.#server.listen(port, host);
    await once(this.#server, "listening");
    const { address, port: taken, family } = this.#server.address() as AddressInfo;
    return { address: `http://${family === "IPv6" ? `[${address}]` : address}:${taken}`, close: () => this.#close() };
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const controller = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) controller.abort(new Gone());
    });
    // a connection that breaks is told by `close`
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    const call = this.#answer(request, response, controller).finally(() => {
      this.#calls.delete(controller);
      this.#endless.delete(controller);
    });
    this.#calls.set(controller, call);
  }

  async #answer(request: IncomingMessage, response: ServerResponse, controller: AbortController): Promise<void> {
    const { signal } = controller;
    const started = performance.now();
    const { method = "" } = request;
    let route = "none";
    let isPage = false;
    try {
      const found = this.#find(method, request.url ?? "");
      route = found.route.path;
      isPage = found.route.isPage ?? false;
      if (!found.route.isOpen) this.#doorkeeper[isPage ? "checkPage" : "check"](request);
      await this.#send(response, await found.route.handle({ request, parameters: found.parameters, signal, service: this.#service }), controller);
    } catch (error) {
      await this.#fail({ request, response, controller, isPage }, error);
    }
    await ended(response);
    const ms = performance.now() - started;
    const status = signal.reason instanceof Gone ? "gone" : response.statusCode;
    this.#metrics.observe({ route, status, seconds: ms / 1000 });
    this.#options.onRequest?.({ method: METHODS.has(method) ? method : "other", route, status, ms });
  }

  async #send(response: ServerResponse, { status, type, headers, isEndless, text }: Answer, controller: AbortController): Promise<void> {
    response.writeHead(status, {
      ...SECURITY_HEADERS,
      "content-type": type,
      ...this.#closing(),
      ...headers,
      ...(typeof text === "string" ? { "content-length": Buffer.byteLength(text) } : {}),
    });
    const { idleMs = 10_000 } = this.#options;
    if (isEndless) this.#endless.add(controller);
    // who takes no byte of an answer for so long does not want it; while it is made none may be there to take
    response.on("timeout", () => {
      controller.abort(new Gone());
      response.destroy();
    });
    if (typeof text !== "string" && response.req.method !== "HEAD")
      for await (const part of text) {
        if (controller.signal.aborted) break;
        if (response.write(part)) continue;
        response.setTimeout(idleMs);
        await drained(response);
        response.setTimeout(0);
      }
    response.setTimeout(idleMs);
    response.end(typeof text === "string" ? text : undefined);
  }

  #closing(): Record<string, string> {
    return this.#isClosing ? { connection: "close" } : {};
  }

  async #fail({ request, response, controller, isPage }: Failing, error: unknown): Promise<void> {
    const { signal } = controller;
    const told = toldProblem(error instanceof Problem ? error : signal.aborted ? signal.reason : error);
    if (told.isInternal && !signal.aborted) this.#options.onError?.(error);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    if (!request.complete) await discard(request);
    const { headers, ...answer } = isPage ? pageOf(told) : problemAnswer(told);
    await this.#send(response, { ...answer, headers: { ...headers, ...(request.complete ? {} : { connection: "close" }) } }, controller);
  }

  async #gauges(): Promise<readonly Gauge[]> {
    const { index, questions, changes } = this.#service;
    const { documents, tokens, tail, segments, models, bytes, changes: log } = await index.stats();
    const { heapUsed, rss } = process.memoryUsage();
    const cpu = process.cpuUsage();
    const gauge = (name: string, help: string, value: number): Gauge => ({ name: `wirecopy_${name}`, help, kind: "gauge", value });
    return [
      gauge("questions_running", "Questions that are computed.", questions.running),
      gauge("questions_waiting", "Questions that wait.", questions.waiting),
      gauge("changes_waiting", "Changes of the index that wait.", changes.waiting),
      gauge("index_documents", "Documents of the index.", documents),
      gauge("index_tokens", "Tokens of its documents.", tokens),
      gauge("index_tail_documents", "Documents that are in no segment yet.", tail),
      gauge("index_segments", "Segments.", segments.length),
      gauge("index_model_version", "Version of the newest word model.", models.at(-1)?.version ?? 0),
      gauge("index_changes_newest", "Cursor of the newest change of stories.", log?.newest ?? 0),
      gauge("index_changes_behind", "Documents that are not judged for changes yet.", log?.waiting ?? 0),
      gauge("index_bytes", "Bytes on disk.", bytes.total),
      { name: "process_cpu_seconds_total", help: "Seconds of processor.", kind: "counter", value: (cpu.user + cpu.system) / 1e6 },
      { name: "process_resident_memory_bytes", help: "Memory that is held.", kind: "gauge", value: rss },
      { name: "nodejs_heap_size_used_bytes", help: "Heap that is used.", kind: "gauge", value: heapUsed },
    ];
  }

  /** Who has reached the system, but not this process, would be reset with the listener. A whole turn of the event loop may let in no more than one. */
  async #letIn(): Promise<void> {
    const until = performance.now() + HEAD_MS;
    let before: number;
    do {
      before = this.#numConnections;
      await turn();
      await turn();
    } while (this.#numConnections > before && performance.now() < until);
  }

  async #close(): Promise<void> {
    this.#isClosing = true;
    await this.#letIn();
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const controller of this.#endless) controller.abort(new Problem("shutting-down"));
    const { drainMs = 10_000 } = this.#options;
    const late = setTimeout(() => {
      for (const controller of this.#calls.keys()) controller.abort(new Problem("shutting-down"));
      setTimeout(() => this.#server.closeAllConnections(), DISCARD_MS).unref();
    }, drainMs);
    // a connection that is new has a moment to ask; those that are left then have asked nothing, and Node would wait for their heads
    await Promise.race([closed, sleep(HEAD_MS, undefined, { ref: false })]);
    while (this.#calls.size > 0) await Promise.allSettled(this.#calls.values());
    this.#server.closeAllConnections();
    await closed;
    clearTimeout(late);
  }
}

/** A request that cannot be answered as its sender wished. */
interface Failing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly controller: AbortController;
  readonly isPage: boolean;
}

function problemAnswer({ status, headers, body }: ToldProblem): Answer {
  return { status, type: "application/problem+json", headers, text: `${JSON.stringify(body)}\n` };
}

function pageOf({ status, headers, body }: ToldProblem): Answer {
  // a browser that is told of Bearer asks for nothing
  if (body.code === "unauthorized") return askForToken();
  const page = shown(problemPage(body), status);
  return { ...page, headers: { ...page.headers, ...headers } };
}

/** Methods that a log may name. */
const METHODS: ReadonlySet<string> = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);

/** The client did not wait. */
class Gone extends Error {}
