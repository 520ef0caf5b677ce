/**
 * Kernel: the host of the WebAssembly signature kernel (assembly/signatures.ts): text or token columns -> MinHash components, in slots
 * of its memory, 832 KiB that never grow, so that views of it stay valid. A text enters as UTF-8 (`encodeInto`, straight into that
 * memory); one longer than a window enters part by part, with the last k - 1 tokens of a part kept for the next. O(length).
 */
import { refuseWebAssembly, signatureModule } from "./kernel.js";
import type { Permutations } from "./minhash.js";

/** What the kernel needs to know about characters: it has no tables of its own. */
export interface CharacterRules {
  /** Whether a text, or any of several that were joined, may mean something else than what stands there. */
  mayMeanOther(text: string, isAscii: boolean): boolean;
  /** What is meant. */
  meantText(text: string): string;
  /** What the kernel sees of each UTF-16 unit (assembly/units.ts), 65,536 elements. */
  readonly unitMap: Uint8Array;
  /** The last offset in (from, to] that no token reaches across; `from` where none is near. */
  partEnd(text: string, from: number, to: number): number;
  /**
   * Writes the hashes of the tokens that begin in [start, end) to the columns, from element `token` on, and returns their number:
   * end - start at most. No token reaches across `start`.
   */
  scanPart(text: string, start: number, end: number, hashes: KernelColumns, token: number): number;
  /** Where the last token of the last `scanPart` ends, or its `end`: the greater one. */
  readonly scannedTo: number;
}

/** The token columns of the kernel's memory. */
export interface KernelColumns {
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
}

/** Tokens [startToken, endToken) of columns. */
interface TokenRange {
  readonly startToken: number;
  readonly endToken: number;
}

/** Positions and sizes of the areas of assembly/layout.ts, in bytes, and its functions, commented there. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly TEXT: WebAssembly.Global;
  readonly BOUNDS: WebAssembly.Global;
  readonly UNIT_MAP: WebAssembly.Global;
  readonly HASH_LO: WebAssembly.Global;
  readonly HASH_HI: WebAssembly.Global;
  readonly FACTORS: WebAssembly.Global;
  readonly ADDENDS: WebAssembly.Global;
  readonly SLOTS: WebAssembly.Global;
  readonly THROW_FACTORS: WebAssembly.Global;
  readonly THROW_ADDENDS: WebAssembly.Global;
  readonly THROW_SCALE: WebAssembly.Global;
  readonly SLOT_BYTES: WebAssembly.Global;
  readonly WINDOW: WebAssembly.Global;
  readonly LANES: WebAssembly.Global;
  scanText(byteLength: number, length: number, firstToken: number): number;
  beginSlot(slot: number, bytes: number): void;
  addShingles(firstToken: number, endToken: number, size: number, slot: number, bytes: number): void;
  endSlot(slot: number, bytes: number): void;
  keepLast(numTokens: number, count: number): void;
  signTexts(byteLength: number, length: number, numTexts: number, k: number, slot: number, bytes: number): void;
}

/** Texts go into memory together while they have fewer units than this; beyond, joining them costs more than it spares. */
const JOINED_UNITS = 1 << 12;

/** Ends words and, unlike white space, joins no lines. */
const SEPARATOR = ".";

/** Most texts of JOINED_UNITS, separators included. */
const MAX_JOINED = 1 << 12;

/** The one instance of each module. */
const instances = new WeakMap<WebAssembly.Module, SignatureKernel>();

/** The one instance of the kernel that is chosen, made with the rules of the first call; undefined where TypeScript has to do. */
export function signatureKernel(rules: () => CharacterRules): SignatureKernel | undefined {
  for (let module = signatureModule(); module !== undefined; module = signatureModule()) {
    const known = instances.get(module);
    if (known !== undefined) return known;
    try {
      instances.set(module, new SignatureKernel(module, rules()));
    } catch (error) {
      if (!(error instanceof WebAssembly.LinkError || error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      refuseWebAssembly();
    }
  }
  return undefined;
}

/** An instance of the kernel. Call `use` before anything else, and again whenever somebody else may have done so. */
export class SignatureKernel {
  readonly #rules: CharacterRules;
  readonly #exports: KernelExports;
  readonly #window: number;
  readonly #encoder = new TextEncoder();
  readonly #text: Uint8Array;
  readonly #bounds: Uint32Array;
  readonly #columns: KernelColumns;
  readonly #slots: Uint32Array;
  /** The components in the first slot. */
  #first: Uint32Array = new Uint32Array(0);
  #permutations: Permutations | undefined;
  #numComponents = 0;
  /** Bytes of a slot. */
  #bytes = 0;
  /** What is being signed, for clusters: the text, and the offset in it of the part that the kernel has. */
  #current = "";
  #partStart = 0;

  constructor(module: WebAssembly.Module, rules: CharacterRules) {
    const scanCluster = (start: number, end: number, token: number): number =>
      rules.scanPart(this.#current, this.#partStart + start, this.#partStart + end, this.#columns, token);
    this.#rules = rules;
    this.#exports = new WebAssembly.Instance(module, { signatures: { scanCluster } }).exports as unknown as KernelExports;
    const { memory, TEXT, BOUNDS, UNIT_MAP, HASH_LO, HASH_HI, SLOTS, SLOT_BYTES, WINDOW } = this.#exports;
    const column = (from: WebAssembly.Global, to: number): Uint32Array => new Uint32Array(memory.buffer, from.value, (to - from.value) / 4);
    this.#window = WINDOW.value;
    this.#text = new Uint8Array(memory.buffer, TEXT.value, 3 * this.#window);
    this.#bounds = new Uint32Array(memory.buffer, BOUNDS.value, MAX_JOINED);
    // HASH_HI and what lies between are as long as HASH_LO.
    this.#columns = { hashLo: column(HASH_LO, HASH_HI.value), hashHi: column(HASH_HI, 2 * HASH_HI.value - HASH_LO.value) };
    this.#slots = new Uint32Array(memory.buffer, SLOTS.value, SLOT_BYTES.value / 4);
    new Uint8Array(memory.buffer, UNIT_MAP.value, 0x10000).set(rules.unitMap);
  }

  /** Sets the permutations of what is signed from now on; at most 4,096, and not changed meanwhile. */
  use(permutations: Permutations): void {
    if (this.#permutations === permutations) return;
    const { FACTORS, ADDENDS, LANES, THROW_FACTORS, THROW_ADDENDS, THROW_SCALE } = this.#exports;
    this.#permutations = permutations;
    this.#numComponents = permutations.a.length;
    this.#bytes = 4 * LANES.value * Math.ceil(this.#numComponents / LANES.value);
    this.#first = this.#slots.subarray(0, this.#numComponents);
    this.#put(THROW_FACTORS, permutations.throwFactors);
    this.#put(THROW_ADDENDS, permutations.throwAddends);
    this.#put(THROW_SCALE, [4 * this.#numComponents]);
    this.#put(FACTORS, permutations.a);
    this.#put(ADDENDS, permutations.b);
  }

  /** How many signatures there is room for. */
  get numSlots(): number {
    return Math.floor((4 * this.#slots.length) / this.#bytes);
  }

  /** Makes the signature of what a text means, of shingles of k tokens (1 to 64), in a slot. O(length). */
  signText(text: string, k: number, slot: number): void {
    if (text.length > this.#window || !this.#signAsItStands(text, 1, k, slot)) this.#signMeant(this.#rules.meantText(text), k, slot);
  }

  #signMeant(text: string, k: number, slot: number): void {
    if (text.length <= this.#window) this.#signWindow(text, this.#encode(text), { numTexts: 1, k, slot });
    else {
      this.#current = text;
      this.#signParts(text, k, slot * this.#bytes);
      this.#current = "";
    }
  }

  /**
   * Makes the signatures of what texts [start, end) mean, `numSlots` at most, in the slots from the first on. Short texts that follow each other
   * are looked at and enter the memory together: a third of what 100 characters cost one by one is the way there and loops that end early.
   */
  signTexts(texts: readonly string[], k: number, { start, end }: { readonly start: number; readonly end: number }): void {
    for (let first = start, next = start; first < end; first = next) {
      let joined = texts[first]!;
      for (next = first + 1; next < end && joined.length + texts[next]!.length < JOINED_UNITS; next++) {
        this.#bounds[next - first - 1] = joined.length;
        joined += SEPARATOR + texts[next]!;
      }
      if (next > first + 1 && this.#signAsItStands(joined, next - first, k, first - start)) continue;
      for (let i = first; i < next; i++) this.signText(texts[i]!, k, i - start);
    }
  }

  /**
   * The hashes of the tokens of a text of at most a window: `length` elements of two views that the next call of anything
   * overwrites. Undefined for a longer text. O(length).
   */
  scan(text: string): (KernelColumns & { readonly length: number }) | undefined {
    if (text.length > this.#window) return undefined;
    this.#current = text;
    this.#partStart = 0;
    const length = this.#exports.scanText(this.#encode(text), text.length, 0);
    this.#current = "";
    return { ...this.#columns, length };
  }

  /** Makes the signature of a range of token columns in a slot. O(tokens). */
  signTokens({ hashLo, hashHi }: KernelColumns, { startToken, endToken }: TokenRange, k: number): void {
    this.#exports.beginSlot(0, this.#bytes);
    const size = Math.min(k, endToken - startToken);
    for (let first = startToken; size > 0 && first + size <= endToken; first += this.#window) {
      const last = Math.min(first + this.#window + size - 1, endToken);
      this.#columns.hashLo.set(hashLo.subarray(first, last));
      this.#columns.hashHi.set(hashHi.subarray(first, last));
      this.#exports.addShingles(0, last - first, size, 0, this.#bytes);
    }
    this.#exports.endSlot(0, this.#bytes);
  }

  /** Copies the signature of the first slot to `out`. */
  read(out: Uint32Array): void {
    out.set(this.#first);
  }

  /** Hands out copies of the signatures of the first `count` slots: views of one new buffer. */
  readAll(count: number, take: (components: Uint32Array) => void): void {
    const { buffer } = this.#slots.slice(0, (count * this.#bytes) / 4);
    for (let slot = 0; slot < count; slot++) take(new Uint32Array(buffer, slot * this.#bytes, this.#numComponents));
  }

  /** Signs texts that stand in one window, separated, unless one of them may mean something else than what stands there: then false. */
  #signAsItStands(joined: string, numTexts: number, k: number, slot: number): boolean {
    const byteLength = this.#encode(joined);
    if (this.#rules.mayMeanOther(joined, byteLength === joined.length)) return false;
    this.#signWindow(joined, byteLength, { numTexts, k, slot });
    return true;
  }

  /** Signs texts that stand in memory; #bounds tells where each of them but the last one ends. */
  #signWindow(joined: string, byteLength: number, { numTexts, k, slot }: { numTexts: number; k: number; slot: number }): void {
    this.#current = joined;
    this.#partStart = 0;
    this.#exports.signTexts(byteLength, joined.length, numTexts, k, slot * this.#bytes, this.#bytes);
    this.#current = "";
  }

  #put(place: WebAssembly.Global, values: ArrayLike<number>): void {
    new Uint32Array(this.#exports.memory.buffer, place.value, values.length).set(values);
  }

  /** Puts a text of at most a window into memory; returns its length in UTF-8. The room is 3 bytes a unit, so it is never cut. */
  #encode(text: string): number {
    return this.#encoder.encodeInto(text, this.#text).written;
  }

  #signParts(text: string, k: number, slot: number): void {
    const { beginSlot, addShingles, endSlot, keepLast } = this.#exports;
    beginSlot(slot, this.#bytes);
    let kept = 0;
    let isShort = true;
    for (let from = 0; from < text.length; ) {
      const numTokens = kept + this.#scanPart(text, from, kept);
      from = this.#partStart;
      kept = Math.min(numTokens, k - 1);
      if (numTokens < k) continue;
      addShingles(0, numTokens, k, slot, this.#bytes);
      keepLast(numTokens, kept);
      isShort = false;
    }
    if (isShort && kept > 0) addShingles(0, kept, kept, slot, this.#bytes);
    endSlot(slot, this.#bytes);
  }

  /** Scans a part from `from` on to the columns; leaves its end in #partStart. A word longer than a window goes through JavaScript. */
  #scanPart(text: string, from: number, token: number): number {
    const end = from + this.#window;
    const to = end >= text.length ? text.length : this.#rules.partEnd(text, from, end);
    if (to === from) {
      const numTokens = this.#rules.scanPart(text, from, end, this.#columns, token);
      this.#partStart = this.#rules.scannedTo;
      return numTokens;
    }
    this.#partStart = from;
    const numTokens = this.#exports.scanText(this.#encode(text.slice(from, to)), to - from, token);
    this.#partStart = to;
    return numTokens;
  }
}
