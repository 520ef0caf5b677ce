/**
 * Service: changes of stories as server-sent events (WHATWG HTML, 9.2): each has its cursor as its id, so that a browser, or whoever sends Last-Event-ID as one
 * does, goes on behind the last that it has got. A comment now and then keeps the connection, and finds out who has gone.
 */
import type { IndexChange } from "../types/wire-index.js";
import { CHANGE } from "./answer-schemas.js";
import { Problem, toldProblem } from "./problem.js";
import { CHANGES_PARAMETERS } from "./request-schemas.js";
import type { Call, Route } from "./route.js";

const EVENTS_TYPE = "text/event-stream";
/** Connections that hear of changes at a time. */
const MOST_LISTENERS = 200;
/** Milliseconds between two signs of life. */
const BEAT_MS = 15_000;
const BEAT = ":\n\n";

/** @param beatMs of tests. */
export function changeRoutes(beatMs = BEAT_MS): readonly Route[] {
  let listeners = 0;
  async function* listened(call: Call, changes: AsyncIterable<IndexChange>): AsyncGenerator<string> {
    listeners++;
    try {
      yield* eventsOf(call, changes, beatMs);
    } finally {
      listeners--;
    }
  }
  return [
    {
      method: "GET",
      path: "/v1/changes",
      summary: "What becomes of stories as documents come, each change once, from a cursor on.",
      parameters: CHANGES_PARAMETERS,
      answer: { status: 200, type: EVENTS_TYPE, description: "Events with the cursor as id, the kind as event, and a change as data.", schema: CHANGE },
      async handle(call) {
        if (listeners >= MOST_LISTENERS) throw new Problem("too-busy", "too many connections hear of changes", { headers: { "retry-after": "10" } });
        const after = cursorOf(call);
        const { index } = call.service;
        // what is wrong with a cursor is told by a status, which has to come before the first event
        for await (const _ of index.changes({ after, wait: false })) break;
        const changes = index.changes({ after, wait: call.parameters.wait !== "false", signal: call.signal });
        return { status: 200, type: EVENTS_TYPE, headers: { "x-accel-buffering": "no" }, isEndless: true, text: listened(call, changes) };
      },
    },
  ];
}

/** The head of the protocol counts more than the address, which stays as it was when a browser connects again. */
function cursorOf({ request, parameters }: Call): number | undefined {
  const given = request.headers["last-event-id"] ?? parameters.after;
  if (given === undefined) return undefined;
  if (typeof given !== "string" || !/^\d{1,15}$/.test(given)) throw new Problem("invalid-request", "expected a cursor, a number, as after or as last-event-id");
  return Number(given);
}

async function* eventsOf({ signal }: Call, changes: AsyncIterable<IndexChange>, beatMs: number): AsyncGenerator<string> {
  const iterator = changes[Symbol.asyncIterator]();
  try {
    // so that a client hears that it is connected
    yield BEAT;
    for (let next = iterator.next(); ; ) {
      const found = await within(next, beatMs);
      if (found === undefined) yield BEAT;
      else if (found.done) return;
      else {
        yield eventOf(found.value);
        next = iterator.next();
      }
    }
  } catch (error) {
    if (!signal.aborted) yield `event: problem\ndata: ${JSON.stringify(toldProblem(error).body)}\n\n`;
  }
}

function eventOf(change: IndexChange): string {
  return `id: ${change.cursor}\nevent: ${change.kind}\ndata: ${JSON.stringify(change)}\n\n`;
}

/** What comes in time; undefined where nothing does. */
async function within<T>(coming: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
