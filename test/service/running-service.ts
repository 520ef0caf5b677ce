/** A service on a free port of this machine, over an index in memory, and requests to it: by fetch, and byte by byte where a client misbehaves. */
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import { type RunningService, type ServiceOptions, startService } from "../../src/service/server.js";
import type { Document } from "../../src/types/document.js";
import type { WireIndex } from "../../src/types/wire-index.js";

export interface Started extends RunningService {
  readonly index: WireIndex;
  /** What the service said of errors that nobody expected. */
  readonly errors: readonly unknown[];
}

/** It is closed when the test is over. */
export async function started(documents: readonly Document[] = [], options: ServiceOptions = {}, index = openStore(createMemoryStore(), {})): Promise<Started> {
  await index.add(documents);
  await index.settled();
  const errors: unknown[] = [];
  const service = await startService(index, { port: 0, onError: (error) => errors.push(error), ...options });
  onTestFinished(async () => {
    await service.close();
    await index.close();
  });
  return { ...service, index, errors };
}

export interface Reply<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly type: string | null;
  readonly body: Body;
}

/** A request with a JSON body where one is given; the answer is parsed by its type. */
export async function ask(
  address: string,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many forms
): Promise<Reply<any>> {
  const given = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const response = await fetch(address + path, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...given,
  });
  const type = response.headers.get("content-type");
  const text = await response.text();
  const parsed = text === "" ? "" : type === "application/x-ndjson" ? linesOf(text) : type?.includes("json") ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, type, body: parsed };
}

export const post = (address: string, path: string, body: unknown, headers?: Record<string, string>) =>
  ask(address, "POST", path, { body, ...(headers && { headers }) });

function linesOf(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** A connection on which a test writes what it likes. */
export function rawConnection(address: string): { readonly socket: Socket; readonly answer: Promise<string> } {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port) });
  const answer = new Promise<string>((resolve) => {
    let text = "";
    socket.setEncoding("utf8").on("data", (part) => (text += part));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(text));
  });
  return { socket, answer };
}

/** The status of an answer as it stands on the wire. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}
