/**
 * Service: what a connection does of itself: answers that are taken or not, bodies that nobody reads, what is no HTTP. Input requests and responses of node:http, output
 * promises that no client can keep from being settled.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What is still read of a body that was refused, so that its sender gets to read why. */
export const DISCARD_MS = 1_000;

/** Resolves when an answer was sent, or can no longer be. */
export async function ended(response: ServerResponse): Promise<void> {
  if (response.writableFinished || response.destroyed) return;
  await new Promise<void>((resolve) => {
    response.once("finish", resolve);
    response.once("close", resolve);
  });
}

/** Resolves when more of an answer is taken, or nothing more will be. */
export async function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      response.off("drain", go);
      response.off("close", go);
      resolve();
    };
    response.on("drain", go);
    response.on("close", go);
  });
}

/** Reads on for a while, and keeps nothing. A sender that still sends would lose the answer with a connection that is closed. */
export async function discard(request: IncomingMessage): Promise<void> {
  request.resume();
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DISCARD_MS);
    request.once("end", resolve);
    request.once("close", resolve);
  });
  clearTimeout(timer);
}

/** What is no HTTP, or too much of a head. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason] =
    error.code === "HPE_HEADER_OVERFLOW"
      ? [431, "Request Header Fields Too Large"]
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? [408, "Request Timeout"]
        : [400, "Bad Request"];
  const body = `${JSON.stringify({ type: "about:blank", status, code: "invalid-request", title: reason, detail: reason })}\n`;
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
}
