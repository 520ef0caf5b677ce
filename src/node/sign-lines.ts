/**
 * Node: JSON lines of a file -> what `deduplicate` needs of each document, cut into ranges of bytes: each part reads its own lines,
 * parses them and signs their texts, and hands out no text. O(bytes); holds a part of the file.
 */
import { closeSync, openSync } from "node:fs";
import { DocumentSigner, type SigningOptions } from "../dedupe/document-signer.js";
import { type SignedColumns, SignedColumnsBuilder } from "../dedupe/signed-columns.js";
import { countInvalid } from "../io/readers/byte-decoder.js";
import { describeFailure } from "../io/readers/byte-source.js";
import { isBlank, parseLine } from "../io/readers/read-json-lines.js";
import { type RecordNotes, RecordReader, type RecordRules } from "../io/readers/record-reader.js";
import type { PartedStage } from "../run/executor.js";
import { type ByteRange, linesIn } from "./line-range.js";

/** Bytes of a part: some 10 ms of work, little enough to be cancelled between two and held by each thread. */
const PART_BYTES = 1 << 20;
/** Bytes whose signing costs as much as a token that is looked at. */
const BYTES_PER_COST = 16;

/** Stands for the id of a document that has none: which line of the file it is, a part does not know. */
export const NO_ID = "";

/** What all parts read: plain, as it is posted, but for a folding, which is a function. */
export interface LinesToSign {
  readonly path: string;
  /** Bytes of the byte order mark. */
  readonly markLength: number;
  readonly mostBytes: number;
  /** How records are read. */
  readonly rules: RecordRules;
  readonly options: SigningOptions;
}

/** A line that is no document; without a reason it is too long. */
interface BadLine {
  readonly line: number;
  readonly reason: string | undefined;
}

/** The lines of one part, numbered from 1, and what was signed of their documents. */
export interface SignedLines extends SignedColumns {
  readonly numLines: number;
  /** By document; NO_ID where it has none. */
  readonly ids: readonly string[];
  /** By document: its line, its first byte, the byte behind its line. */
  readonly lines: Uint32Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly bad: readonly BadLine[];
  /** What was taken to mean something. */
  readonly notes: RecordNotes;
  /** Places that are not UTF-8. */
  readonly invalid: number;
  /** Why the file could not be read any further. */
  readonly failure: ReturnType<typeof describeFailure> | undefined;
}

/** Signs the lines that begin in a range of bytes. */
export const signLines: PartedStage<LinesToSign, ByteRange, SignedLines> = {
  name: "sign-lines",
  open: (input) => {
    const signer = new DocumentSigner(input.options);
    return (range) => signRange(input, signer, range);
  },
};

function signRange({ path, markLength, mostBytes, rules }: LinesToSign, signer: DocumentSigner, range: ByteRange): SignedLines {
  const [ids, lines, starts, ends]: [string[], number[], number[], number[]] = [[], [], [], []];
  const signed = new SignedColumnsBuilder();
  const bad: BadLine[] = [];
  const records = new RecordReader(rules);
  let [numLines, invalid] = [0, 0];
  let failure: SignedLines["failure"];
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    for (const { number, start, end, content } of linesIn(descriptor, range, markLength, mostBytes)) {
      numLines = number;
      const text = content?.toString();
      if (content !== undefined && text !== undefined) invalid += countInvalid(content, text);
      if (text !== undefined && isBlank(text)) continue;
      const document = text === undefined ? undefined : parseLine(text, NO_ID, records);
      if (document === undefined || typeof document === "string") {
        bad.push({ line: number, reason: document });
        continue;
      }
      signed.add(signer.sign(document));
      ids.push(document.id);
      lines.push(number);
      starts.push(start);
      ends.push(end);
    }
  } catch (cause) {
    // only what the system says of the file; anything else is a fault of the program
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    failure = describeFailure(cause);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  return {
    numLines,
    ids,
    lines: Uint32Array.from(lines),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    ...signed.build(),
    bad,
    notes: records.notes(),
    invalid,
    failure,
  };
}

/** Cuts a file into parts. What it has gained since its size was asked for belongs to the last one. */
export function cutBytes(byteLength: number, markLength: number): { parts: ByteRange[]; cost: number } {
  const parts: ByteRange[] = [];
  let from = markLength;
  for (; from + PART_BYTES < byteLength; from += PART_BYTES) parts.push({ from, to: from + PART_BYTES });
  parts.push({ from, to: Number.POSITIVE_INFINITY });
  return { parts, cost: byteLength / BYTES_PER_COST };
}
