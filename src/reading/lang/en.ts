/** English: whom a text gives words to. Reporting verbs are those of agency style guides, in the forms that stand beside a quotation. */
import type { LanguageWords } from "../lexicon.js";

export const EN: LanguageWords = {
  codes: "en",
  frequent: "not",
  saying:
    "said says say saying agreed agrees echoed added adds adding stated stating noted notes noting explained explains explaining told tells telling asked asks asking wrote writes writing replied replies replying responded responds responding answered answers insisted insists insisting argued argues arguing declared declares declaring announced announces announcing remarks commented comments commenting continued continues concluded concludes warned warns warning claimed claims claiming acknowledged acknowledges admitted admits conceded concedes recalled recalls joked joking quipped testified testifies testifying tweeted tweets posted promised vowed vowing vows pledged pledging pledges urged urges urging stressed stresses stressing emphasized emphasizes emphasizing maintained maintains contended contends asserted asserts suggested suggests suggesting charged complained complains denied denies predicted predicts predicting cautioned cautions reiterated reiterates repeated confirmed confirms shouted cried exclaimed countered proclaimed proclaims lamented opined reported boasted retorted mused jokes",
  framing:
    "called calls calling described describes describing denounced denounces denouncing labeled labelled labeling branded dismissed dismisses dismissing termed terming dubbed hailed hailing blasted blasting slammed slamming criticized criticised criticizing condemned condemns condemning praised praising welcomed decried decries characterized characterizes referred refers referring viewed considers considered deemed accused accusing mocked mocking derided ridiculed lambasted thanked",
  quoting: "quoted quotes quoting cited cites citing",
  hearing: "heard hears listened learned learnt received asked",
  asking: "asked asks asking",
  reporting: "reported reports",
  issuing: "issued issues issuing released releases releasing made makes delivered delivers gave gives offered offering provided submitted posted",
  statement: "statement statements remarks remark comment comments testimony response letter message text speech email e-mail post tweet",
  source: "according_to attributed_to attributable_to per",
  by: "by",
  passive: "was were is are been being be got",
  title:
    "adv dr professor prof sen sens senator senators rep reps representative representatives congressman congresswoman congressmen gov governor lt lieutenant col colonel gen general maj major capt captain sgt sergeant cpl corporal adm legislator admiral cmdr commander pvt spc rev reverend fr father bishop archbishop cardinal pope rabbi imam sheikh sheik ayatollah king queen prince princess duke president vice premier prime minister ministers chancellor secretary undersecretary treasurer attorney solicitor judge justice magistrate mayor alderman councilman councilwoman councilor councillor commissioner commissioners chair chairman chairwoman chairperson chief executive officer director directors manager managing head leader whip speaker majority minority ranking member floor deputy assistant associate acting interim former then ex ambassador envoy consul inspector superintendent sheriff constable detective agent analyst economist spokesman spokeswoman spokesperson adviser advisor aide coach engineer doctor nurse physicist biologist astronaut architect activist editor publisher founder co-founder cofounder owner trader broker dealer lawyer counsel administrator coordinator organizer organiser delegate principal dean provost scientist researcher historian author writer actor actress singer ceo cfo coo hon honorable honourable republican democrat democratic candidate nominee strategist pollster journalist columnist reporter correspondent host anchor commentator blogger partner comptroller governor-general marshal postmaster surgeon official master pastor farmer teacher student resident driver witness colleague opponent",
  mister: "mr sir lord brother",
  madam: "mrs ms miss lady dame sister",
  titleAndName: "king major judge bishop duke dean prince marshal baron pope page father farmer brother master driver coach",
  organisation:
    "corporation company department ministry office agency bureau commission committee council court senate house congress parliament union association federation foundation institute university college school church party government administration service services board authority international unit organization organisation league society center centre network coalition alliance police army navy force hospital museum fund trust exchange reserve state states county city street journal times post news pentagon act program plan project national convention conference campaign planet daily tribune herald gazette review today america american river island beach avenue day week night month year war bill law club",
  place: "north south east west united lake port cape rhode northern southern eastern western central middle sri saudi",
  he: "he",
  she: "she",
  otherPronoun: "it they we i you one another others some many both neither nobody everyone somebody someone",
  relative: "who which that whom whose",
  linking: "de van von of al",
  notAName:
    "so nor however there here tomorrow meanwhile finally first second other most more all two three not what why how january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec officials analysts critics supporters traders dealers sources people experts lawmakers economists residents authorities investigators prosecutors bankers brokers industry market diplomats witnesses observers according speaking yes well ok okay please perhaps maybe only let",
  between:
    "has had have was is were been also later then today yesterday earlier recently repeatedly again once now further just simply already still even quickly often ever never soon tonight would will could did does do may subsequently famously",
  betweenAndName: "will",
  preposition:
    "in on at to during through by of about for from with into outside inside via per upon against between among under over near without toward towards amid following like despite alongside within across behind above below beneath beside underneath beyond opposite around atop",
  subordinator: "as that when while if because since after before until than whether where though although",
  determiner: "the a an his her its their our my your one another some this that these those no every each any",
  definite: "the",
  and: "and &",
  or: "or nor as_well_as along_with together_with",
  negation: "not never",
  telling: "told tells telling asked asks asking warned warns warning reminded reminds assured assures informed informs",
  but: "but and or yet",
  term: "so-called called titled entitled term word phrase known billed dubbed nicknamed slogan headlined",
  abbreviation:
    "sen sens rep reps gov govs mr mrs ms dr st lt col gen maj capt sgt cpl cmdr adm hon rev fr prof atty asst dist supt jr sr vs no mt ft ala ariz ark calif cal colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo jan feb mar apr aug sept oct nov dec",
  roleEnding: "man woman person er or ist yst ian ant ent ee eur ess mate friend wife husband son widow boy girl official source aide child neighbor neighbour",
  adverbEnding: "ly",
  femaleTitleEnding: "woman",
  day: "monday tuesday wednesday thursday friday saturday sunday",
};
