/**
 * Stage input: the registry of what is read: each format with the endings of its files, how messages call it, and how a file of a kind that is not read can
 * be made one that is. What a file holds is told by its ending alone, but for .xml and .json, whose readers look inside (xml-kinds.ts, read-json.ts);
 * content that contradicts an ending is an error (foreign-content.ts). Packed files have .gz or .zst behind their ending. O(1).
 */

/** What a file holds. */
export type InputFormat = "text" | "json-lines" | "csv" | "json" | "html" | "xml" | "email" | "warc" | "docx" | "odt" | "pdf" | "parquet";

/** How the bytes of a file are packed. */
export type Packing = "gzip" | "zstd";

interface Format {
  /** Behind "it is not" and "expected". */
  readonly what: string;
  /** Without the dot, in lower case; the usual one first. */
  readonly endings: readonly [usual: string, ...others: string[]];
  /** What its files begin with, in words of foreign-content.ts: bytes that are no text. */
  readonly binary?: string;
}

const ZIP = "a ZIP archive";

export const FORMATS: Readonly<Record<InputFormat, Format>> = {
  text: { what: "a text", endings: ["txt"] },
  "json-lines": { what: "JSON lines", endings: ["jsonl", "ndjson"] },
  csv: { what: "CSV", endings: ["csv", "tsv"] },
  json: { what: "JSON", endings: ["json"] },
  html: { what: "a page", endings: ["html", "htm", "xhtml"] },
  xml: { what: "XML", endings: ["xml", "rss", "atom", "nitf", "alto"] },
  email: { what: "a mail", endings: ["eml"] },
  warc: { what: "a web archive (WARC)", endings: ["warc", "wet"] },
  docx: { what: "a Word document", endings: ["docx"], binary: ZIP },
  odt: { what: "an OpenDocument text", endings: ["odt"], binary: ZIP },
  pdf: { what: "a PDF", endings: ["pdf"], binary: "a PDF" },
  parquet: { what: "a Parquet file", endings: ["parquet"], binary: "a Parquet file" },
};

const PACKINGS: Readonly<Record<string, Packing>> = { gz: "gzip", zst: "zstd" };

const FORMAT_OF_ENDING = new Map(Object.entries(FORMATS).flatMap(([format, { endings }]) => endings.map((ending) => [ending, format as InputFormat] as const)));
const ENDING = new RegExp(`\\.(${[...FORMAT_OF_ENDING.keys()].join("|")})(?:\\.(${Object.keys(PACKINGS).join("|")}))?$`, "i");
const PACKED = new RegExp(`\\.(${Object.keys(PACKINGS).join("|")})$`, "i");

const USUAL = Object.values(FORMATS).map(({ endings }) => `.${endings[0]}`);
/** What messages say of the files that are read. */
export const KNOWN_ENDINGS = `${USUAL.slice(0, -1).join(", ")} or ${USUAL.at(-1)}, also with .gz or .zst`;

/** The format and the packing of a file, by its name; undefined where the name does not say. */
export function formatOf(path: string): { readonly format: InputFormat; readonly packing: Packing | undefined } | undefined {
  const match = ENDING.exec(path);
  const format = FORMAT_OF_ENDING.get(match?.[1]?.toLowerCase() ?? "");
  return format && { format, packing: packingOf(path) };
}

/** How a file is packed, by its name. */
export function packingOf(path: string): Packing | undefined {
  return PACKINGS[PACKED.exec(path)?.[1]?.toLowerCase() ?? ""];
}

/** The form in which records of a format are copied as they stand: their own, or JSON lines of their documents. */
export function recordForm(format: InputFormat): "text" | "csv" | "json-lines" {
  return format === "text" || format === "csv" ? format : "json-lines";
}

/** How files that are not read become files that are, by ending. */
const WAYS: readonly (readonly [way: string, ...endings: string[]])[] = [
  ["save as .docx or .txt", "doc", "rtf", "pages", "wpd"],
  ["save as .csv", "xls", "xlsx", "xlsm", "ods", "numbers"],
  ["save as .html or .txt", "md", "markdown", "tex", "mhtml", "mht", "webarchive", "epub", "mobi"],
  ["save as .eml, one mail a file", "msg", "mbox", "pst"],
  ["unpack first", "zip", "tar", "tgz", "7z", "rar", "bz2", "xz", "wacz"],
  ["export as .parquet, .csv or .jsonl", "rds", "rda", "rdata", "sav", "dta", "feather", "arrow", "pkl", "sqlite", "db"],
  ["needs character recognition first (ALTO, PAGE or text are read)", "png", "jpg", "jpeg", "tif", "tiff", "gif", "webp", "jp2"],
];

/** What to do with files of these endings (without their dots), the first ways first: ".doc: save as .docx or .txt"; "" where nothing is known. */
export function waysToRead(endings: readonly string[]): string {
  const ways = WAYS.map(([way, ...those]) => ({ way, met: endings.filter((ending) => those.includes(ending)) })).filter(({ met }) => met.length > 0);
  return ways.map(({ way, met }) => `${met.map((ending) => `.${ending}`).join(", ")}: ${way}`).join("; ");
}
