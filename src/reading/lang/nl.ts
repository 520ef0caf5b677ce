/** Dutch: whom a text gives words to. */
import type { LanguageWords } from "../lexicon.js";

export const NL: LanguageWords = {
  codes: "nl af",
  frequent:
    "de het een van en in is dat op te zijn voor met die niet aan er om ook als naar maar bij hij zij heeft door wordt zegt volgens nog over uit worden",
  saying:
    "zei zegt zeggen gezegd verklaarde verklaart schreef schrijft stelt stelde vertelt vertelde reageert reageerde benadrukte benadrukt voegde antwoordde antwoordt waarschuwde waarschuwt beweert beweerde meldde meldt vindt vond legt legde erkent erkende vraagt vroeg vervolgt vervolgde concludeert concludeerde klaagt klaagde belooft beloofde herhaalt herhaalde roept riep verzucht verzuchtte aldus",
  framing: "noemde noemt omschreef omschrijft beschuldigde",
  quoting: "citeerde citeert",
  hearing: "hoorde kreeg",
  asking: "vroeg vraagt",
  reporting: "meldde meldt",
  issuing: "publiceerde verspreidde",
  statement: "verklaring brief bericht tekst toespraak persbericht",
  source: "volgens aldus in_de_woorden_van",
  sourceBehind: "",
  by: "door",
  passive: "werd wordt is was",
  title:
    "dr drs prof professor minister president premier burgemeester wethouder directeur directrice woordvoerder woordvoerster voorzitter voorzitster secretaris staatssecretaris kamerlid raadslid senator generaal kolonel kapitein commissaris koning koningin prins prinses paus bisschop kardinaal pastoor dominee ambassadeur gouverneur rechter officier advocaat advocate hoogleraar onderzoeker onderzoekster historicus econoom schrijver schrijfster acteur actrice zanger zangeres trainer coach arts ingenieur architect kandidaat journalist oprichter eigenaar ondernemer boer bewoner getuige reder hoofd leider partijleider fractievoorzitter ex oud vice",
  mister: "meneer dhr heer",
  madam: "mevrouw mw mevr",
  titleAndName: "koning prins paus bisschop boer",
  organisation:
    "bank ministerie kantoor bureau commissie comité raad hof rechtbank senaat kamer parlement unie vereniging federatie stichting instituut universiteit school kerk partij regering dienst politie leger ziekenhuis museum groep bedrijf vakbond krant volkskrant telegraaf handelsblad nos radio televisie europa nederland amsterdam rotterdam den-haag staat stad gemeente provincie straat plein haven navo vn eu bv nv",
  place: "noord zuid oost west nieuw sint den san new los",
  he: "hij",
  she: "zij ze",
  otherPronoun: "het wij we ik jij u men iemand een andere anderen",
  relative: "die dat wie",
  particle: "van de der den ten ter 't von zu la al el di da het",
  linking: "van in op aan von de",
  notAName:
    "de het een en of maar want als toen wanneer omdat zoals in op aan bij met voor van naar uit over onder door tegen sinds tot om na tijdens deze dit die dat zijn haar hun mijn ons onze ik jij hij zij ze wij we men er hier daar nu dan ook nog niet geen ja nee wat wie waar waarom hoe maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december gisteren vandaag morgen volgens alle alles",
  between:
    "heeft had hebben is was werd ook later toen gisteren vandaag nu nog verder eerder daarna maandag dinsdag woensdag donderdag vrijdag zaterdag zondag zich er",
  preposition: "in op aan bij met voor van naar uit over onder door tegen sinds tot om na tijdens tussen zonder dat als toen omdat volgens wegens of",
  subordinator: "dat als toen omdat zoals of",
  determiner: "de het een zijn haar hun deze dit die dat mijn onze geen",
  definite: "de het",
  maleDeterminer: "",
  femaleDeterminer: "",
  and: "en &",
  but: "maar en of",
  term: "zogenaamde zogeheten genaamd titel woord term bijgenaamd",
  abbreviation: "dr drs prof mr ir ing dhr mw mevr st nr bijv enz",
  roleEnding: "er ster ist man vrouw weduwe zoon",
  adverbEnding: "",
  femaleTitleEnding: "ster",
  isVerbSecond: true,
  hasCompounds: true,
  hasCapitalNouns: false,
};
