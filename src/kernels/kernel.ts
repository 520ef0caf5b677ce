/**
 * Kernel: which kernels run, WebAssembly with 128-bit vectors or TypeScript. Chosen on first use: WebAssembly where the engine
 * takes the module and the host lets it compile (a Content-Security-Policy may not; Chromium before 114 refuses modules above 4 KB on the
 * main thread), TypeScript otherwise. The results are the same, bit for bit. Compiling takes about 1 ms, once.
 */
import { SIGNATURE_KERNEL } from "./kernels.generated.js";

/** "wasm-simd": WebAssembly with 128-bit SIMD; "typescript": plain TypeScript, the specification of the other. */
export type KernelName = "wasm-simd" | "typescript";

let compiled: WebAssembly.Module | null | undefined;
let forced: KernelName | undefined;

/** What the hot loops run on. Reading `name` compiles the module if nothing has done so before. */
export const kernel: { readonly name: KernelName } = Object.freeze({
  get name(): KernelName {
    return signatureModule() === undefined ? "typescript" : "wasm-simd";
  },
});

/** The compiled signature kernel; undefined where WebAssembly is refused, or TypeScript forced. */
export function signatureModule(): WebAssembly.Module | undefined {
  if (forced === "typescript") return undefined;
  if (compiled === undefined) compiled = compile();
  return compiled ?? undefined;
}

/** Where the host compiles the module but does not let it run: TypeScript from now on. */
export function refuseWebAssembly(): void {
  compiled = null;
}

/** For tests: makes everything run on one kind of kernels, or, with undefined, on what is chosen. Asked for in vain, "wasm-simd" is "typescript". */
export function forceKernel(name: KernelName | undefined): void {
  forced = name;
}

function compile(): WebAssembly.Module | null {
  try {
    const bytes = Uint8Array.from(atob(SIGNATURE_KERNEL), (character) => character.charCodeAt(0));
    return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  } catch {
    return null;
  }
}
