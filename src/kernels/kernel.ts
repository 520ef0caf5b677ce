/**
 * Kernel: which kernels run: WebAssembly with 128-bit vectors, WebAssembly without, or TypeScript. Chosen on first use: the first of them
 * that the engine takes and the host lets compile (a Content-Security-Policy may refuse both; Chromium before 114 refuses modules above
 * 4 KB on the main thread, which the one without vectors is below). The results are the same, bit for bit. Compiling takes about 1 ms, once.
 */
import { SCALAR_KERNEL, VECTOR_KERNEL } from "./kernels.generated.js";
import { PAIR_KERNEL } from "./pair-kernel.generated.js";
import { TEXT_KERNEL } from "./text-kernel.generated.js";

/** "wasm-simd": WebAssembly with 128-bit SIMD; "wasm": without; "typescript": plain TypeScript, the specification of both. */
export type KernelName = "wasm-simd" | "wasm" | "typescript";

const HEXADECIMAL = { "wasm-simd": VECTOR_KERNEL, wasm: SCALAR_KERNEL, text: TEXT_KERNEL, pairs: PAIR_KERNEL };

/** The best first. */
const KINDS = ["wasm-simd", "wasm"] as const;

/** By kind, once it was asked for: the module, or undefined where the host does not take it. */
const compiled = new Map<keyof typeof HEXADECIMAL, WebAssembly.Module | undefined>();
let forced: KernelName | undefined;

/** What the hot loops run on. Reading `name` compiles the module if nothing has done so before. */
export const kernel: { readonly name: KernelName } = Object.freeze({
  get name(): KernelName {
    return chosenKind() ?? "typescript";
  },
});

/** The compiled signature kernel; undefined where WebAssembly is refused, or TypeScript forced. */
export function signatureModule(): WebAssembly.Module | undefined {
  const kind = chosenKind();
  return kind && compiled.get(kind);
}

/** The compiled kernel of texts or of pairs, which need no vectors; undefined where WebAssembly is refused, or TypeScript forced. */
export function moduleOf(kernel: "text" | "pairs"): WebAssembly.Module | undefined {
  if (chosenKind() === undefined) return undefined;
  if (!compiled.has(kernel)) compiled.set(kernel, compile(HEXADECIMAL[kernel]));
  return compiled.get(kernel);
}

/** Where the host compiles the module but does not let it run: a later kind from now on. */
export function refuseWebAssembly(): void {
  const kind = chosenKind();
  if (kind !== undefined) compiled.set(kind, undefined);
}

/** For tests: makes everything run on one kind of kernels, or, with undefined, on what is chosen. Asked for in vain, it is a later kind. */
export function forceKernel(name: KernelName | undefined): void {
  forced = name;
}

function chosenKind(): (typeof KINDS)[number] | undefined {
  if (forced === "typescript") return undefined;
  for (const kind of KINDS) {
    if (forced === "wasm" && kind !== forced) continue;
    if (!compiled.has(kind)) compiled.set(kind, compile(HEXADECIMAL[kind]));
    if (compiled.get(kind) !== undefined) return kind;
  }
  return undefined;
}

function compile(hexadecimal: string): WebAssembly.Module | undefined {
  try {
    const bytes = Uint8Array.from({ length: hexadecimal.length / 2 }, (_, i) => Number.parseInt(hexadecimal.slice(2 * i, 2 * i + 2), 16));
    return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined;
  } catch {
    return undefined;
  }
}
