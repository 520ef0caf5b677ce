/**
 * Stage quotations: every bound of quotations and their verdicts, once; printed in the settings of a result. Most are reasoned, not fitted: three quoted words
 * count in the passage search as well, 30 tokens are what speakers.ts bridges. None was changed after the first look at the quotations of
 * articles of odd number; those of even number proved them (docs/accuracy.md).
 */
export const QUOTATION_RULES = {
  /** Words that are enough to be a quotation; characters of a script without spaces. */
  leastWords: 3,
  leastCharacters: 4,
  /** Two forms are one quotation if they have this part of the shorter one in common, or so many words. */
  sharedPart: 0.5,
  manyWords: 8,
  /** Words of an attribution that interrupts a quotation; and between two that the reference has as one. */
  interruption: 12,
  between: 30,
  /** Words of an attribution inside the marks: "nous savions, a-t-elle dit, que ...". */
  attributionInside: 8,
  /** Words between two matched stretches of one form in running text, and words around it that may be shown as replaced. */
  plainGap: 8,
  margin: 12,
  /** Words that were moved, at least: fewer may be chance. */
  leastMoved: 3,
  /** A run of fewer words at an end is chance if more words than `strayGap` stand between it and the rest. */
  strayWords: 3,
  strayGap: 12,
  /** Characters of a tag inside a quotation, of a bracket, and words of a title, at most. */
  tagCharacters: 1000,
  bracketCharacters: 120,
  titleWords: 14,
  /** Characters on each side of a quotation that tell its language, and whether the text prints marks on letters; words without theirs that tell it does not. */
  textAround: 2000,
  lostMarks: 3,
  /** Words behind the last one kept, with a negation among them, that are no clause of their own: "for the time being not"; characters of Japanese. */
  clauseEndWords: 5,
  clauseEndCharacters: 12,
  /** Places that differ where two named people said like sentences: one may be a misquotation, more are two quotations. */
  othersEdits: 2,
  /** Times that a fuller form takes the place of the reference, at most. */
  fullerTurns: 3,
} as const;
