/**
 * Many requests of friends and of others, mixed by a seed: good ones, whose answers are known, and bad ones, each of which has one status. What was answered wrongly
 * is told; so is how the memory grew.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { article, articles } from "../index/made-articles.js";
import { ask, type Reply, rawConnection, type Started, statusOf } from "./running-service.js";

const MIXED_TOKEN = "the-token-of-the-mixed-requests";
const GIVEN = articles(30);
const AUTHORIZATION = `Bearer ${MIXED_TOKEN}`;
/** Bounds of the service that is asked. A client in this process that has no processor for so long as `idleMs` is told to have been too slow. */
export const MIXED_OPTIONS = { token: MIXED_TOKEN, maxBody: 20_000, idleMs: 4000, slots: 4, queue: 1000 };

export { GIVEN as MIXED_DOCUMENTS };

interface Kind {
  readonly name: string;
  /** How often, to the others. */
  readonly weight: number;
  /** Whether it is answered when seconds have gone by: others are asked meanwhile. */
  readonly waits?: true;
  /** What is wrong with the answer; undefined where nothing is. @param x the number of the request. */
  send(service: Started, x: number): Promise<string | undefined>;
}

/** Sends `count` requests, `atOnce` at a time. @returns what went wrong. */
export async function sendMixed(
  service: Started,
  { count, seed, atOnce }: { readonly count: number; readonly seed: number; readonly atOnce: number },
): Promise<string[]> {
  const faults: string[] = [];
  const random = generator(seed);
  const bag = KINDS.flatMap((kind) => new Array<Kind>(kind.weight).fill(kind));
  let next = 0;
  const one = async (kind: Kind, x: number): Promise<void> => {
    const fault = await kind.send(service, x).catch((error: Error) => `${error.message}: ${(error.cause as Error | undefined)?.message ?? ""}`);
    if (fault !== undefined) faults.push(`request ${x}, ${kind.name}: ${fault}`);
  };
  const waiting = new Set<Promise<void>>();
  const worker = async (): Promise<void> => {
    while (next < count) {
      const x = next++;
      const kind = bag[Math.floor(random() * bag.length)]!;
      const sent = one(kind, x);
      if (!kind.waits) await sent;
      else {
        waiting.add(sent);
        void sent.then(() => waiting.delete(sent));
        if (waiting.size >= MOST_WAITING) await Promise.race(waiting);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await Promise.all(waiting);
  return faults;
}

/** Requests that may wait beside those that are answered at once. */
const MOST_WAITING = 50;

const headers = { authorization: AUTHORIZATION };
const post = ({ address }: Started, path: string, body: unknown, more: Record<string, string> = {}) =>
  ask(address, "POST", path, { body, headers: { ...headers, ...more } });

/** The fault of an answer that has to have a status, and to tell nothing that it should not. */
function expected({ status, body, type }: Reply, right: number, check: (body: Reply["body"]) => boolean = () => true): string | undefined {
  const text = JSON.stringify(body);
  if (status !== right) return `status ${status}, expected ${right}: ${text.slice(0, 200)}`;
  if (status >= 400 && (type !== "application/problem+json" || typeof body.code !== "string")) return `a problem of the wrong form: ${text.slice(0, 200)}`;
  if (status >= 400 && /node:|\.[tj]s:|\\n +at |\/(work|home|tmp|usr)\//.test(text)) return `it tells too much: ${text.slice(0, 300)}`;
  return check(body) ? undefined : `a wrong answer: ${text.slice(0, 300)}`;
}

/** What comes back on a connection of one's own. */
async function onWire(service: Started, write: (socket: ReturnType<typeof rawConnection>["socket"]) => void, right: number): Promise<string | undefined> {
  const { socket, answer } = rawConnection(service.address);
  write(socket);
  const text = await answer;
  return statusOf(text) === right ? undefined : `status ${statusOf(text)}, expected ${right}: ${text.slice(0, 200)}`;
}

const rawHead = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: ${AUTHORIZATION}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

/** A text of words that no other one has. */
function strangeWords(x: number): string {
  const letters = (n: number): string => [...n.toString()].map((digit) => String.fromCharCode(97 + Number(digit))).join("");
  return Array.from({ length: 20 }, (_, word) => `q${letters(x)}z${letters(word)}`).join(" ");
}

/** The article whose four sentences every third one took. */
const parentOf = (x: number): number => 3 * (1 + (x % 9));

const KINDS: readonly Kind[] = [
  {
    name: "seen of a known text",
    weight: 10,
    send: async (service, x) => {
      const { id, text } = GIVEN[x % GIVEN.length]!;
      return expected(await post(service, "/v1/seen", { document: text }), 200, ({ documents }) => (documents as { id: string }[])[0]?.id === id);
    },
  },
  {
    name: "query of a text that shares",
    weight: 4,
    send: async (service, x) => {
      const n = parentOf(x);
      const reply = await post(service, "/v1/query", { document: { id: `article-${n}` }, relations: false });
      return expected(reply, 200, ({ pairs }) =>
        (pairs as { a: string; b: string }[]).some(({ a, b }) => [a, b].sort().join() === [`article-${n - 1}`, `article-${n}`].sort().join()),
      );
    },
  },
  {
    name: "judge of a new text",
    weight: 2,
    send: async (service, x) =>
      expected(await post(service, "/v1/judge", { document: strangeWords(x) }), 200, ({ verdict }) => (verdict as { kind: string }).kind === "new"),
  },
  {
    name: "a document in, read and out",
    weight: 3,
    send: async (service, x) => {
      const document = article(`mine/${x}`, [100_000 + 3 * x, 100_001 + 3 * x]);
      const path = `/v1/documents/${encodeURIComponent(document.id)}`;
      const added = expected(await post(service, "/v1/documents?judge=false", document), 201, ({ status }) => status === "added");
      if (added !== undefined) return added;
      const again = expected(await post(service, "/v1/documents", document), 409);
      if (again !== undefined) return again;
      const read = expected(await ask(service.address, "GET", path, { headers }), 200, ({ text }) => text === document.text);
      return read ?? expected(await ask(service.address, "DELETE", path, { headers }), 200);
    },
  },
  {
    name: "a wrong type",
    weight: 3,
    send: async (service, x) =>
      expected(await post(service, "/v1/query", [{ document: x }, { document: "a", limit: "1" }, null, "a", { document: {} }][x % 5]), 400),
  },
  { name: "half a body", weight: 2, send: async (service) => expected(await post(service, "/v1/seen", '{"document": "a'), 400) },
  { name: "a body that is too long", weight: 2, send: async (service) => expected(await post(service, "/v1/seen", { document: "a".repeat(30_000) }), 413) },
  {
    name: "a form",
    weight: 2,
    send: async (service) => expected(await post(service, "/v1/seen", "document=a", { "content-type": "application/x-www-form-urlencoded" }), 415),
  },
  {
    name: "a wrong token",
    weight: 3,
    send: async (service, x) => expected(await post(service, "/v1/seen", { document: "a" }, { authorization: x % 2 ? "" : `Bearer ${MIXED_TOKEN}${x}` }), 401),
  },
  { name: "a wrong address", weight: 2, send: async (service, x) => expected(await ask(service.address, "GET", `/v1/nowhere/${x}`, { headers }), 404) },
  { name: "a wrong method", weight: 1, send: async (service) => expected(await ask(service.address, "PUT", "/v1/query", { headers }), 405) },
  {
    name: "nobody's document",
    weight: 2,
    send: async (service, x) => expected(await ask(service.address, "GET", `/v1/documents/nobody-${x}`, { headers }), 404),
  },
  {
    name: "lines, good and bad",
    weight: 2,
    send: async (service, x) => {
      const reply = await post(service, "/v1/documents?ifExists=skip", `${JSON.stringify(GIVEN[x % 30])}\n{"id":1}\n\n[`, {
        "content-type": "application/x-ndjson",
      });
      return expected(reply, 200, (lines) => {
        const { skipped, refused } = (lines as unknown as { skipped: number; refused: number }[]).at(-1)!;
        return skipped === 1 && refused === 2;
      });
    },
  },
  { name: "a probe", weight: 2, send: async (service) => expected(await ask(service.address, "GET", "/healthz"), 200) },
  {
    name: "a body in small parts",
    weight: 2,
    send: (service) =>
      onWire(
        service,
        async (socket) => {
          const body = '{"document":"a b c"}';
          socket.write(rawHead("/v1/seen", body.length));
          for (const part of [body.slice(0, 3), body.slice(3, 4), body.slice(4)]) {
            socket.write(part);
            await sleep(1);
          }
        },
        200,
      ),
  },
  { name: "a body that stops", weight: 1, waits: true, send: (service) => onWire(service, (socket) => socket.write(`${rawHead("/v1/seen", 100)}{`), 408) },
  { name: "no HTTP", weight: 1, send: (service) => onWire(service, (socket) => socket.write("\u0016\u0003\u0001 hello\r\n\r\n"), 400) },
  {
    name: "a connection that is cut",
    weight: 3,
    send: async (service, x) => {
      const { socket, answer } = rawConnection(service.address);
      const body = JSON.stringify({ document: GIVEN[x % 30]!.text });
      socket.write(rawHead("/v1/judge", body.length) + body.slice(0, x % 2 ? body.length : 10));
      await sleep(x % 7);
      socket.destroy();
      await answer;
      return undefined;
    },
  },
];

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
