/**
 * Stage output: offsets in UTF-16 code units -> in code points (Python, R, Julia) or bytes of UTF-8 (Rust, Go, DuckDB's blobs). Of each text one number is kept for
 * each STEP units, so an offset costs at most STEP units of looking; a lone surrogate is one code point and three bytes, as encoders replace it.
 * No import of Node here. O(text) once for each document, and O(STEP) an offset.
 */

export const OFFSET_UNITS = ["utf16", "codepoint", "byte"] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** An offset of the text of a document in the unit that was asked for. */
export type OffsetsOf = (id: string, offset: number) => number;

const STEP = 512;

/** How offsets are counted; those of a document whose text is not at hand stay as they are. */
export function offsetsIn(unit: OffsetUnit, textOf: (id: string) => string | undefined): OffsetsOf {
  if (unit === "utf16") return (_, offset) => offset;
  const counted = new Map<string, Uint32Array>();
  return (id, offset) => {
    const text = textOf(id);
    if (text === undefined) return offset;
    const steps = counted.get(id) ?? stepsOf(text, unit);
    counted.set(id, steps);
    const step = Math.floor(offset / STEP);
    return steps[step]! + unitsBetween(text, step * STEP, offset, unit);
  };
}

/** Units before each multiple of STEP. */
function stepsOf(text: string, unit: OffsetUnit): Uint32Array {
  const steps = new Uint32Array(Math.floor(text.length / STEP) + 1);
  for (let step = 1; step < steps.length; step++) steps[step] = steps[step - 1]! + unitsBetween(text, (step - 1) * STEP, step * STEP, unit);
  return steps;
}

/** The second half of a pair counts nothing, the first all of it: so a border inside a pair counts it once. */
function unitsBetween(text: string, from: number, to: number, unit: OffsetUnit): number {
  let units = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (isLow(code) && i > 0 && isHigh(text.charCodeAt(i - 1))) continue;
    const isPair = isHigh(code) && i + 1 < text.length && isLow(text.charCodeAt(i + 1));
    if (unit === "codepoint") units++;
    else units += isPair ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return units;
}

function isHigh(code: number): boolean {
  return (code & 0xfc00) === 0xd800;
}

function isLow(code: number): boolean {
  return (code & 0xfc00) === 0xdc00;
}
