/** French: whom a text gives words to. */
import type { LanguageWords } from "../lexicon.js";

export const FR: LanguageWords = {
  codes: "fr",
  frequent: "le la les des et est une un du que qui dans pour pas au sur par plus ne avec il elle ce se son sa aux été sont mais selon déclaré c'est qu'il",
  saying:
    "dit dis disent disait déclaré déclare déclarait affirmé affirme affirmait expliqué explique expliquait indiqué indique ajouté ajoute souligné souligne estimé estime estimait assuré assure écrit raconte raconté précisé précise confié confie lancé lance insisté insiste " +
    "répondu répond rappelé rappelle regretté regrette annoncé annonce poursuivi poursuit conclu conclut reconnu reconnaît promis martelé martèle répété répète commenté commente témoigne témoigné prévenu prévient résume résumé plaidé plaide dénoncé dénonce " +
    "renchérit renchéri lâché lâche soupire soupiré ironise ironisé tonné tonne demandé demande interrogé interroge admis admet avoué avoue réagi réagit félicité félicite considéré considère jugé juge",
  framing: "qualifié qualifie qualifiant dénoncé dénonçant appelé appelle décrit évoqué parlé traité accusé accuse",
  quoting: "cité cite citait citant",
  hearing: "entendu appris écouté reçu",
  asking: "demandé demande interrogé interroge",
  reporting: "rapporte rapporté",
  issuing: "publié publie diffusé",
  statement: "communiqué déclaration lettre message texte discours réponse",
  source: "selon d'après pour aux_yeux_de de_l'avis_de",
  sourceBehind: "",
  by: "par",
  passive: "été est était fut",
  title:
    "dr docteur professeur professeure prof maître président présidente ministre maire directeur directrice député députée sénateur sénatrice secrétaire général générale porte-parole porte parole chef cheffe patron patronne juge procureur procureure avocat avocate " +
    "préfet préfète commissaire capitaine colonel amiral roi reine prince princesse pape évêque père abbé rabbin imam ambassadeur ambassadrice gouverneur gouverneure chancelier chancelière premier première vice ancien ancienne ex " +
    "chercheur chercheuse historien historienne économiste écrivain écrivaine auteur autrice acteur actrice chanteur chanteuse réalisateur réalisatrice entraîneur entraîneuse sélectionneur responsable conseiller conseillère adjoint adjointe délégué déléguée " +
    "coordinateur coordinatrice fondateur fondatrice gérant gérante propriétaire agriculteur agricultrice habitant habitante témoin médecin ingénieur architecte candidat candidate élu élue militant militante journaliste pêcheur armateur",
  mister: "m monsieur",
  madam: "mme madame mlle mademoiselle",
  titleAndName: "roi prince pape père abbé juge maire",
  organisation:
    "banque ministère office agence bureau commission comité conseil cour sénat assemblée parlement union association fédération fondation institut université école église parti gouvernement service police armée hôpital musée société groupe compagnie " +
    "syndicat monde figaro libération parisien journal presse radio télévision europe france paris république état ville région département rue place avenue port otan onu sa",
  place: "saint sainte nord sud est ouest nouveau nouvelle new los san la le",
  he: "il",
  she: "elle",
  otherPronoun: "on nous je ils elles vous tu ce ceci cela certains autres un une",
  relative: "qui que dont",
  particle: "de du des d' la le les von van der den di da del bin al el",
  linking: "de van von",
  notAName:
    "le la les l' un une des du de d' et ou mais donc or ni car si quand comme dans en au aux par pour sur sous avec sans chez vers entre depuis après avant pendant ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos il elle on nous vous ils elles je tu " +
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre hier demain aujourd'hui selon oui non c'est qui que quoi où là ici puis alors ainsi tout tous toute toutes pas ne",
  between:
    "a ont avait est été aussi encore ensuite alors hier lundi mardi mercredi jeudi vendredi samedi dimanche également notamment d'ailleurs déjà toujours enfin ainsi par ailleurs t s'est se lui y en nous m' l' leur me",
  preposition:
    "de du des d' à au aux dans en sur sous par pour avec sans chez vers entre depuis après avant pendant lors devant contre que qui comme si quand selon lorsque dont où face",
  subordinator: "que comme quand si lorsque puisque",
  determiner: "le la les l' un une des son sa ses leur leurs ce cet cette ces mon ma mes notre nos votre vos",
  definite: "le la l'",
  maleDeterminer: "le",
  femaleDeterminer: "la",
  and: "et &",
  but: "mais et ou",
  term: "dit dite appelé appelée intitulé intitulée terme mot surnommé",
  abbreviation: "m mm mme dr pr st ste av bd etc cf p",
  roleEnding: "eur euse iste ien ienne ant ante ent ente er ère teur trice veuve fils fille frère sœur",
  adverbEnding: "ment",
  femaleTitleEnding: "",
  isVerbSecond: false,
  hasCompounds: false,
  hasCapitalNouns: false,
};
