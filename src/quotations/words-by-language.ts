/**
 * Stage quotations: what verdicts know of words, by language. Words that turn a sentence round: a quotation that loses one of them inside a sentence
 * says the opposite, "..." or not. Where a language is not listed nothing is said, and words that mean something else in another language only ever make
 * a verdict graver. And spellings of two houses: colour and color, recognise and recognize. What was said is the same, so no quotation is altered by
 * them; patterns are listed only where their two forms are one word: "filled" and "filed", "four" and "for" are two. Input words, output a yes
 * or no. O(characters).
 */
const NEGATIONS = new Set(
  (
    "not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely unless " +
    "nicht nie niemals niemand nichts kein keine keinen keinem keiner keines weder nirgends ohne kaum " +
    "pas jamais rien personne aucun aucune nulle sans guère ne ni " +
    "nunca jamás nadie nada ningún ninguno ninguna tampoco sin " +
    "non mai nessuno nessuna niente nulla neanche nemmeno senza " +
    "não nenhum nenhuma ninguém jamais sem " +
    "niet geen nooit niemand niets zonder " +
    "tidak bukan belum jangan tanpa " +
    "nie nigdy nikt nic żaden ikke aldri ingen inte aldrig " +
    "не нет никогда никто ничего ни без ні ніколи ніхто нема няма " +
    "icke ej intet ingenting nimmer evenmin není nejsou nebyl nebyla nebude nelze nikdy nikdo nie nije nisu nikad nema neće " +
    "nem sem soha senki semmi nincs nincsenek emme ette eivät älä älkää koskaan " +
    "niciodată nimeni nimic nici fără değil yok hayır hiçbir δεν δε μη μην όχι κανείς κανένας τίποτα " +
    "لا لن لم ليس ليست لسنا نیست نه هیچ לא אין אינו אינה नहीं न 안 못"
  ).split(" "),
);
const FINNISH = /(?<!\p{L})(?:että|mutta|ovat|oli|hän|myös|joka|kuin|sanoo|sanoi|kertoo)(?!\p{L})/u;
const ROMANIAN = /(?<!\p{L})(?:și|şi|să|că|este|din|pentru|sunt)(?!\p{L})/u;
/** Words that negate in one language and mean something else in others, with what tells that language in the text around. */
const ONLY_IN: ReadonlyMap<string, RegExp> = new Map([
  ["ei", FINNISH],
  ["en", FINNISH],
  ["et", FINNISH],
  ["nu", ROMANIAN],
]);
/** Verbs that begin or end with their negation: Korean, Persian, English. */
const NEGATED = /^(?:않|아니|없|못하|نمی|نخواه)|n['’]t$/;
/** Endings of Japanese verbs, whose characters are tokens of their own. */
const ENDINGS = /ません|なかった|[ぁ-ん]ない/;
/** Words that negate what follows them alone: cut off at an end with it, they leave the sentence as it was. */
const OF_THE_NEXT = new Set("without unless nor neither ohne kaum weder sans ni sin senza sem nem zonder tanpa без fără nici".split(" "));
/** Words that put a clause beside another one. */
const COORDINATING = new Set(
  "and but so und aber sondern et mais y e pero sino ma però mas en maar og men och i a ale и а но та але dan tetapi ve ama és de și iar dar και αλλά".split(
    " ",
  ),
);
/** Signs of Chinese and Japanese, which stand as tokens of their own. */
const SIGNS = new Set("不没沒未非无無勿ぬ");

/** Whether a word, in lower case, negates; "won't" and "cannot" do. @param around gives the text around it, which tells its language. */
export function isNegation(word: string, around: () => string): boolean {
  return NEGATIONS.has(word) || SIGNS.has(word) || NEGATED.test(word) || (ONLY_IN.get(word)?.test(around()) ?? false);
}

/** Whether a word, in lower case, puts a clause beside the one before it. */
export function isCoordinating(word: string): boolean {
  return COORDINATING.has(word);
}

/** Whether a negation, in lower case, is one of the words behind it alone, as "without". */
export function negatesTheNext(word: string): boolean {
  return OF_THE_NEXT.has(word);
}

/** Whether a stretch of text has the ending of a verb that is negated. */
export function hasNegatedEnding(text: string): boolean {
  return ENDINGS.test(text);
}

/** British to American, in this order; each changes the whole word that it matches. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [
    /^(arb|ard|arm|behavi|col|cand|clam|clang|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig)our/,
    "$1or",
  ],
  [/^practis(e|ed|es|ing)$/, "practic$1"],
  [/(?<=\p{L}{4})is(e|ed|es|er|ers|ing|ation|ations|able)$/u, "iz$1"],
  [/ys(e|ed|es|er|ers|ing)$/, "yz$1"],
  [/(?<=\p{L}{2}[aeiou][bcdfgmnprstvz]{1,2}[aeiou])ll(ed|er|ers|ing|ings)$/u, "l$1"],
  [/(cent|theat|met|lit|fib|calib|lust|manoeuv|sab|somb|spect|meag)re(s?)$/, "$1er$2"],
  [/(?<=\p{L}{2})ogue(s?)$/u, "og$1"],
  [/(def|off|lic|pret)ence(s?)$/, "$1ense$2"],
  [/^programme(s?)$/, "program$1"],
  [/^grey(s|er|ish)?$/, "gray$1"],
  [/^cheque(s?)$/, "check$1"],
  [/^(tyre)(s?)$/, "tire$2"],
  [/^(kerb)(s?)$/, "curb$2"],
  [/^plough(s|ed|ing)?$/, "plow$1"],
  [/^aluminium$/, "aluminum"],
  [/^(jewel)lery$/, "$1ry"],
  [/^(fulfil|enrol|instil)(ment|s)?$/, "$1l$2"],
  [/^(ski|wi)lful(ly)?$/, "$1llful$2"],
];

/** What nearly all words lack that a pattern matches. */
const MAY_MATCH = /our|is[eai]|ys[ei]|ll|re(?:s|'|$)|ogue|ence|practis|programme|grey|cheque|tyre|kerb|plough|aluminium|fulfil|enrol|instil|ilful/;

/** A word in lower case, spelled as an American house does; words that are two spellings of one give the same. */
export function spelling(given: string): string {
  const word = given.toLowerCase().replaceAll("’", "'");
  if (!MAY_MATCH.test(word)) return word;
  const ending = /'s?$/.exec(word)?.[0] ?? "";
  const plain = word.slice(0, word.length - ending.length);
  for (const [pattern, form] of PATTERNS) {
    const found = plain.replace(pattern, form);
    if (found !== plain) return found + ending;
  }
  return word;
}
