import { describe, expect, it } from "vitest";
import { resolveDetectOptions } from "../../src/settings/options.js";

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
