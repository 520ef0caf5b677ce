/** Who may ask: without a token this machine and no page of others, with one who has it. */
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import { doorkeeperOf, isLoopback } from "../../src/service/access.js";
import { startService } from "../../src/service/server.js";
import { ask, started } from "./running-service.js";

const TOKEN = "a-token-that-nobody-guesses";

/** fetch sets some heads itself. */
function statusWith(address: string, headers: Record<string, string>, path = "/v1/stats"): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${address}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on("error", reject)
      .end();
  });
}

describe("without a token", () => {
  it("a service listens on this machine alone", async () => {
    const index = openStore(createMemoryStore(), {});
    for (const host of ["0.0.0.0", "::", "192.0.2.1", "example.org", "127.0.0.1.example.org", ""]) {
      expect(isLoopback(host)).toBe(false);
      await expect(startService(index, { host, port: 0 })).rejects.toThrow(
        /^"host" expected a loopback address such as 127\.0\.0\.1 where there is no token, got /,
      );
    }
    for (const host of ["127.0.0.1", "127.8.9.1", "::1", "localhost"]) expect(isLoopback(host)).toBe(true);
    await index.close();
  });

  it("it answers neither a name that was made to point here nor a page of others", async () => {
    const { address } = await started();
    const { port } = new URL(address);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, "LOCALHOST", `[::1]:${port}`]) expect(await statusWith(address, { host })).toBe(200);
    for (const host of [`evil.example:${port}`, "127.0.0.1.evil.example", "localhost.evil.example", "evil.example#127.0.0.1", "[::1"])
      expect(await statusWith(address, { host })).toBe(403);
    expect(await statusWith(address, { origin: address })).toBe(200);
    for (const origin of ["http://evil.example", "null", "https://127.0.0.1", "http://localhost:1"]) expect(await statusWith(address, { origin })).toBe(403);
    // what tells nothing of the index is open
    expect(await statusWith(address, { host: "probe.example" }, "/healthz")).toBe(200);
  });
});

describe("with a token", () => {
  it("who has it is answered, and nobody else", async () => {
    const { address } = await started([], { token: TOKEN });
    const status = (authorization: string | undefined, path = "/v1/stats") => statusWith(address, authorization === undefined ? {} : { authorization }, path);
    expect(await status(`Bearer ${TOKEN}`)).toBe(200);
    expect(await status(`bearer  ${TOKEN}`)).toBe(200);
    for (const wrong of [
      undefined,
      "",
      TOKEN,
      `Basic ${TOKEN}`,
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      `Bearer ${TOKEN.toUpperCase()}`,
      `Bearer ${TOKEN} ${TOKEN}`,
      "Bearer",
    ])
      for (const path of ["/v1/stats", "/metrics", "/v1/documents/a"]) expect(await status(wrong, path), String(wrong)).toBe(401);
    for (const open of ["/healthz", "/readyz", "/openapi.json"]) expect(await status(undefined, open)).toBe(200);
    const refused = await ask(address, "GET", "/v1/stats");
    expect(refused).toMatchObject({ body: { code: "unauthorized" } });
    expect(refused.headers.get("www-authenticate")).toBe("Bearer");
  });

  it("one that can be guessed is refused", () => {
    for (const token of ["", "short", "fifteen-letters", "a token with spaces in it", "a-token-with-an-é-in-it"])
      expect(() => doorkeeperOf({ host: "127.0.0.1", token })).toThrow(/^"token" expected at least 16 /);
    expect(() => doorkeeperOf({ host: "0.0.0.0", token: TOKEN })).not.toThrow();
  });
});
