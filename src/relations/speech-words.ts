/**
 * Stage relations: the words by which a text says who spoke, lower case, in English, German, French, Spanish, Italian, Portuguese,
 * Dutch and Indonesian. Input none, output sets. The verbs are those that news writing uses with quotations (the reporting
 * verbs of agency style guides), in the forms in which they stand beside one: present, past, participle. O(1); sets are made
 * on first use.
 */

/** Verbs that give words as somebody's. */
const SAYING =
  "said says say saying agreed agrees echoed added adds adding stated states stating noted notes noting explained explains explaining told tells telling asked asks asking wrote writes " +
  "writing replied replies responded responds answered answers insisted insists insisting argued argues arguing declared declares declaring announced announces " +
  "announcing remarked remarks observed observes commented comments commenting continued continues concluded concludes warned warns warning claimed claims claiming " +
  "acknowledged acknowledges admitted admits conceded concedes recalled recalls joked joking quipped testified testifies testifying tweeted posted promised vowed " +
  "urged urges urging stressed stresses stressing emphasized emphasizes emphasizing emphasised maintained maintains contended contends asserted asserts suggested " +
  "suggests charged complained complains denied denies predicted predicts cautioned cautions reiterated reiterates repeated confirmed confirms shouted yelled " +
  "whispered cried exclaimed countered read reads indicated pointed expressed quoted proclaimed lamented opined reasoned estimated reported boasted pleaded " +
  "sagte sagt sagten gesagt erklärte erklärt betonte betont meinte meint teilte schrieb schreibt fügte ergänzte ergänzt kritisierte kritisiert forderte fordert warnte warnt " +
  "kommentierte berichtete äußerte versicherte bekräftigte unterstrich hieß heißt zitierte mahnte lobte räumte " +
  "dit déclaré déclare affirmé affirme expliqué explique indiqué indique ajouté ajoute souligné souligne estimé estime assuré assure écrit raconte raconté précisé précise confié lancé lance insisté " +
  "dijo dice dicho afirmó afirma declaró declara explicó explica agregó añadió añade señaló señala indicó aseguró asegura sostuvo sostiene manifestó expresó apuntó subrayó escribió comentó advirtió " +
  "detto disse ha-detto spiegato spiega dichiarato dichiara affermato afferma aggiunto aggiunge sottolineato scritto scrive commenta commentato ricorda racconta " +
  "diz afirmou declarou explicou explica acrescentou destacou ressaltou escreveu contou garantiu frisou sublinhou " +
  "zei zegt gezegd verklaarde schreef schrijft stelt stelde vertelt vertelde aldus reageert benadrukte " +
  "kata ujar tutur ucap jelas ungkap imbuh tambah tandas katanya ujarnya tuturnya ucapnya jelasnya mengatakan menyatakan menjelaskan menambahkan menegaskan mengungkapkan";

/** Verbs that give words as somebody's judgement: "called it", "denounced the plan as". They stand before a quotation. */
const FRAMING =
  "called calls calling described describes describing denounced denounces denouncing labeled labelled labeling branded dismissed dismisses dismissing termed terming " +
  "dubbed hailed hailing blasted blasting slammed slamming criticized criticised criticizing condemned condemns condemning praised praising welcomed decried decries characterized " +
  "characterizes referred refers viewed considers considered deemed accused accusing nannte nennt bezeichnete bezeichnet qualifié qualifie calificó califica " +
  "tachó definito definisce chamou classificou noemde noemt menyebut";

/** Verbs that do so with "statement", "remarks" and the like after them. */
const ISSUING = "issued issues released releases made makes delivered delivers gave gives offered provided submitted posted veröffentlichte publié emitió";
const STATEMENT = "statement statements remarks remark comment comments testimony response letter message text speech";

/** What stands before a name that is the source: "according to X", "attributed to X". */
const SOURCE_BEFORE_TO = "according attributed";
const SOURCE_WORDS = "laut selon según secondo segundo volgens menurut";

/** Titles and offices: what stands before a name and is none of it, whether capitalised or not. */
const TITLES =
  "mr mrs ms miss dr sir lord lady dame prof professor sen sens senator senators rep reps representative representatives congressman congresswoman congressmen gov governor lt " +
  "lieutenant col colonel gen general maj major capt captain sgt sergeant cpl corporal adm legislator admiral cmdr commander pvt spc rev reverend fr father sister brother bishop archbishop cardinal " +
  "pope rabbi imam sheikh sheik ayatollah king queen prince princess duke president vice premier prime minister ministers chancellor secretary undersecretary treasurer " +
  "attorney solicitor judge justice magistrate mayor alderman councilman councilwoman councilor councillor commissioner commissioners chair chairman chairwoman chairperson chief " +
  "executive officer director directors manager managing head leader whip speaker majority minority ranking member floor deputy assistant associate acting interim former then ex " +
  "ambassador envoy consul inspector superintendent sheriff constable detective officer agent analyst economist spokesman spokeswoman spokesperson adviser advisor aide " +
  "coach engineer doctor nurse physicist biologist astronaut architect activist editor publisher founder co-founder cofounder owner trader broker dealer lawyer counsel administrator coordinator organizer organiser delegate principal dean provost professor " +
  "scientist researcher historian author writer actor actress singer ceo cfo coo hon honorable honourable republican democrat " +
  "partner comptroller governor-general marshal postmaster surgeon assistant official " +
  "herr frau präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin bürgermeister bürgermeisterin oberbürgermeister sprecher sprecherin chef chefin direktor direktorin " +
  "leiter leiterin vorsitzende vorsitzender geschäftsführer geschäftsführerin generalsekretär generalsekretärin experte expertin anwalt anwältin trainer " +
  "monsieur madame président présidente ministre maire directeur directrice député députée porte-parole secrétaire " +
  "señor señora presidente presidenta ministro ministra alcalde alcaldesa director directora portavoz diputado diputada senador senadora secretario secretaria " +
  "signor signora onorevole premier sindaco direttore direttrice portavoce deputato deputata segretario " +
  "senhor senhora prefeito deputado deputada diretor diretora porta-voz secretário secretária " +
  "meneer mevrouw burgemeester premier directeur woordvoerder voorzitter " +
  "presiden menteri gubernur bupati wali walikota ketua direktur kepala juru bicara jenderal kapolri sekretaris pak bapak ibu";

/** Ends of German compounds that are titles: "Verteidigungsminister", "Regierungssprecherin". */
const TITLE_ENDINGS = [
  "minister",
  "ministerin",
  "präsident",
  "präsidentin",
  "sprecher",
  "sprecherin",
  "kanzler",
  "kanzlerin",
  "meister",
  "meisterin",
  "chef",
  "chefin",
  "leiter",
  "leiterin",
  "direktor",
  "direktorin",
];

/** Titles that are last names as well: at the end of a name they are that. */
const TITLES_AND_NAMES = "king major judge bishop duke dean prince marshal baron pope page father";

/** Words of the names of organisations, by which they are told from people. */
const ORGANISATION =
  "corp corporation inc co company companies ltd plc llc group holdings bank department ministry office agency bureau commission committee council court senate house congress parliament union " +
  "association federation foundation institute university college school church party government administration service services board authority airlines airways motors industries " +
  "international information systems unit organization organisation league society center centre network coalition alliance police army navy force hospital museum fund trust exchange board reserve state states county city " +
  "street journal times post news press reuters white pentagon kremlin ag gmbh sa spa nv se act program plan project initiative";

const PERSON_PRONOUNS = "he she er sie il elle él ella lui lei ele ela hij zij ze dia ia";
const OTHER_PRONOUNS = "it they we i you who es ils elles ellos ellas loro eles elas wij we mereka one";
const PARTICLES = "de da di do du del della dello dos das la le van von der den zu zur vom ter ten af av bin ibn ben bint abu al el y e";

/** Capitalised at the start of a sentence, or always, and no name: function words, days, months. */
const NOT_A_NAME =
  "the a an this that these those and but or so yet for nor if when while where after before as in on at by to of with from since because although though however also even still now then there here " +
  "today yesterday tomorrow earlier later meanwhile finally first second another other others some many most more all both each every one two three no not what who why how it its he she they we you i his her their our my your " +
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
  "officials analysts critics supporters traders dealers sources people experts lawmakers economists republicans democrats senators residents police authorities investigators prosecutors bankers brokers " +
  "industry market government diplomats witnesses observers according asked speaking under over during through without " +
  "montag dienstag mittwoch donnerstag freitag samstag sonntag der die das ein eine am im und aber auch dann wir ich es er sie man lundi mardi mercredi jeudi vendredi samedi dimanche " +
  "lunes martes miércoles jueves viernes";

/** Words between a subject and its verb, or between an attribution and its end. */
const BETWEEN =
  "has had have was is were been also later then today yesterday earlier recently repeatedly again once now further just simply already still even quickly often " +
  "tonight would will could did does monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
  "a ha hat habe hatte haben est avait ont heeft had telah juga auch";

const PREPOSITIONS =
  "in on at to during after before through by of about for from with when as that while during of into outside inside via per upon if because am im beim vor nach gegenüber zum zur au aux dans en durante a al alla nel op bij tegen di pada kepada";
const DETERMINERS =
  "the a an his her its their our my one another some der die das ein eine dem den le la les l un une el los las il lo gli i o os as um uma de het een sang";

type WordClass =
  | "saying"
  | "framing"
  | "issuing"
  | "statement"
  | "sourceBeforeTo"
  | "source"
  | "title"
  | "titleAndName"
  | "organisation"
  | "personPronoun"
  | "otherPronoun"
  | "particle"
  | "notAName"
  | "between"
  | "preposition"
  | "determiner";

const LISTS: Readonly<Record<WordClass, string>> = {
  saying: SAYING,
  framing: FRAMING,
  issuing: ISSUING,
  statement: STATEMENT,
  sourceBeforeTo: SOURCE_BEFORE_TO,
  source: SOURCE_WORDS,
  title: TITLES,
  titleAndName: TITLES_AND_NAMES,
  organisation: ORGANISATION,
  personPronoun: PERSON_PRONOUNS,
  otherPronoun: OTHER_PRONOUNS,
  particle: PARTICLES,
  notAName: NOT_A_NAME,
  between: BETWEEN,
  preposition: PREPOSITIONS,
  determiner: DETERMINERS,
};

const sets = new Map<WordClass, ReadonlySet<string>>();

/** Whether a word, in lower case, is of a class. */
export function isWordOf(kind: WordClass, word: string): boolean {
  let set = sets.get(kind);
  if (!set) {
    set = new Set(LISTS[kind].split(" "));
    sets.set(kind, set);
  }
  return set.has(word);
}

/** Whether a word, in lower case, is a title or office, a German compound of one included. */
export function isTitle(word: string): boolean {
  return isWordOf("title", word) || (word.length > 9 && TITLE_ENDINGS.some((ending) => word.endsWith(ending)));
}
