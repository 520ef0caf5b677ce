/** German: whom a text gives words to. All nouns are capitalised, so offices are told by list and by ending. */
import type { LanguageWords } from "../lexicon.js";

export const DE: LanguageWords = {
  codes: "de",
  frequent:
    "der die das und ist nicht den von mit dem sich des auf für eine ein im er sie wie als auch nach sagte hat wird bei zum zur sei wurde einen aus über vor",
  saying:
    "sagte sagt gesagt erklärte erklärt betonte betont meinte meint teilte teilt schrieb schreibt fügte fügt ergänzte ergänzt kritisierte kritisiert forderte fordert warnte warnt " +
    "kommentierte kommentiert berichtete berichtet äußerte versicherte versichert bekräftigte bekräftigt unterstrich mahnte mahnt lobte lobt räumte räumt antwortete antwortet entgegnete entgegnet behauptete behauptet " +
    "erzählte erzählt rief ruft fragte fragt bestätigte bestätigt verkündete klagte klagt resümierte resümiert argumentierte argumentiert gab gibt wetterte polterte schimpfte erwiderte stellte stellt urteilte urteilt schilderte schildert " +
    "freute freut ärgerte seufzte murmelte scherzte spottete hofft hoffte glaubt prophezeite beteuerte appellierte appelliert begründete begründet erinnerte erinnert",
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
    "dr prof professor professorin herr frau minister ministerin könig königin prinz prinzessin papst kardinal bischof bischöfin pfarrer pfarrerin pastor pastorin general oberst kommissar kommissarin " +
    "präsident präsidentin kanzler kanzlerin bürgermeister bürgermeisterin sprecher sprecherin chef chefin direktor direktorin leiter leiterin vorsitzende vorsitzender vorstand geschäftsführer geschäftsführerin experte expertin " +
    "anwalt anwältin trainer trainerin landrat landrätin stadtrat stadträtin staatsanwalt staatsanwältin richter richterin reeder reederin kapitän kapitänin abgeordnete abgeordneter senator senatorin gouverneur gouverneurin " +
    "botschafter botschafterin autor autorin regisseur regisseurin schauspieler schauspielerin sänger sängerin forscher forscherin ökonom ökonomin historiker historikerin arzt ärztin lehrer lehrerin landwirt landwirtin bauer bäuerin wirt wirtin " +
    "ingenieur ingenieurin architekt architektin unternehmer unternehmerin kandidat kandidatin spitzenkandidat spitzenkandidatin politiker politikerin berater beraterin mitarbeiter mitarbeiterin inhaber inhaberin betreiber betreiberin " +
    "gründer gründerin augenzeuge augenzeugin zeuge zeugin anwohner anwohnerin nachbar nachbarin witwe witwer polizist polizistin beamter beamtin beamte vertreter vertreterin führer führerin beauftragte beauftragter sekretär sekretärin wissenschaftler wissenschaftlerin besitzer besitzerin meister meisterin analyst analystin arbeiter arbeiterin coach rätin soldat soldatin sieger siegerin spieler spielerin torhüter stürmer kandidat student studentin schüler schülerin ex co vize",
  mister: "herr",
  madam: "frau",
  titleAndName: "könig papst bischof kaiser richter bauer wirt pfarrer kapitän",
  organisation:
    "ag gmbh se kg ev bank ministerium amt behörde bundesamt bundestag bundesrat landtag kommission ausschuss gericht rat regierung partei verband verein gewerkschaft universität hochschule schule kirche institut stiftung polizei feuerwehr " +
    "bundeswehr zeitung spiegel zeit welt bild tagesspiegel rundschau nachrichten agentur konzern unternehmen firma gruppe gesellschaft zentrale fraktion union stadt kreis land staat bund senat europa eu nato uno usa deutschland straße platz hafen krankenhaus klinik",
  place: "neu bad sankt st nord süd ost west san new los",
  he: "er",
  she: "sie",
  otherPronoun: "es wir ich ihr du man jemand einer eine andere viele manche",
  relative: "der die das welcher welche",
  particle: "von van zu de da di del la le bin al el ad der den ten ter",
  linking: "von van in de zu",
  notAName:
    "der die das den dem des ein eine einen einem einer eines und oder aber doch auch dann wenn weil da als wie so nach vor bei mit von zu zum zur im in am an auf aus für über unter durch gegen seit bis um wir ich ihr es er sie man sein seine ihre dieser diese dieses " +
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember gestern heute morgen hier dort nun jetzt laut ja nein kein keine nicht nur was wer wo warum wovor womit wofür worum wozu woher wohin weshalb wieso",
  between:
    "hat habe hatte haben hätten wurde ist war sei auch dann später gestern heute jetzt nun bereits noch weiter zudem außerdem schließlich erneut wiederholt dazu daraufhin dagegen jedoch aber am montag dienstag mittwoch donnerstag freitag samstag sonntag sich es",
  preposition:
    "in im an am auf aus bei mit nach von vom zu zum zur vor für gegen gegenüber über unter um durch seit bis als dass weil wenn während wegen ohne zwischen hinter neben laut wie ob",
  subordinator: "dass als wie weil wenn während ob bevor nachdem da",
  determiner:
    "der die das den dem des ein eine einen einem einer eines sein seine seiner ihr ihre ihrer dieser diese dieses jener kein keine unser unsere mein meine",
  definite: "der die das dem den",
  maleDeterminer: "der",
  femaleDeterminer: "die",
  and: "und &",
  but: "aber und doch oder",
  term: "sogenannte sogenannten sogenannter sogenanntes genannt genannte titel wort begriff motto",
  abbreviation: "dr prof hr fr bzw ca z b u a d h nr st str mio mrd usw etc evtl ggf dipl ing",
  roleEnding: "er erin ist istin ent entin ant antin eur eurin mann frau witwe at atin or orin",
  adverbEnding: "",
  femaleTitleEnding: "in",
  isVerbSecond: true,
  hasCompounds: true,
  hasCapitalNouns: true,
};
