#!/usr/bin/env node
// The live check as a service: POST an article, {"id", "text"}, and the answer says whether it is new, a duplicate, an update, or shares text, and of which
// article; DELETE forgets one; GET tells what it costs. What it answered is on disk: it survives a restart and a crash.
//
//   PORT=8080 ARCHIVE=seen node examples/seen-before/service.mjs      (port 0 takes a free one; SIGINT or SIGTERM ends it)
//
// RETENTION, such as 90d, is how long it remembers. It listens on this machine only: it knows no users and no encryption, so put it behind something that does.
import { once } from "node:events";
import { createServer } from "node:http";
import { openGate } from "./gate.mjs";

const MAX_BODY_BYTES = 1_000_000;
const { PORT = 8080, ARCHIVE = "seen-before-archive", RETENTION = "90d" } = process.env;
const gate = await openGate(ARCHIVE, { retention: RETENTION }).catch(({ message }) => {
  console.error(`service.mjs: ${message}`);
  process.exit(1);
});

/** Status and answer to a request. */
async function answerTo(request) {
  const [, name, id] = /^\/(articles)(?:\/(.+))?$/.exec(request.url) ?? [];
  if (name === undefined) return [404, { error: "expected POST /articles" }];
  if (id !== undefined) return request.method === "DELETE" ? answerToDelete(id) : [405, { error: `expected DELETE, got ${request.method}` }];
  if (request.method === "GET") return [200, await gate.costs()];
  if (request.method !== "POST") return [405, { error: `expected POST or GET, got ${request.method}` }];
  const body = await readBody(request);
  if (body === undefined) return [413, { error: `expected at most ${MAX_BODY_BYTES} bytes` }];
  const article = parseArticle(body);
  if (article === undefined) return [400, { error: 'expected {"id": "...", "text": "..."}, two strings that are not empty, as JSON in UTF-8' }];
  return [200, await gate.check(article)];
}

async function answerToDelete(path) {
  let id;
  try {
    id = decodeURIComponent(path);
  } catch {
    return [400, { error: "expected an id in UTF-8, escaped for a URL" }];
  }
  return (await gate.forget(id)) ? [200, { id, forgotten: true }] : [404, { error: `there is no article ${JSON.stringify(id)}` }];
}

/** The bytes of a body; undefined if there are too many. Those are read to their end, or the client would not read the answer, but not kept. */
async function readBody(request) {
  const chunks = [];
  let numBytes = 0;
  for await (const chunk of request) {
    numBytes += chunk.length;
    if (numBytes <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return numBytes <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

/** The article that a body holds, undefined if it holds none. */
function parseArticle(body) {
  try {
    const { id, text, source, publishedAt } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    if (![id, text].every((value) => typeof value === "string" && value !== "")) return undefined;
    // who published it and when tells an update from a copy
    const known = Object.entries({ source, publishedAt }).filter(([, value]) => typeof value === "string");
    return { id, text, ...Object.fromEntries(known) };
  } catch {
    return undefined;
  }
}

/** Milliseconds in which a request must have come in; Node looks once a second. */
const patience = { requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };

const server = createServer(patience, async (request, response) => {
  const [status, answer] = await answerTo(request).catch((error) => {
    if (!request.destroyed) console.error(error); // a client that has gone is no error of ours
    return [500, { error: "internal error" }];
  });
  response.setHeader("content-type", "application/json");
  if (status === 405) response.setHeader("allow", request.url === "/articles" ? "POST, GET" : "DELETE");
  if (!server.listening) response.setHeader("connection", "close"); // shutting down: the client may not ask again over this connection
  response.statusCode = status;
  response.end(`${JSON.stringify(answer)}\n`);
});

try {
  server.listen(Number(PORT), "127.0.0.1");
  await once(server, "listening");
} catch ({ message }) {
  console.error(`service.mjs: ${message}`); // a port that is in use, or is none
  await gate.close();
  process.exit(1);
}
console.log(`listening on http://127.0.0.1:${server.address().port}/articles`);

/** No new connections; requests that are under way are answered, within five seconds. */
function shutDown() {
  server.close(() => gate.close());
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
}
process.once("SIGINT", shutDown);
process.once("SIGTERM", shutDown);
