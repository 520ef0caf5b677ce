/**
 * Stage input: the first bytes of a file -> what it is where it is not what its name or `encoding` says: packed data, another kind of file, UTF-16
 * without a mark, one JSON value over many lines. Read as if nothing were, each would be a text of noise or an error for every line.
 * Signatures are those of the formats themselves (RFC 1952, APPNOTE, RFC 8878 ...), as `file` has them. O(SAMPLE_BYTES).
 */

import type { ReadProblem } from "../read-problem.js";
import { ByteDecoder, byteOrderMark } from "./byte-decoder.js";
import { FORMATS, type InputFormat } from "./formats.js";
import type { Encoding } from "./read-options.js";

/** Bytes that are looked at. */
export const SAMPLE_BYTES = 1 << 12;

/** What stands at the beginning, one character a byte. No text begins so. */
const KINDS: readonly (readonly [kind: string, ...beginnings: string[]])[] = [
  ["compressed data (gzip)", "\x1f\x8b"],
  ["a ZIP archive (so are .docx, .xlsx and .epub)", "PK\x03\x04", "PK\x05\x06"],
  ["compressed data (bzip2)", ..."123456789".split("").flatMap((level) => [`BZh${level}1AY&SY`, `BZh${level}\x17rE8P\x90`])],
  ["compressed data (xz)", "\xfd7zXZ\0"],
  ["compressed data (Zstandard)", "\x28\xb5\x2f\xfd"],
  ["compressed data (LZ4)", "\x04\x22\x4d\x18"],
  ["compressed data (lzip)", "LZIP\x01"],
  ["compressed data (compress)", "\x1f\x9d", "\x1f\xa0"],
  ["a 7-Zip archive", "7z\xbc\xaf\x27\x1c"],
  ["a RAR archive", "Rar!\x1a\x07"],
  ["a PDF", "%PDF-1.", "%PDF-2."],
  ["an Office file of the old form (.doc, .xls, .msg)", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["a Parquet file", "PAR1\x15"],
  ["an Arrow file", "ARROW1\0"],
  ["an SQLite database", "SQLite format 3\0"],
  ["an image", "\x89PNG\r\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\0", "MM\0*", "8BPS\0", "\0\0\x01\0"],
  ["an RTF file (save as .docx or .txt)", "{\\rtf1"],
  ["PostScript", "%!PS-Adobe"],
  ["a program", "\x7fELF", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe", "\0asm\x01"],
  ["a sound or a film", "ID3\x02", "ID3\x03", "ID3\x04", "OggS\0", "fLaC\0", "\x1a\x45\xdf\xa3"],
  ["a font", "wOFF", "wOF2", "\0\x01\0\0\0"],
  ["an HDF5 file", "\x89HDF\r\n"],
  ["an R data file (export as .parquet, .csv or .jsonl)", "RDX2\n", "RDX3\n", "X\n\0\0\0"],
  ["an old mailbox file of Outlook (.pst)", "!BDN"],
  ["text in UTF-32, which is not read", "\xff\xfe\0\0", "\0\0\xfe\xff"],
];
/** Of a RIFF file, a film of today's kind and a program of Windows: what stands some bytes in. */
const FURTHER_IN: readonly (readonly [kind: string, at: number, mark: string, beginning: string])[] = [
  ["a sound or a film", 8, "WAVE", "RIFF"],
  ["a sound or a film", 8, "AVI ", "RIFF"],
  ["an image", 8, "WEBP", "RIFF"],
  ["a sound or a film", 4, "ftyp", ""],
  ["a program", 0x40, "\x0e\x1f\xba\x0e", "MZ"],
];
/** Of a tar archive: what stands behind the fields of its first entry. */
const [TAR, TAR_AT] = ["ustar", 257];

/** A first line that is the beginning of a JSON value and the whole of none. */
const OPENED_JSON = /^\s*[[{]\s*[[{]?[ \t\r]*\n/;
const MOST_ASCII = /^[\t\n\r\x20-\x7e]$/;
/** Of 16-bit units: so many with a zero byte at one place make UTF-16 likely (spaces and digits alone are a tenth of Russian), few of them at the other. */
const [MANY_ZEROS, LIKELY_ZEROS, LIKELY_UNITS, FEW_ZEROS] = [0.4, 0.1, 8, 0.1];
/** Share of ASCII that no UTF-16 of any script comes to, and bytes it is looked for in. */
const [ASCII_SHARE, ASCII_BYTES] = [0.95, 16];

/** Share of control characters from which bytes are no text, and bytes it is told by: packed data has a tenth of them, a damaged text a few. */
const [CONTROL_SHARE, LEAST_BINARY] = [0.05, 64];

type Foreign = Pick<ReadProblem, "code" | "message">;

/** What `bytes` are, in words that stand after "is"; undefined for what may be text. @param bytes the first of a file. */
export function kindOfContent(bytes: Uint8Array): string | undefined {
  const first = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SAMPLE_BYTES)).toString("latin1");
  if (first.startsWith(TAR, TAR_AT) && first.includes("\0")) return "a tar archive";
  const further = FURTHER_IN.find(([, at, mark, beginning]) => first.startsWith(beginning) && first.startsWith(mark, at));
  if (further !== undefined) return further[0];
  return KINDS.find(([, ...beginnings]) => beginnings.some((beginning) => first.startsWith(beginning)))?.[0];
}

/**
 * Why a file is not read as `format` in `encoding`; undefined where nothing speaks against it.
 * @param bytes the first SAMPLE_BYTES of it, unpacked, or all of a shorter one.
 */
export function foreignContent(bytes: Uint8Array, format: InputFormat, encoding: Encoding): Foreign | undefined {
  const kind = kindOfContent(bytes);
  const { binary } = FORMATS[format];
  if (binary !== undefined && kind?.startsWith(binary)) return undefined;
  if (binary !== undefined && bytes.length > 0 && kind === undefined) return { code: "wrong-format", message: `it does not begin as ${binary} does; left out` };
  if (kind !== undefined) return { code: "wrong-format", message: `it is ${kind}, not ${FORMATS[format].what}; left out` };
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SAMPLE_BYTES));
  const likely = byteOrderMark(sample) ? undefined : otherEncoding(sample, encoding);
  if (likely !== undefined)
    return { code: "wrong-encoding", message: `it looks like ${likely} without a byte order mark and was to be read as ${encoding}; left out` };
  if (!encoding.startsWith("utf-16") && !byteOrderMark(sample)?.encoding.startsWith("utf-16") && isNoText(sample))
    return { code: "wrong-format", message: `it is binary data of an unknown kind, not ${FORMATS[format].what}; left out` };
  if (format !== "json-lines") return undefined;
  const text = new ByteDecoder(encoding).push(sample);
  if (!OPENED_JSON.test(text)) return undefined;
  const command = text.trimStart().startsWith("[") ? "jq -c '.[]'" : "jq -c .";
  return { code: "wrong-format", message: `it is JSON over several lines, not JSON lines, which have an object on each (\`${command}\` makes them); left out` };
}

/**
 * Whether so many bytes are control characters that no tool writes into a text (all but tab, line ends, form feed, escape) that it is none. Zeros
 * do not count unless there is nothing else: a power failure leaves a text with a hole of them, and what is good around it is read.
 */
function isNoText(sample: Buffer): boolean {
  let [controls, zeros] = [0, 0];
  for (const byte of sample) {
    if (byte === 0) zeros++;
    else if (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) controls++;
  }
  const rest = sample.length - zeros;
  return sample.length >= LEAST_BINARY && (rest === 0 || (rest >= LEAST_BINARY && controls >= CONTROL_SHARE * rest));
}

/** The encoding that the zero bytes speak for, where it is another one. */
function otherEncoding(sample: Buffer, encoding: Encoding): Encoding | undefined {
  const units = sample.length >> 1;
  const zeros = [0, 0];
  for (let i = 0; i < 2 * units; i++) if (sample[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros as [number, number];
  const isLikely = (here: number, there: number) =>
    (here >= MANY_ZEROS * units || (here >= LIKELY_UNITS && here >= LIKELY_ZEROS * units)) && there <= FEW_ZEROS * here && units >= 4;
  const likely = isLikely(odd, even) ? "utf-16le" : isLikely(even, odd) ? "utf-16be" : undefined;
  if (likely !== undefined) return likely === encoding ? undefined : likely;
  if (encoding !== "utf-16le" && encoding !== "utf-16be") return undefined;
  const ascii = sample.reduce((count, byte) => count + Number(MOST_ASCII.test(String.fromCharCode(byte))), 0);
  return sample.length >= ASCII_BYTES && ascii >= ASCII_SHARE * sample.length ? "utf-8" : undefined;
}
