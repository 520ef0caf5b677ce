/**
 * Page of the report: the words of relations, families, verdicts and directions, in English. Part of words.ts.
 */
import type { FamilyLabel } from "../../src/types/family.js";
import type { QuotationVerdict } from "../../src/types/quotation.js";
import type { Direction, RelationLabel } from "../../src/types/relation.js";

/** What a relation is called. */
export const labels: Readonly<Record<RelationLabel, string>> = {
  duplicate: "duplicate",
  revision: "revision",
  syndication: "syndication",
  release: "release pickup",
  quotation: "quotation",
  "common-source": "common source",
  template: "template",
  catchphrase: "catchphrase",
  none: "too little to say",
};

/** What it means, without a full stop. */
export const meanings: Readonly<Record<RelationLabel, string>> = {
  duplicate: "The same text",
  revision: "An updated version of the same story",
  syndication: "The same story at another publisher",
  release: "A press release's own wording in a story",
  quotation: "Most of what is shared stands in quotation marks",
  "common-source": "Both took it from a third document",
  template: "Recurring text of one publisher",
  catchphrase: "A phrase that many publishers use over years",
  none: "Too little is shared to say that one has anything of the other",
};

/** What a family is called. */
export const families: Readonly<Record<FamilyLabel, string>> = {
  repeat: "repeat inside one document",
  template: "template",
  catchphrase: "catchphrase",
  syndication: "syndication",
  quotation: "quotation",
  undetermined: "undetermined",
};

/** What became of a quotation. */
export const verdicts: Readonly<Record<QuotationVerdict, string>> = {
  verbatim: "verbatim",
  trimmed: "trimmed",
  altered: "altered",
  split: "split",
  merged: "merged",
};

/** What that means. */
export const verdictMeanings: Readonly<Record<QuotationVerdict, string>> = {
  verbatim: "All of it, word for word, but for words in brackets and another spelling",
  trimmed: "A part of it, word for word",
  altered: "With other words, or without words inside a sentence",
  split: "The writer's words stand between its parts, here or in the reference alone",
  merged: "Parts that do not follow each other stand as one: something between them is left out, or moved",
};

/** Which way the text went. */
export const directions: Readonly<Record<Direction, string>> = {
  "a-to-b": "A to B",
  "b-to-a": "B to A",
  undetermined: "direction undetermined",
};
