/**
 * Stage reading: marks of a press release. Input a text and its lines, output the marks in the order of the text. The wording
 * is that of press offices: the heads and ends that style guides for releases prescribe ("FOR IMMEDIATE RELEASE", a contact,
 * "###" or "-30-" at the end), the signatures of release wires, and their likes in seven other languages. O(length): patterns
 * are looked for on lines of at most MAX_LINE characters, or are plain words.
 */
import type { TextLine } from "./text-lines.js";

/** A mark of a press release. `strong` ones stand in releases only; a `weak` one may stand in a story about a release. */
export interface ReleaseMark {
  /** What kind of mark: "release line", "contact", "end mark", ... */
  readonly marker: string;
  readonly strength: "strong" | "weak";
  readonly start: number;
  readonly end: number;
}

interface Marker {
  readonly marker: string;
  readonly strength: ReleaseMark["strength"];
  readonly pattern: RegExp;
}

/** A line of more is prose; its beginning is looked at, no more. */
const MAX_LINE = 160;
/** Characters from the top within which a heading is that of the text; further down it may be one of a list of other texts. */
const HEADING_CHARS = 900;
/** Lines at the end of a text among which an end mark stands: a note or two may follow it. */
const END_LINES = 8;
/** Lines below a contact heading that may hold its number or address. */
const CONTACT_LINES = 3;

/** Heads on a line of their own, or at the beginning of one. */
const LINE_MARKERS: readonly Marker[] = [
  { marker: "release line", strength: "strong", pattern: /^\W{0,4}(?:NOT )?FOR (?:IMMEDIATE )?(?:PRESS )?RELEASE(?![A-Za-z])/ },
  { marker: "release line", strength: "strong", pattern: /^\W{0,4}for immediate release\W{0,4}$/i },
  {
    marker: "embargo",
    strength: "strong",
    pattern:
      /^\W{0,4}(?:(?:strictly )?(?:under )?embargo(?:ed)?(?: until| for(?: release)?|:| till)|hold for release|sperrfrist\b|sous embargo|embargado hasta|embargo fino|onder embargo)/i,
  },
  {
    marker: "press contact",
    strength: "strong",
    pattern:
      /^\W{0,4}(?:for (?:more|further) (?:press |media )?information[^\n]{0,20}(?:, (?:please )?contact|:)|(?:media|press|news media) (?:contacts?|enquiries|inquiries|relations contact|office contact)\b|pressekontakt\b|rückfragehinweis|ansprechpartner für (?:die )?(?:presse|medien|redaktionen)|contacts? (?:presse|médias?|de presse)\b|contacto (?:de|para) (?:la )?prensa\b|contatt[oi] stampa\b|ufficio stampa\b|contacto (?:de|para a) imprensa\b|assessoria de imprensa\b|perscontact\b|(?:noot|niet) voor (?:de )?redactie|kontak media\b)/i,
  },
  {
    marker: "heading",
    strength: "strong",
    pattern:
      /^\W{0,4}(?:(?:press|news|media) (?:release|advisory)|pressemitteilung|presseinformation|medienmitteilung|communiqué de presse|comunicado (?:de prensa|à imprensa)|nota de (?:prensa|imprensa)|comunicato stampa|persbericht|siaran pers|pressmeddelande|pressemeddelelse)\W{0,3}(?:$| {2}|[-–—:|] ?| (?:no|nr|of|vom|du|del|van)\b)/i,
  },
  { marker: "notes to editors", strength: "strong", pattern: /^\W{0,4}(?:notes? (?:to|for) (?:the )?editors?|hinweis (?:an|für) die redaktion)\b/i },
  {
    marker: "about the issuer",
    strength: "weak",
    pattern: /^(?:About|Über|À propos d[eu’']|Acerca de|Informazioni su|Sobre|Over|Tentang) [A-ZÀ-Þ][^.!?]{1,60}$/,
  },
];

/** Wording that stands anywhere. */
const INLINE: readonly Marker[] = [
  { marker: "attributable statement", strength: "weak", pattern: /\b(?:can|may|should) be attributed to\b/g },
  {
    marker: "release wire",
    strength: "strong",
    pattern: /\/PRNewswire(?:-[A-Za-z]{2,16}){0,2}\/|\((?:BUSINESS WIRE|GLOBE NEWSWIRE|Marketwired?|ACCESSWIRE|EZ Newswire|ots)\)|\/EINPresswire\.com\//g,
  },
  { marker: "release line", strength: "strong", pattern: /\bFOR IMMEDIATE RELEASE/g },
  {
    marker: "statement",
    strength: "weak",
    pattern:
      /\b(?:issued|released|made|delivered|gave) (?:the|this) following (?:joint |written |brief )?(?:statement|remarks|comments?)\b|\bthe following (?:joint )?statement\b/g,
  },
];

const END_MARK =
  /^\W{0,3}(?:#{3,}|# ?# ?#(?: ?#)*|-{1,3} ?30 ?-{1,3}|[-–—~*]{1,3} ?(?:end|ends|ende|fin|fine|einde|selesai)(?: of (?:the )?release)? ?[-–—~*]{1,3}|ENDS|xxx)\W{0,3}$/i;
/** The same, glued to the last sentence. */
const END_MARK_GLUED = /(?:###|-30-|# # #)$/;

const CONTACT = /^\W{0,4}(?:contacts?|kontakt|contacto|contatti|contato) ?(?:information|person)? ?(?::|$)/i;
const CONTACT_IN_CAPITALS = /^\W{0,4}CONTACTS?\b/;
/** A telephone number or a mail address, also one that was blanked out. */
const REACHABLE = /\d{3}[-/. )]{1,2} ?\d{3}[-. ]\d{4}|\d{3}\/\d{3}-\d{4}|\+\d{1,3}[ \d()/-]{6,20}|\(\d{2,5}\) ?\d{3}|@[A-Za-z0-9-]{1,60}\.|\[email/;
/** Characters at either end of a text in which a contact is the issuer's own. */
const CONTACT_EDGE = 900;

/** The release marks of a text, by offset; `lines` are all of its lines. */
export function readReleaseMarks(text: string, lines: readonly TextLine[]): ReleaseMark[] {
  const marks: ReleaseMark[] = [];
  lines.forEach((line, number) => {
    const shown = text.slice(line.start, Math.min(line.end, line.start + MAX_LINE));
    const head = LINE_MARKERS.find(({ pattern }) => pattern.test(shown));
    if (head && (head.marker !== "heading" || line.start < HEADING_CHARS))
      marks.push({ marker: head.marker, strength: head.strength, ...line, end: line.start + shown.length });
    else if (isContact(text, lines, number))
      marks.push({ marker: "contact", strength: contactStrength(text, line, shown), ...line, end: line.start + shown.length });
    else if (number >= lines.length - END_LINES) marks.push(...endMarks(text, line, shown));
  });
  marks.push(...inlineMarks(text));
  return withoutOverlap(marks);
}

function isContact(text: string, lines: readonly TextLine[], number: number): boolean {
  const { start, end } = lines[number]!;
  const shown = text.slice(start, Math.min(end, start + MAX_LINE));
  if (!CONTACT.test(shown) && !CONTACT_IN_CAPITALS.test(shown)) return false;
  const last = lines[Math.min(number + CONTACT_LINES, lines.length - 1)]!;
  return REACHABLE.test(text.slice(start, Math.min(last.end, start + 2 * MAX_LINE)));
}

/** At the edges of a text the issuer says how to be reached; elsewhere a story may say how others are. */
function contactStrength(text: string, { start }: TextLine, shown: string): ReleaseMark["strength"] {
  return start < CONTACT_EDGE || text.length - start < CONTACT_EDGE || CONTACT_IN_CAPITALS.test(shown) ? "strong" : "weak";
}

function endMarks(text: string, line: TextLine, shown: string): ReleaseMark[] {
  if (END_MARK.test(shown)) return [{ marker: "end mark", strength: "strong", ...line }];
  const from = Math.max(line.start, line.end - 12);
  const found = END_MARK_GLUED.exec(text.slice(from, line.end));
  return found ? [{ marker: "end mark", strength: "strong", start: from + found.index, end: line.end }] : [];
}

function inlineMarks(text: string): ReleaseMark[] {
  return INLINE.flatMap(({ marker, strength, pattern }) =>
    Array.from(text.matchAll(pattern), ({ index, 0: words }) => ({ marker, strength, start: index, end: index + words.length })),
  );
}

/** By offset; of marks that overlap, the stronger one, then the first. */
function withoutOverlap(marks: readonly ReleaseMark[]): ReleaseMark[] {
  const kept: ReleaseMark[] = [];
  for (const mark of [...marks].sort((x, y) => x.start - y.start || y.end - x.end)) {
    const last = kept.at(-1);
    if (!last || mark.start >= last.end) kept.push(mark);
    else if (mark.strength === "strong" && last.strength === "weak") kept[kept.length - 1] = mark;
  }
  return kept;
}
