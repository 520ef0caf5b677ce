/**
 * Stage input: the first bytes of a page or of XML -> the encoding that the file names itself: `<?xml version="1.0" encoding="ISO-8859-1"?>`,
 * `<meta charset="windows-1251">`, `<meta http-equiv="Content-Type" content="text/html; charset=gbk">`; labels are those of the WHATWG Encoding standard, by
 * which ISO 8859-1 means windows-1252. O(PRESCAN_BYTES).
 */
import type { InputFormat } from "./formats.js";
import type { Encoding } from "./read-options.js";

/** A page may be asked for its encoding so far in (HTML standard, 13.2.3.2 wants 1,024; pages with long heads have it later). */
const PRESCAN_BYTES = 1 << 13;
const XML_DECLARATION = /^\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const META = /<meta[^>]{1,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;

/** Undefined where a file names none, or one that nobody knows. */
export function declaredEncoding(first: Uint8Array, format: InputFormat): Encoding | undefined {
  if (format !== "html" && format !== "xml") return undefined;
  const text = Buffer.from(first.buffer, first.byteOffset, Math.min(first.byteLength, PRESCAN_BYTES)).toString("latin1");
  const label = XML_DECLARATION.exec(text)?.[1] ?? META.exec(text)?.[1];
  const known = encodingOfLabel(label);
  // what could be read as ASCII so far is not of two bytes a letter
  return known?.startsWith("utf-16") ? "utf-8" : known;
}

/** The encoding that a label stands for. */
export function encodingOfLabel(label: string | undefined): Encoding | undefined {
  try {
    return label === undefined ? undefined : (new TextDecoder(label).encoding as Encoding);
  } catch {
    return undefined;
  }
}
