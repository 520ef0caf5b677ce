/**
 * Stage relations: whether a passage speaks of the page instead of the news: copyright, signing up, following, clicking, who contributed. Input the
 * text of a passage, output yes or no. A cue a WORDS_A_CUE words: so a paragraph of a story that ends with "click here" is none. The cues are those of
 * sites in nine languages, whole phrases that no sentence of a story needs. O(length), of the first MOST_TEXT characters.
 */

/** Words of furniture for which one cue speaks: a line of a footer, or a picture of a gallery with its caption. */
const WORDS_A_CUE = 40;
/** The same for the counter of a gallery ("Hide Caption 3 of 21"): the captions between are as long as they like. */
const WORDS_A_PICTURE = 120;
const GALLERY = /(?:caption|image|photo|bild|foto|imagen) \d{1,3} (?:of|von|de) \d{1,3}/gi;
const MOST_TEXT = 4000;

const CUES = new RegExp(
  [
    "all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|riproduzione riservata|alle rechten voorbehouden|все права защищены|hak cipta",
    "copyright (?:©|\\(c\\)|[12]\\d{3})|© ?[12]\\d{3}|may not be (?:published|reproduced|reprinted)|reprint permission|terms of (?:use|service)|privacy policy|cookie policy|nutzungsbedingungen|datenschutz(?:erkl[äa]rung|hinweise)|mentions l[ée]gales|aviso legal",
    "sign(?:ing)? up (?:for|to|here|now)|subscribe (?:to|now|here|today)|newsletters?|delivered (?:to your|straight to|directly to)|jetzt abonnieren|zum newsletter|abonnez[- ]vous|inscrivez[- ]vous|suscr[íi]b(?:ete|ase)|inscreva-se|assine (?:a|o|j[áa])|iscriviti|meld je aan|schrijf je in|подпис(?:ывайтесь|аться)|berlangganan",
    "click (?:here|for more|on the|to (?:read|watch|view|see|play))|hier klicken|klicken sie hier|cliquez (?:ici|sur)|haga clic|haz clic|clique aqui|clicca qui|klik (?:hier|di sini)|нажмите здесь",
    "follow (?:us|him|her|me|them|@\\w+|[\\w.' ]{2,40}) on (?:twitter|facebook|instagram|x\\b)|like us on facebook|on twitter:? @|@\\w+ on twitter|share this (?:article|story|page)|folgen sie (?:uns|ihm|ihr)|suivez[- ]nous|s[íi]guenos|siga[- ]nos|seguici|volg ons|ikuti kami",
    "contributed to this (?:report|story|article)|hide caption|toggle caption|just watched|must watch|replay more videos|photos?: photos?:|skip to (?:main )?content|enlarge this image|(?:prev(?:ious)?|next) image|image \\d+ of \\d+|story highlights|read more(?: here)?:|continue reading|more on this|advertisement\\b|join the (?:discussion|conversation)|leave a comment|view comments|catch .{2,40} live online|check out the .{2,60}(?:map|calculator)|(?:column|show) appears|baca juga|lesen sie (?:auch|mehr)|lire aussi|leia (?:tamb[ée]m|mais)|lee tambi[ée]n|leggi anche|lees ook|читайте также",
  ].join("|"),
  "gi",
);

/** Whether the words of a passage are a page's own. */
export function isFurniture(text: string): boolean {
  const shown = text.slice(0, MOST_TEXT);
  const words = shown.match(/\S+/g)?.length ?? 0;
  const [cues, pictures] = [shown.match(CUES)?.length ?? 0, shown.match(GALLERY)?.length ?? 0];
  return (cues > 0 && cues * WORDS_A_CUE >= words) || (pictures > 0 && pictures * WORDS_A_PICTURE >= words);
}
