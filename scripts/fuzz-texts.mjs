/**
 * Generators of scripts/fuzz.mjs: hostile texts, collections of them and damaged files. Input a seeded source of numbers,
 * output the same on every machine. O(characters).
 */
import { gzipSync } from "node:zlib";

/** A seeded stream (mulberry32): `below(n)` is an integer in [0, n), `pick(list)` one of a list. */
export function randomSource(seed) {
  let state = seed | 0;
  const below = (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
  const pick = (list) => list[below(list.length)];
  return { below, pick, chance: (percent) => below(100) < percent, list: (n, make) => Array.from({ length: n }, (_, x) => make(x)) };
}

const SUBJECTS = ["The harbour authority", "A night watchman", "Senator Ilse Brandt", "The ferry company", "Nobody in Port Quill", "Her brother-in-law"];
const VERBS = ["closed", "praised", "measured", "sold", "forgot", "doesn’t trust", "repainted"];
const OBJECTS = [
  "the northern terminal",
  "three rusted cranes",
  "a bullying tactic",
  "1,200 crates of oranges",
  "the old customs house",
  "every second lantern",
];
const ENDS = ["on Tuesday.", "before the inspectors came.", "for 17 per cent less!", "at the end of the day.", "— and said so.", "in 1987?"];

/** A sentence of a small grammar, some in quotation marks with a speaker. */
export function sentence({ pick, chance }) {
  const plain = `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(ENDS)}`;
  return chance(25) ? `“${plain}” said ${pick(SUBJECTS)}.` : plain;
}

const story = (random, sentences) => random.list(sentences, () => sentence(random)).join(random.chance(20) ? "\n\n" : " ");

const MARKS = ["\u0301", "\u0308", "\u0345", "\u064b", "\u05bc", "\u094d", "\u200d", "\u200c", "\u00ad", "\ufe0f", "\u3099"];
const BIDI = ["\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2069", "\u061c"];
const SCRIPTS = ["harbour", "ŁÓDŹ", "Straße", "ǅungla", "ИЙҐ", "λόγος", "مَدْرَسَة", "שָׁלוֹם", "हिन्दी", "বাংলা", "தமிழ்", "กำลังมา", "ລາວ", "ខ្មែរ", "မြန်မာ"].concat([
  "漢字仮名",
  "ひらがな",
  "カタカナ",
  "ｶﾞｷﾞ",
  "한국어",
  "ᄒ\u1161\u11ab",
  "𝐀𝐁𝟘",
  "𐐀𐐨",
  "😀👨‍👩‍👧",
  "🇺🇸",
  "ﬁﬂ",
  "Ⅷ½",
  "ⵜⵉⴼⵉ",
  "ᏣᎳᎩ",
]);
const OPENERS = ['"', "“", "”", "«", "»", "„", "‚", "‘", "’", "'", "「", "」", "『", "』", "‹", "›", "(", ")", "[", "]"];

/** Each makes one hostile text of about `size` pieces. */
const TEXTS = {
  units: ({ below, list }, size) => list(size, () => String.fromCharCode(below(0x10000))).join(""),
  surrogates: ({ below, list, pick }, size) => list(size, () => pick([String.fromCharCode(0xd800 + below(0x800)), "word ", "a", "。"])).join(""),
  marks: ({ list, pick, below }, size) => list(size, () => pick(["a", "e", "व", "か", " "]) + pick(MARKS).repeat(below(9))).join(""),
  joiners: ({ below, pick }, size) => `ab${pick(["\u200d", "\u0301", "\u00ad", "\u202e"]).repeat(size + below(size))}cd ${"x\u200d".repeat(size)}`,
  bidi: ({ list, pick }, size) => list(size, () => pick(BIDI) + pick(SCRIPTS) + pick([" ", ""])).join(""),
  scripts: ({ list, pick }, size) => list(size, () => pick(SCRIPTS) + pick([" ", " ", "", ", ", "\n", "-\n"])).join(""),
  quotations: (random, size) =>
    random.list(size, () => random.pick(OPENERS) + (random.chance(60) ? random.pick(["word ", "said ", "\n\n", sentence(random)]) : "")).join(""),
  nested: ({ pick }, size) => `${pick(OPENERS).repeat(1000)} a ${pick(["“", "「", "«"]).repeat(1000)} few words ${pick(["”", "」", "»"]).repeat(size)}`,
  capitals: (random, size) => story(random, size >> 3).toUpperCase(),
  unspaced: (random, size) => story(random, size >> 3).replaceAll(" ", ""),
  oneWord: ({ pick }, size) => `${pick(["word", "the", "漢", "Ilse", "7"])}${pick([" ", ". ", ", "])}`.repeat(size * 4),
  oneSentence: (random, size) => `${sentence(random)} `.repeat(size >> 2),
  numbers: ({ list, below, pick }, size) => list(size, () => `${below(9999) / pick([1, 7, 100])}${pick(["\t", "\n", " | ", ",", " %", "-"])}`).join(""),
  addresses: ({ list, below, pick }, size) =>
    list(size >> 1, () => `https://${pick(["www.", ""])}p${below(50)}.example/${below(9)}?q=${below(99)}#a mail${below(9)}@x.example `).join(""),
  markup: (random, size) =>
    random
      .list(size >> 2, () => `<p class="x${random.below(9)}">${sentence(random)}</p><script>${random.pick(["a<b", "&amp;&lt;", "<!--"])}</script>`)
      .join(""),
  longWords: ({ below, list, pick }, size) => list(4, () => pick(["a", "zé", "漢", "x'", "9"]).repeat(size * (1 + below(20)))).join(" "),
  controls: ({ list, below, pick }, size) =>
    list(size, () => String.fromCharCode(below(32)) + pick(["=cmd()", "+1", "@a", "-2", "word ", "\u0000", "\u2028", "\u001b[31m"])).join(""),
  story: (random, size) => story(random, 2 + (size >> 3)),
};

const MUTATIONS = [
  ({ below }, words) => words.filter((_, x) => x !== below(words.length)),
  ({ below }, words) => words.flatMap((word) => (below(20) === 0 ? [word, word] : [word])),
  ({ below }, words) => words.map((word, x) => (below(12) === 0 ? (words[x + 1] ?? word) : word)),
  ({ chance }, words) => words.map((word) => (chance(10) ? word.toUpperCase() : word)),
  (_, words) => words.map((word) => word.replaceAll("“", '"').replaceAll("”", '"').replaceAll("’", "'").replaceAll("-", "\u2010")),
  (_, words) => words.map((word) => word.normalize("NFD")),
  ({ chance }, words) => words.map((word) => (chance(20) ? word.split("").join("\u00ad") : word)),
  ({ chance }, words) => words.filter(() => !chance(8)),
  (_, words) => [...words.slice(words.length >> 1), ...words.slice(0, words.length >> 1)],
];

/** A text after a few mutations of its words. */
function mutated(random, text) {
  let words = text.split(" ");
  for (let n = random.below(4); n >= 0; n--) words = random.pick(MUTATIONS)(random, words);
  return words.join(" ");
}

/** Documents that share text: hostile texts of one or two kinds, copies, mutated copies and stories around a common part. */
export function collection(random) {
  const kinds = Object.keys(TEXTS);
  const size = 1 + random.below(random.chance(10) ? 400 : 80);
  const shared = random.list(1 + random.below(3), () => (random.chance(50) ? story(random, 1 + random.below(6)) : TEXTS[random.pick(kinds)](random, size)));
  const make = () => {
    const part = random.pick(shared);
    if (random.chance(25)) return part;
    if (random.chance(30)) return mutated(random, part);
    const around = TEXTS[random.pick(kinds)](random, 1 + random.below(40));
    return random.chance(50) ? `${around} ${mutated(random, part)} ${sentence(random)}` : `${sentence(random)} ${part}${around}`;
  };
  return random.list(2 + random.below(random.chance(8) ? 30 : 5), (d) => ({
    id: random.pick(["d", "=d", "ü\n", "\u202e", "-"]) + d,
    text: make(),
    ...(random.chance(30) ? { source: random.pick(["", "A", "B"]) } : {}),
    ...(random.chance(30) ? { publishedAt: random.pick(["2018", "2018-02-30", "2018-03-01T10:00Z", "x", "1987-01-01"]) } : {}),
    ...(random.chance(20) ? { title: random.pick(["", "\u0000", '"', "T"]) } : {}),
  }));
}

/** Options of `detect`, small bounds among them. */
export function options({ pick, chance }) {
  const given = { sensitivity: pick(["quote", "quote", "sentence", "copy"]), self: chance(70), otherSourceOnly: chance(10) };
  if (chance(10)) given.within = pick(["72h", 0, "2w"]);
  if (chance(25))
    given.limits = {
      familyPairs: pick([1, 2, 3, 10]),
      maxPairSeeds: pick([1, 50, 200_000]),
      maxBucket: pick([1, 2, 100]),
      maxModelTokens: pick([1, 100, 4_000_000]),
    };
  if (chance(5)) given.limits = { maxDocumentChars: pick([1, 50, 999]) };
  return given;
}

const bytes = (text, encoding = "utf8") => Buffer.from(text, encoding);
const record = (random, id) => JSON.stringify({ id: `r${id}`, text: TEXTS[random.pick(Object.keys(TEXTS))](random, 20) });

/** Files with what goes wrong in files: a name and its bytes. */
const FILES = [
  (random) => [
    "broken.jsonl",
    bytes(random.list(5, (x) => random.pick([record(random, x), "{", '{"id":1}', "[]", "null", '{"id":"a","text":7}', "\u0000", "{}{}"])).join("\n")),
  ],
  (random) => [
    "broken.csv",
    bytes(`id,text\n${random.list(5, (x) => random.pick([`a${x},"x`, `b${x},y,z`, `c${x},"a ""q"" b"`, `"`, `d${x},=1+1`, "\u0000,\u0000"])).join("\n")}`),
  ],
  (random) => ["headless.csv", bytes(random.pick(["", "a,b\n1,2", "\ufeff", '"', "text\n", "text;id\nx;1"]))],
  (random) => ["cut.jsonl.gz", gzipSync(random.list(30, (x) => record(random, x)).join("\n")).subarray(0, 10 + random.below(400))],
  (random) => ["torn.txt.gz", Buffer.concat([gzipSync(sentence(random)), bytes("no gzip at all")])],
  ({ below, list }) => ["bytes.txt", Buffer.from(list(500, () => below(256)))],
  ({ below, list }) => ["bytes.jsonl", Buffer.from(list(500, () => below(256)))],
  (random) => ["mark8.txt", bytes(`\ufeff${sentence(random)}`)],
  (random) => ["mark16.txt", bytes(`\ufeff${sentence(random)}`, "utf16le")],
  (random) => ["odd16.txt", bytes(`\ufeff${sentence(random)}`, "utf16le").subarray(0, 41)],
  (random) => ["nul.txt", bytes(`a\u0000b ${sentence(random)}\u0000`)],
  (random) => ["line.jsonl", bytes(`{"id":"long","text":"${sentence(random).replaceAll('"', "")}${" w".repeat(200_000)}"}\n${"x".repeat(300_000)}`)],
  () => ["empty.txt", Buffer.alloc(0)],
];

/** A few of them, each once. */
export function hostileFiles(random) {
  return FILES.filter(() => random.chance(40)).map((make) => make(random));
}
