import { afterEach, describe, expect, it, vi } from "vitest";
import { type Need, needs, shared } from "./needs.js";

const met: Need = { name: "paper", how: "look about", isMet: true, isOwedInCi: true };
const missing: Need = { name: "ink", how: "buy some", isMet: false, isOwedInCi: false };
const owed: Need = { ...missing, isOwedInCi: true };

afterEach(() => vi.unstubAllEnvs());

describe("needs", () => {
  it("skips nothing where all needs are met", () => {
    vi.stubEnv("CI", "true");
    expect(needs(met, met)).toEqual({});
  });

  it("skips where one is not, and says what is missing and how to get it", () => {
    vi.stubEnv("CI", "");
    for (const need of [missing, owed]) expect(needs(met, need)).toEqual({ skip: true, meta: { lacking: "no ink: buy some" } });
  });

  it("fails with CI set where what is missing is owed there, and skips where it is not", () => {
    vi.stubEnv("CI", "true");
    expect(() => needs(met, owed)).toThrow("no ink: buy some. With CI set");
    expect(needs(missing)).toMatchObject({ skip: true });
  });

  it("asks of the shared texts that they lie beside the checkout", () => {
    expect(shared("no-such-folder")).toMatchObject({ name: "../shared/no-such-folder", isMet: false, isOwedInCi: true });
  });
});
