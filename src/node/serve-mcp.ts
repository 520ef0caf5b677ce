/**
 * Node: the tools for agents over standard input and output, by the official package of the Model Context Protocol, an optional peer. Standard output carries the
 * protocol alone. One call after the other is worked on, so memory is that of one; a call that is cancelled ends at its next pause.
 */
import { WirecopyError } from "../errors.js";
import { callTool, INSTRUCTIONS, TOOLS } from "../mcp/tools.js";
import type { CancelSignal } from "../types/options.js";
import type { IndexQueries } from "../types/wire-index.js";
import { VERSION } from "../version.js";

export interface McpOptions {
  /** What `seen_before` asks, and the other tools where no documents are given. @default none: these answer "index-missing" then */
  readonly archive?: IndexQueries | undefined;
  /** Told of faults inside, and of input that is no message of the protocol. @default written to standard error */
  readonly onFault?: ((error: unknown) => void) | undefined;
  /** Ends the service. */
  readonly signal?: CancelSignal | undefined;
}

/** Bytes of a message, at most: some more than ten million characters of a script that takes three bytes each. */
const MOST_MESSAGE_BYTES = 40_000_000;

/**
 * Serves the tools until standard input ends.
 * @throws {WirecopyError} (as a rejection) "missing-peer" where the package is not installed; the reason of the signal.
 */
export async function serveMcp({ archive, onFault = report, signal }: McpOptions = {}): Promise<void> {
  const { Server, serveStdio, StdioServerTransport } = await loadProtocol();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const createServer = () => {
    const server = new Server({ name: "wirecopy", version: VERSION }, { capabilities: { tools: {} }, instructions: INSTRUCTIONS });
    server.setRequestHandler("tools/list", async () => ({ tools: TOOLS.map(toolShown) }) as never);
    server.setRequestHandler("tools/call", async ({ params }, context) => {
      const call = { archive, signal: context.mcpReq.signal };
      const result = await inTurn(() => callTool({ name: params.name, given: params.arguments }, call, onFault));
      if ("error" in result) return { isError: true, content: [{ type: "text", text: JSON.stringify(result.error) }] };
      return { content: [{ type: "text", text: result.answer.summary }], structuredContent: result.answer.data };
    });
    return server;
  };
  await new Promise<void>((resolve, reject) => {
    const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: MOST_MESSAGE_BYTES });
    const handle = serveStdio(createServer, { transport, onerror: onFault });
    process.stdin.once("close", resolve).once("end", resolve);
    signal?.addEventListener("abort", () => void handle.close().then(() => reject(signal.reason)));
  });
  await last;
}

function toolShown({ name, title, description, inputSchema, outputSchema }: (typeof TOOLS)[number]) {
  return { name, title, description, inputSchema, outputSchema, annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false } };
}

function report(error: unknown): void {
  process.stderr.write(`wirecopy mcp: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

async function loadProtocol() {
  try {
    const { Server } = await import("@modelcontextprotocol/server");
    return { Server, ...(await import("@modelcontextprotocol/server/stdio")) };
  } catch (cause) {
    throw new WirecopyError("missing-peer", "the tools for agents need the package of their protocol: npm install @modelcontextprotocol/server", { cause });
  }
}
