/**
 * Stage input: a text file -> one document whose text is the whole file. An empty file is a document of empty text; one
 * that could not be read at all is none. Holds the text and, while it is put together, its pieces.
 */
import type { Document } from "../../types/document.js";
import type { ReadProblem } from "../read-problem.js";
import { ByteSource } from "./byte-source.js";
import type { InputFile } from "./input-files.js";
import type { ReadContext } from "./read-options.js";

/** A document and where it stands. */
export interface FoundDocument {
  readonly document: Document;
  /** Undefined where the document is a whole file. */
  readonly line: number | undefined;
  /** Of a document that is called by its address: how it is called where another one has the same. */
  readonly otherId?: string | undefined;
}

/** Reads one file: yields its documents in their order and reports what is wrong with the rest. */
export type DocumentReader = (file: InputFile, context: ReadContext) => AsyncGenerator<FoundDocument>;

/** A document and the bytes it was made of, from `start` to before `end`. */
export interface FoundRecord extends FoundDocument {
  readonly start: number;
  /** Behind the line end of a line or row. */
  readonly end: number;
}

/** Yields the one document of `file`, or none. */
export async function* readText(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const text = await textOfFile(file, context);
  if (text !== undefined) yield { document: { id: file.id, text }, line: undefined };
}

/** The decoded text of a whole file; undefined, with a problem reported, where there is none or it is longer than the limit. */
export async function textOfFile(file: InputFile, context: ReadContext): Promise<string | undefined> {
  const source = new ByteSource(file, context);
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of source.text()) {
    length += piece.length;
    if (length > context.maxRecordChars) {
      const message = `longer than ${context.maxRecordChars} characters; left out`;
      context.report({ severity: "error", code: "too-long", file: file.path, message });
      return undefined;
    }
    pieces.push(piece);
  }
  return source.failed && length === 0 ? undefined : pieces.join("");
}

/** The bytes of a whole file, unpacked; undefined, with a problem reported, where there are none or more than `most`, or they end early. */
export async function bytesOfFile(file: InputFile, context: ReadContext, most: number): Promise<Buffer | undefined> {
  const source = new ByteSource(file, context);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source.bytes()) {
    length += piece.length;
    if (length > most) {
      context.report({ severity: "error", code: "too-long", file: file.path, message: `larger than ${most} bytes; left out` });
      return undefined;
    }
    pieces.push(piece);
  }
  return source.failed ? undefined : Buffer.concat(pieces);
}

/** Says that a file holds no document: an error where it was named, a warning where it only lies in a folder that was. */
export function reportNoDocuments({ path, isFound }: InputFile, { report }: ReadContext, { code, message }: Pick<ReadProblem, "code" | "message">): void {
  if (isFound) report({ severity: "warning", code: "passed-over", file: path, message: `${message}; passed over` });
  else report({ severity: "error", code, file: path, message: `${message}; left out` });
}
