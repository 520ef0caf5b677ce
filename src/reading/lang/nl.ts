/** Dutch: whom a text gives words to. */
import type { LanguageWords } from "../lexicon.js";

export const NL: LanguageWords = {
  codes: "nl af",
  frequent: "te niet worden",
  saying:
    "zei zegt gezegd verklaarde schreef schrijft stelt stelde vertelt vertelde reageert benadrukte voegde antwoordde antwoordt waarschuwde meldt vindt legt vraagt",
  framing: "noemde noemt",
  quoting: "citeerde citeert",
  hearing: "hoorde kreeg",
  asking: "vroeg vraagt",
  statement: "verklaring brief bericht tekst toespraak persbericht",
  source: "volgens aldus in_de_woorden_van",
  by: "door",
  passive: "werd wordt is was",
  title:
    "dr prof minister president premier burgemeester wethouder directeur woordvoerder voorzitter kamerlid generaal koning paus rechter advocaat advocate hoogleraar trainer ex",
  mister: "meneer dhr heer",
  madam: "mevrouw mw mevr",
  titleAndName: "koning prins paus bisschop boer",
  organisation:
    "ministerie commissie raad rechtbank kamer partij regering politie universiteit bedrijf krant volkskrant telegraaf nederland staat stad gemeente straat",
  place: "noord zuid oost west nieuw sint den",
  he: "hij",
  she: "zij ze",
  otherPronoun: "het wij we ik jij u men iemand een andere anderen",
  relative: "die dat wie",
  linking: "van in op aan von de",
  notAName:
    "want wanneer ons hier daar dan niet ja nee wat waar waarom hoe januari februari maart april mei juni juli augustus september oktober november december morgen alle alles",
  between: "heeft had hebben is was werd ook later toen gisteren vandaag nu nog verder eerder daarna zich er",
  preposition: "in op aan bij met voor van naar uit over onder door tegen sinds tot om na tijdens tussen zonder",
  subordinator: "dat als toen omdat zoals of",
  determiner: "de het een zijn haar hun deze dit die dat mijn onze geen",
  definite: "de het",
  and: "en &",
  but: "maar en of",
  term: "zogenaamde zogeheten genaamd titel woord term bijgenaamd",
  abbreviation: "dr drs prof mr ir ing dhr mw mevr st nr bijv enz",
  roleEnding: "er ster ist man vrouw weduwe zoon",
  femaleTitleEnding: "ster",
  isVerbSecond: true,
  hasCompounds: true,
  day: "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
};
