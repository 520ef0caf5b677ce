/**
 * Kernel: the host of the WebAssembly text kernel (assembly/text): a text -> hashes, offsets, flags and gaps of its tokens, in slots of its memory,
 * 2.3 MB that never grow, so that views of it stay valid. A text enters as UTF-8 (`encodeInto`, straight into that memory). O(length).
 */
import { moduleOf } from "./kernel.js";

/** What the kernel needs to know about characters and words: it has no tables of its own. */
export interface TextRules {
  /** Of each UTF-16 unit its class, its kind as a separator, and its sign as a quotation mark; 65,536 elements each. */
  readonly classes: Uint8Array;
  readonly kinds: Uint8Array;
  readonly signs: Uint8Array;
  /** Hashes of the words that stand inside names; at most 128. */
  readonly particles: readonly (readonly [lo: number, hi: number])[];
  /** Class of the code point that begins at `at`. */
  classOf(text: string, at: number): number;
  /** Writes hash and flags of the word that begins at `from` to `word`, as lo, hi, flags; returns where it ends. */
  readWord(text: string, from: number, word: Uint32Array): number;
}

/** Views of the kernel's memory, which the next text overwrites. */
export interface KernelTokens {
  readonly length: number;
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly flags: Uint8Array;
  readonly gaps: Uint32Array;
  readonly marked: Uint32Array;
  readonly hasUnspaced: boolean;
}

/** Positions of the areas of assembly/text/layout.ts, in bytes, and its functions, commented there. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly WORD: WebAssembly.Global;
  readonly PARTICLES: WebAssembly.Global;
  readonly CLASSES: WebAssembly.Global;
  readonly KINDS: WebAssembly.Global;
  readonly SIGNS: WebAssembly.Global;
  readonly BYTES: WebAssembly.Global;
  readonly HASH_LO: WebAssembly.Global;
  readonly HASH_HI: WebAssembly.Global;
  readonly START: WebAssembly.Global;
  readonly END: WebAssembly.Global;
  readonly GAPS: WebAssembly.Global;
  readonly MARKED: WebAssembly.Global;
  readonly FLAGS: WebAssembly.Global;
  readonly MOST_UNITS: WebAssembly.Global;
  readonly numGaps: WebAssembly.Global;
  readonly numMarked: WebAssembly.Global;
  readonly hasUnspaced: WebAssembly.Global;
  readText(byteLength: number): number;
}

/** The one instance, of the module that it is of; null where the host does not let it run. */
let instance: { readonly module: WebAssembly.Module; readonly kernel: TextKernel | null } | undefined;

/** The one instance of the kernel, made with the rules of the first call; undefined where TypeScript has to do. */
export function textKernel(rules: () => TextRules): TextKernel | undefined {
  const module = moduleOf("text");
  if (module === undefined) return undefined;
  if (instance?.module !== module) instance = { module, kernel: instantiate(module, rules()) };
  return instance.kernel ?? undefined;
}

function instantiate(module: WebAssembly.Module, rules: TextRules): TextKernel | null {
  try {
    return new TextKernel(module, rules);
  } catch (error) {
    if (error instanceof WebAssembly.LinkError || error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return null;
    throw error;
  }
}

export class TextKernel {
  readonly #exports: KernelExports;
  readonly #encoder = new TextEncoder();
  readonly #bytes: Uint8Array;
  readonly #columns: Pick<KernelTokens, "hashLo" | "hashHi" | "start" | "end" | "flags" | "gaps" | "marked">;
  readonly #mostUnits: number;
  /** What is being read. */
  #text = "";

  constructor(module: WebAssembly.Module, rules: TextRules) {
    const classOf = (at: number): number => rules.classOf(this.#text, at);
    const readWord = (from: number): number => rules.readWord(this.#text, from, word);
    this.#exports = new WebAssembly.Instance(module, { layout: { classOf }, scan: { readWord } }).exports as unknown as KernelExports;
    const { memory, WORD, PARTICLES, CLASSES, KINDS, SIGNS, BYTES, HASH_LO, HASH_HI, START, END, GAPS, MARKED, FLAGS, MOST_UNITS } = this.#exports;
    const most = MOST_UNITS.value as number;
    const column = ({ value }: WebAssembly.Global): Uint32Array => new Uint32Array(memory.buffer, value, most);
    const bytes = ({ value }: WebAssembly.Global, length: number): Uint8Array => new Uint8Array(memory.buffer, value, length);
    const word = new Uint32Array(memory.buffer, WORD.value, 3);
    this.#mostUnits = most;
    this.#bytes = bytes(BYTES, 3 * most);
    const columns = { hashLo: column(HASH_LO), hashHi: column(HASH_HI), start: column(START), end: column(END), gaps: column(GAPS), marked: column(MARKED) };
    this.#columns = { ...columns, flags: bytes(FLAGS, most) };
    bytes(CLASSES, 0x10000).set(rules.classes);
    bytes(KINDS, 0x10000).set(rules.kinds);
    bytes(SIGNS, 0x10000).set(rules.signs);
    fillParticles(new Uint32Array(memory.buffer, PARTICLES.value, 2 * PARTICLE_SLOTS), rules.particles);
  }

  /** Tokens of a text with breaks and names; undefined for a text that is too long. O(length). */
  read(text: string): KernelTokens | undefined {
    if (text.length > this.#mostUnits) return undefined;
    const { readText, numGaps, numMarked, hasUnspaced } = this.#exports;
    this.#text = text;
    const length = readText(this.#encoder.encodeInto(text, this.#bytes).written);
    this.#text = "";
    const { hashLo, hashHi, start, end, flags, gaps, marked } = this.#columns;
    return {
      length,
      hashLo: hashLo.subarray(0, length),
      hashHi: hashHi.subarray(0, length),
      start: start.subarray(0, length),
      end: end.subarray(0, length),
      flags: flags.subarray(0, length),
      gaps: gaps.subarray(0, numGaps.value),
      marked: marked.subarray(0, numMarked.value),
      hasUnspaced: hasUnspaced.value !== 0,
    };
  }
}

const PARTICLE_SLOTS = 256;

function fillParticles(slots: Uint32Array, particles: TextRules["particles"]): void {
  for (const [lo, hi] of particles) {
    let slot = lo & (PARTICLE_SLOTS - 1);
    while (slots[2 * slot] !== 0 || slots[2 * slot + 1] !== 0) slot = (slot + 1) & (PARTICLE_SLOTS - 1);
    slots[2 * slot] = lo;
    slots[2 * slot + 1] = hi;
  }
}
