import { describe, expect, it } from "vitest";
import { FEMALE, MALE } from "../../src/reading/first-names.generated.js";
import { genderOfFirstName, likelyGender } from "../../src/reading/first-names.js";

/** The names of a packed list: a digit says how many letters a name shares with the one before it. */
function unpacked(packed: string): string[] {
  const names: string[] = [];
  for (const part of packed.split(/(?=\d)/)) names.push((names.at(-1) ?? "").slice(0, Number(part[0])) + part.slice(1));
  return names;
}

describe("the gender of a first name", () => {
  it.each([
    ["otto", "male"],
    ["karl", "male"],
    ["ingrid", "female"],
    ["vera", "female"],
  ])("of %s is %s", (name, gender) => expect(genderOfFirstName(name)).toBe(gender));

  it.each(["kim", "andrea", "tovrin", "", "the", "constructor", "__proto__"])("of %j is not known", (name) => expect(genderOfFirstName(name)).toBeUndefined());

  it("is asked for in lower case", () => expect(genderOfFirstName("Otto")).toBeUndefined());

  it("is that of its list for every name that is listed", () => {
    for (const [packed, gender] of [
      [MALE, "male"],
      [FEMALE, "female"],
    ] as const) {
      const names = unpacked(packed);
      expect(names.length).toBeGreaterThan(300);
      for (const name of names) expect([name, genderOfFirstName(name)]).toEqual([name, gender]);
    }
  });

  it("is one: no name stands in both lists", () => {
    const women = new Set(unpacked(FEMALE));
    expect(unpacked(MALE).filter((name) => women.has(name))).toEqual([]);
  });
});

describe("the likely gender of a first name", () => {
  it("is that of the list before that of the ending", () => {
    const men = unpacked(MALE).filter((name) => name.endsWith("a"));
    for (const name of men) expect([name, likelyGender(name)]).toEqual([name, "male"]);
    expect(likelyGender("otto")).toBe("male");
  });
  it("is a woman's where a name that is not listed ends in -a", () => expect(likelyGender("xylia")).toBe("female"));
  it("is none where a name of three letters does, or none tells", () => expect([likelyGender("oka"), likelyGender("tovrin")]).toEqual([undefined, undefined]));
});
