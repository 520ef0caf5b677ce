/**
 * Stage output: text from outside -> a cell that a spreadsheet shows instead of running. Excel, LibreOffice and Google
 * Sheets take a cell that begins with = + - @ for a formula (OWASP, CSV Injection), some after trimming white space, and
 * Japanese and Chinese versions take the full-width and small forms for the same signs; a tab, CR or LF at the beginning
 * can move what follows into a cell of its own.
 */

/** White space and characters that show as nothing, then a sign that begins a formula; or a control that begins a cell. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** `text` with an apostrophe before it where a spreadsheet would take it for a formula, else unchanged. */
export function spreadsheetCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
