/**
 * Service: the body of a request -> a JSON value, or JSON lines one by one. A body may have so many bytes and has to come at some pace: one that trickles would hold
 * a connection for ever. Input the stream of a request, output values; memory that of the body for JSON, that of a line for JSON lines.
 */
import type { IncomingMessage } from "node:http";
import { Problem } from "./problem.js";

export interface BodyLimits {
  /** Of a whole body. */
  readonly maxBytes: number;
  /** Milliseconds without a byte, and before the pace counts. */
  readonly patienceMs: number;
  /** What has to come on average, then. */
  readonly leastBytesPerSecond: number;
}

const JSON_TYPE = "application/json";
const LINES_TYPES = ["application/x-ndjson", "application/ndjson", "application/jsonl"];
const LINE_FEED = 10;

/** Which of the two a body is. @throws {Problem} "unsupported-media-type". */
export function bodyKind({ headers }: IncomingMessage, kinds: readonly ("json" | "lines")[]): "json" | "lines" {
  const type = (headers["content-type"] ?? "").replace(/;.*/s, "").trim().toLowerCase();
  const kind = type === JSON_TYPE ? "json" : LINES_TYPES.includes(type) ? "lines" : undefined;
  if (kind === undefined || !kinds.includes(kind)) {
    const known = [...(kinds.includes("json") ? [JSON_TYPE] : []), ...(kinds.includes("lines") ? LINES_TYPES.slice(0, 1) : [])];
    throw new Problem("unsupported-media-type", `expected ${known.join(" or ")}`);
  }
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") throw new Problem("unsupported-media-type", "expected a body that is not compressed");
  return kind;
}

/** @throws {Problem} "body-too-large", "body-too-slow", "invalid-json". */
export async function readJsonBody(request: IncomingMessage, limits: BodyLimits): Promise<unknown> {
  return parsed(await readBytes(request, limits));
}

/** @throws {Problem} "body-too-large", "body-too-slow". */
export async function readBytes(request: IncomingMessage, limits: BodyLimits): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(request, limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A line that is not empty: its number, from 1 on, and its value, or what is the matter with it. */
export type BodyLine = { readonly line: number } & ({ readonly value: unknown } | { readonly problem: Problem });

/** @throws {Problem} "body-too-large", "body-too-slow". */
export async function* readBodyLines(request: IncomingMessage, limits: BodyLimits): AsyncGenerator<BodyLine> {
  let line = 0;
  for await (const bytes of linesOf(request, limits)) {
    line++;
    if (bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)) continue;
    try {
      yield { line, value: parsed(bytes) };
    } catch (problem) {
      yield { line, problem: problem as Problem };
    }
  }
}

async function* linesOf(request: IncomingMessage, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  for await (const chunk of chunksOf(request, limits)) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]);
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // the parser's own message quotes the body
    throw new Problem("invalid-json");
  }
}

/** The stream stays whole when this ends early, so that an answer can be sent. */
async function* chunksOf(request: IncomingMessage, { maxBytes, patienceMs, leastBytesPerSecond }: BodyLimits): AsyncGenerator<Uint8Array> {
  const tooLarge = () => new Problem("body-too-large", `expected at most ${maxBytes} bytes`, { headers: { connection: "close" } });
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const started = performance.now();
  const chunks = request.iterator({ destroyOnReturn: false });
  let numBytes = 0;
  for (;;) {
    const leftMs = patienceMs + (1000 * numBytes) / leastBytesPerSecond - (performance.now() - started);
    const next = await within(chunks.next(), Math.min(patienceMs, leftMs));
    if (next.done) return;
    const chunk = next.value as Uint8Array;
    numBytes += chunk.length;
    if (numBytes > maxBytes) throw tooLarge();
    yield chunk;
  }
}

async function within<T>(coming: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem("body-too-slow", undefined, { headers: { connection: "close" } })), Math.max(0, ms));
  });
  // where time is up nobody hears of it any more
  coming.catch(() => undefined);
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
