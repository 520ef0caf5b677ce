/**
 * Stage input: how columns and keys are called -> which of them holds which field of a document. In this order: the name that the caller gives, the
 * field's own, those of extractors (trafilatura, newspaper3k, news-please, Fundus, Media Cloud, schema.org, RSS), which never hold anything else, and those of
 * people: spreadsheets in English, German and French, pandas, Event Registry. The last may mean something else, so whoever reads by them says so.
 * O(names), once for each set of names.
 */

export type Field = "text" | "title" | "source" | "publishedAt" | "url" | "language";
export const OPTIONAL_FIELDS = ["title", "source", "publishedAt", "url", "language"] as const;
/** What a caller can give other names. */
export const FIELDS = ["id", "text", ...OPTIONAL_FIELDS] as const;
/** Names of columns or keys; a key inside an object stands behind a point, as in "source.name". */
export type FieldMap = Readonly<Partial<Record<(typeof FIELDS)[number], string | undefined>>>;

/** Own names, then those of extractors. */
export const NAMES: Readonly<Record<Field, readonly [own: string, ...others: string[]]>> = {
  text: ["text", "plaintext", "maintext"],
  title: ["title"],
  source: ["source", "publisher", "media_name", "hostname", "source_domain", "domain", "sitename"],
  publishedAt: [
    ...["publishedAt", "published_at", "published", "pubDate", "publish_date", "publishing_date", "date_publish", "datePublished"],
    ...["dateTimePub", "dateTime", "date"],
  ] as [string, ...string[]],
  url: ["url", "link"],
  language: ["language"],
};

/** In lower case. Not here: body_html and raw_text, which are markup; fetched and seen dates; uri, which is a number as often as an address. */
const NAMES_OF_PEOPLE: Readonly<Record<Field, readonly string[]>> = {
  text: [
    ...["full_text", "fulltext", "full text", "article_text", "body_text", "body", "content", "article", "story"],
    ...["volltext", "artikeltext", "haupttext", "inhalt", "artikel", "texte", "texte intégral", "texte_intégral", "contenu", "corps"],
  ],
  title: ["headline", "head", "heading", "titel", "überschrift", "schlagzeile", "titre"],
  source: [
    ...["outlet", "media_outlet", "medium", "newspaper", "publication", "publication_name", "source_name", "series", "site"],
    ...["quelle", "zeitung", "publikation", "herausgeber", "média", "journal", "éditeur", "titre de presse"],
  ],
  publishedAt: [
    ...["published_date", "publication_date", "publication date", "pub_date", "datetime", "date_time", "created_at", "timestamp"],
    ...["datum", "erscheinungsdatum", "erscheinungstag", "veröffentlichungsdatum", "veröffentlicht", "veröffentlicht am", "publikationsdatum"],
    ...["date de publication", "date_publication", "date de parution", "parution"],
  ],
  url: ["permalink", "web_url", "article_url", "address", "adresse", "lien"],
  language: ["lang", "sprache", "langue"],
};

/** Every name that is read without being said. */
export const KNOWN_NAMES: readonly string[] = ["id", ...Object.values(NAMES).flat()];

/** A column or key that is read as a field though it is not called so. */
export interface Alias {
  /** As it stands, or as the caller gave it. */
  readonly name: string;
  readonly field: (typeof FIELDS)[number];
  /** By a name of people: to be said. */
  readonly isGuess: boolean;
}

/** A name as it is looked for: without case, outer spaces and a byte order mark. */
export function plainName(name: string): string {
  return name.trim().toLowerCase().normalize("NFC");
}

/**
 * Which of `names` hold fields that none is called by.
 * @param isExact whether names have to be written as above but for those of people (keys of JSON), or in any case (columns).
 */
export function aliasesOf(names: readonly string[], map: FieldMap, isExact: boolean): Alias[] {
  const plain = new Map(names.map((name) => [plainName(name), name]));
  const has = (name: string): boolean => (isExact ? names.includes(name) : plain.has(plainName(name)));
  const aliases: Alias[] = [];
  for (const field of FIELDS) {
    const asked = map[field];
    if (asked !== undefined) aliases.push({ name: plain.get(plainName(asked)) ?? asked, field, isGuess: false });
    else if (field !== "id" && !NAMES[field].some(has)) {
      const found = NAMES_OF_PEOPLE[field].find((name) => plain.has(name));
      if (found !== undefined) aliases.push({ name: plain.get(found)!, field, isGuess: true });
    }
  }
  return aliases;
}
