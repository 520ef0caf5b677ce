/**
 * Stage information: a model as bytes, and back. Little-endian; columns begin at multiples of four bytes.
 *
 *   0    magic       77 63 6d 6f 64 65 6c 0a   "wcmodel\n"
 *   8    version     u32, FORMAT_VERSION
 *   12   headerSize  u32, bytes of the header
 *   16   header      JSON in UTF-8, spaces behind it: { algorithm, background, folding, numDocuments, numTokens, lengths }
 *        columns     those of word-counts.ts (`columnsOf`), `lengths` elements each, zeros behind a column of bytes
 *        checksum    u32 u32, of all bytes before it
 *
 * A reader refuses what it does not know and says both values. It trusts no byte: numbers of words and of pairs are looked at before they
 * are used. O(bytes) both ways.
 */
import { shown, WirecopyError } from "../errors.js";
import { mix32 } from "../kernels/hash.js";
import type { WordModel } from "../types/word-model.js";
import { backgroundId } from "./background.js";
import { type CountColumn, checkCounts, columnsOf, countsOfColumns, makeColumns } from "./word-counts.js";
import { CountedModel, checkModel } from "./word-model.js";

const MAGIC = Uint8Array.from([0x77, 0x63, 0x6d, 0x6f, 0x64, 0x65, 0x6c, 0x0a]);
const FORMAT_VERSION = 2;
/** How n-grams are counted (continuation-counts.ts, character-model.ts, formula-counts.ts). A change of what a count means gets a new number. */
const ALGORITHM = "wirecopy-words-3";
const HEADER_AT = 16;
const CHECKSUM_BYTES = 8;

let kind: string | undefined;

/** Names what models this version trains and loads: of another kind, bytes are "model-mismatch". */
export function modelKind(): string {
  kind ??= `${FORMAT_VERSION} ${ALGORITHM} ${backgroundId()}`;
  return kind;
}

/** What stands in the header. */
interface Header {
  readonly algorithm: string;
  /** Which shipped words the numbers of `shipped` are of. */
  readonly background: string;
  readonly folding: string | null;
  readonly numDocuments: number;
  readonly numTokens: number;
  readonly lengths: readonly number[];
}

/** The bytes of a model, for `loadModel` of this version and later ones. Owned by the caller. @throws {TypeError} if `model` is none. */
export function saveModel(model: WordModel): Uint8Array<ArrayBuffer> {
  const { counts, folding } = checkModel("model", model);
  const columns = columnsOf(counts);
  const { numDocuments, numTokens } = counts;
  const header: Header = { algorithm: ALGORITHM, background: backgroundId(), folding, numDocuments, numTokens, lengths: columns.map(({ length }) => length) };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerSize = padded(text.length);
  const size = HEADER_AT + headerSize + columns.reduce((sum, { byteLength }) => sum + padded(byteLength), 0) + CHECKSUM_BYTES;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(8, FORMAT_VERSION, true);
  view.setUint32(12, headerSize, true);
  bytes.fill(0x20, HEADER_AT, HEADER_AT + headerSize).set(text, HEADER_AT);
  let at = HEADER_AT + headerSize;
  for (const column of columns) {
    writeColumn(view, at, column);
    at += padded(column.byteLength);
  }
  const [lo, hi] = checksumOf(view, at);
  view.setUint32(at, lo, true);
  view.setUint32(at + 4, hi, true);
  return bytes;
}

/**
 * The model whose bytes these are. @param bytes of `saveModel`; not kept.
 * @throws {TypeError} if they are no bytes. @throws {WirecopyError} "model-damaged" if they are not what `saveModel` wrote,
 * "model-mismatch" if they are of a format, an algorithm or shipped words that this version does not have.
 */
export function loadModel(bytes: Uint8Array | ArrayBuffer): WordModel {
  const view = viewOf(bytes);
  const header = readHeader(view);
  if (header.lengths.some((length) => length > view.byteLength)) throw damaged("its header tells of more than there is");
  const columns = makeColumns(header.lengths);
  let at = HEADER_AT + view.getUint32(12, true);
  const size = at + columns.reduce((sum, { byteLength }) => sum + padded(byteLength), 0) + CHECKSUM_BYTES;
  if (size !== view.byteLength) throw damaged(`its header tells of ${size} bytes, and there are ${view.byteLength}`);
  for (const column of columns) {
    readColumn(view, at, column);
    at += padded(column.byteLength);
  }
  const counts = countsOfColumns(header, columns);
  const fault = checkCounts(counts);
  if (fault !== undefined) throw damaged(fault);
  return new CountedModel(counts, header.folding);
}

function damaged(what: string): WirecopyError {
  return new WirecopyError("model-damaged", `this is not a whole model: ${what}; train it again, or copy it again from where it was whole`);
}

function viewOf(bytes: unknown): DataView {
  if (bytes instanceof ArrayBuffer) return new DataView(bytes);
  if (bytes instanceof Uint8Array) return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  throw new TypeError(`"bytes" expected Uint8Array or ArrayBuffer, got ${shown(bytes)}`);
}

/** The header of bytes whose checksum is right. */
function readHeader(view: DataView): Header {
  const least = HEADER_AT + CHECKSUM_BYTES;
  if (view.byteLength < least) throw damaged(`expected at least ${least} bytes, found ${view.byteLength}`);
  if (MAGIC.some((byte, x) => view.getUint8(x) !== byte)) throw damaged('expected "wcmodel" at its start');
  const version = view.getUint32(8, true);
  if (version !== FORMAT_VERSION) throw mismatch("format", FORMAT_VERSION, version);
  const headerSize = view.getUint32(12, true);
  const end = view.byteLength - CHECKSUM_BYTES;
  if (HEADER_AT + headerSize > end || headerSize % 4 !== 0) throw damaged(`a header of ${headerSize} bytes does not fit into it`);
  if (view.byteLength % 4 !== 0) throw damaged(`expected a multiple of four bytes, found ${view.byteLength}`);
  const [lo, hi] = checksumOf(view, end);
  if (view.getUint32(end, true) !== lo || view.getUint32(end + 4, true) !== hi) throw damaged("its checksum does not fit");
  return checkHeader(parsed(new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + HEADER_AT, headerSize))));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WirecopyError("model-damaged", "this is not a whole model: its header is no JSON", { cause });
  }
}

function checkHeader(value: unknown): Header {
  const header = (typeof value === "object" && value !== null ? value : {}) as Partial<Header>;
  if (header.algorithm !== ALGORITHM) throw mismatch("algorithm", ALGORITHM, header.algorithm);
  if (header.background !== backgroundId()) throw mismatch("list of shipped words", backgroundId(), header.background);
  const isCount = (count: unknown): boolean => Number.isSafeInteger(count) && (count as number) >= 0;
  if (!isCount(header.numDocuments) || !isCount(header.numTokens)) throw damaged("its header lacks the numbers of documents and tokens");
  if (header.folding !== null && typeof header.folding !== "string") throw damaged("its header lacks the folding");
  if (!Array.isArray(header.lengths) || !header.lengths.every(isCount)) throw damaged("its header lacks the lengths of its columns");
  return header as Header;
}

function mismatch(what: string, expected: unknown, found: unknown): WirecopyError {
  return new WirecopyError("model-mismatch", `the model is of another ${what}: expected ${shown(expected)}, found ${shown(found)}; train it with this version`);
}

function padded(size: number): number {
  return (size + 3) & ~3;
}

function writeColumn(view: DataView, at: number, column: CountColumn): void {
  const { BYTES_PER_ELEMENT: size } = column;
  for (let x = 0; x < column.length; x++) {
    if (size === 4) view.setUint32(at + 4 * x, column[x]!, true);
    else if (size === 2) view.setUint16(at + 2 * x, column[x]!, true);
    else view.setUint8(at + x, column[x]!);
  }
}

function readColumn(view: DataView, at: number, column: CountColumn): void {
  const { BYTES_PER_ELEMENT: size } = column;
  for (let x = 0; x < column.length; x++)
    column[x] = size === 4 ? view.getUint32(at + 4 * x, true) : size === 2 ? view.getUint16(at + 2 * x, true) : view.getUint8(at + x);
}

/** 64 bits of the words before `end`, a multiple of four. Each word reaches both halves: a changed, lost or moved one changes them. */
function checksumOf(view: DataView, end: number): readonly [number, number] {
  let lo = 0;
  let hi = end;
  for (let at = 0; at < end; at += 4) {
    lo = Math.imul(lo ^ view.getUint32(at, true), 0x9e3779b1);
    hi = Math.imul(hi ^ lo, 0x85ebca6b) + (lo >>> 15);
  }
  return [mix32(lo) >>> 0, mix32(hi) >>> 0];
}
