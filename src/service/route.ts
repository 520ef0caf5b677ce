/**
 * Service: what a route is: how it is asked, what it answers, who does it; and which one a request means. /openapi.json is made of the same records (openapi.ts).
 */
import type { IncomingMessage } from "node:http";
import type { IndexAnswers } from "../node/index-answers.js";
import type { WireIndex } from "../types/wire-index.js";
import { faultOf, type Schema } from "./json-schema.js";
import { Problem } from "./problem.js";
import { type BodyLimits, bodyKind, readJsonBody } from "./request-body.js";
import type { WorkQueue } from "./work-queue.js";

/** What every route works with. */
export interface Service {
  readonly index: WireIndex;
  /** Who answers what takes long. */
  readonly answers: IndexAnswers;
  readonly body: BodyLimits;
  /** Milliseconds that a question may take. */
  readonly patienceMs: number;
  /** Questions that are computed; changes of the index, one at a time. */
  readonly questions: WorkQueue;
  readonly changes: WorkQueue;
  /** What a browser is to keep that has said this token; undefined if it is not the one. */
  sessionOf(token: string): string | undefined;
  /** It takes no new connections any more. */
  isClosing(): boolean;
  /** What it has done, for Prometheus. */
  metrics(): Promise<string>;
}

export interface Call {
  readonly request: IncomingMessage;
  /** Parts of the path by name, and parameters behind it. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Aborted where the client has gone, or the service gives up. */
  readonly signal: AbortSignal;
  readonly service: Service;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it goes on until somebody ends it: the end of the service does. */
  readonly isEndless?: true;
  /** Text as a whole, or as it is made. */
  readonly text: string | AsyncIterable<string>;
}

/** What a route answers where all is well. */
export interface AnswerShape {
  readonly status: number;
  readonly type: string;
  readonly description: string;
  readonly schema?: object;
}

export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  /** Such as /v1/documents/{id}. */
  readonly path: string;
  readonly summary: string;
  /** Whether it is for everybody, token or not: it tells nothing of the index. */
  readonly isOpen?: true;
  /** Whether it is for a person with a browser: what is wrong is told as a page. */
  readonly isPage?: true;
  readonly parameters?: Readonly<Record<string, Schema>>;
  readonly body?: { readonly kinds: readonly ("json" | "lines")[]; readonly schema: Schema };
  readonly answer: AnswerShape;
  handle(call: Call): Promise<Answer>;
}

export const JSON_TYPE = "application/json";
export const LINES_TYPE = "application/x-ndjson";

export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, type: JSON_TYPE, text: `${JSON.stringify(value)}\n` };
}

/** The body, if it is what the route takes. @throws {Problem}. */
export async function checkedBody<T>({ request, service }: Call, schema: Schema): Promise<T> {
  bodyKind(request, ["json"]);
  return checked<T>(await readJsonBody(request, service.body), schema);
}

/** @throws {Problem} "invalid-request" with the place of the fault. */
export function checked<T>(value: unknown, schema: Schema): T {
  const fault = faultOf(value, schema);
  if (fault !== undefined) throw new Problem("invalid-request", `${fault.pointer || "the body"}: ${fault.message}`, { pointer: fault.pointer });
  return value as T;
}

/** A route, and the parts of the path that it names. */
export interface FoundRoute {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Finds the route of a request. @throws {Problem} "not-found", "method-not-allowed", "invalid-request". */
export function routerOf(routes: readonly Route[]): (method: string, address: string) => FoundRoute {
  const compiled = routes.map(compile);
  return (method, address) => {
    const [path, search] = split(address);
    const matches = compiled.flatMap(({ route, pattern, names }) => {
      const match = pattern.exec(path);
      return match === null ? [] : [{ route, parts: names.map((name, x) => [name, match[x + 1]!] as const) }];
    });
    if (matches.length === 0) throw new Problem("not-found");
    // the head of an answer is that of GET
    const asked = method === "HEAD" ? "GET" : method;
    const found = matches.find(({ route }) => route.method === asked);
    if (found === undefined) throw new Problem("method-not-allowed", undefined, { headers: { allow: allowed(matches.map(({ route }) => route.method)) } });
    const parts = found.parts.map(([name, part]) => [name, decoded(part)] as const);
    return { route: found.route, parameters: { ...parametersOf(found.route, search), ...Object.fromEntries(parts) } };
  };
}

function compile(route: Route): Compiled {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return { route, names, pattern: new RegExp(`^${route.path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "([^/]+)")}$`) };
}

function split(address: string): readonly [path: string, search: string] {
  const at = address.indexOf("?");
  return at < 0 ? [address, ""] : [address.slice(0, at), address.slice(at + 1)];
}

function allowed(methods: readonly string[]): string {
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : [])].join(", ");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Problem("invalid-request", "the address is not UTF-8 in percent signs");
  }
}

function parametersOf({ parameters = {} }: Route, search: string): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const schema = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (schema === undefined) throw new Problem("invalid-request", `parameter ${JSON.stringify(name.slice(0, 60))} is not known`);
    const fault = faultOf(value, schema);
    if (fault !== undefined) throw new Problem("invalid-request", `parameter ${JSON.stringify(name)}: ${fault.message}`);
    given[name] = value;
  }
  return given;
}
