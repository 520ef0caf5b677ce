/**
 * Stage reading: whether a first name is a man's or a woman's. Input a word in lower case, output a gender, undefined for a name that is not listed
 * or is borne by both. The lists are of Latin script, European first (scripts/make-first-names.mjs). O(1); unpacked on first use.
 */
import { FEMALE, MALE } from "./first-names.generated.js";

export type Gender = "male" | "female";

let genders: ReadonlyMap<string, Gender> | undefined;

function unpack(packed: string, gender: Gender, into: Map<string, Gender>): void {
  let name = "";
  for (const [, shared, rest] of packed.matchAll(/(\d)(\D+)/g)) {
    name = name.slice(0, Number(shared)) + rest;
    into.set(name, gender);
  }
}

/** The gender of a first name in lower case: as it is listed, else a woman's where it ends in -a, as in nearly all of the languages listed. */
export function likelyGender(name: string): Gender | undefined {
  return genderOfFirstName(name) ?? (name.length > 3 && name.endsWith("a") ? "female" : undefined);
}

/** The gender of a first name in lower case, if it is listed. */
export function genderOfFirstName(name: string): Gender | undefined {
  if (!genders) {
    const all = new Map<string, Gender>();
    unpack(MALE, "male", all);
    unpack(FEMALE, "female", all);
    genders = all;
  }
  return genders.get(name);
}
