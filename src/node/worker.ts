/**
 * Node: the entry of a worker thread: parts of a stage in, their results out, in the order in which they are asked for. Everything
 * costly is in the stages; columns come in shared memory, results go as transferred columns.
 *
 *   open <stage> <shared>  ─► made ready          part <number> <part>  ─► done <number> <result>
 *   what throws            ─► failed <error>, and nothing after it
 */
import { type MessagePort, parentPort } from "node:worker_threads";
import { SHARED_STAGES } from "./shared-stages.js";
import { type Reply, type Request, writtenError } from "./thread-messages.js";

/** The buffers that belong to a result alone. */
function transferable(result: unknown): ArrayBuffer[] {
  const columns = Object.values(result as Record<string, unknown>).filter((value) => ArrayBuffer.isView(value));
  return columns.flatMap(({ buffer, byteLength }) => (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []));
}

function serve(port: MessagePort): void {
  let run: ((part: unknown) => unknown) | undefined;
  port.on("message", (request: Request) => {
    try {
      if (request.kind === "open") run = SHARED_STAGES.find(({ name }) => name === request.stage)?.open(request.shared);
      else {
        if (run === undefined) throw new Error("a part was asked for before its stage");
        const result = run(request.part);
        const reply: Reply = { kind: "done", number: request.number, result };
        port.postMessage(reply, transferable(result));
      }
    } catch (error) {
      const reply: Reply = { kind: "failed", error: writtenError(error) };
      port.postMessage(reply);
    }
  });
}

if (parentPort !== null) serve(parentPort);
