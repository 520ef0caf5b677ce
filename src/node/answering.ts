/**
 * Node: the side of a thread that answers questions of an index (answer-threads.ts). It opens the index to read when the first question comes, and each question
 * looks for newer commits: what was acknowledged before it was asked is in its answer. Questions that come together take turns.
 */
import type { MessagePort } from "node:worker_threads";
import { WirecopyError } from "../errors.js";
import { openStore } from "../index/stored-index.js";
import type { WireIndex } from "../types/wire-index.js";
import { openFolder } from "./folder-store.js";
import { HeldFiles, type HeldMemory } from "./held-files.js";
import { answersOf, type IndexQuestion } from "./index-answers.js";
import type { IndexPlace } from "./index-place.js";
import { openPostgresStore } from "./postgres-store.js";
import { writtenError } from "./thread-messages.js";

/** To the thread. A question has a number of its own. */
export type AnswerRequest =
  | {
      readonly kind: "ask";
      readonly number: number;
      /** Whether the verdict is wanted as it is, not as JSON. */
      readonly asValue: boolean;
      readonly question: IndexQuestion;
      readonly place: IndexPlace;
      /** Files of segments that others hold in memory, where they have become others. */
      readonly held: ReadonlyMap<string, HeldMemory> | undefined;
      /** Bytes of files that may be held. */
      readonly mostHeld: number;
    }
  | { readonly kind: "abort"; readonly number: number };

/** From the thread: parts of answers, and how they end. */
export type AnswerReply =
  | { readonly kind: "text"; readonly number: number; readonly text: string }
  | { readonly kind: "value"; readonly number: number; readonly value: unknown }
  | { readonly kind: "done"; readonly number: number }
  | { readonly kind: "failed"; readonly number: number; readonly error: ReturnType<typeof writtenError>; readonly code: WirecopyError["code"] | undefined };

/** Answers what comes by a port. */
export class Answering {
  readonly #port: MessagePort;
  readonly #running = new Map<number, AbortController>();
  #held: HeldFiles | undefined;
  #index: Promise<WireIndex> | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  take(request: AnswerRequest): void {
    if (request.kind === "abort") this.#running.get(request.number)?.abort();
    else void this.#ask(request);
  }

  async #ask({ number, asValue, question, place, held, mostHeld }: Extract<AnswerRequest, { kind: "ask" }>): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(number, controller);
    try {
      this.#held ??= new HeldFiles(mostHeld);
      if (held !== undefined) this.#held.give(held);
      const answers = answersOf(await this.#open(place));
      if (asValue && question.verb !== "trace") this.#say({ kind: "value", number, value: await answers.judge(question.document, question.options, signal) });
      else await answers.answer(question, { signal, put: (text) => this.#say({ kind: "text", number, text }) });
      this.#say({ kind: "done", number });
    } catch (error) {
      this.#say({ kind: "failed", number, error: writtenError(error), code: error instanceof WirecopyError ? error.code : undefined });
    } finally {
      this.#running.delete(number);
    }
  }

  #say(reply: AnswerReply): void {
    this.#port.postMessage(reply);
  }

  /** The index, open; one that could not be opened is tried again. */
  async #open(place: IndexPlace): Promise<WireIndex> {
    this.#index ??= this.#openNow(place);
    try {
      return await this.#index;
    } catch (error) {
      this.#index = undefined;
      throw error;
    }
  }

  async #openNow(place: IndexPlace): Promise<WireIndex> {
    const store =
      place.kind === "folder"
        ? await openFolder(place.path, { mode: "read", create: false, held: this.#held })
        : openPostgresStore({ ...place, canWrite: false, create: false });
    try {
      return openStore(store, { mode: "read" });
    } catch (error) {
      store.close();
      throw error;
    }
  }
}
