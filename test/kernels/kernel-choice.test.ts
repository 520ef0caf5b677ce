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

describe("the choice of kernels", () => {
  it("is WebAssembly where the engine takes it", async () => {
    expect((await loadOn({})).kernel.name).toBe("wasm-simd");
  });

  it.each([
    ["knows no vectors", { validate: () => false }],
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
