/**
 * Service: who may ask. Without a token only this machine, and only programs on it: a page that a browser here has open could otherwise ask in its user's name
 * (by another host that is made to point here, or by a form). With a token whoever has it. docs/threat-model.md tells what that does and does not keep out. O(1).
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { Problem } from "./problem.js";

/** Of a token: 16 random letters cannot be tried out. */
const LEAST_TOKEN = 16;

/** Lets a request in. @throws {Problem} "unauthorized", "wrong-host". */
export type Doorkeeper = (request: IncomingMessage) => void;

/**
 * @param host where the service is to listen.
 * @throws {RangeError} for a token that can be guessed, and for a host that others reach where there is no token.
 */
export function doorkeeperOf({ host, token }: { readonly host: string; readonly token: string | undefined }): Doorkeeper {
  if (token === undefined) {
    if (!isLoopback(host)) throw new RangeError(`"host" expected a loopback address such as 127.0.0.1 where there is no token, got ${JSON.stringify(host)}`);
    return checkLocal;
  }
  if (!/^[!-~]*$/.test(token) || token.length < LEAST_TOKEN)
    throw new RangeError(`"token" expected at least ${LEAST_TOKEN} letters, digits or signs of ASCII without spaces`);
  const expected = digest(token);
  return ({ headers }) => {
    const [, given] = /^Bearer +([!-~]+)$/i.exec(headers.authorization ?? "") ?? [];
    // digests have one length, so the time tells neither where two tokens differ nor how long the right one is
    if (given === undefined || !timingSafeEqual(digest(given), expected))
      throw new Problem("unauthorized", undefined, { headers: { "www-authenticate": "Bearer" } });
  };
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

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
