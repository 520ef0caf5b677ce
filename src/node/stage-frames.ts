/**
 * Frames of a stage's pipe: bytes in pieces -> frames, and frames -> bytes. Nothing but their form is looked at.
 *
 *   | kind, 4 ASCII letters | length of the body, uint32 | CRC-32 of the body, uint32 | body |      little endian
 *
 *   OPEN   from the stage, first: JSON, what it takes and gives, and its stamp
 *   DATA   both ways: an Arrow IPC stream of one batch; one answer for each question, in their order
 *   FAIL   from the stage, in the place of an answer: JSON { code, message, stack }
 *
 * A length is believed as far as bytes come: memory grows with what was read, so a length that lies costs nothing. What has another checksum than it says is not read:
 * readers of Arrow follow lengths that stand in the bytes, and a damaged one sends flechette round in a ring. O(bytes).
 */
import { crc32 } from "node:zlib";
import { WirecopyError } from "../errors.js";
import { visibleText } from "../text/visible-text.js";

export type FrameKind = "OPEN" | "DATA" | "FAIL";

export interface Frame {
  readonly kind: FrameKind;
  /** At the start of a buffer of its own, so that columns can be viewed in it. */
  readonly body: Uint8Array;
}

const KINDS: readonly string[] = ["OPEN", "DATA", "FAIL"] satisfies FrameKind[];
const HEAD_BYTES = 12;

/** What stands before the body of a frame. @throws {RangeError} for a body of more than 4 GiB. */
export function frameHead({ kind, body }: Frame): Uint8Array {
  if (body.byteLength > 0xffffffff) throw new RangeError(`a frame expected at most ${0xffffffff} bytes, got ${body.byteLength}`);
  const head = new Uint8Array(HEAD_BYTES);
  head.set(new TextEncoder().encode(kind));
  const view = new DataView(head.buffer);
  view.setUint32(4, body.byteLength, true);
  view.setUint32(8, crc32(body), true);
  return head;
}

/** The frames of a stream. @throws {WirecopyError} "frame-damaged" where it is none, or ends in the middle. */
export async function* readFrames(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const waiting = new Waiting();
  let head: Head | undefined;
  let wanted = HEAD_BYTES;
  for await (const piece of pieces) {
    waiting.push(piece);
    while (waiting.byteLength >= wanted) {
      const bytes = waiting.take(wanted);
      if (head === undefined) head = readHead(bytes);
      else {
        if (crc32(bytes) !== head.checksum) throw new WirecopyError("frame-damaged", `a frame of ${bytes.byteLength} bytes has another checksum than it says`);
        yield { kind: head.kind, body: bytes };
        head = undefined;
      }
      wanted = head?.byteLength ?? HEAD_BYTES;
    }
  }
  if (head === undefined && waiting.byteLength === 0) return;
  throw new WirecopyError(
    "frame-damaged",
    `the input ends in the middle of a frame: ${waiting.byteLength} of ${wanted} bytes of its ${head ? "body" : "head"}`,
  );
}

interface Head {
  readonly kind: FrameKind;
  readonly byteLength: number;
  readonly checksum: number;
}

function readHead(head: Uint8Array): Head {
  const kind = String.fromCharCode(...head.subarray(0, 4));
  const view = new DataView(head.buffer, head.byteOffset);
  if (!KINDS.includes(kind)) throw new WirecopyError("frame-damaged", `a frame begins with "${visibleText(kind)}", expected one of ${KINDS.join(", ")}`);
  return { kind: kind as FrameKind, byteLength: view.getUint32(4, true), checksum: view.getUint32(8, true) };
}

/** Bytes that came and were not yet taken. */
class Waiting {
  byteLength = 0;
  #pieces: Uint8Array[] = [];

  push(piece: Uint8Array): void {
    if (piece.byteLength > 0) this.#pieces.push(piece);
    this.byteLength += piece.byteLength;
  }

  /** The next bytes, at most as many as wait, in a buffer of their own. */
  take(byteLength: number): Uint8Array {
    const taken = new Uint8Array(byteLength);
    let at = 0;
    let used = 0;
    while (at < byteLength) {
      const piece = this.#pieces[used]!;
      const part = piece.subarray(0, byteLength - at);
      taken.set(part, at);
      at += part.byteLength;
      if (part.byteLength < piece.byteLength) this.#pieces[used] = piece.subarray(part.byteLength);
      else used++;
    }
    this.#pieces.splice(0, used);
    this.byteLength -= byteLength;
    return taken;
  }
}
