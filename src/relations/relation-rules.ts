/**
 * Stage relations: every bound and weight of relations, once; printed in the settings of a result. They belong to no score of a
 * passage (scoring.ts): they weigh what two documents are to each other. Chosen on the five seed texts, on a planted history
 * (test/relations) and on some 200 pairs of senate press releases read by hand; proved on other draws (docs/accuracy.md).
 */

const DAY_MS = 86_400_000;

export const RELATION_RULES = {
  /**
   * Weights of what speaks for a direction, and what a direction needs. 4 is enough alone: the text or its publisher is named. 3 and 2
   * need another: they fit a third document as the source of both as well. 1 only tips what is nearly decided: of pairs decided by a time
   * of 2 and another weak rule, none of five read was right.
   */
  decides: 4,
  /** One document's publisher is the wire or the paper that the other one credits. */
  creditOfPublisher: 5,
  /** One carries the story of a wire, the other one says that it reports what that wire reported. */
  creditOfWire: 4,
  /** One is a release by a mark that only releases have, the other is none; or by a weaker mark. */
  releaseMarker: 4,
  weakReleaseMarker: 2,
  /** The same where the other one does not name who issued it, or comes months later. */
  doubtfulReleaseMarker: 1,
  /** A release is used within so long: beyond it its mark is weak. */
  releaseMs: 60 * DAY_MS,
  /** Most of the shared words are attributed to the publisher of the one, or a smaller part of them. */
  attribution: 4,
  partAttribution: 1,
  attributedShare: 0.5,
  /** One was published before the other began to be: at the same publisher, and elsewhere. */
  timeSamePublisher: 4,
  time: 1,
  /** One says that it updates an earlier text. */
  updateNote: 2,
  /** What is running text in one stands in quotation marks in the other, which keeps its marks otherwise. */
  quotationMarks: 2,
  /** One holds the whole of the other one and of further documents that share nothing with that: a digest. */
  digest: 3,
  /** A part of what one has in whole. */
  completeness: 1,
  /** One corrects an error of the other. */
  correctedError: 1,
  /** Hours by which a local time read from a text may differ from UTC. */
  zoneSlackMs: 14 * 3_600_000,

  /** The same text: no number differs, and this resemblance or more. */
  duplicateResemblance: 0.9,
  /** The same story: this share of the shorter one, or as a resemblance. */
  storyCoverage: 0.5,
  storyResemblance: 0.5,
  /** The whole of a document, for a digest and for completeness; what a document has beyond a part of it. */
  wholeCoverage: 0.8,
  partCoverage: 0.7,
  /** Documents of which a digest holds the whole. */
  digestSources: 3,
  /** One form: this share of either is in the other one. */
  formCoverage: 0.6,
  /** Versions of one story of one publisher lie this close in time. */
  revisionMs: 7 * DAY_MS,
  /** Share of the matched tokens that stand in quotation marks on one side, for a quotation. */
  quotedShare: 0.5,
  /** Below these bits, and without a mark, one passage beside its threshold proves no relation. */
  thinBits: 45,
  thinTokens: 12,

  /** Share of what two documents have in common that a third explains. */
  explainedShare: 0.9,
  /** Documents asked whether they explain a pair, and neighbours looked at to find them. */
  explainers: 16,
  neighbours: 64,

  /** A template: at least so many documents of one publisher over so long. */
  templateDocuments: 3,
  templateMs: 60 * DAY_MS,
  /** Of so many documents of one publisher no time is asked: a story has not as many versions. */
  templateManyDocuments: 10,
  /** A catchphrase: so many publishers over so long, at most so many tokens, in documents that have at most so much in common. */
  catchphrasePublishers: 3,
  catchphraseMs: 365 * DAY_MS,
  catchphraseTokens: 12,
  unlikeCoverage: 0.2,
  /** Syndication and quotation: all within so long; syndication has so many publishers. */
  eventMs: 7 * DAY_MS,
  syndicationPublishers: 3,
  /** An issuer of releases: this share of a publisher's documents has a mark of one, of the first so many. */
  issuerShare: 0.1,
  issuerSample: 100,
  /** Documents with quotations that are read for whom they quote. */
  issuerSpeechSample: 20,
} as const;
