/**
 * Stage reading: the table of well-known publishers. Input none, output one regular expression that finds those which texts credit, the
 * canonical name of each form, and that of a publisher by its key (publisher-names.ts). From the agencies' own style of signing (datelines
 * and credit lines), the members of the European Alliance of News Agencies, and the large agencies elsewhere. O(1).
 *
 *   name        what a mark calls it
 *   forms       unmistakable: found wherever they stand, also glued to a word before where line ends were lost
 *   acronyms    mean other things as well (Popular Alliance, Advanced Placement): credits.ts asks for more around them
 *   also        what documents call it as their source, domains without their ending included; never looked for in texts
 */

interface Agency {
  readonly name: string;
  readonly forms: readonly string[];
  readonly acronyms?: readonly string[];
  readonly also?: readonly string[];
}

const AGENCIES: readonly Agency[] = [
  { name: "Associated Press", forms: ["Associated Press", "ASSOCIATED PRESS", "apnews.com"], acronyms: ["AP"], also: ["apnews", "ap news", "AP Online"] },
  { name: "Reuters", forms: ["Thomson Reuters", "Reuters", "REUTERS"], also: ["reuters news"] },
  { name: "AFP", forms: ["Agence France-Presse", "Agence France Presse"], acronyms: ["AFP", "afp"], also: ["afp news"] },
  { name: "dpa", forms: ["Deutsche Presse-Agentur", "Deutschen Presse-Agentur", "dpa-infocom", "dpa-AFX"], acronyms: ["dpa", "DPA"] },
  { name: "UPI", forms: ["United Press International"], acronyms: ["UPI"] },
  { name: "Bloomberg", forms: ["Bloomberg News"], acronyms: ["Bloomberg"] },
  { name: "Dow Jones", forms: ["Dow Jones Newswires"] },
  { name: "PA", forms: ["Press Association", "PA Media", "PA news agency"], acronyms: ["PA"], also: ["pa news", "press association news"] },
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
  { name: "Fox News", forms: ["Fox News", "FOX News"], also: ["fox", "foxnews", "fox news channel"] },
  { name: "CNN", forms: ["Cable News Network"], acronyms: ["CNN"], also: ["cnn news", "cnn international"] },
  { name: "BBC", forms: ["BBC News"], acronyms: ["BBC"], also: ["bbc", "bbc news online"] },
  { name: "NPR", forms: ["National Public Radio"], acronyms: ["NPR"], also: ["npr news"] },
  { name: "NBC", forms: ["NBC News"], acronyms: ["NBC"], also: ["nbcnews", "nbc"] },
  { name: "CBS", forms: ["CBS News"], acronyms: ["CBS"], also: ["cbsnews", "cbs"] },
  { name: "ABC News", forms: ["ABC News"], also: ["abcnews", "abc news us"] },
  { name: "Politico", forms: ["Politico", "POLITICO"], also: ["politico magazine"] },
];

/** Publishers whose sources have several names that no rule makes equal; texts credit them by the last words of their names (below). */
const OTHERS: readonly (readonly [name: string, ...also: string[]])[] = [
  ["New York Times", "nytimes", "nyt", "ny times"],
  ["Washington Post", "wapo"],
  ["Washington Times"],
  ["Boston Globe"],
  ["Chicago Tribune"],
  ["Newsweek"],
  ["The Hill", "thehill"],
  ["Breitbart", "breitbart news"],
  ["Vox"],
  ["Slate"],
  ["Salon"],
  ["Townhall"],
  ["Newsmax"],
  ["Wall Street Journal", "wsj"],
  ["Los Angeles Times", "latimes", "la times"],
  ["USA Today", "usat"],
  ["Christian Science Monitor", "csmonitor", "cs monitor"],
  ["HuffPost", "huffington post"],
  ["Daily Mail", "mail", "mail on sunday"],
  ["Telegraph", "daily telegraph", "sunday telegraph"],
  ["Times of London", "times uk", "sunday times"],
  ["Financial Times", "ft"],
  ["Guardian", "guardian us", "guardian uk", "guardian australia"],
  ["MSNBC"],
  ["Forbes"],
  ["Time", "time magazine"],
  ["RT", "russia today"],
  ["DW", "deutsche welle"],
  ["Süddeutsche Zeitung", "sueddeutsche", "sz"],
  ["Frankfurter Allgemeine Zeitung", "faz", "frankfurter allgemeine"],
  ["Neue Zürcher Zeitung", "nzz"],
  ["Spiegel", "der spiegel", "spiegel international"],
  ["Zeit", "die zeit"],
  ["Tagesschau", "ard"],
  ["Le Monde", "lemonde"],
  ["Le Figaro", "lefigaro"],
  ["L'Express", "lexpress"],
  ["El País", "elpais"],
  ["El Mundo", "elmundo"],
  ["La Repubblica", "larepubblica"],
  ["Corriere della Sera", "corriere"],
  ["Folha de S.Paulo", "folha"],
  ["O Globo", "oglobo"],
  ["NOS", "nos nieuws"],
  ["SRF", "schweizer radio und fernsehen"],
  ["ORF"],
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

let byKey: ReadonlyMap<string, string> | undefined;

/** The name of a well-known publisher by a key as `publisherOf` makes it; undefined for any other. */
export function knownPublisher(key: string): string | undefined {
  byKey ??= new Map([
    ...AGENCIES.flatMap(({ name, forms: full, acronyms = [], also = [] }) =>
      [name, ...full, ...acronyms, ...also].map((one): [string, string] => [plain(one), name]),
    ),
    ...OTHERS.flatMap(([name, ...also]) => [name, ...also].map((one): [string, string] => [plain(one), name])),
  ]);
  return byKey.get(key);
}

/** Letters and digits only, in lower case, without marks and article. */
function plain(name: string): string {
  const words =
    name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return (words.length > 1 && /^(?:the|der|die|le|la|el|o|l)$/.test(words[0]!) ? words.slice(1) : words).join("");
}

/** Whether the last word of a newspaper's name, with an article, is the whole of it ("the Times"). */
export function isNewspaperByItself(word: string): boolean {
  return NEWSPAPERS.includes(word);
}
