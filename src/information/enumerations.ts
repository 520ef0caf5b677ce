/**
 * Stage information: words that nobody chose, because the one before calls for them: the next month, the next weekday, the next number, the next name of a list in
 * alphabetical order. Two tables of rainfall, or two lists of states, have them alike without either being copied. Input the words
 * and flags of a collection, output a byte a token: 1 where it continues such a series.
 *
 *   Rainfall: January 31 February 28 March 40        Offices: Alabama, Alaska, Arizona, Arkansas, California
 *             -       -  1        -  1     -                  -        1       1        1         1
 *
 * Names of months and days are data by language. A list counts from LEAST_LISTED names on, which stand in order by chance once in 120 times; so
 * no list of countries or states is needed. O(tokens).
 */
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import { BREAK_NONE, BREAK_WEAK, TokenFlag } from "../text/flags.js";
import { foldText } from "../text/fold.js";

/** Closed series of thirteen languages, each in its order and round again. */
const SERIES = `
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
jan feb mar apr may jun jul aug sept oct nov dec
januar februar märz april mai juni juli august september oktober november dezember
jänner feber märz april mai juni juli august september oktober november dezember
jan feb mär apr mai jun jul aug sep okt nov dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sep oct nov dic
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
januari februari maart april mei juni juli augustus september oktober november december
monday tuesday wednesday thursday friday saturday sunday
mon tue wed thu fri sat sun
mon tues wed thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonntag
montag dienstag mittwoch donnerstag freitag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica
segunda terça quarta quinta sexta sábado domingo
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november december
januar februar mars april mai juni juli august september oktober november desember
måndag tisdag onsdag torsdag fredag lördag söndag
mandag tirsdag onsdag torsdag fredag lørdag søndag
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
poniedziałek wtorek środa czwartek piątek sobota niedziela
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
понедельник вторник среда четверг пятница суббота воскресенье
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
pazartesi salı çarşamba perşembe cuma cumartesi pazar
januari februari maret april mei juni juli agustus september oktober november desember
senin selasa rabu kamis jumat sabtu minggu
one two three four five six seven eight nine ten eleven twelve
first second third fourth fifth sixth seventh eighth ninth tenth
eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
un deux trois quatre cinq six sept huit neuf dix onze douze
uno dos tres cuatro cinco seis siete ocho nueve diez once doce
uno due tre quattro cinque sei sette otto nove dieci
a b c d e f g h i j k l m n o p q r s t u v w x y z
mercury venus earth mars jupiter saturn uranus neptune
aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));

/** Words before the last name of a list. */
const CONJUNCTIONS: ReadonlySet<string> = new Set("and or und oder et ou y o e ed i och og en dan ve и".split(" "));
/** Numbers below this are counted on: a step, a house number, a year. */
const MOST_COUNTED = 1_000_000;
/** Numbers that may stand between two members: the cells of a table. */
const MAX_CELLS = SCORING.tableCells;
/** Names in alphabetical order that make a list. */
const LEAST_LISTED = SCORING.listedNames;

/** What enumerations are looked for in. */
export interface EnumeratedTokens {
  readonly words: Uint32Array;
  readonly flags: Uint8Array;
  readonly offsets: Uint32Array;
  /** Folded forms by word number. */
  readonly forms: readonly string[];
}

/** By token: 1 where the series that it stands in gives it. */
export function* enumeratedTokens(tokens: EnumeratedTokens): Steps<Uint8Array> {
  const found = new Uint8Array(tokens.words.length);
  const series = seriesWords(tokens.forms);
  for (let d = 0; d + 1 < tokens.offsets.length; d++) {
    const [from, to] = [tokens.offsets[d]!, tokens.offsets[d + 1]!];
    if (series.followers.size > 0) markSeries(tokens, series, from, to, found);
    markNumbers(tokens, from, to, found);
    markLists(tokens, series, from, to, found);
    yield;
  }
  return found;
}

/** Words that series and lists are made of. */
interface SeriesWords {
  /** Word number -> the numbers of the words that come next in a series. */
  readonly followers: ReadonlyMap<number, ReadonlySet<number>>;
  /** By word number: MEMBER of a series, CONJUNCTION of a list, both or 0. A look that costs nothing, which nearly all words are left at. */
  readonly kinds: Uint8Array;
}

const MEMBER = 1;
const CONJUNCTION = 2;

/** Folded words of series and lists: their kinds, and of a member what comes next. Made once, not for each of two short texts that are compared. */
let folded: ReadonlyMap<string, { kind: number; readonly next: Set<string> }> | undefined;

function foldedWords(): NonNullable<typeof folded> {
  const words = new Map<string, { kind: number; readonly next: Set<string> }>();
  const entry = (word: string, kind: number) => {
    const known = words.get(word) ?? { kind: 0, next: new Set() };
    known.kind |= kind;
    words.set(word, known);
    return known;
  };
  for (const word of CONJUNCTIONS) entry(word, CONJUNCTION);
  for (const series of SERIES.map((members) => members.map(foldText)))
    series.forEach((member, x) => void entry(member, MEMBER).next.add(series[(x + 1) % series.length]!));
  return words;
}

function seriesWords(forms: readonly string[]): SeriesWords {
  folded ??= foldedWords();
  const kinds = new Uint8Array(forms.length);
  const numberOf = new Map<string, number>();
  for (let word = 0; word < forms.length; word++) {
    const known = folded.get(forms[word]!);
    if (known === undefined) continue;
    kinds[word] = known.kind;
    if (known.kind & MEMBER) numberOf.set(forms[word]!, word);
  }
  const followers = new Map<number, Set<number>>();
  for (const [form, word] of numberOf) {
    const next = [...folded.get(form)!.next].flatMap((one) => numberOf.get(one) ?? []);
    if (next.length > 0) followers.set(word, new Set(next));
  }
  return { followers, kinds };
}

/** Members of a series that follow the one before at once, or after the cells of a table. */
function markSeries({ words, flags }: EnumeratedTokens, { followers, kinds }: SeriesWords, from: number, to: number, found: Uint8Array): void {
  let next: ReadonlySet<number> | undefined;
  let cells = 0;
  for (let i = from; i < to; i++) {
    if (next && flags[i]! & TokenFlag.NUMBER && cells < MAX_CELLS) {
      cells++;
      continue;
    }
    const isMember = (kinds[words[i]!]! & MEMBER) !== 0;
    if (isMember && next?.has(words[i]!)) found[i] = 1;
    next = isMember ? followers.get(words[i]!) : undefined;
    cells = 0;
  }
}

/** Numbers that are one more than the one just before. */
function markNumbers({ words, flags, forms }: EnumeratedTokens, from: number, to: number, found: Uint8Array): void {
  let before = -1;
  for (let i = from; i < to; i++) {
    const value = flags[i]! & TokenFlag.NUMBER ? Number(forms[words[i]!]) : -1;
    if (before >= 0 && value === before + 1) found[i] = 1;
    before = value < MOST_COUNTED ? value : -1;
  }
}

/** Names with a comma between each two, or a conjunction, each after the one before it in the alphabet. */
function markLists(tokens: EnumeratedTokens, { kinds }: SeriesWords, from: number, to: number, found: Uint8Array): void {
  const { words, flags } = tokens;
  const breakAfter = (token: number): number => flags[token]! & TokenFlag.BREAK_MASK;
  const starts: number[] = [];
  let end = from;
  const close = (): void => {
    if (starts.length >= LEAST_LISTED) found.fill(1, starts[1], end);
    starts.length = 0;
  };
  for (let i = from; i < to; ) {
    if ((flags[i]! & TokenFlag.CAPITALISED) === 0) {
      // ", and" or "and" before the last one: what stands behind it is next
      if (starts.length > 0 && end === i && (kinds[words[i]!]! & CONJUNCTION) !== 0 && breakAfter(i) === BREAK_NONE) end = i + 1;
      i++;
      continue;
    }
    const last = starts.at(-1);
    const isApart = breakAfter(i - 1) === BREAK_WEAK || (flags[i - 1]! & TokenFlag.CAPITALISED) === 0;
    const isNext = last !== undefined && end === i && isApart && comesAfter(tokens, i, last);
    if (!isNext) close();
    starts.push(i);
    for (end = i + 1; end < to && breakAfter(end - 1) === BREAK_NONE && flags[end]! & TokenFlag.CAPITALISED; ) end++;
    i = end;
  }
  close();
}

/** Whether the name at `i` comes after the one at `last` in the alphabet, by its first word, of equals by its second. */
function comesAfter({ words, forms }: EnumeratedTokens, i: number, last: number): boolean {
  const second = words[i] === words[last] ? 1 : 0;
  return (forms[words[i + second]!] ?? "") > forms[words[last + second]!]!;
}
