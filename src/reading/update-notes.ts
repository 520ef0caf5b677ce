/**
 * Stage reading: notes by which a text says that it revises an earlier one. Input a text and its lines, output the notes in
 * the order of the text: those of news agencies ("UPDATE 2-", "(Adds details)", "1st Writethru", "AMENDS"), of websites
 * ("Update: ...", "This story has been updated"), corrections and clarifications, and their likes in seven other languages.
 * O(length): patterns stand at the beginning of a line, or are plain words.
 */
import type { TextLine } from "./text-lines.js";

/** A note that the text revises another; the span is the note's line, or the words in running text. */
export interface UpdateMark {
  readonly kind: "update" | "correction";
  readonly start: number;
  readonly end: number;
}

const MAX_LINE = 200;

const AT_LINE_START: readonly { readonly kind: UpdateMark["kind"]; readonly pattern: RegExp }[] = [
  {
    kind: "correction",
    pattern:
      /^\W{0,4}(?:corrections?(?: appended)?(?: ?[:.(–—-]|$)|corrected(?:-| version|:)|clarifications?(?: ?[:.(–—-]|$)|editor['’]s note: (?:this|an earlier)|korrektur ?:|berichtigung ?:|rectificatif|correction ?:|correcci[oó]n ?:|fe de errores|fe de erratas|rettifica ?:|errata corrige|correção ?:|correctie ?:|rectificatie ?:|koreksi ?:|ralat ?:)/i,
  },
  {
    kind: "update",
    pattern:
      /^\W{0,4}(?:updates?(?: ?\d{0,2})? ?(?:[:–—-]|\(|at \d|\d{1,2}[-:])|updated(?: ?:| at | on |-)|last updated|(?:\d(?:st|nd|rd|th) )?(?:ld-?)?writethru|\((?:adds|updates|recasts|amends|corrects|rewrites|refiles|repeats)[ ,:]|(?:letzte )?aktualisierung ?:|aktualisiert ?(?::|am|um)|mise à jour ?:|mis à jour (?:le|à)|actualizaci[oó]n ?:|actualizado ?(?::|el|a las)|aggiornamento ?:|aggiornato (?:il|alle)|atualização ?:|atualizad[ao] ?(?::|em|às)|bijgewerkt ?(?::|op|om)|laatste update|diperbarui|pembaruan ?:)/i,
  },
];

/** Heads of news agencies, in capitals. */
const HEAD = /^\W{0,4}(?:UPDATE(?:D|S)?[ -]|(?:ADDS|RECASTS|AMENDS|REWRITES|REFILES?|REPEATS?)[ ,:-])/;
const CORRECTING_HEAD = /^\W{0,4}(?:CORRECTS?|CORRECTED|CORRECTION)[ ,:-]/;

const INLINE: readonly { readonly kind: UpdateMark["kind"]; readonly pattern: RegExp }[] = [
  {
    kind: "correction",
    pattern:
      /\b[Tt]his (?:story|article|post|report|piece|version|item) (?:has been|was|is) (?:corrected|amended)\b|\b[Aa]n earlier version of this (?:story|article|post|report)\b|(?<=[.!?”’"')\]] )(?:Correction|CORRECTION|Clarification|CLARIFICATION): /g,
  },
  {
    kind: "update",
    pattern:
      /\b[Tt]his (?:is a )?(?:developing story|(?:story|article|post|report|page|piece) (?:has been|was|will be|is being) updated)\b|\b\d(?:st|nd|rd) Ld-Writethru\b|\([Aa]dds [a-z]|\([Rr]ecasts|\(UPDATES |\(CORRECTS |\bAMs-PMs\b/g,
  },
];

function kindOf(line: string): UpdateMark["kind"] | undefined {
  if (CORRECTING_HEAD.test(line)) return "correction";
  return HEAD.test(line) ? "update" : AT_LINE_START.find(({ pattern }) => pattern.test(line))?.kind;
}

/** The notes of a text, by offset; `lines` are all of its lines. */
export function readUpdateNotes(text: string, lines: readonly TextLine[]): UpdateMark[] {
  const notes: UpdateMark[] = [];
  for (const { start, end } of lines) {
    const shown = text.slice(start, Math.min(end, start + MAX_LINE));
    const kind = kindOf(shown);
    if (kind) notes.push({ kind, start, end: start + shown.length });
  }
  for (const { kind, pattern } of INLINE)
    for (const { index, 0: words } of text.matchAll(pattern)) notes.push({ kind, start: index, end: index + words.length });
  notes.sort((x, y) => x.start - y.start || y.end - x.end);
  let end = 0;
  return notes.filter((note) => {
    const isApart = note.start >= end;
    if (isApart) end = note.end;
    return isApart;
  });
}
