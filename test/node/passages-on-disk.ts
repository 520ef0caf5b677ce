/** What DuckDB inside the process finds of passages, and what `detect` finds, as rows of one form. */
import { detect } from "../../src/api/detect.js";
import { type DuckDBDetectOptions, detectInDuckDB } from "../../src/node/duckdb-detect.js";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions } from "../../src/types/options.js";
import { fresh, rowsOf } from "./duckdb-files.js";

interface Found {
  readonly passages: readonly unknown[];
  readonly families: readonly unknown[];
  readonly occurrences: readonly unknown[];
}

export async function onDisk(inputs: readonly string[], options: DuckDBDetectOptions = {}): Promise<Found> {
  const [out, temp] = [fresh(), fresh()];
  await detectInDuckDB(inputs, out, { relations: false, temp, threads: 1, ...options });
  return readFound(out);
}

export async function readFound(out: string): Promise<Found> {
  const passages = "a_id, a_start, a_end, b_id, b_start, b_end, bits, tokens, kind, family, edits, blocks::VARCHAR";
  return {
    passages: await rowsOf(`SELECT ${passages} FROM '${out}/passages.parquet' ORDER BY passage`),
    families: await rowsOf(`SELECT bits, tokens, label, documents, spans, first_id, text FROM '${out}/families.parquet' ORDER BY family`),
    occurrences: await rowsOf(`SELECT family, id, start, "end" FROM '${out}/occurrences.parquet'`),
  };
}

export async function inMemory(documents: readonly Document[], options: DetectOptions = {}): Promise<Found> {
  const { passages, families } = await detect(documents, { relations: false, ...options });
  return {
    passages: passages.map(({ a, b, bits, tokens, kind, family, edits, blocks }) => {
      const places = blocks.flatMap((block) => [...block.a, ...block.b]);
      return [a.id, a.start, a.end, b.id, b.start, b.end, bits, tokens, kind, family, edits.length, `[${places.join(", ")}]`];
    }),
    families: families.map(({ bits, tokens, label, spans, text }) => [
      bits,
      tokens,
      label,
      new Set(spans.map(({ id }) => id)).size,
      spans.length,
      spans[0]!.id,
      text,
    ]),
    occurrences: families.flatMap(({ index, spans }) => spans.map(({ id, start, end }) => [index, id, start, end])),
  };
}
