/**
 * Stage information: series that everybody knows by heart: months, days, numbers, the states in their alphabet. Whoever writes one member
 * down writes the next one without copying it from anybody, so it surprises no more than SCORING.series. Input the words of a collection,
 * output which of them follow each other. The lists are data by language; a word of several lists belongs to all.
 */
import { hashWord } from "../text/fold.js";
import type { Lexicon } from "./lexicon.js";

const EN = [
  "january february march april may june july august september october november december january",
  "jan feb mar apr may jun jul aug sep oct nov dec jan",
  "jan feb mar apr may jun jul aug sept oct nov dec jan",
  "monday tuesday wednesday thursday friday saturday sunday monday",
  "mon tue wed thu fri sat sun mon",
  "mon tues weds thurs fri sat sun mon",
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
  "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd 24th 25th 26th 27th 28th 29th 30th 31st",
  "i ii iii iv v vi vii viii ix x xi xii",
  "a b c d e f g h i j k l m n o p q r s t u v w x y z",
  "spring summer autumn winter spring",
  "spring summer fall winter spring",
  "north east south west",
  "aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces",
  "mercury venus earth mars jupiter saturn uranus neptune pluto",
  "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky " +
    "louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new hampshire new jersey new mexico " +
    "new york north carolina north dakota ohio oklahoma oregon pennsylvania rhode island south carolina south dakota tennessee texas utah vermont " +
    "virginia washington west virginia wisconsin wyoming",
  "connecticut delaware district of columbia florida",
  "alberta british columbia manitoba new brunswick newfoundland and labrador nova scotia ontario prince edward island quebec saskatchewan",
];
const DE = [
  "januar februar märz april mai juni juli august september oktober november dezember januar",
  "jänner februar märz",
  "montag dienstag mittwoch donnerstag freitag samstag sonntag montag",
  "freitag sonnabend sonntag",
  "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
  "baden württemberg bayern berlin brandenburg bremen hamburg hessen mecklenburg vorpommern niedersachsen nordrhein westfalen rheinland pfalz saarland sachsen " +
    "sachsen anhalt schleswig holstein thüringen",
];
const FR = [
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janvier",
  "lundi mardi mercredi jeudi vendredi samedi dimanche lundi",
  "un deux trois quatre cinq six sept huit neuf dix onze douze",
];
const ES = [
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre enero",
  "lunes martes miércoles jueves viernes sábado domingo lunes",
  "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
];
const IT = [
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gennaio",
  "lunedì martedì mercoledì giovedì venerdì sabato domenica lunedì",
  "uno due tre quattro cinque sei sette otto nove dieci",
];
const PT = [
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro janeiro",
  "segunda terça quarta quinta sexta sábado domingo segunda",
  "um dois três quatro cinco seis sete oito nove dez",
];
const NL = [
  "januari februari maart april mei juni juli augustus september oktober november december januari",
  "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag maandag",
  "een twee drie vier vijf zes zeven acht negen tien",
];
const SV = [
  "januari februari mars april maj juni juli augusti september oktober november december januari",
  "måndag tisdag onsdag torsdag fredag lördag söndag måndag",
];
const DA_NO = [
  "januar februar marts april maj juni juli august september oktober november december januar",
  "januar februar mars april mai juni juli august september oktober november desember januar",
  "mandag tirsdag onsdag torsdag fredag lørdag søndag mandag",
];
const PL = [
  "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień styczeń",
  "poniedziałek wtorek środa czwartek piątek sobota niedziela poniedziałek",
];
const RU = [
  "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь январь",
  "понедельник вторник среда четверг пятница суббота воскресенье понедельник",
];
const TR = [
  "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık ocak",
  "pazartesi salı çarşamba perşembe cuma cumartesi pazar pazartesi",
];
const ID = [
  "januari februari maret april mei juni juli agustus september oktober november desember januari",
  "senin selasa rabu kamis jumat sabtu minggu senin",
];
const SERIES: readonly string[] = [EN, DE, FR, ES, IT, PT, NL, SV, DA_NO, PL, RU, TR, ID].flat();

/** Words between the last member of a series and the one before it. */
const CONJUNCTIONS = "and or und oder et ou y o e ed i och og en dan ve и".split(" ");
/** Numbers below this count on: a year, a step, a house number. */
const MOST_COUNTED = 1_000_000;

/** Which words of a collection follow each other in a series. */
export interface KnownSeries {
  /** Whether the second of two words, by their numbers, is what comes after the first. */
  follows(first: number, second: number): boolean;
  /** By word number: 1 for one that may stand between the last two members. */
  readonly isConjunction: Uint8Array;
}

/** @returns what holds for the words of a lexicon. O(words + members of the lists). */
export function knownSeries({ ids, words }: Pick<Lexicon, "ids" | "words">): KnownSeries {
  const idOf = (word: string): number => ids.find(...hashWord(word));
  const followers = new Map<number, Set<number>>();
  for (const series of SERIES) {
    const members = series.split(" ").map(idOf);
    for (let x = 1; x < members.length; x++) {
      const [first, second] = [members[x - 1]!, members[x]!];
      if (first < 0 || second < 0) continue;
      const known = followers.get(first);
      if (known) known.add(second);
      else followers.set(first, new Set([second]));
    }
  }
  const isMember = new Uint8Array(words.length);
  for (const first of followers.keys()) isMember[first] = 1;
  const value = Int32Array.from(words, (word) => (/^\d{1,6}$/.test(word) ? Number(word) : -2 - MOST_COUNTED));
  const isConjunction = new Uint8Array(words.length);
  for (const word of CONJUNCTIONS) if (idOf(word) >= 0) isConjunction[idOf(word)] = 1;
  return {
    follows: (first, second) => value[second]! === value[first]! + 1 || (isMember[first] === 1 && followers.get(first)!.has(second)),
    isConjunction,
  };
}
