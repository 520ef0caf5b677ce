/**
 * Command line: `wirecopy serve INDEX`: an index asked over HTTP (service/server.ts) until a signal ends it. Input the folder of an index, output the address where
 * it listens, on standard output, and what it has to say, on standard error: errors, and with --log a JSON line a request.
 */
import { readFileSync } from "node:fs";
import { systemReason } from "../io/system-reason.js";
import type { IndexAnswers } from "../node/index-answers.js";
import { openServed } from "../node/open-index.js";
import { resolveThreads } from "../node/threads.js";
import { writeToStream } from "../node/write-stream.js";
import { type RunningService, startService } from "../service/server.js";
import type { Sensitivity } from "../types/options.js";
import type { WireIndex } from "../types/wire-index.js";
import { asUsage, EXIT_FINE, UsageError } from "./exit-status.js";
import { messageLine } from "./messages.js";
import type { Terminal } from "./terminal.js";
import { oneLine } from "./terminal-text.js";

/** The flags of `wirecopy serve` as they were given. */
export interface ServeFlags {
  readonly host?: string;
  readonly port?: number;
  readonly tokenFile?: string;
  readonly readOnly?: boolean;
  readonly sensitivity?: Sensitivity;
  readonly threshold?: number;
  readonly retention?: string;
  readonly changes?: boolean;
  readonly maxBody?: number;
  readonly queue?: number;
  readonly threads?: number;
  readonly log?: boolean;
}

/** Serves until the signal of the terminal. @throws {UsageError}; WirecopyError. */
export async function runServe(folder: string, flags: ServeFlags, terminal: Terminal): Promise<number> {
  const token = tokenOf(flags, terminal);
  const { readOnly = false, sensitivity, threshold, retention, changes } = flags;
  const options = readOnly ? { mode: "read" as const } : { sensitivity, threshold, retention, changes };
  const { index, answers } = await asUsage(() => openServed(folder, options, resolveThreads(flags)));
  try {
    const service = await listening(index, { flags, token, terminal, answers });
    await writeToStream(terminal.stdout, [`listening on ${service.address}\n`]);
    await ended(terminal);
    await service.close();
    return EXIT_FINE;
  } finally {
    await answers.close();
    await index.close();
  }
}

/** A token stands in a file or in the environment: a command line is seen by everybody on the machine. */
function tokenOf({ tokenFile }: ServeFlags, { env }: Terminal): string | undefined {
  if (tokenFile === undefined) return env.WIRECOPY_TOKEN || undefined;
  try {
    return readFileSync(tokenFile, "utf8").trim();
  } catch (cause) {
    throw new UsageError(`--token-file ${tokenFile} cannot be read: ${systemReason(cause)}`, { cause });
  }
}

interface Listening {
  readonly flags: ServeFlags;
  readonly token: string | undefined;
  readonly terminal: Terminal;
  readonly answers: IndexAnswers;
}

async function listening(index: WireIndex, { flags, token, terminal, answers }: Listening): Promise<RunningService> {
  const { host, port, maxBody, queue, log } = flags;
  const say = (line: string): void => void terminal.stderr.write(`${line}\n`);
  try {
    return await asUsage(() =>
      startService(index, {
        host,
        port,
        token,
        maxBody,
        queue,
        answers,
        onRequest: log ? (record) => say(JSON.stringify({ time: new Date().toISOString(), ...record, ms: Math.round(record.ms) })) : undefined,
        onError: (error) => say(oneLine(messageLine(error instanceof Error ? (error.stack ?? error.message) : String(error), "error"))),
      }),
    );
  } catch (error) {
    if (!(error instanceof UsageError) || !isOfSystem(error.cause)) throw error;
    throw new UsageError(`cannot listen on ${host ?? "127.0.0.1"}: ${systemReason(error.cause)}`, { cause: error.cause });
  }
}

function isOfSystem(cause: unknown): boolean {
  return typeof (cause as NodeJS.ErrnoException | undefined)?.syscall === "string";
}

async function ended({ signal }: Terminal): Promise<void> {
  if (signal === undefined || signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
