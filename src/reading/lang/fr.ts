/** French: whom a text gives words to. */
import type { LanguageWords } from "../lexicon.js";

export const FR: LanguageWords = {
  codes: "fr",
  frequent: "pas plus ne sont c'est qu'il",
  saying:
    "dit disait déclaré déclare affirmé affirme affirmait expliqué explique expliquait indiqué indique ajouté ajoute souligné souligne estimé estime assuré assure écrit raconte raconté précisé précise confié confie lancé lance insisté insiste répondu répond rappelé rappelle regretté regrette annoncé annonce conclut reconnu reconnaît commenté commente résume dénoncé dénonce demandé demande réagi admis",
  framing: "qualifié qualifie qualifiant dénoncé dénonçant appelé appelle décrit évoqué parlé traité accusé accuse",
  quoting: "cité cite citait citant",
  hearing: "entendu appris écouté reçu",
  asking: "demandé demande interrogé interroge",
  reporting: "rapporte rapporté",
  issuing: "publié publie diffusé",
  statement: "communiqué déclaration lettre message texte discours réponse",
  source: "selon d'après pour aux_yeux_de de_l'avis_de",
  by: "par",
  passive: "été est était fut",
  title:
    "dr prof maître président ministre maire directeur député sénateur secrétaire général porte-parole porte parole chef patron juge procureur préfet commissaire capitaine colonel roi reine prince princesse pape évêque gouverneur chancelier vice ancien ex",
  mister: "m monsieur",
  madam: "mme madame mlle mademoiselle",
  titleAndName: "roi prince pape père abbé juge maire",
  organisation:
    "banque ministère agence commission comité conseil cour sénat assemblée parlement association fédération fondation institut université école parti gouvernement police armée hôpital musée société groupe syndicat monde figaro libération parisien journal france république état ville rue place avenue port",
  place: "sainte nord sud est ouest nouveau nouvelle la le",
  he: "il",
  she: "elle",
  otherPronoun: "on nous je ils elles vous tu ce ceci cela certains autres un une",
  relative: "qui que dont",
  particle: "des les",
  linking: "de van von",
  notAName:
    "donc or ni car janvier février mars avril mai juin juillet août septembre octobre novembre décembre demain aujourd'hui oui non c'est quoi là ici puis tout tous toute toutes pas ne",
  between:
    "a ont avait est été aussi encore ensuite alors hier également notamment d'ailleurs déjà toujours enfin ainsi par ailleurs t s'est se lui y en nous m' l' leur me",
  preposition:
    "de du des d' à au aux dans en sur sous par pour avec sans chez vers entre depuis après avant pendant lors devant contre qui selon dont où face derrière parmi dessus dessous",
  subordinator: "que comme quand si lorsque puisque",
  determiner: "le la les l' un une des son sa ses leur leurs ce cet cette ces mon ma mes notre nos votre vos",
  definite: "le la l'",
  maleDeterminer: "le",
  femaleDeterminer: "la",
  and: "et &",
  or: "ou ni ainsi_que",
  negation: "pas non",
  but: "mais et ou",
  term: "dit dite appelé appelée intitulé intitulée terme mot surnommé",
  abbreviation: "m mm mme dr pr st ste av bd etc cf p",
  roleEnding: "eur euse iste ien ienne ant ante ent ente er ère teur trice veuve fils fille frère sœur",
  adverbEnding: "ment",
  day: "lundi mardi mercredi jeudi vendredi samedi dimanche",
  femaleEnding: "e",
};
