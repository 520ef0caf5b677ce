/**
 * Node: calls to PostgreSQL that wait for their answer: a store is synchronous, the client of the server is not. The client runs in a thread
 * (postgres-thread.ts); who calls sleeps until it has answered, which costs some 30 us beside the way to the server. Input a request, output its result, or
 * an error as an index tells it.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { type ErrorCode, WirecopyError } from "../errors.js";
import type { PostgresFailure, PostgresPlace, PostgresReply, PostgresRequest, ThreadData } from "./postgres-messages.js";

/** Milliseconds beyond those of a statement that an answer may take. */
const PATIENCE_MS = 15_000;

/** What SQLSTATEs and codes of the system mean, by how they begin. */
const MEANINGS: readonly (readonly [prefix: string, code: ErrorCode, message: string])[] = [
  ["missing-peer", "missing-peer", ""],
  ["index-missing", "index-missing", ""],
  ["index-version", "index-version", ""],
  ["53100", "index-full", "the server has no room to write the index"],
  ["54000", "index-full", "the server can write no more of the index"],
  ["25006", "index-read-only", "the database cannot be written to"],
  ["42501", "index-read-only", "the role may not write the index"],
  ["XX001", "index-corrupt", "the server has found the index damaged"],
  ["XX002", "index-corrupt", "the server has found the index damaged"],
  ["42P01", "index-missing", "a table of the index is missing"],
  ["55P03", "store-unavailable", "another writer held the index too long"],
  ["57014", "store-unavailable", "the server did not answer in time"],
];

export class PostgresCalls {
  readonly place: PostgresPlace;
  readonly #port: MessagePort;
  readonly #worker: Worker;
  readonly #replies = new Int32Array(new SharedArrayBuffer(4));
  #number = 0;
  /** Why nothing can be asked any more. */
  #end: WirecopyError | undefined;

  constructor(place: PostgresPlace) {
    this.place = place;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const workerData: ThreadData = { port: port2, replies: this.#replies, place };
    this.#worker = new Worker(new URL(place.threadFile), { workerData, transferList: [port2], execArgv: [], name: "wirecopy postgres" });
    this.#worker.once("error", (cause) => {
      this.#end = new WirecopyError("worker-failed", `the thread that speaks with PostgreSQL is gone: ${(cause as Error).message}`, { cause });
    });
    this.#worker.unref();
    port1.unref();
  }

  /** @param moved buffers that are handed over. @throws {WirecopyError} */
  call(request: PostgresRequest, moved: readonly ArrayBuffer[] = []): unknown {
    if (this.#end !== undefined) throw this.#end;
    const number = ++this.#number;
    const seen = Atomics.load(this.#replies, 0);
    this.#port.postMessage({ number, request }, moved);
    const { message } = this.#wait(number, seen);
    const { result, failure } = message;
    if (failure !== undefined) throw told(failure);
    return result;
  }

  #wait(number: number, seen: number): { readonly message: PostgresReply } {
    const until = Date.now() + this.place.timeoutMs + PATIENCE_MS;
    for (let count = seen; ; ) {
      const received = receiveMessageOnPort(this.#port) as { readonly message: PostgresReply } | undefined;
      if (received?.message.number === number) return received;
      if (received !== undefined) continue;
      const left = until - Date.now();
      if (left <= 0) {
        this.#end = new WirecopyError("store-unavailable", "PostgreSQL did not answer in time");
        void this.#worker.terminate();
        throw this.#end;
      }
      Atomics.wait(this.#replies, 0, count, left);
      count = Atomics.load(this.#replies, 0);
    }
  }

  close(): void {
    if (this.#end !== undefined) return;
    try {
      this.call({ kind: "close" });
    } finally {
      this.#end = new WirecopyError("index-closed", "the store was closed");
      this.#port.close();
      void this.#worker.terminate();
    }
  }
}

function told({ message, code }: PostgresFailure): WirecopyError {
  const [, meaning, text] = MEANINGS.find(([prefix]) => code?.startsWith(prefix)) ?? ["", "store-unavailable" as const, "PostgreSQL cannot be asked"];
  return new WirecopyError(meaning, text === "" ? message : `${text} (${message})`);
}
