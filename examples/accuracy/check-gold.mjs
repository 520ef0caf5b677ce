// A gold list as it was written -> its items, if each is one; else a RangeError that says which is not, what was expected and what was found.
// Items are counted from 0, as in the list: [3].b.end is the end of the second place of the fourth item.
const TIERS = ["must", "may", "noise"];

/** The items of `json`. @param name of the list, for messages. @param documents those that it speaks of. */
export function checkGold(json, name, documents) {
  const lengths = new Map(documents.map(({ id, text }) => [id, text.length]));
  const gold = parsed(json, name);
  const check = (isRight, place, expected, found) => {
    if (!isRight) throw new RangeError(`${name}: ${place} expected ${expected}, found ${shown(found)}`);
  };
  check(Array.isArray(gold), "the whole", "a list", gold);
  for (const [i, item] of gold.entries()) {
    check(isObject(item), `[${i}]`, '{"a", "b"}', item);
    const { tier, kind } = item;
    check(tier === undefined || TIERS.includes(tier), `[${i}].tier`, '"must", "may", "noise" or nothing', tier);
    check(kind === undefined || typeof kind === "string", `[${i}].kind`, "a word or nothing", kind);
    for (const side of ["a", "b"]) {
      const place = `[${i}].${side}`;
      check(isObject(item[side]), place, '{"id", "start", "end"}', item[side]);
      const { id, start, end } = item[side];
      check(lengths.has(id), `${place}.id`, `the id of one of the ${documents.length} documents`, id);
      const length = lengths.get(id);
      check(isWithin(start, 0, length - 1), `${place}.start`, `an integer from 0 to ${length - 1}, in the text of "${id}"`, start);
      check(isWithin(end, start + 1, length), `${place}.end`, `an integer from ${start + 1} to ${length}, in the text of "${id}"`, end);
    }
  }
  return gold;
}

/** No figure can be made of no case. */
export function checkCases(cases, name) {
  if (cases.length === 0) throw new RangeError(`${name}: expected at least one case that has to be found, found none`);
}

function parsed(json, name) {
  try {
    return JSON.parse(json);
  } catch ({ message }) {
    throw new RangeError(`${name}: expected JSON: ${message}`);
  }
}

const shown = (value) => (JSON.stringify(value) ?? "nothing").slice(0, 60);
const isObject = (value) => typeof value === "object" && value !== null;
const isWithin = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;
