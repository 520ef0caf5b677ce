/**
 * Stage relations: the table of news agencies and of other publishers that texts credit. Input none, output one regular
 * expression that finds their names, and the canonical name of each form. From the agencies' own style of signing (datelines
 * and credit lines), the members of the European Alliance of News Agencies, and the large agencies elsewhere. O(1).
 *
 *   name        what a mark calls it
 *   forms       unmistakable: found wherever they stand, also glued to a word before where line ends were lost
 *   acronyms    mean other things as well (Popular Alliance, Advanced Placement): credits.ts asks for more around them
 */

interface Agency {
  readonly name: string;
  readonly forms: readonly string[];
  readonly acronyms?: readonly string[];
}

const AGENCIES: readonly Agency[] = [
  { name: "Associated Press", forms: ["Associated Press", "ASSOCIATED PRESS", "apnews.com"], acronyms: ["AP"] },
  { name: "Reuters", forms: ["Thomson Reuters", "Reuters", "REUTERS"] },
  { name: "AFP", forms: ["Agence France-Presse", "Agence France Presse"], acronyms: ["AFP", "afp"] },
  { name: "dpa", forms: ["Deutsche Presse-Agentur", "Deutschen Presse-Agentur", "dpa-infocom", "dpa-AFX"], acronyms: ["dpa", "DPA"] },
  { name: "UPI", forms: ["United Press International"], acronyms: ["UPI"] },
  { name: "Bloomberg", forms: ["Bloomberg News"], acronyms: ["Bloomberg"] },
  { name: "Dow Jones", forms: ["Dow Jones Newswires"] },
  { name: "PA", forms: ["Press Association", "PA Media", "PA news agency"], acronyms: ["PA"] },
  { name: "Canadian Press", forms: ["Canadian Press", "La Presse Canadienne", "La Presse canadienne"], acronyms: ["CP"] },
  { name: "AAP", forms: ["Australian Associated Press"], acronyms: ["AAP"] },
  { name: "APA", forms: ["Austria Presse Agentur"], acronyms: ["APA"] },
  { name: "Keystone-SDA", forms: ["Keystone-SDA", "Keystone-ATS", "Schweizerische Depeschenagentur"], acronyms: ["SDA", "sda", "ats", "ATS"] },
  { name: "epd", forms: ["Evangelischer Pressedienst", "Evangelischen Pressedienst"], acronyms: ["epd"] },
  { name: "KNA", forms: ["Katholische Nachrichten-Agentur", "Katholischen Nachrichten-Agentur"], acronyms: ["KNA"] },
  { name: "SID", forms: ["Sport-Informations-Dienst"], acronyms: ["SID", "sid"] },
  { name: "EFE", forms: ["Agencia EFE"], acronyms: ["EFE", "Efe"] },
  { name: "Europa Press", forms: ["Europa Press", "EUROPA PRESS"] },
  { name: "ANSA", forms: ["Agenzia ANSA"], acronyms: ["ANSA", "Ansa"] },
  { name: "Adnkronos", forms: ["Adnkronos", "AdnKronos"] },
  { name: "Lusa", forms: ["Agência Lusa", "agência Lusa"], acronyms: ["Lusa", "LUSA"] },
  { name: "Agência Brasil", forms: ["Agência Brasil", "Agencia Brasil"] },
  { name: "ANP", forms: ["Algemeen Nederlands Persbureau"], acronyms: ["ANP"] },
  { name: "Belga", forms: ["Agence Belga"], acronyms: ["Belga", "BELGA"] },
  { name: "Antara", forms: ["Kantor Berita Antara"], acronyms: ["ANTARA", "Antara"] },
  { name: "Ritzau", forms: ["Ritzau", "/ritzau/"] },
  { name: "NTB", forms: ["Norsk Telegrambyrå"], acronyms: ["NTB"] },
  { name: "TT", forms: ["Tidningarnas Telegrambyrå"], acronyms: ["TT"] },
  { name: "PAP", forms: ["Polska Agencja Prasowa"], acronyms: ["PAP"] },
  { name: "Anadolu", forms: ["Anadolu Agency", "Anadolu Ajansı"], acronyms: ["AA"] },
  { name: "TASS", forms: ["ITAR-TASS"], acronyms: ["TASS", "Tass"] },
  { name: "Interfax", forms: ["Interfax"] },
  { name: "RIA Novosti", forms: ["RIA Novosti"] },
  { name: "Xinhua", forms: ["Xinhua"] },
  { name: "Kyodo", forms: ["Kyodo News", "Kyodo"] },
  { name: "Jiji", forms: ["Jiji Press"] },
  { name: "Yonhap", forms: ["Yonhap"] },
  { name: "PTI", forms: ["Press Trust of India"], acronyms: ["PTI"] },
  { name: "ANI", forms: ["Asian News International"], acronyms: ["ANI"] },
  { name: "IANS", forms: ["Indo-Asian News Service"], acronyms: ["IANS"] },
  { name: "Bernama", forms: ["Bernama", "BERNAMA"] },
  { name: "Notimex", forms: ["Notimex"] },
  { name: "Prensa Latina", forms: ["Prensa Latina"] },
  { name: "States News Service", forms: ["States News Service"] },
  { name: "Scripps Howard", forms: ["Scripps Howard News Service"] },
  { name: "Knight Ridder", forms: ["Knight Ridder", "Knight-Ridder"] },
  { name: "McClatchy", forms: ["McClatchy Newspapers", "McClatchy-Tribune", "Tribune News Service"] },
  { name: "Fox News", forms: ["Fox News", "FOX News"] },
  { name: "CNN", forms: ["Cable News Network"], acronyms: ["CNN"] },
  { name: "BBC", forms: ["BBC News"], acronyms: ["BBC"] },
  { name: "NPR", forms: ["National Public Radio"], acronyms: ["NPR"] },
  { name: "NBC", forms: ["NBC News"], acronyms: ["NBC"] },
  { name: "CBS", forms: ["CBS News"], acronyms: ["CBS"] },
  { name: "ABC News", forms: ["ABC News"] },
  { name: "Politico", forms: ["Politico", "POLITICO"] },
];

/**
 * Last words of the names of newspapers. A capitalised run that ends with one is taken for a publisher where the words around
 * it credit it ("the Daily Planet reported"), and nowhere else. Those of the second list mean too much by themselves.
 */
const NEWSPAPERS = (
  "Times Post Journal Tribune Herald Globe Gazette Chronicle Guardian Observer Telegraph Examiner Courier Dispatch Inquirer Enquirer " +
  "Sentinel Advertiser Zeitung Spiegel Tageblatt Anzeiger Nachrichten Rundschau Kurier Figaro Parisien Libération Vanguardia Clarín " +
  "Repubblica Stampa Globo Folha Telegraaf Volkskrant Kompas Tempo"
).split(" ");
const NEWSPAPERS_WITH_MORE = (
  "News Planet Star Sun Mail Bulletin Independent Press Express Mirror Today Bee Argus Echo Magazine Wire Monitor Register Ledger " +
  "Republic Record Standard Leader Review Reporter Digest Welt Monde País Mundo Nación Sera"
).split(" ");

/** What a form stands for. */
interface AgencyForm {
  readonly name: string;
  readonly isAcronym: boolean;
}

let known: ReadonlyMap<string, AgencyForm> | undefined;

function forms(): ReadonlyMap<string, AgencyForm> {
  known ??= new Map(
    AGENCIES.flatMap(({ name, forms: full, acronyms = [] }) =>
      [...full, ...acronyms].map((form): [string, AgencyForm] => [form, { name, isAcronym: acronyms.includes(form) }]),
    ),
  );
  return known;
}

/** Longest first, so that none hides behind its own beginning. */
function alternatives(words: readonly string[]): string {
  return [...words].sort((x, y) => y.length - x.length || (x < y ? -1 : 1)).join("|");
}

let names: RegExp | undefined;

/** Agencies and the last words of newspapers in a text, case told apart. Nothing in the pattern repeats, so a scan is linear. */
export function publisherNames(text: string): IterableIterator<RegExpMatchArray & { readonly index: number }> {
  names ??= namesPattern();
  return text.matchAll(names);
}

function namesPattern(): RegExp {
  const all = [...forms()];
  const [full, acronyms] = [false, true].map((isAcronym) => alternatives(all.filter(([, of]) => of.isAcronym === isAcronym).map(([form]) => form)));
  const after = "(?![A-Za-z0-9À-ÿ])";
  return new RegExp(`(?:${full})${after}|(?<![A-Za-z0-9À-ÿ])(?:${acronyms}|${alternatives([...NEWSPAPERS, ...NEWSPAPERS_WITH_MORE])})${after}`, "g");
}

/** What a form found by `publisherNames` stands for; undefined for the last word of a newspaper. */
export function agencyOf(form: string): AgencyForm | undefined {
  return forms().get(form);
}

/** Whether the last word of a newspaper's name, with an article, is the whole of it ("the Times"). */
export function isNewspaperByItself(word: string): boolean {
  return NEWSPAPERS.includes(word);
}
