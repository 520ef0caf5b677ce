import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { resolveCompareOptions, resolveDetectOptions, resolveExplainOptions, resolveTraceOptions } from "../../src/settings/options.js";

describe("the option representative", () => {
  it("is the earliest where nothing is said", () => {
    expect(resolveDetectOptions({}).representative).toBe("earliest");
  });

  it("takes a list of sources, and keeps a copy of it", () => {
    const preferredSources = ["Reuters", "AP"];
    const { representative } = resolveDetectOptions({ representative: { preferredSources } });
    preferredSources.pop();
    expect(representative).toEqual({ preferredSources: ["Reuters", "AP"] });
  });

  it.each([
    ["newest", '"representative" expected one of earliest, longest, got "newest"'],
    [3, '"representative" expected one of earliest, longest, got 3'],
    [{ preferredSources: "AP" }, '"representative.preferredSources" expected array of strings, got "AP"'],
    [{ preferredSources: ["AP", 7] }, '"representative.preferredSources[1]" expected string, got 7'],
    [{ sources: ["AP"] }, 'unknown option "sources"'],
  ])("refuses %j", (representative, message) => {
    expect(() => resolveDetectOptions({ representative } as never)).toThrow(message);
  });
});

describe("the options of a verb", () => {
  it.each([
    ["explain", () => resolveExplainOptions({ self: false } as never), 'unknown option "self"'],
    ["traceRelease", () => resolveTraceOptions({ relations: false } as never), 'unknown option "relations"'],
    ["traceRelease", () => resolveTraceOptions({ against: [] } as never), 'unknown option "against"'],
    [
      "compare",
      () => resolveCompareOptions({ limits: { familyPairs: 3 } } as never),
      'unknown option "familyPairs"; the limits are maxDocumentChars, maxPairSeeds, maxModelTokens',
    ],
  ])("of %s are refused where they would do nothing", (_, resolve, message) => {
    expect(resolve).toThrow(message);
  });
});

describe("the option signal", () => {
  /** As a polyfill makes it: no AbortSignal of this realm, and no reason. */
  const polyfilled = (aborted: boolean) => ({ aborted, addEventListener: () => undefined, removeEventListener: () => undefined });

  it("is taken by its shape", () => {
    const signal = polyfilled(false);
    expect(resolveDetectOptions({ signal }).signal).toBe(signal);
  });

  it("ends a run with an error of its own where it has no reason", async () => {
    await expect(detect([{ id: "a", text: "The port is closed." }], { signal: polyfilled(true) })).rejects.toMatchObject({ code: "aborted" });
  });

  it.each([[{}], [{ aborted: false }], [7], [null]])("is refused where it is %j", (signal) => {
    expect(() => resolveDetectOptions({ signal } as never)).toThrow('"signal" expected AbortSignal');
  });
});
