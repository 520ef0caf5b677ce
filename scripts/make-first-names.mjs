/**
 * `node scripts/make-first-names.mjs FOLDER`: writes src/reading/first-names.generated.ts, first names with their gender, from two packages that are
 * installed in FOLDER/node_modules (they are needed by nothing else, so they are no dependencies): @faker-js/faker 10.6.0 and compromise
 * 14.17.0, both MIT. A name is kept if lists of weight 7 have it, of weight 9 where it ends in -a, and all that have it agree on its gender.
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
if (folder === undefined) throw new RangeError("expected the folder in whose node_modules @faker-js/faker and compromise are");
const load = (path) => import(pathToFileURL(join(resolve(folder), "node_modules", path)).href);
/** Latin script; the languages of src/reading/lang/ and those whose names the news has often. */
const LOCALES =
  "en en_AU en_IN en_ZA en_NG en_GH de de_AT de_CH fr fr_BE fr_CH es es_MX it pt_BR pt_PT nl nl_BE sv da nb_NO fi pl cs_CZ sk hr hu ro tr id_ID lv az".split(
    " ",
  );
/** A list of at most so many names a gender holds the frequent ones; it, and compromise, which was chosen by frequency, weigh 2, others 1. */
const SHORT_LIST = 200;
const LEAST_WEIGHT = 7;
/** For names of women in -a, whose gender an ending tells as well. */
const LEAST_WEIGHT_IN_A = 9;

const lists = new Map();
/** Counts a list's names; what a name is called in two genders by one list is told apart by none. */
function addList({ male = [], female = [] }, isFrequent) {
  for (const [gender, names] of Object.entries({ male, female }))
    for (const name of new Set(names.map((each) => each.toLowerCase()))) {
      if (!/^\p{Ll}{3,12}$/u.test(name)) continue;
      const counts = lists.get(name) ?? { male: 0, female: 0 };
      counts[gender] += isFrequent || names.length <= SHORT_LIST ? 2 : 1;
      lists.set(name, counts);
    }
}

const { allLocales } = await load("@faker-js/faker/dist/index.js");
for (const locale of LOCALES) {
  const names = allLocales[locale]?.person?.first_name;
  if (!names) throw new Error(`@faker-js/faker has no first names for ${locale}`);
  addList(names, false);
}
const { default: nlp } = await load("compromise/src/three.js");
const lexicon = Object.entries(nlp.model().one.lexicon);
const tagged = (tag) => lexicon.filter(([, tags]) => [].concat(tags).includes(tag)).map(([name]) => name);
addList({ male: tagged("MaleName"), female: tagged("FemaleName") }, true);

const kept = [...lists]
  .filter(([name, { male, female }]) => male + female >= (male === 0 && name.endsWith("a") ? LEAST_WEIGHT_IN_A : LEAST_WEIGHT) && (male === 0 || female === 0))
  .sort(([x], [y]) => (x < y ? -1 : 1));
const of = (gender) => kept.filter(([, counts]) => counts[gender] > 0).map(([name]) => name);
/** Each name as the number of letters it shares with the one before, a digit or letter, and the rest: half the size after gzip. */
function packed(names) {
  let before = "";
  return names
    .map((name) => {
      let shared = 0;
      while (shared < 9 && shared < before.length && before[shared] === name[shared]) shared++;
      before = name;
      return `${shared}${name.slice(shared)}`;
    })
    .join("");
}
const target = new URL("../src/reading/first-names.generated.ts", import.meta.url);
const lines = Object.entries({ MALE: of("male"), FEMALE: of("female") }).map(
  ([constant, names]) => `/** ${names.length} names. */\nexport const ${constant} =\n  ${JSON.stringify(packed(names))};\n`,
);
writeFileSync(
  target,
  `/**\n * First names of men and of women, packed: a digit says how many letters a name shares with the one before it. Made by\n * scripts/make-first-names.mjs from @faker-js/faker (MIT) and compromise (MIT).\n */\n\n${lines.join("\n")}`,
);
