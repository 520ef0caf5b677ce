/**
 * Stage output: the lists of a result, as records -> one JSON object, or JSON lines (docs/formats.md). Each list is named once, for both
 * forms. Free of Node. Holds one record and one chunk.
 *
 *   JSON         {head,                               JSON lines   {"record":"header",head}
 *                "pairs":[                                         {"record":"pair",...}
 *                {...},                                            {"record":"pair",...}
 *                {...}]
 *                }
 */
import { MadeList } from "../../arrays/made-list.js";
import { inChunks } from "./chunks.js";

/** A list of a result. */
export interface Section<T = unknown> {
  /** Its key in the JSON object, and the kind of each of its lines. */
  readonly list: string;
  readonly kind: string;
  readonly items: Iterable<T>;
  /** Keys in the order they are written. */
  readonly recordOf: (item: T) => object;
}

/** A section whose items and records fit each other. */
export function section<T>(one: Section<T>): Section {
  return one as Section;
}

/** The chunks of one JSON object, one record a line, ended by a line end; joined they are what JSON.parse takes. @param head at least one key. */
export function toJson(head: object, sections: readonly Section[]): Generator<string> {
  return inChunks(object(head, sections));
}

/** The chunks of the lines, the head's first, its kind "header". Each line ends with LF. */
export function toJsonLines(head: object, sections: readonly Section[]): Generator<string> {
  return inChunks(lines(head, sections));
}

function* object(head: object, sections: readonly Section[]): Generator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const one of sections) {
    yield `,\n"${one.list}":[`;
    let separator = "\n";
    for (const record of recordsOf(one)) {
      yield separator + record;
      separator = ",\n";
    }
    yield "]";
  }
  yield "\n}\n";
}

function* lines(head: object, sections: readonly Section[]): Generator<string> {
  yield `${JSON.stringify({ record: "header", ...head })}\n`;
  for (const one of sections) {
    const begin = `{"record":${JSON.stringify(one.kind)},`;
    for (const record of recordsOf(one)) yield `${begin}${record.slice(1)}\n`;
  }
}

/** The JSON of each record, with one key at least. Plain elements that a list makes have the keys of a record in their order. */
function* recordsOf({ items, recordOf }: Section): Generator<string> {
  if (items instanceof MadeList) for (const record of items.plain()) yield JSON.stringify(record);
  else for (const item of items) yield JSON.stringify(recordOf(item));
}
