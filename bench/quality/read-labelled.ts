/**
 * Reads collections whose reuse is known: PAN's layout and planted sets. Output: documents and cases, offsets in UTF-16.
 *
 * PAN (2009 and later): `source-documents/` and `suspicious-documents/`, .txt files, beside each suspicious one an .xml whose
 * <feature> elements have this_offset, this_length, source_reference, source_offset, source_length in code points.
 * Planted: `documents.jsonl`, one {id, text, source?, publishedAt?} a line, and `truth.json`, a list of {kind, a, b, parts?}.
 * Cost: the texts stand in memory.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Document, Span } from "../../src/types/document.js";
import type { Case } from "./measures.js";
import type { Match } from "./spans.js";

/** A collection with its answers. */
export interface LabelledSet {
  readonly documents: readonly Document[];
  readonly truth: readonly Case[];
  /** Which passages are judged at all. */
  readonly isJudged: (passage: Match) => boolean;
}

/** @throws the error of the file system, or a SyntaxError that names the file. */
export function readPlanted(folder: string): LabelledSet {
  const lines = readFileSync(join(folder, "documents.jsonl"), "utf8").split("\n").filter(Boolean);
  const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Case[];
  return { documents: lines.map((line) => JSON.parse(line) as Document), truth, isJudged: () => true };
}

/** Files below `folder` whose name ends in `extension`, sorted. */
function filesBelow(folder: string, extension: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(extension)).sort();
}

/** A function from code points to UTF-16 offsets of `text`. */
function unitOffsets(text: string): (codePoint: number) => number | undefined {
  if (!/[\ud800-\udfff]/.test(text)) return (codePoint) => (codePoint <= text.length ? codePoint : undefined);
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return (codePoint) => offsets[codePoint];
}

const attributeOf = (attributes: string, name: string): string | undefined => new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1];

/** Reads spans given in code points; keeps the offsets of each document it was asked for. */
class CodePointSpans {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #offsets = new Map<string, (codePoint: number) => number | undefined>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** @throws {RangeError} for a document that is not there or a span that is not inside it. */
  span(id: string, offset: number, length: number): Span {
    const text = this.#texts.get(id);
    if (text === undefined) throw new RangeError(`"${id}" is named in the truth and is not in the corpus`);
    const toUnit = this.#offsets.get(id) ?? unitOffsets(text);
    this.#offsets.set(id, toUnit);
    const [start, end] = [toUnit(offset), toUnit(offset + length)];
    if (start === undefined || end === undefined || start >= end) throw new RangeError(`"${id}" has no span of ${length} characters at ${offset}`);
    return { id, start, end };
  }
}

/**
 * Reads a corpus in PAN's layout. Ids are file names; the kind of a case is its `obfuscation`, else its `type`.
 * Only passages between a source and a suspicious document are judged, as PAN does.
 * @throws {RangeError} if the truth names a document or a span that is not there; the error of the file system.
 */
export function readPan(folder: string): LabelledSet {
  const read = (part: string) =>
    new Map(filesBelow(join(folder, part), ".txt").map((path) => [basename(path), readFileSync(join(folder, part, path), "utf8")]));
  const [sources, suspicious] = [read("source-documents"), read("suspicious-documents")];
  const texts = new Map([...sources, ...suspicious]);
  const points = new CodePointSpans(texts);
  const truth = filesBelow(join(folder, "suspicious-documents"), ".xml").flatMap((path) => {
    const xml = readFileSync(join(folder, "suspicious-documents", path), "utf8");
    return [...xml.matchAll(/<feature\s([^>]*)>/g)].flatMap(([, attributes]) => caseOf(attributes!, basename(path, ".xml"), points));
  });
  const isJudged = ({ a, b }: Match): boolean => (sources.has(a.id) && suspicious.has(b.id)) || (sources.has(b.id) && suspicious.has(a.id));
  return { documents: [...texts].map(([id, text]) => ({ id, text })), truth, isJudged };
}

/** The case of one <feature>, none where it names no source. */
function caseOf(attributes: string, suspicious: string, points: CodePointSpans): Case[] {
  const source = attributeOf(attributes, "source_reference");
  if (source === undefined) return [];
  const number = (name: string): number => Number(attributeOf(attributes, name));
  return [
    {
      kind: attributeOf(attributes, "obfuscation") ?? attributeOf(attributes, "type") ?? "plagiarism",
      a: points.span(source, number("source_offset"), number("source_length")),
      b: points.span(`${suspicious}.txt`, number("this_offset"), number("this_length")),
    },
  ];
}
