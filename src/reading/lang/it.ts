/** Italian: whom a text gives words to. */
import type { LanguageWords } from "../lexicon.js";

export const IT: LanguageWords = {
  codes: "it",
  frequent: "il di che la le e un una per non con del della dei sono si è da al nel ha anche più alla gli lo come ma detto dalla delle questo secondo",
  saying:
    "detto dice dicono diceva spiegato spiega dichiarato dichiara affermato afferma aggiunto aggiunge sottolineato sottolinea scritto scrive commenta commentato ricorda ricordato racconta raccontato sostiene sostenuto osserva osservato conclude concluso avverte avvertito assicura assicurato ammette ammesso annunciato annuncia risponde risposto replica replicato ribadisce ribadito precisa precisato denuncia denunciato confessa confessato insiste insistito lamenta lamentato chiede chiesto promette promesso disse rispose aggiunse spiegò affermò",
  framing: "definito definisce chiamato chiama descritto accusato accusa",
  quoting: "citato cita citando",
  hearing: "sentito ascoltato appreso ricevuto",
  asking: "chiede chiesto",
  reporting: "riporta riferisce",
  issuing: "diffuso pubblicato",
  statement: "comunicato dichiarazione lettera messaggio testo discorso nota",
  source: "secondo per a_detta_di stando_a a_parere_di",
  sourceBehind: "",
  by: "da dal dalla",
  passive: "è stato stata sono",
  title:
    "dott dottor dottoressa professor professore professoressa presidente ministro ministra sindaco sindaca direttore direttrice portavoce deputato deputata senatore senatrice segretario segretaria onorevole premier generale colonnello capitano commissario commissaria re regina papa vescovo cardinale padre don ambasciatore ambasciatrice governatore governatrice assessore assessora consigliere consigliera giudice procuratore procuratrice avvocato avvocata avvocatessa ex vice primo prima capo coordinatore coordinatrice responsabile ricercatore ricercatrice storico storica economista scrittore scrittrice attore attrice cantante allenatore allenatrice medico ingegnere architetto candidato candidata giornalista fondatore fondatrice proprietario proprietaria imprenditore imprenditrice armatore testimone",
  mister: "signor sig",
  madam: "signora sig.ra",
  titleAndName: "re papa padre sindaco",
  organisation:
    "banca ministero ufficio agenzia commissione comitato consiglio corte tribunale senato congresso parlamento unione associazione federazione fondazione istituto università scuola chiesa partito governo servizio polizia carabinieri esercito ospedale museo società gruppo azienda sindacato corriere repubblica stampa giornale radio televisione europa italia roma stato città regione via piazza porto nato onu ue",
  place: "san santa nuova nuovo nord sud est ovest los la el monte reggio",
  he: "lui egli",
  she: "lei ella",
  otherPronoun: "noi io loro voi tu uno una altri alcuni",
  relative: "che cui",
  particle: "di de da del della dello dei degli la le lo d' van von al",
  linking: "de van von",
  notAName:
    "il lo la i gli le un uno una di del della e o ma se quando come in nel a al alla con per su tra fra da dal dopo prima durante questo questa questi queste quel quella suo sua suoi loro mio mia nostro nostra io lui lei noi voi si no non che chi cosa lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre ieri oggi domani qui secondo anche poi così già tutti tutto",
  between:
    "ha hanno aveva è stato anche poi ieri oggi ancora già inoltre quindi infine lunedì martedì mercoledì giovedì venerdì sabato domenica gli le si lo ci mi",
  preposition:
    "di del della dei delle a al alla ai in nel nella con per su sul sulla tra fra da dal dalla dopo prima durante contro che come se quando secondo",
  subordinator: "che come quando se",
  determiner: "il lo la l' i gli le un uno una suo sua questo questa quel quella mio mia nostro nostra",
  definite: "il lo la l'",
  maleDeterminer: "il lo",
  femaleDeterminer: "la",
  and: "e ed &",
  but: "ma e o",
  term: "cosiddetto cosiddetta cosiddetti detto intitolato termine parola soprannominato",
  abbreviation: "sig dott prof avv ing on dr ecc sen",
  roleEnding: "ore rice ista iere iera ante ente ano ana vedova figlio figlia ico ica",
  adverbEnding: "mente",
  femaleTitleEnding: "",
  isVerbSecond: false,
  hasCompounds: false,
  hasCapitalNouns: false,
};
