/**
 * Service: what went wrong -> an answer of the form application/problem+json (RFC 9457): status, a code of ours, a sentence. An error that nobody meant for a client
 * has a sentence of its own: no stack, no path of this machine, no text of a document leaves by it.
 */
import { type ErrorCode, WirecopyError } from "../errors.js";

/** Codes of the service itself; those of the index are in errors.ts. */
const PROBLEMS = {
  "invalid-request": [400, "the request is not what it has to be"],
  "invalid-json": [400, "the body is not JSON in UTF-8"],
  unauthorized: [401, "a token is needed: authorization: Bearer ..."],
  "wrong-host": [403, "without a token the service answers for this machine only"],
  "not-found": [404, "there is nothing at this address"],
  "no-document": [404, "the index has no such document"],
  "method-not-allowed": [405, "this address knows other methods"],
  "body-too-slow": [408, "the body came too slowly"],
  "body-too-large": [413, "the body is too large"],
  "unsupported-media-type": [415, "the body is of another type than expected"],
  "too-busy": [429, "too many questions wait already"],
  internal: [500, "an error of the service, which its log tells"],
  "shutting-down": [503, "the service is being shut down"],
  "took-too-long": [503, "the question took too long and was given up"],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Errors of the index that are told as they are: they speak of what the client sent. */
const TOLD: Readonly<Partial<Record<ErrorCode, number>>> = { "changes-gone": 410, "changes-off": 409, "duplicate-id": 409, "unknown-model": 404 };
/** Those that are told by their code alone. */
const STATUSES: Readonly<Partial<Record<ErrorCode, number>>> = {
  aborted: 503,
  "index-closed": 503,
  "index-full": 507,
  "index-locked": 503,
  "index-read-only": 403,
  "store-unavailable": 503,
  "worker-failed": 503,
};

/** Something that a client is told. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly pointer: string | undefined;

  /** @param detail a sentence about this request. @param pointer the place in the body. */
  constructor(
    code: ProblemCode,
    detail?: string,
    { headers = {}, pointer }: { readonly headers?: Readonly<Record<string, string>>; readonly pointer?: string } = {},
  ) {
    super(detail ?? PROBLEMS[code][1]);
    this.code = code;
    this.headers = headers;
    this.pointer = pointer;
  }
}

/** What is sent. */
export interface ToldProblem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: {
    readonly type: "about:blank";
    readonly status: number;
    readonly code: string;
    readonly title: string;
    readonly detail: string;
    readonly pointer?: string;
  };
  /** Nobody expected it: the log has to tell. */
  readonly isInternal: boolean;
}

export function toldProblem(error: unknown): ToldProblem {
  if (error instanceof Problem) {
    const [status, title] = PROBLEMS[error.code];
    const body = {
      type: "about:blank",
      status,
      code: error.code,
      title,
      detail: error.message,
      ...(error.pointer === undefined ? {} : { pointer: error.pointer }),
    } as const;
    return { status, headers: error.headers, body, isInternal: false };
  }
  if (error instanceof WirecopyError) {
    const { code, message } = error;
    const title = new WirecopyError(code, "").message;
    const status = TOLD[code] ?? STATUSES[code] ?? 500;
    const detail = TOLD[code] === undefined ? title : message;
    return { status, headers: {}, body: { type: "about:blank", status, code, title, detail }, isInternal: status >= 500 };
  }
  return { ...toldProblem(new Problem("internal")), isInternal: true };
}

/** Runs a check of what the client sent: what it throws is the client's. */
export function asRequest<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof WirecopyError ? error : new Problem("invalid-request", (error as Error).message);
  }
}
