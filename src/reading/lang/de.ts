/** German: whom a text gives words to. All nouns are capitalised, so offices are told by list and by ending. */
import type { LanguageWords } from "../lexicon.js";

export const DE: LanguageWords = {
  codes: "de",
  frequent: "nicht",
  saying:
    "sagte sagt gesagt erklärte erklärt betonte betont meinte meint teilte teilt schrieb schreibt fügte fügt ergänzte ergänzt kritisierte kritisiert forderte fordert warnte warnt kommentierte kommentiert berichtete berichtet äußerte versicherte versichert bekräftigte bekräftigt unterstrich mahnte mahnt lobte lobt räumte räumt antwortete antwortet entgegnete entgegnet behauptete behauptet erzählte erzählt rief ruft fragte fragt bestätigte bestätigt verkündete klagte klagt resümiert argumentierte argumentiert gab gibt erwiderte stellte stellt urteilte urteilt schilderte schildert freute freut ärgerte hofft hoffte glaubt appellierte appelliert begründete begründet erinnerte erinnert",
  framing: "nannte nennt bezeichnete bezeichnet lobte kritisierte sprach spricht wertete wertet",
  quoting: "zitierte zitiert",
  hearing: "hörte hört erfuhr erfährt gefragt",
  asking: "fragte fragt",
  reporting: "berichtete berichtet meldete meldet",
  issuing: "veröffentlichte verbreitete gab",
  statement: "erklärung mitteilung stellungnahme brief schreiben text rede",
  source: "laut nach_angaben_von nach_den_worten_von nach_ansicht_von so nach_einschätzung_von",
  sourceBehind: "zufolge",
  by: "von durch",
  passive: "wurde wurden wird werden worden",
  title:
    "dr prof professor minister prinz prinzessin papst kardinal bischof bischöfin pfarrer pastor general oberst kommissar präsident kanzler bürgermeister sprecher chef direktor leiter vorsitzende vorsitzender vorstand geschäftsführer experte expertin anwalt anwältin trainer landrat landrätin stadtrat stadträtin staatsanwalt staatsanwältin richter reeder kapitän abgeordnete abgeordneter senator gouverneur botschafter autor regisseur schauspieler sänger forscher ökonom historiker arzt ärztin lehrer landwirt bauer wirt ingenieur architekt unternehmer kandidat spitzenkandidat politiker berater mitarbeiter inhaber betreiber gründer augenzeuge augenzeugin zeuge zeugin anwohner nachbar witwe witwer polizist beamter beamtin beamte vertreter führer beauftragte beauftragter sekretär wissenschaftler besitzer meister analyst arbeiter coach rätin soldat sieger spieler torhüter stürmer student schüler ex co vize",
  mister: "herr",
  madam: "frau",
  titleAndName: "könig papst bischof kaiser richter bauer wirt pfarrer kapitän",
  organisation:
    "se kg ev ministerium amt behörde bundesamt bundestag bundesrat landtag kommission ausschuss gericht rat regierung partei verband verein gewerkschaft universität hochschule schule kirche institut stiftung polizei feuerwehr bundeswehr zeitung spiegel zeit welt bild tagesspiegel rundschau nachrichten agentur konzern unternehmen firma gruppe gesellschaft zentrale fraktion union stadt kreis land staat bund senat deutschland straße platz hafen krankenhaus klinik",
  place: "neu bad sankt nord süd ost west",
  he: "er",
  she: "sie",
  otherPronoun: "es wir ich ihr du man jemand einer eine andere viele manche",
  relative: "der die das welcher welche",
  linking: "von van in de zu",
  notAName:
    "januar februar märz april mai juni juli august september oktober november dezember morgen hier dort ja nein nicht nur was wer wo warum wovor womit wofür worum wozu woher wohin weshalb wieso",
  between:
    "hat habe hatte haben hätten wurde ist war sei auch dann später gestern heute jetzt nun bereits noch weiter zudem außerdem schließlich erneut wiederholt dazu daraufhin dagegen jedoch aber am sich es",
  preposition:
    "in im an am auf aus bei mit nach von vom zu zum zur vor für gegen gegenüber über unter um durch seit bis wegen ohne zwischen hinter neben laut oberhalb unterhalb außerhalb innerhalb unweit",
  subordinator: "dass als wie weil wenn während ob bevor nachdem da",
  determiner:
    "der die das den dem des ein eine einen einem einer eines sein seine seiner ihr ihre ihrer dieser diese dieses jener kein keine unser unsere mein meine",
  definite: "der die das dem den",
  maleDeterminer: "der",
  femaleDeterminer: "die",
  and: "und &",
  or: "oder noch sowie",
  negation: "nicht",
  but: "aber und doch oder",
  term: "sogenannte sogenannten sogenannter sogenanntes genannt genannte titel wort begriff motto",
  abbreviation: "dr prof hr fr bzw ca z b u a d h nr st str mio mrd usw etc evtl ggf dipl ing",
  roleEnding: "er erin ist istin ent entin ant antin eur eurin mann frau witwe at atin or orin",
  femaleTitleEnding: "in",
  isVerbSecond: true,
  hasCompounds: true,
  hasCapitalNouns: true,
  day: "montag dienstag mittwoch donnerstag freitag samstag sonntag",
  femaleEnding: "in",
};
