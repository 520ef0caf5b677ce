/**
 * Service: who may ask. Without a token only this machine, and only programs on it: a page that a browser here has open could otherwise ask in its user's name
 * (by another host that is made to point here, or by a form). With a token whoever has it. docs/threat-model.md tells what that does and does not keep out. O(1).
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { Problem } from "./problem.js";

/** Of a token: 16 random letters cannot be tried out. */
const LEAST_TOKEN = 16;
const COOKIE = "wirecopy-session";

export interface Doorkeeper {
  /** Lets a request in. @throws {Problem} "unauthorized", "wrong-host". */
  check(request: IncomingMessage): void;
  /** Lets the request for a page in, of a browser too that has shown the token. @throws the same. */
  checkPage(request: IncomingMessage): void;
  /** The cookie for a browser that shows a token; undefined if it is not the one. */
  sessionOf(token: string): string | undefined;
}

/**
 * @param host where the service is to listen.
 * @throws {RangeError} for a token that can be guessed, and for a host that others reach where there is no token.
 */
export function doorkeeperOf({ host, token }: { readonly host: string; readonly token: string | undefined }): Doorkeeper {
  if (token === undefined) {
    if (!isLoopback(host)) throw new RangeError(`"host" expected a loopback address such as 127.0.0.1 where there is no token, got ${JSON.stringify(host)}`);
    return { check: checkLocal, checkPage: checkLocal, sessionOf: () => undefined };
  }
  if (!/^[!-~]*$/.test(token) || token.length < LEAST_TOKEN)
    throw new RangeError(`"token" expected at least ${LEAST_TOKEN} letters, digits or signs of ASCII without spaces`);
  return new TokenKeeper(token);
}

class TokenKeeper implements Doorkeeper {
  readonly #token: Buffer;
  /** What a browser keeps: it follows from the token, and the token does not follow from it. */
  readonly #session: string;

  constructor(token: string) {
    this.#token = digest(token);
    this.#session = createHmac("sha256", token).update(COOKIE).digest("hex");
  }

  check({ headers }: IncomingMessage): void {
    const [, given] = /^Bearer +([!-~]+)$/i.exec(headers.authorization ?? "") ?? [];
    if (given === undefined || !this.#isToken(given)) throw new Problem("unauthorized", undefined, { headers: { "www-authenticate": "Bearer" } });
  }

  checkPage(request: IncomingMessage): void {
    const [, given] = /(?:^|; )wirecopy-session=([0-9a-f]+)/.exec(request.headers.cookie ?? "") ?? [];
    if (given === undefined || !timingSafeEqual(digest(given), digest(this.#session))) this.check(request);
  }

  /** A cookie that scripts do not see, and that does not go with what the pages of others send. */
  sessionOf(token: string): string | undefined {
    return this.#isToken(token) ? `${COOKIE}=${this.#session}; Path=/; HttpOnly; SameSite=Lax` : undefined;
  }

  #isToken(given: string): boolean {
    return timingSafeEqual(digest(given), this.#token);
  }
}

/** Whether nobody but this machine can reach a host. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

function checkLocal({ headers }: IncomingMessage): void {
  const { host = "", origin } = headers;
  if (!isLoopback(nameOf(host))) throw new Problem("wrong-host");
  if (origin !== undefined && origin !== `http://${host}`) throw new Problem("wrong-host", "without a token the service answers no pages of others");
}

/** The name of a host without its port. */
function nameOf(host: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(host) ?? [];
  return (bracketed ?? plain ?? "").toLowerCase();
}

/** Digests have one length, so the time of a comparison tells neither where two tokens differ nor how long the right one is. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
