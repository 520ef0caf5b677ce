#!/usr/bin/env node
// The live check as a service: POST an article, {"id", "text"}, and the answer says whether it was seen before, and in which article.
//
//   PORT=8080 node examples/seen-before/service.mjs      (port 0 takes a free one; SIGINT or SIGTERM ends it)
//
// It listens on this machine only: it knows no users and no encryption, so put it behind something that does.
import { once } from "node:events";
import { createServer } from "node:http";
import { createMemory } from "./memory.mjs";

const MAX_BODY_BYTES = 1_000_000;
const memory = createMemory();

/** Status and answer to a request. */
async function answerTo(request) {
  if (request.url !== "/articles") return [404, { error: "expected POST /articles" }];
  if (request.method !== "POST") return [405, { error: `expected POST, got ${request.method}` }];
  const body = await readBody(request);
  if (body === undefined) return [413, { error: `expected at most ${MAX_BODY_BYTES} bytes` }];
  const article = parseArticle(body);
  if (article === undefined) return [400, { error: 'expected {"id": "...", "text": "..."}, two strings that are not empty, as JSON in UTF-8' }];
  const seen = memory.check(article);
  return [200, seen ? { id: article.id, seen: true, as: seen.id, resemblance: seen.resemblance } : { id: article.id, seen: false }];
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
    const { id, text } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return [id, text].every((value) => typeof value === "string" && value !== "") ? { id, text } : undefined;
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
  if (status === 405) response.setHeader("allow", "POST");
  if (!server.listening) response.setHeader("connection", "close"); // shutting down: the client may not ask again over this connection
  response.statusCode = status;
  response.end(`${JSON.stringify(answer)}\n`);
});

try {
  server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
  await once(server, "listening");
} catch ({ message }) {
  console.error(`service.mjs: ${message}`); // a port that is in use, or is none
  process.exit(1);
}
console.log(`listening on http://127.0.0.1:${server.address().port}/articles`);

/** No new connections; requests that are under way are answered, within five seconds. */
function shutDown() {
  server.close();
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
}
process.once("SIGINT", shutDown);
process.once("SIGTERM", shutDown);
