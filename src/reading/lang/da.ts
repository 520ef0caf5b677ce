/** Danish and Norwegian (bokmål): whom a text gives words to. */
import type { LanguageWords } from "../lexicon.js";

export const DA: LanguageWords = {
  codes: "da nb no nn",
  frequent:
    "og at det i er en på som af av for med den til ikke om har de et han var fra vi så men når hun kan eller også efter etter siger sier ifølge sig seg nu nå blev ble",
  saying:
    "siger sagde sier sa sagt skriver skrev fortæller fortalte forteller forklarer forklarede forklarte mener mente tilføjer tilføjede svarer svarede svarte konstaterer konstaterede konstaterte hævder hevder understreger understreker advarer advarede advarte påpeger påpeker oplyser opplyser spørger spør indrømmer innrømmer kommenterer kommenterte fortsætter fortsetter sukker lyder synes uttaler udtaler",
  framing: "kaldte kalder kalte kaller beskrev beskriver anklagede anklaget",
  quoting: "citerede citerer siterte siterer",
  hearing: "hørte fik fikk",
  asking: "spørger spør spurte",
  reporting: "skriver rapporterer",
  issuing: "udsendte publicerede",
  statement: "udtalelse uttalelse brev meddelelse pressemeddelelse melding tekst tale",
  source: "ifølge",
  sourceBehind: "",
  by: "af av",
  passive: "blev bliver ble blir er",
  title:
    "dr professor minister statsminister udenrigsminister finansminister utenriksminister præsident president formand leder direktør chef sjef talsperson talsmand talsmann talskvinde sekretær generalsekretær general oberst kaptajn kaptein politi kommissær konge dronning prins prinsesse pave biskop præst prest ambassadør guvernør dommer anklager aktor advokat forsker historiker økonom forfatter skuespiller sanger sangerinde træner trener læge lege ingeniør arkitekt kandidat journalist grundlægger grunder ejer eier landmand bonde vidne vitne reder borgmester ordfører rektor partileder",
  mister: "hr herr",
  madam: "fru frøken",
  titleAndName: "konge prins biskop",
  organisation:
    "bank departement kontor bureau kommission kommisjon komité råd domstol retten folketinget stortinget parlament union forbund forening stiftelse institut institutt universitet højskole høgskole skole kirke parti regering regjering myndighed politiet hær hospital sykehus museum gruppe selskab selskap firma fagforening avis politiken berlingske aftenposten radio tv europa danmark norge københavn oslo stat by kommune amt fylke gade gate torv havn nato fn eu a/s",
  place: "nord syd sør øst vest ny nye sankt new san los",
  he: "han",
  she: "hun",
  otherPronoun: "det vi jeg de du man nogen noen en anden andre",
  relative: "som der",
  particle: "af av von de der van la al el",
  linking: "von van de",
  notAName:
    "det den de en et og at men eller om når som i på af av for med til fra efter etter under over ved hos mod mot uden uten ifølge denne dette disse hans hendes hennes deres min vores vår jeg du han hun vi man nu nå da her der også ikke ingen ja nej nei hvad hva hvem hvor hvorfor mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts mars april maj mai juni juli august september oktober november december desember alle alt",
  between: "har havde hadde er var blev ble også senere da nu nå videre mandag tirsdag onsdag torsdag fredag lørdag søndag sig seg",
  preposition: "i på af av for med til fra efter etter under over ved hos mod mot uden uten om at som når ifølge mellem mellom",
  subordinator: "at som når da om",
  determiner: "den det de en et hans hendes hennes deres sin sit sitt min vores vår denne dette",
  definite: "den det",
  maleDeterminer: "",
  femaleDeterminer: "",
  and: "og &",
  but: "men og eller",
  term: "såkaldte såkalte kaldet kalt titlen ordet begrebet",
  abbreviation: "dr prof kr bl a f eks nr ca",
  roleEnding: "er ist mand mann kvinde kvinne enke søn",
  adverbEnding: "",
  femaleTitleEnding: "",
  isVerbSecond: true,
  hasCompounds: true,
  hasCapitalNouns: false,
};
