/**
 * Stage relations: who published a document, under one name whatever it is called. Input a source as a document has it and its address, output a
 * key that is equal for one publisher ("AP", "The Associated Press", "apnews.com") and the name to show. O(letters).
 *
 *   known source, else known host, else the source, else the host
 *
 * "Known" is the table of agencies.ts. What is not in it is its own words without article, brackets, the ending of a domain, and what a list of
 * feeds adds ("Daily Planet - News", "Planet Online"). A name of no letters, or of an article alone, names nobody.
 */
import { knownPublisher } from "../reading/agencies.js";

/** Letters of a word that may stand for a name. */
export const LEAST_NAME = 3;
/** A source is a name; of a longer one the beginning is looked at. */
const MOST_NAME = 200;

const ARTICLES: ReadonlySet<string> = new Set("the a der die das le la les el los las il lo gli o os de het".split(" "));
/** What lists of feeds put behind a name. */
const SECTION = /\s[-–—|:]\s*(?:news|editorials?|opinion|blogs?|politics|business|sports?|world|local|rss|top stories)\s*$/i;
const CHANNEL: ReadonlySet<string> = new Set(["online", "web", "digital"]);
const DOMAIN = /^(?:[a-z][a-z0-9+.-]{1,10}:\/\/)?(?:[^/\s@]{1,60}@)?((?:[\p{L}\p{N}-]{1,63}\.){1,6}[\p{L}]{2,24})(?::\d{1,5})?(?:[/?#]\S*)?$/u;
/** Second levels below a country's ending: "co.uk". */
const SECOND_LEVELS: ReadonlySet<string> = new Set("co com org net gov gob gouv go ac edu or ne".split(" "));
/** Hosts where anybody publishes: the page's own name comes before them or in its path, and they are nobody's. */
const PLATFORMS: ReadonlySet<string> = new Set(
  "blogspot wordpress medium substack tumblr typepad facebook twitter x youtube instagram linkedin reddit yahoo msn google googleusercontent amazonaws archive feedburner github".split(
    " ",
  ),
);

/** A publisher: two documents are of one where the keys are equal. */
export interface Publisher {
  readonly key: string;
  /** As tables or the document have it. */
  readonly name: string;
}

/** The publisher of a document with this source and address; undefined where neither names one. */
export function publisherOf(source: string | null | undefined, url?: string | null): Publisher | undefined {
  const name = source?.trim().slice(0, MOST_NAME) || undefined;
  const [ownKey, hostKey] = [name === undefined ? "" : keyOf(name), hostKeyOf(url)];
  const known = knownPublisher(ownKey) ?? knownPublisher(hostKey);
  if (known !== undefined) return { key: known, name: known };
  if (ownKey !== "") return { key: ownKey, name: name! };
  return hostKey === "" ? undefined : { key: hostKey, name: hostKey };
}

/** The key of a name as a text has it ("the Daily Planet"); undefined where it names nobody. */
export function publisherKey(name: string): string | undefined {
  return publisherOf(name)?.key;
}

/** Words of a name in lower case without marks; "" where there are none. */
function keyOf(name: string): string {
  const folded = fold(name);
  const domain = DOMAIN.exec(folded.trim());
  if (domain) return labelOf(domain[1]!);
  const bare = folded.replace(/\([^()]*\)/g, " ").replace(SECTION, "");
  const words = wordsOf(bare.trim() === "" ? folded : bare);
  const kept = words.filter((word, x) => !(x === 0 && ARTICLES.has(word)) && !CHANNEL.has(word));
  return (kept.length > 0 ? kept : words.filter((word) => !ARTICLES.has(word))).join("");
}

function hostKeyOf(url: string | null | undefined): string {
  const host = url ? DOMAIN.exec(fold(url.trim().slice(0, 500))) : null;
  return host ? labelOf(host[1]!) : "";
}

/** "www.cnn.com" and "edition.cnn.com" are "cnn"; "theguardian.com" is "guardian"; a page of a platform is its own name there. */
function labelOf(host: string): string {
  const labels = host.split(".");
  const last = labels.length > 2 && labels.at(-1)!.length === 2 && SECOND_LEVELS.has(labels.at(-2)!) ? 3 : 2;
  const label = labels.at(-last) ?? labels[0]!;
  const own = PLATFORMS.has(label)
    ? (labels
        .slice(0, -last)
        .filter((part) => part !== "www" && part !== "m")
        .at(-1) ?? "")
    : label;
  return own.replace(/^the(?=.{3})/, "").replaceAll("-", "");
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Offices by which a source says that it is a person's: "Senator Akaka", "Office of Gov. Reed". */
const OFFICE =
  /^(?:the )?(?:(?:(?:press )?office of )?(?:the )?(?:hon(?:ou?rable)?\.? |u\.?s\.? )?(?:senator|sen\.?|representative|rep\.?|congress(?:man|woman)|governor|gov\.?|president|mayor|minister|secretary|attorney general|m\.?p\.?|dr\.?|prof(?:essor)?\.?) )+/i;

/**
 * Whether a name is that of the person who publishes under this source: the same full name, or the last name behind an office. A last word by itself
 * says nothing: "Fox" is a president and a broadcaster, "Columbia University" is no "Stanford University".
 */
export function isOfPublisher(name: string, source: string): boolean {
  if (knownPublisher(keyOf(source)) !== undefined) return false;
  const office = OFFICE.exec(source);
  const [person, publisher] = [wordsOf(fold(name)), wordsOf(fold(office ? source.slice(office[0].length) : source))];
  if (person.length === 0 || publisher.length === 0) return false;
  if (publisher.length === 1) return office !== null && publisher[0]!.length >= LEAST_NAME && person.at(-1) === publisher[0];
  return person.length > 1 && person[0] === publisher[0] && person.at(-1) === publisher.at(-1);
}
