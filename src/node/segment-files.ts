/**
 * Node: the files of segments of an index in a folder (docs/index-format.md): written in pieces and synced, their folder too, before anybody may name them;
 * read where they are asked for. What the file system refuses is told as the index tells it.
 */
import { closeSync, fstatSync, fsyncSync, openSync, readdirSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { WirecopyError } from "../errors.js";
import type { SegmentFiles, SegmentSink } from "../index/store.js";
import { systemReason } from "../io/system-reason.js";
import { HeldFiles, ReadBuffer, segmentSource } from "./held-files.js";

/** Bytes that are gathered before they are written. */
const WRITTEN_AT_ONCE = 1 << 18;

/** The files of segments in a folder, for who needs no more. @param held where files are kept in memory that are asked for again and again. */
export function folderSegments(path: string, held = new HeldFiles()): SegmentFiles {
  const buffer = new ReadBuffer();
  return {
    mostHeld: held.mostBytes,
    names: () => readdirSync(path).filter((name) => name.endsWith(".seg")),
    open: (name) => {
      const file = openIfThere(join(path, name));
      if (file === undefined) return undefined;
      return segmentSource({ name, descriptor: file, byteLength: fstatSync(file).size, close: () => closeSync(file) }, held, buffer);
    },
    create: (name) => sinkInto(path, name),
    remove: (name) => {
      try {
        unlinkSync(join(path, name));
      } catch {
        // a file that somebody holds open is removed when the index is opened next
      }
    },
  };
}

function sinkInto(path: string, name: string): SegmentSink {
  const file = inFolder(path, () => openSync(join(path, name), "w"));
  let parts: Uint8Array[] = [];
  let gathered = 0;
  const flush = (): void => {
    const bytes = Buffer.concat(parts);
    [parts, gathered] = [[], 0];
    for (let at = 0; at < bytes.length; ) at += inFolder(path, () => writeSync(file, bytes, at));
  };
  return {
    write(bytes) {
      parts.push(bytes.slice());
      gathered += bytes.length;
      if (gathered >= WRITTEN_AT_ONCE) flush();
    },
    finish() {
      flush();
      inFolder(path, () => fsyncSync(file));
      closeSync(file);
      syncFolder(path);
    },
    abandon() {
      closeSync(file);
      unlinkSync(join(path, name));
    },
  };
}

/** Makes names in a folder durable. Systems that cannot do so for folders do it by themselves. */
export function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Does what the file system may refuse. @throws {WirecopyError} "index-full", "index-read-only", "store-unavailable". */
export function inFolder<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code = "" } = cause as NodeJS.ErrnoException;
    const meaning = ["ENOSPC", "EDQUOT", "EFBIG"].includes(code)
      ? "index-full"
      : ["EACCES", "EPERM", "EROFS"].includes(code)
        ? "index-read-only"
        : "store-unavailable";
    throw new WirecopyError(meaning, `the index in ${path} cannot be written: ${systemReason(cause)}`, { cause });
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, "r");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new WirecopyError("store-unavailable", `${path} cannot be read: ${systemReason(cause)}`, { cause });
  }
}
