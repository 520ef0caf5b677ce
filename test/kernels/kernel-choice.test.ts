import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** The modules anew, as a host finds them that has `changes` in its WebAssembly. */
async function loadOn(changes: Partial<Record<keyof typeof WebAssembly, unknown>>) {
  vi.stubGlobal("WebAssembly", Object.assign(Object.create(WebAssembly), changes));
  const { kernel } = await import("../../src/kernels/kernel.js");
  const { createSketcher } = await import("../../src/sketch/sketcher.js");
  return { kernel, createSketcher };
}

const TEXT = "The committee voted on Tuesday to approve the new budget, Müller’s ждёт said.";

const refusing = (error: Error) =>
  class {
    constructor() {
      throw error;
    }
  };

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

/** Modules with vectors are above 5,000 bytes. */
const isLarge = (bytes: Uint8Array): boolean => bytes.length > 5000;

describe("the choice of kernels", () => {
  it("is WebAssembly with vectors where the engine takes it", async () => {
    expect((await loadOn({})).kernel.name).toBe("wasm-simd");
  });

  it("is WebAssembly without vectors, with the same signatures, where the engine knows none", async () => {
    const { components } = (await loadOn({})).createSketcher().sketch(TEXT);
    vi.resetModules();
    const { kernel, createSketcher } = await loadOn({ validate: (bytes: Uint8Array) => !isLarge(bytes) });
    expect(createSketcher().sketch(TEXT).components).toEqual(components);
    expect(kernel.name).toBe("wasm");
  });

  it("is of a module that Chromium compiled on its main thread before version 114, where it has no vectors", async () => {
    const { SCALAR_KERNEL } = await import("../../src/kernels/kernels.generated.js");
    expect(SCALAR_KERNEL.length / 2).toBeLessThan(4096);
  });

  it.each([
    ["takes no module", { validate: () => false }],
    ["compiles nothing, as a Content-Security-Policy may ask", { Module: refusing(new WebAssembly.CompileError("blocked")) }],
    ["runs nothing of that size on its main thread", { Instance: refusing(new RangeError("above 4 KB")) }],
  ])("falls back on TypeScript, with the same signatures, where the engine %s", async (_, changes) => {
    const { components } = (await loadOn({})).createSketcher().sketch(TEXT);
    vi.resetModules();
    const { kernel, createSketcher } = await loadOn(changes);
    expect(createSketcher().sketch(TEXT).components).toEqual(components);
    expect(createSketcher().sketchAll([TEXT])[0]!.components).toEqual(components);
    expect(kernel.name).toBe("typescript");
  });
});
