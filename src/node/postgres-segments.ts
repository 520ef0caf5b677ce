/**
 * Node: files of segments that lie in PostgreSQL: written in parts, in one transaction, and read from a copy in a temporary file of this process. They never
 * change, a question reads some 800 blocks at random places, and a block from a file takes 2 us where the server takes 100: so each worker copies a segment
 * once, when it meets it. The file has no name from the start, so that nothing is left of it, whatever ends the process.
 */
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WirecopyError } from "../errors.js";
import type { SegmentFiles, SegmentSink } from "../index/store.js";
import { systemReason } from "../io/system-reason.js";
import { HeldFiles, ReadBuffer, segmentSource } from "./held-files.js";
import type { PostgresCalls } from "./postgres-calls.js";
import { PART_BYTES } from "./postgres-schema.js";

let copies = 0;

export function postgresSegments(calls: PostgresCalls): SegmentFiles {
  const buffer = new ReadBuffer();
  const held = new HeldFiles();
  return {
    mostHeld: held.mostBytes,
    names: () => calls.call({ kind: "names" }) as string[],
    open: (name) => {
      const { parts, byteLength } = calls.call({ kind: "parts", name }) as { readonly parts: number; readonly byteLength: number };
      if (parts === 0) return undefined;
      const { descriptor, close } = copyOf(name, parts, calls);
      return segmentSource({ name, descriptor, byteLength, close }, held, buffer);
    },
    create: (name) => sinkInto(name, calls),
    remove: (name) => void calls.call({ kind: "removeSegment", name }),
  };
}

/** @returns the descriptor of a file that holds the segment. */
function copyOf(name: string, parts: number, calls: PostgresCalls): TemporaryFile {
  const file = openTemporary();
  try {
    for (let part = 0; part < parts; part++) {
      const bytes = calls.call({ kind: "part", name, part }) as Uint8Array | undefined;
      if (bytes === undefined) throw new WirecopyError("index-corrupt", `${name} is damaged: its part ${part} is missing`);
      onDisk(() => {
        for (let at = 0; at < bytes.length; ) at += writeSync(file.descriptor, bytes, at);
      });
    }
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

interface TemporaryFile {
  readonly descriptor: number;
  close(): void;
}

function openTemporary(): TemporaryFile {
  const path = join(tmpdir(), `wirecopy-segment-${process.pid}-${Date.now()}-${++copies}`);
  const descriptor = onDisk(() => openSync(path, "wx+", 0o600));
  // Windows takes the name of no file that is open
  const isNameless = process.platform !== "win32";
  if (isNameless) unlinkSync(path);
  return {
    descriptor,
    close: () => {
      closeSync(descriptor);
      if (!isNameless) unlinkSync(path);
    },
  };
}

/** @throws {WirecopyError} "index-full" where the temporary folder has no room. */
function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const isFull = ["ENOSPC", "EDQUOT", "EFBIG"].includes((cause as NodeJS.ErrnoException).code ?? "");
    throw new WirecopyError(isFull ? "index-full" : "store-unavailable", `a segment cannot be copied to ${tmpdir()}: ${systemReason(cause)}`, { cause });
  }
}

function sinkInto(name: string, calls: PostgresCalls): SegmentSink {
  let room = new Uint8Array(PART_BYTES);
  let used = 0;
  let part = 0;
  calls.call({ kind: "beginSegment", name });
  const flush = (): void => {
    if (used === 0) return;
    const bytes = room.subarray(0, used);
    room = new Uint8Array(PART_BYTES);
    used = 0;
    calls.call({ kind: "putPart", name, part: part++, bytes }, [bytes.buffer]);
  };
  return {
    write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const length = Math.min(bytes.length - at, PART_BYTES - used);
        room.set(bytes.subarray(at, at + length), used);
        used += length;
        at += length;
        if (used === PART_BYTES) flush();
      }
    },
    finish() {
      flush();
      calls.call({ kind: "endSegment", keep: true });
    },
    abandon() {
      calls.call({ kind: "endSegment", keep: false });
    },
  };
}
