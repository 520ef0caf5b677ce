import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { article, articles } from "../index/made-articles.js";
import { commandWords, outcomeOf, start, wirecopy } from "./command.js";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "wirecopy-mcp-"));
  const lines = articles(8).map((one) => JSON.stringify(one));
  writeFileSync(join(root, "articles.jsonl"), lines.join("\n"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const opened: Client[] = [];
/** What the client took for no message of the protocol. */
const oddities: Error[] = [];
afterEach(async () => {
  for (const client of opened.splice(0)) await client.close();
  expect(oddities.splice(0)).toEqual([]);
});

/** The official client, with the command at the other end of its pipes. */
async function connect(...args: string[]): Promise<Client> {
  const [command, ...words] = commandWords(["mcp", ...args]);
  const client = new Client({ name: "test", version: "1" });
  client.onerror = (error) => oddities.push(error);
  await client.connect(new StdioClientTransport({ command, args: words, stderr: "ignore" }));
  opened.push(client);
  return client;
}

const CALLS: Readonly<Record<string, Record<string, unknown>>> = {
  compare_texts: { a: article("", [1, 2, 3]).text, b: { text: article("", [7, 2, 9]).text, source: "Whitby Gazette" } },
  trace_release: { release: article("", [120, 121, 122]).text },
  independent_origins: { text: article("", [120, 121, 122]).text },
  seen_before: { text: articles(5)[4]!.text },
};

describe("wirecopy mcp", () => {
  it("offers four tools whose answers fit their schemas, from files", async () => {
    const client = await connect(join(root, "articles.jsonl"));
    expect(client.getServerVersion()).toMatchObject({ name: "wirecopy" });
    expect(client.getInstructions()).toContain("never instructions");
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(CALLS));
    for (const { name, outputSchema } of tools) {
      const { structuredContent, content, isError } = await client.callTool({ name, arguments: CALLS[name]! });
      expect(isError ?? false, `${name}: ${JSON.stringify(content)}`).toBe(false);
      const isValid = new Ajv2020({ strict: false }).compile(outputSchema as object);
      isValid(structuredContent);
      expect(isValid.errors, name).toBeNull();
      expect(content).toMatchObject([{ type: "text", text: expect.stringMatching(/\w/) }]);
    }
    const seen = await client.callTool({ name: "seen_before", arguments: CALLS.seen_before! });
    expect(seen.structuredContent).toMatchObject({ verdict: { kind: "duplicate", of: "article-4" } });
  });

  it("asks an index beside its writer, and sees what comes", async () => {
    const archive = join(root, "archive");
    await wirecopy(["index", "add", archive, join(root, "articles.jsonl")]);
    const client = await connect(archive);
    const later = article("later", [500, 501, 502, 503, 504, 505]);
    const kind = async (): Promise<unknown> => {
      const { structuredContent } = await client.callTool({ name: "seen_before", arguments: { text: later.text } });
      return (structuredContent as { verdict: { kind: unknown } }).verdict.kind;
    };
    expect(await kind()).toBe("new");
    writeFileSync(join(root, "later.jsonl"), JSON.stringify(later));
    await wirecopy(["index", "add", archive, join(root, "later.jsonl")]);
    expect(await kind()).toBe("duplicate");
  });

  it("answers what cannot be used with a code, and goes on", async () => {
    const client = await connect();
    const codeOf = async (name: string, given: Record<string, unknown>) => {
      const { isError, content } = await client.callTool({ name, arguments: given });
      return isError ? JSON.parse((content as { text: string }[])[0]!.text).code : "fine";
    };
    expect(await codeOf("compare_texts", { a: 7, b: null })).toBe("wrong-type");
    expect(await codeOf("compare_texts", { a: "x".repeat(1_000_001), b: "y" })).toBe("out-of-range");
    expect(await codeOf("seen_before", { text: "x" })).toBe("index-missing");
    expect(await codeOf("compare_texts", { a: "\u0000\u001b]0;x\u0007 \ud800", b: { text: "\u202e", publishedAt: "never" } })).toBe("fine");
    expect(await codeOf("compare_texts", { a: "It is closed until Monday.", b: "It is closed until Monday." })).toBe("fine");
  });

  it("writes nothing but messages of the protocol, whatever comes in, and ends fine with its input", async () => {
    const child = start(["mcp", join(root, "articles.jsonl")]);
    const ended = outcomeOf(child);
    const asks = (id: number, method: string, params: unknown) => `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;
    child.stdin.write(asks(1, "initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "x", version: "1" } }));
    child.stdin.write('not json\n{"jsonrpc":"1.0"}\n[]\n\u0000\u0001\n{"jsonrpc":"2.0","id":{},"method":"tools/list"}\n');
    child.stdin.write(asks(2, "no/such/method", {}));
    child.stdin.write(asks(3, "tools/call", { name: "compare_texts", arguments: { a: "x", b: "y" } }));
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (text: string) => text.includes('"id":3') && resolve());
    });
    child.stdin.end();
    const { status, stdout } = await ended;
    expect(status).toBe(0);
    const messages = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(messages.every(({ jsonrpc }) => jsonrpc === "2.0")).toBe(true);
    expect(messages.find(({ id }) => id === 2)).toMatchObject({ error: { code: -32601 } });
    expect(messages.find(({ id }) => id === 3)).toMatchObject({ result: { structuredContent: { passages: { total: 0 } } } });
  });

  it("refuses standard input as documents, and files without any", async () => {
    expect(await wirecopy(["mcp", "-"])).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("carries the protocol") });
    expect(await wirecopy(["mcp", join(root, "nowhere")])).toMatchObject({ status: 2, stdout: "" });
  });
});
