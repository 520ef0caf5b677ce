/**
 * Stage reading: what credits a news agency or another publisher for a text. Input a text, output marks in its order: each
 * mention of a publisher whose neighbours make it a credit. A publisher that is the subject of the story ("Reuters shares
 * fell"), or that is credited for a picture, is none. Every look around a mention is bounded by REACH characters, so the
 * whole is O(length).
 */
import { agencyOf, isNewspaperByItself, publisherNames } from "./agencies.js";

/**
 * - `byline`: the publisher signs as the author ("By RUSSELL CONTRERAS Associated Press"), at the end as well ("Associated Press writers X and Y
 *   contributed to this report": so an agency closes its own text).
 * - `dateline`: it stands in the dateline ("HONOLULU (AP) _").
 * - `credit`: a line or a note gives the text to it ("Copyright 2017 The Associated Press", "Source: AFP", "(dpa)" at an end).
 * - `contribution`: it gave a part only ("The Associated Press contributed to this report").
 * - `attribution`: the running text names it as where something was reported ("reports the Associated Press").
 */
export type CreditKind = "byline" | "dateline" | "credit" | "contribution" | "attribution";

/** A credit: the span is that of the publisher's name. */
export interface AgencyMark {
  /** An agency by its canonical name (agencies.ts), another publisher as the text has it, without "the". */
  readonly agency: string;
  readonly kind: CreditKind;
  readonly start: number;
  readonly end: number;
}

/** Characters looked at to each side of a name. */
const REACH = 110;
/** Characters from the beginning and from the end within which a name by itself signs the text; elsewhere it is a heading or a reference. */
const AT_START = 600;
const AT_END = 400;
/** Words of a newspaper's name before its last one, at most. */
const MAX_NAME_WORDS = 4;

interface Mention {
  readonly agency: string;
  readonly isAgency: boolean;
  readonly isAcronym: boolean;
  readonly start: number;
  readonly end: number;
  /** What stands before and after, up to REACH characters. */
  readonly before: string;
  readonly after: string;
  /** The part of `before` that is on the same line. */
  readonly lineBefore: string;
  /** Whether `lineBefore` reaches the start of the line. */
  readonly isWholeLineBefore: boolean;
}

/** The credits of a text, by offset. */
export function readCredits(text: string): AgencyMark[] {
  const marks: AgencyMark[] = [];
  for (const match of publisherNames(text)) {
    const mention = mentionAt(text, match.index, match[0]);
    const kind = mention && kindOf(text, mention);
    if (!mention || !kind) continue;
    const { agency, start, end } = mention;
    if (start >= (marks.at(-1)?.end ?? 0)) marks.push({ agency, kind, start, end });
  }
  return marks;
}

function mentionAt(text: string, at: number, form: string): Mention | undefined {
  const end = at + form.length;
  const known = agencyOf(form);
  const start = known ? at : newspaperStart(text, at, form);
  if (start === undefined) return undefined;
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const lineStart = lastLineEnd(before) + 1;
  return {
    agency: known?.name ?? text.slice(start, end).replace(/^The /, ""),
    isAgency: known !== undefined,
    isAcronym: known?.isAcronym ?? false,
    start,
    end,
    before,
    after,
    lineBefore: before.slice(lineStart).trimStart(),
    isWholeLineBefore: lineStart > 0 || start === before.length,
  };
}

function lastLineEnd(before: string): number {
  for (let at = before.length - 1; at >= 0; at--) {
    const unit = before.charCodeAt(at);
    if ((unit >= 0x09 && unit <= 0x0d) || unit === 0x2028 || unit === 0x2029 || (unit === 0x20 && before.startsWith("  ", at + 1))) return at;
  }
  return -1;
}

/** Where a newspaper's name begins, whose last word is at `at`; undefined for a word that is no name by itself. */
function newspaperStart(text: string, at: number, form: string): number | undefined {
  const before = text.slice(Math.max(0, at - REACH), at);
  const run = /(?:(?<![A-Za-z0-9À-ÿ.'’-])[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{0,24} (?:de |la |of ){0,2}){1,4}$/.exec(before);
  if (!run) return isNewspaperByItself(form) && /(?:\bthe|\bThe|\bder|\bdie|\ble|\bla|\bil|\bel) $/.test(before) ? at : undefined;
  const words = run[0].trimEnd().split(" ").slice(-MAX_NAME_WORDS);
  const kept = words[0] === "The" ? words.slice(1) : words;
  if (kept.length === 0) return isNewspaperByItself(form) ? at : undefined;
  return at - kept.join(" ").length - 1;
}

const PICTURE_BEFORE = /(?:photo|foto|fotos|photograph|image|picture|bild|grafik|video|graphic|file photo|getty|imago)[^\n.]{0,40}$/i;
const PICTURE_AFTER = /^ ?(?:\/ ?(?:[A-ZÀ-Þ][a-zà-ÿ]|Getty)|[- ]?(?:Photo|photo|Foto|Images?\b|Archiv|file|via Getty|video))/;

function kindOf(text: string, mention: Mention): CreditKind | undefined {
  if (PICTURE_BEFORE.test(mention.lineBefore) || PICTURE_AFTER.test(mention.after)) return undefined;
  const flow = { ...mention, before: inOneLine(mention.before), after: inOneLine(mention.after) };
  if (mention.isAgency && isOwnTail(flow)) return "byline";
  if (isContribution(flow)) return "contribution";
  if (mention.isAgency && isDateline(mention)) return "dateline";
  if (isByline(mention)) return "byline";
  if (isCreditNote(text, mention)) return "credit";
  return isAttribution(flow) ? "attribution" : undefined;
}

/** Text with its lines joined, as a sentence that was broken to fit a column reads; paragraphs stay apart. */
function inOneLine(text: string): string {
  return text.replace(/(?<!\n)\r?\n(?![\r\n])/g, " ");
}

const CONTRIBUTION_BEFORE =
  /(?:\bwith (?:additional )?(?:files|reporting|material|information|contributions?|reports?) (?:from|by|of)|additional reporting by|material from|information from|con informaci[oó]n de|com informa[cç][oõ]es d[aeo]s?|mit material(?:ien)? (?:von|der)|unter verwendung von|con material de|dengan laporan(?: dari)?) ?(?:the |der |la |l['’]|de )?(?:[^\n.]{0,40}(?:, | and | und | y | e ))?$/i;
/** Short forms that stand in brackets or after a dash only. */
const WITH_BEFORE = /[(–—/[-] ?(?:mit|avec|con|com|met|with) (?:der |l['’]|la |the )?(?:[A-Za-z]{2,8}[,/] ?)?$/i;
const CONTRIBUTION_AFTER =
  /^[^\n.]{0,80}\b(?:contribut(?:ed|es|ing) (?:to (?:this|the|that) (?:report|story|article|piece)|reporting)|contribuy[oó] (?:a|con)|contribu[ií]u para|a contribué à|(?:was|were) used in this)/;

function isContribution({ before, after }: Mention): boolean {
  return CONTRIBUTION_BEFORE.test(before) || (WITH_BEFORE.test(before) && /^ ?(?:[),/\]]|$|\n)/.test(after)) || CONTRIBUTION_AFTER.test(after);
}

/** Named writers of the agency behind its name, at the start of a sentence. A publisher's own people beside them make it that publisher's tail. */
const OWN_TAIL_AFTER =
  /^(?:['’]s)? (?:[A-Z]?[a-z]{2,12} )?(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?|[Rr]esearchers?|[Ss]taff)(?: [Ww]riters?)?,? [A-ZÀ-Þ][^\n]{2,160}?\bcontribut(?:ed|ing)\b/;

function isOwnTail({ before, after }: Mention): boolean {
  return /(?:^|[.!?"”_\n] {0,3}|\* ?|\( ?)(?:The )?$/.test(before) && OWN_TAIL_AFTER.test(after);
}

const DASH_AFTER = /^ {0,3}(?:[-–—_]|\.-|:)/;
/** "(AP) -", "(Reuters/Bloomberg) --", "(AP, Monday) _". */
const BRACKET_AFTER = /^(?:[ ]?[/,-][^()\n]{1,24})?\)/;
const PLACE_IN_CAPITALS = /^[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,60}\($/;
/** The word before the bracket: of a place, a state, a date. */
const CAPITALISED_BEFORE = /(?:^|[^a-zà-ÿ'’])(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’]{0,30}|\d{1,4}|[a-zéûç]{3,9}\.?),? ?\($/;

function isDateline({ lineBefore, isWholeLineBefore, after, isAcronym }: Mention): boolean {
  const bracket = lineBefore.endsWith("(") ? BRACKET_AFTER.exec(after) : null;
  if (bracket) {
    const dashed = DASH_AFTER.test(after.slice(bracket[0].length));
    if (isWholeLineBefore && (lineBefore === "(" ? dashed : isPlaceAndDate(lineBefore.slice(0, -1), dashed))) return true;
    return (dashed && /[A-ZÀ-Þ]{3}[.,]? ?\($/.test(lineBefore)) || (isWholeLineBefore && PLACE_IN_CAPITALS.test(lineBefore));
  }
  return isAcronym && isWholeLineBefore && /^[A-ZÀ-Þ][A-Za-zÀ-ÿ .'’-]{2,30}, $/.test(lineBefore) && /^ [-–—] /.test(after);
}

/** "LONDON, March 3 ", "Madrid, 3 ago ", "ALBUQUERQUE, N.M. ": capitalised words, numbers and a month at most. */
function isPlaceAndDate(place: string, dashed: boolean): boolean {
  if (!dashed || place.length > 80 || !CAPITALISED_BEFORE.test(`${place}(`)) return false;
  const small = place.match(/(?<![A-Za-zÀ-ÿ'’])[a-zà-ÿ]{2,}/g) ?? [];
  return small.length <= 2;
}

const ROLE_AFTER =
  /^ {0,2}(?:[A-Z][a-z]{2,12} ){0,2}(?:Staff )?(?:Writers?|Correspondents?|Reporters?|Staff|Journalist|Editor|Bureau)(?:$|[\n\r,;|–—-]| {2}|[A-Z])/;
const BY_BEFORE = /(?:^|[\n>|(]| {3})(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Di|DI|Door|DOOR|Oleh|OLEH):? (?:[^\n]{0,80})$/;
/** Words of a byline: names, and what joins them. */
const BYLINE_WORDS = /^(?:(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{0,30}|and|und|et|y|e|en|dan|for|of|the|de|van|von|&|[|/,–—-]),?[ \n\r]{0,3}){0,14}$/;
const BYLINE_END = /^(?: ?(?:$|[\n\r,;|/)(–—-]| {2}|\d)|[A-Z])/;

function isByline({ before, after, lineBefore, isAcronym, isAgency }: Mention): boolean {
  const isSigned = lineBefore === "" || /(?:^|[a-z>|(])By [A-Z][^\n.]{2,60}$/.test(lineBefore);
  if (isAgency && isSigned && ROLE_AFTER.test(after)) return !isAcronym || lineBefore.endsWith(" ") || lineBefore === "";
  const by = BY_BEFORE.exec(before);
  if (!by || !BYLINE_END.test(after)) return false;
  return BYLINE_WORDS.test(by[0].replace(/^[\n>|( ]{0,3}\S+ /, ""));
}

const COPYRIGHT_BEFORE = /(?:©|\(c\)|copyright|&copy;)[^\n.;]{0,30}$/i;
const SOURCE_BEFORE =
  /(?:^|[\n(|.]| {3}|[.!?] )(?:sources?|quellen?|fuentes?|fontes?|fonti|bron|sumber|kilde|agency|agencia|agentur|agence|redaktion|credits?) ?: ?(?:[^\n.;:]{0,40}[,/&] ?)?(?:the |la |l['’])?$/i;
/** What ends a text: "... end. (dpa)", "... end. -- AFP", "... end. /dpa". */
const CLOSING_BEFORE = /[.!?"”»’)\n] {0,3}(?:\(|--? ?|– ?|— ?|\/)(?:[A-Za-z]{2,8}[/, ] ?){0,3}$/;
const CLOSING_AFTER = /^(?:[/,-] ?[A-Za-z]{2,10}){0,3}[)/]?\.? *(?:$|[\n\r])/;
const ONLY_NAMES_BEFORE = /^(?:\(|© ?|-+ ?|[–—/] ?)?(?:the |The )?(?:[A-Za-z]{2,10}(?:\/|, ?| \| ))*$/;

/** "This article was first published in the ...": of the text itself, not of a report that it speaks of. */
const FIRST_PUBLISHED_BEFORE =
  /\b(?:(?:this|the following) (?:article|story|piece|report|essay|interview|column|text) (?:was |has been )?(?:(?:first|originally) (?:published|printed|appeared|ran)|(?:published|printed|appeared|ran) (?:first|originally)) (?:in|by|on)|(?:dieser|der) (?:artikel|text|beitrag|bericht) (?:ist |wurde |erschien )(?:zuerst|zunächst|ursprünglich) (?:in|im|bei)|cet article (?:a été publié (?:d'abord|initialement)|a (?:d'abord|initialement) été publié) (?:dans|par)|este artículo (?:se publicó|fue publicado|apareció) (?:originalmente|primero) en) ?(?:the |der |dem |die |le |la |el |l['’])?$/i;
/** "From the ..." as the first line of a text. */
const FROM_BEFORE = /^(?:from|reprinted from) (?:the )?$/i;

function isHeadedFrom({ lineBefore, isWholeLineBefore, after, start }: Mention): boolean {
  return isWholeLineBefore && start === lineBefore.length && FROM_BEFORE.test(lineBefore) && /^ {0,3}:? *[\r\n]/.test(after);
}

function isCreditNote(text: string, mention: Mention): boolean {
  const { before, after, lineBefore, isWholeLineBefore, isAgency, agency } = mention;
  if (COPYRIGHT_BEFORE.test(lineBefore) && !/^ ?(?:photo|images?)/i.test(after)) return true;
  if (SOURCE_BEFORE.test(before)) return true;
  if (FIRST_PUBLISHED_BEFORE.test(before) || isHeadedFrom(mention)) return true;
  if (!isAgency) return false;
  if (CLOSING_BEFORE.test(before.slice(-60)) && CLOSING_AFTER.test(after)) return text.length - mention.end < AT_END;
  if (agency === "dpa" && /^[-:]\d{6}/.test(after.replace(/^-?infocom,? ?dpa/, ""))) return true;
  if (!isWholeLineBefore || lineBefore.length > 60 || !ONLY_NAMES_BEFORE.test(lineBefore) || !CLOSING_AFTER.test(after)) return false;
  if (!/(?:^|[.!?:"”»)\]*#-]\s*[\n\r]|[\n\r]\s*[\n\r]| {3}|[\n\r][^\n\r]{1,40}[\n\r])\s*$/.test(before.slice(0, before.length - lineBefore.length)))
    return false;
  return mention.start < AT_START || text.length - mention.end < AT_END;
}

const ATTRIBUTION_BEFORE =
  /(?:\baccording to|\breports?|\breported(?: to| by| in| on)?|\btold|\btells|\bciting|\b(?:cited|quoted|revealed|disclosed|obtained|seen|reviewed|published|reported|carried|broadcast)(?:,? (?:by|in|on))|\bconfirmed to|\bquoting|\binterview(?:ed)? (?:with|by|to|on)|\bwrites|\bnews in|\blaut|\bnach (?:angaben|informationen|berichten) (?:von|der|des)|\bberichtete?n?|\bmeldete?t?|\bgegenüber|\bzitiert|\bselon|\bd['’]après|\brapporte|\bindiqué à|\bdéclaré à|\bsegún|\binform(?:ó|a|aron)(?: a)?|\breportó|\b(?:dijo|dijeron|confirmó|confirmaron|declaró|explicó|aseguró) a|\brecogido por|\bsecondo|\briferisce|\briporta|\bsegundo|\binformou|\b(?:disse|afirmou|declarou) à|\baldus|\bvolgens|\bmeldt|\btegen|\bmenurut|\bdikutip dari|\bkepada|\blapor|\bifølge|\benligt),? ?(?:(?:the|an|a|der|die|dem|das|la|le|il|el|al|à|agencia|agence|agenzia|agência|news agency|newspaper|wire service|state news agency|nachrichtenagentur|kantor berita|Berlin newspaper) |l['’]|all['’]|à l['’]){0,3}$/i;
const REPORTS_AFTER =
  /^(?:['’]s?)?,? (?:(?:the |a )?(?:news ?(?:agency|paper|wire|service)|also|first|recently|has|had|have|previously|later|and other [a-z ]{3,24}|and [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2}|today|yesterday|on [A-Z][a-z]+day|[A-Z][a-z]+day) ){0,3}(?:reported|reports|is reporting|are reporting|reporting that|revealed|disclosed|published|wrote|writes|quoted|cited|began tracking|berichtete?|berichten|meldete?|schreibt|zitiert|rapporte|a rapporté|informó|informa|reportó|riferisce|scrive|informou|noticiou|meldt|schrijft|melaporkan|memberitakan)\b/;
const PIECE_AFTER = /^(?:['’]s?)? (?:(?:news|wire|exclusive|recent|own) )?(?:article|reports?\b|story|stories|dispatch|interview|investigation|tally)/;
/** "(Reuters, 10/6/05)": the reference of an argument. */
const REFERENCE_AFTER = /^(?: [A-Z][A-Za-z]{2,12})?,? (?:\d{1,2}[/.-]\d|[A-Z][a-z]{2,8}\.? \d{1,2}\b)/;
/** A company's own figures, of a publisher that is the subject. */
const OWN_FIGURES = /^[^\n.]{0,70}\b(?:profits?|loss(?:es)?|earnings|revenues?|turnover|income|dividend|sales|circulation|quarter|results|net|shr)\b/i;

const IS_SUBJECT_AFTER = /^ ?(?:Holdings?|Group|Corp|Inc|Ltd|plc|Plc|shares|employees)/;

function isAttribution({ before, after, isAgency, isAcronym }: Mention): boolean {
  if (ATTRIBUTION_BEFORE.test(before)) return !IS_SUBJECT_AFTER.test(after);
  if (REPORTS_AFTER.test(after)) return !OWN_FIGURES.test(after);
  if (isAgency && before.endsWith("(") && REFERENCE_AFTER.test(after)) return true;
  if (isAgency && /\bFrom (?:the )?$/.test(before) && /^ ?:/.test(after)) return true;
  return isAgency && PIECE_AFTER.test(after) && (!isAcronym || /\b(?:an?|the|recent|from|in|by) $/i.test(before));
}
