/** Each route of the service, asked well and badly, and its answers held against the schemas that /openapi.json gives. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeEach, describe, expect, it } from "vitest";
import { WirecopyError } from "../../src/errors.js";
import { VERSION } from "../../src/version.js";
import { article, articles } from "../index/made-articles.js";
import { ask, post, type Started, started } from "./running-service.js";

const STORY = Array.from({ length: 12 }, (_, x) => 300 + x);
const LINES = { "content-type": "application/x-ndjson" };
let service: Started;
let validators: (method: string, path: string) => ValidateFunction;

beforeEach(async () => {
  service = await started([...articles(8), article("wire", STORY, { source: "Coast Wire", publishedAt: "2026-05-04T08:00:00Z" })]);
  const { body } = await ask(service.address, "GET", "/openapi.json");
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
  const { Problem, ...files } = body.components.schemas;
  for (const file of Object.values(files)) ajv.addSchema(file as object);
  validators = (method, path) => {
    const [answer] = Object.values(body.paths[path][method.toLowerCase()].responses) as [{ content: Record<string, { schema: object }> }];
    return ajv.compile(Object.values(answer.content)[0]!.schema);
  };
  expect(ajv.validateSchema(Problem)).toBe(true);
});

const send = (method: string, path: string, options?: Parameters<typeof ask>[3]) => ask(service.address, method, path, options);
const lines = (...values: unknown[]) => values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

function expectValid(method: string, path: string, body: unknown): void {
  const validate = validators(method, path);
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
}

describe("POST /v1/documents", () => {
  it("takes one document, and says what it is to those that came before", async () => {
    const fresh = await send("POST", "/v1/documents", { body: article("fresh", [9001, 9002, 9003]) });
    expect(fresh).toMatchObject({ status: 201, body: { id: "fresh", status: "added", duplicates: [], verdict: { kind: "new", of: null } } });
    const copy = await send("POST", "/v1/documents", { body: article("copy", [...STORY, 400]) });
    expect(copy).toMatchObject({
      status: 201,
      body: { status: "added", verdict: { kind: "duplicate", of: "wire" }, duplicates: [{ id: "wire", source: "Coast Wire" }] },
    });
    expectValid("POST", "/v1/documents", copy.body);
    expect(await service.index.has("copy")).toBe(true);
    const quick = await send("POST", "/v1/documents?judge=false", { body: article("quick", STORY) });
    expect(quick.body).toMatchObject({ status: "added", verdict: null });
    expect(quick.body.duplicates.map(({ id }: { id: string }) => id).sort()).toEqual(["copy", "wire"]);
  });

  it("refuses, replaces or skips a document whose id is there", async () => {
    const again = article("wire", [9100, 9101]);
    expect(await send("POST", "/v1/documents", { body: again })).toMatchObject({
      status: 409,
      type: "application/problem+json",
      body: { code: "duplicate-id", status: 409 },
    });
    expect(await send("POST", "/v1/documents?ifExists=skip", { body: again })).toMatchObject({ status: 200, body: { status: "skipped", verdict: null } });
    expect((await service.index.get("wire"))?.text).not.toBe(again.text);
    expect(await send("POST", "/v1/documents?ifExists=replace", { body: again })).toMatchObject({
      status: 200,
      body: { status: "replaced", verdict: { kind: "new" } },
    });
    expect((await service.index.get("wire"))?.text).toBe(again.text);
  });

  it("takes an array whole or refuses it whole", async () => {
    const many = [article("a", STORY), article("b", [9001, 9002]), article("c", [...STORY, 7])];
    const reply = await send("POST", "/v1/documents", { body: many });
    expect(reply).toMatchObject({
      status: 200,
      body: { added: 3, replaced: 0, skipped: 0, documents: [{ id: "a", verdict: null }, { id: "b", duplicates: [] }, { id: "c" }] },
    });
    expect(reply.body.documents[0].duplicates.map(({ id }: { id: string }) => id).sort()).toEqual(["c", "wire"]);
    expectValid("POST", "/v1/documents", reply.body);
    expect(await send("POST", "/v1/documents", { body: [article("d", [1]), article("a", [2])] })).toMatchObject({ status: 409 });
    expect(await send("POST", "/v1/documents", { body: [article("d", [1]), article("d", [2])] })).toMatchObject({ status: 409 });
    expect(await send("POST", "/v1/documents", { body: [article("d", [1]), { id: "e" }] })).toMatchObject({ status: 400, body: { pointer: "/1" } });
    expect(await service.index.has("d")).toBe(false);
    const judged = await send("POST", "/v1/documents?judge=true", { body: [article("e", [...STORY, 8])] });
    expect(judged.body.documents[0]).toMatchObject({ id: "e", verdict: { kind: "duplicate" } });
  });

  it("takes JSON lines one by one, and says which it does not", async () => {
    const body = lines(article("l1", [9001]), "", "{", { id: "l2" }, article("wire", [1]), article("l1", [2]), article("l3", STORY), '"text"');
    const reply = await send("POST", "/v1/documents", { body, headers: LINES });
    expect(reply).toMatchObject({ status: 200, type: "application/x-ndjson" });
    const refused = reply.body
      .filter(({ problem }: { problem?: object }) => problem)
      .map(({ line, problem }: { line: number; problem: { code: string } }) => [line, problem.code]);
    expect(refused.sort()).toEqual([
      [3, "invalid-json"],
      [4, "invalid-request"],
      [5, "duplicate-id"],
      [6, "duplicate-id"],
      [8, "invalid-request"],
    ]);
    expect(reply.body.at(-1)).toEqual({ added: 2, replaced: 0, skipped: 0, refused: 5 });
    expect(reply.body.find(({ id }: { id?: string }) => id === "l3")).toMatchObject({ status: "added", duplicates: [{ id: "wire" }] });
    const replaced = await send("POST", "/v1/documents?ifExists=replace", {
      body: lines(article("l1", [9001]), article("l1", [9002]), article("l9", [9003])),
      headers: LINES,
    });
    expect(replaced.body.at(-1)).toEqual({ added: 1, replaced: 2, skipped: 0, refused: 0 });
    expect((await service.index.get("l1"))?.text).toBe(article("", [9002]).text);
  });

  it("commits the lines of a long body by batches", async () => {
    const reply = await send("POST", "/v1/documents", { body: lines(...articles(250, 100)), headers: LINES });
    expect(reply.body.at(-1)).toEqual({ added: 250, replaced: 0, skipped: 0, refused: 0 });
    expect((await service.index.stats()).documents).toBe(259);
  });
});

describe("a document by its id", () => {
  it("is given as it came, and removed once", async () => {
    const odd = { id: "a/b c?d#é\ud83d\ude00", text: "A <b>text</b> with \u0000 in it.", title: "One" };
    await service.index.add(odd);
    const path = `/v1/documents/${encodeURIComponent(odd.id)}`;
    expect(await send("GET", path)).toMatchObject({ status: 200, body: odd });
    expect(await send("DELETE", path)).toMatchObject({ status: 200, body: { removed: 1 } });
    for (const method of ["DELETE", "GET"]) expect(await send(method, path)).toMatchObject({ status: 404, body: { code: "no-document" } });
    expect(await send("GET", "/v1/documents/%ff")).toMatchObject({ status: 400, body: { code: "invalid-request" } });
    expect(await send("PUT", path, { body: odd })).toMatchObject({ status: 405, headers: expect.objectContaining({}) });
    expect((await send("PUT", path, { body: odd })).headers.get("allow")).toBe("GET, DELETE, HEAD");
  });
});

describe("questions", () => {
  it("are answered by seen as by the index", async () => {
    const mine = article("mine", [...STORY, 401]);
    const { status, body } = await send("POST", "/v1/seen", { body: { document: mine } });
    expect({ status, documents: body.documents }).toEqual({ status: 200, documents: await service.index.seen(mine) });
    expect(body.documents).toMatchObject([{ id: "wire" }]);
    expectValid("POST", "/v1/seen", body);
    expect((await send("POST", "/v1/seen", { body: { document: mine.text, since: "2026-06-01" } })).body).toEqual({ documents: [] });
    // the document itself is left out
    expect((await send("POST", "/v1/seen", { body: { document: { id: "wire" } } })).body).toEqual({ documents: [] });
  });

  it("are answered by query and judge as by the index, in the form of files", async () => {
    const mine = article("mine", [STORY[2]!, STORY[3]!, STORY[4]!, 9005, 9006]);
    const query = await send("POST", "/v1/query", { body: { document: mine, limit: 5 } });
    expectValid("POST", "/v1/query", query.body);
    const { passages, candidates, complete, model, index } = await service.index.query(mine, { limit: 5 });
    expect(query.body).toMatchObject({ format: "wirecopy-detection", passages: JSON.parse(JSON.stringify(passages)), candidates, complete, model, index });
    expect(query.body.verdict).toBeUndefined();
    const judged = await send("POST", "/v1/judge", { body: { document: mine } });
    expectValid("POST", "/v1/judge", judged.body);
    expect(judged.body.verdict).toMatchObject({ kind: "shares", of: "wire" });
    const kept = await send("POST", "/v1/query", { body: { document: { id: "article-3" }, relations: false } });
    expect(kept.body.pairs.map(({ a, b }: { a: string; b: string }) => [a, b])).toContainEqual(["article-2", "article-3"]);
  });

  it("are answered by trace in lines, the whole in the last", async () => {
    const release = article("release", STORY.slice(0, 6), { publishedAt: "2026-05-01" });
    const { body, type } = await send("POST", "/v1/trace", { body: { document: release } });
    expect(type).toBe("application/x-ndjson");
    expect(body.map(({ kind }: { kind: string }) => kind)).toEqual(["step", "result"]);
    for (const line of body) expectValid("POST", "/v1/trace", line);
    expect(body[0].articles[0].article.id).toBe("wire");
    expect(body[1]).toMatchObject({ format: "wirecopy-trace", candidates: { notVerified: 0 } });
  });

  it("that are not what they have to be are refused", async () => {
    const questions: readonly (readonly [path: string, body: unknown, status: number, code: string])[] = [
      ["/v1/seen", { text: "no member document" }, 400, "invalid-request"],
      ["/v1/seen", { document: "a", within: "soon" }, 400, "invalid-request"],
      ["/v1/seen", { document: "a", refresh: false }, 400, "invalid-request"],
      ["/v1/query", { document: "a", limit: 0 }, 400, "invalid-request"],
      ["/v1/query", { document: "a", limit: 1e9 }, 400, "invalid-request"],
      ["/v1/query", { document: "a", since: "yesterday" }, 400, "invalid-request"],
      ["/v1/query", { document: "a", model: 99 }, 404, "unknown-model"],
      ["/v1/query", { document: { id: "nobody" } }, 404, "no-document"],
      ["/v1/query", { document: { id: "" } }, 400, "invalid-request"],
      ["/v1/judge", { document: "a", relations: true }, 400, "invalid-request"],
      ["/v1/judge", { document: "a", thresholds: { plain: -1 } }, 400, "invalid-request"],
      ["/v1/trace", { document: { id: "nobody" } }, 404, "no-document"],
      ["/v1/trace", { document: "a", batch: 0.5 }, 400, "invalid-request"],
      ["/v1/expire", {}, 400, "invalid-request"],
      ["/v1/expire", { before: "2026", olderThan: "1d" }, 400, "invalid-request"],
      ["/v1/expire", { before: "never" }, 400, "invalid-request"],
      ["/v1/documents", [], 400, "invalid-request"],
      ["/v1/documents", { id: "a", text: "b", __proto__x: 1 }, 400, "invalid-request"],
      ["/v1/documents?ifExists=maybe", { id: "a", text: "b" }, 400, "invalid-request"],
      ["/v1/documents?unknown=1", { id: "a", text: "b" }, 400, "invalid-request"],
    ];
    for (const [path, body, status, code] of questions)
      expect(await send("POST", path, { body }), `${path} ${JSON.stringify(body)}`).toMatchObject({
        status,
        type: "application/problem+json",
        body: { type: "about:blank", status, code },
      });
    expect(service.errors).toEqual([]);
  });

  it("take a text that is empty, has no words, or is full of strange characters", async () => {
    for (const text of ["", "\u0000", "\ud800", "<script>alert(1)</script>", "\u202e".repeat(50)])
      expect(await send("POST", "/v1/judge", { body: { document: text } })).toMatchObject({ status: 200, body: { verdict: { kind: "new" } } });
  });
});

describe("a thread that is gone", () => {
  it("ends its questions with 503, in the middle of a trace with a line, and says why in the log alone", async () => {
    const gone = async () => Promise.reject(new WirecopyError("worker-failed", "a thread that answers is gone: out of memory at 0x1234"));
    const { address, errors } = await started(articles(2), { answers: { slots: 1, answer: gone, judge: gone, close: async () => undefined } });
    for (const path of ["/v1/query", "/v1/judge"]) {
      const { status, body } = await post(address, path, { document: "a text" });
      expect([status, body.code, JSON.stringify(body).includes("0x1234")]).toEqual([503, "worker-failed", false]);
    }
    expect((await post(address, "/v1/trace", { document: "a text" })).body).toEqual([expect.objectContaining({ kind: "problem", code: "worker-failed" })]);
    expect(errors.map(String)).toEqual(Array.from({ length: 2 }, () => expect.stringContaining("0x1234")));
    expect((await ask(address, "GET", "/v1/stats")).status).toBe(200);
  });
});

describe("POST /v1/expire", () => {
  it("removes what is old", async () => {
    expect(await send("POST", "/v1/expire", { body: { before: "2026-02-01" } })).toMatchObject({ status: 200, body: { removed: 1 } });
    expect((await send("POST", "/v1/expire", { body: { olderThan: "0ms" } })).body.removed).toBeGreaterThan(0);
  });
});

describe("what is told of the service", () => {
  it("is that it lives, is ready, and what it holds", async () => {
    expect(await send("GET", "/healthz")).toMatchObject({ status: 200, body: { status: "alive" } });
    expect(await send("GET", "/readyz")).toMatchObject({ status: 200, body: { status: "ready" } });
    const stats = await send("GET", "/v1/stats");
    expect(stats).toMatchObject({ status: 200, body: { documents: 9 } });
    expectValid("GET", "/v1/stats", stats.body);
    expect((await send("HEAD", "/v1/stats")).body).toBe("");
  });

  it("is counted for Prometheus by route and status, without an address", async () => {
    await send("GET", "/v1/documents/wire");
    await send("GET", "/v1/documents/secret-name");
    await send("GET", "/nowhere/secret-name");
    const { body, type } = await send("GET", "/metrics");
    expect(type).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(body).toContain('wirecopy_requests_total{route="/v1/documents/{id}",status="200"} 1\n');
    expect(body).toContain('wirecopy_requests_total{route="/v1/documents/{id}",status="404"} 1\n');
    expect(body).toContain('wirecopy_requests_total{route="none",status="404"} 1\n');
    expect(body).toContain("wirecopy_index_documents 9\n");
    expect(body).not.toContain("secret-name");
    for (const line of body.trim().split("\n")) expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$/);
  });

  it("is what each route takes and answers", async () => {
    const { body } = await send("GET", "/openapi.json");
    expect(body).toMatchObject({ openapi: "3.1.0", info: { version: VERSION } });
    expect(Object.keys(body.paths).sort()).toEqual(
      [
        "/healthz",
        "/metrics",
        "/openapi.json",
        "/readyz",
        "/v1/changes",
        "/v1/documents",
        "/v1/documents/{id}",
        "/v1/expire",
        "/v1/judge",
        "/v1/query",
        "/v1/seen",
        "/v1/stats",
        "/v1/trace",
      ].sort(),
    );
    const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("postV1Documents");
  });

  it("is nothing at another address", async () => {
    for (const path of ["/v2", "/v1/documents/", "/v1/documents/a/b", "//", "/v1/query/../seen%2f"])
      expect(await send("GET", path)).toMatchObject({ status: 404, body: { code: "not-found" } });
    expect(await send("GET", "/v1/query")).toMatchObject({ status: 405 });
  });
});

describe("a body", () => {
  it("is answered by its type and its form", async () => {
    const bodies: readonly (readonly [name: string, body: string, headers: Record<string, string>, status: number])[] = [
      ["no type", "{}", {}, 415],
      ["a form", "document=a", { "content-type": "application/x-www-form-urlencoded" }, 415],
      ["a type that is none", "{}", { "content-type": "json" }, 415],
      ["packed bytes", "{}", { "content-type": "application/json", "content-encoding": "gzip" }, 415],
      ["lines where none are taken", "{}", LINES, 415],
      ["nothing", "", { "content-type": "application/json" }, 400],
      ["half an object", '{"document', { "content-type": "application/json" }, 400],
      ["two objects", "{}{}", { "content-type": "application/json" }, 400],
      ["lists in lists", "[".repeat(50_000), { "content-type": "application/json" }, 400],
      ["a charset behind the type", '{"document":"a"}', { "content-type": "Application/JSON; charset=utf-8" }, 200],
    ];
    for (const [name, body, headers, status] of bodies) {
      const response = await fetch(`${service.address}/v1/seen`, { method: "POST", body: Buffer.from(body), headers });
      expect(response.status, name).toBe(status);
      await response.arrayBuffer();
    }
  });

  it("that is no UTF-8 is refused without being quoted", async () => {
    const body = Buffer.concat([Buffer.from('{"document":"secret '), Buffer.of(0xff), Buffer.from('"}')]);
    const response = await fetch(`${service.address}/v1/seen`, { method: "POST", body, headers: { "content-type": "application/json" } });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain("invalid-json");
    expect(text).not.toContain("secret");
  });
});

it("says nothing of an error that nobody expected, and logs it", async () => {
  const { index } = service;
  index.seen = async () => {
    throw new TypeError(`reading ${import.meta.dirname}/x failed`);
  };
  const reply = await post(service.address, "/v1/seen", { document: "a" });
  expect(reply).toMatchObject({ status: 500, body: { code: "internal" } });
  expect(JSON.stringify(reply.body)).not.toMatch(/reading|test\/service|\.ts/);
  expect(service.errors).toHaveLength(1);
});
