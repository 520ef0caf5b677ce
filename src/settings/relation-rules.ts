/**
 * Stage relations: every bound and weight of relations, once; printed in the settings of a result. They belong to no score of a
 * passage (scoring.ts): they weigh what two documents are to each other. Each has its reason, or what it was chosen on: US news of 2012 and half of
 * 2013, every second Reuters story, the five seed texts and a planted history. News of 2014 and the other half proved them (docs/accuracy.md).
 */

const DAY_MS = 86_400_000;

export const RELATION_RULES = {
  /**
   * What speaks for a direction, and what a direction needs. 4 is enough alone: the text says outright whose the words are, or one publisher's
   * clock orders its own versions. What is less fits a third document as the source of both as well, and only tips what is nearly decided.
   */
  decides: 4,
  /** One credits the publisher of the other for what they share. Above the others: it is the text's own word. */
  creditOfPublisher: 5,
  /** One prints a wire's story and may be the wire itself, the other says that it reports what that wire reported. */
  creditOfWire: 4,
  /** One is a release, known or by a mark that only releases have, and the other one names who issued it or speaks in it. */
  releaseMarker: 4,
  /** The same by a weak mark, without such a name, or months apart. */
  doubtfulReleaseMarker: 1,
  /** A release is used within so long: beyond it its mark says little. */
  releaseMs: 60 * DAY_MS,
  /** Most of the shared words are attributed to the publisher of the one. */
  attribution: 4,
  attributedShare: 0.5,
  /** One was published before the other began to be: at the same publisher; elsewhere; elsewhere within hours, which speaks against nothing. */
  timeSamePublisher: 4,
  time: 1,
  timeInHours: 0.5,
  /** Times of two publishers that are closer may be off by a clock, a zone or an embargo. */
  clockMs: DAY_MS,
  /** One says that it updates an earlier text, and they are not of two publishers. */
  updateNote: 4,
  /** One holds the whole of the other and of another that shares nothing with that, both before it: with their time this decides. */
  digest: 3.5,
  /** Hours by which a local time read from a text may differ from UTC. */
  zoneSlackMs: 14 * 3_600_000,

  /** The same text: no number differs, and this resemblance or more. */
  duplicateResemblance: 0.9,
  /** The same story: this share of the shorter one, or as a resemblance. */
  storyCoverage: 0.5,
  storyResemblance: 0.5,
  /** The same story of publishers that are not one needs so many words as well, within `storyMs`; a sentence or two is everybody's. */
  storyTokens: 30,
  /** Without a known time, or later, this share of both, or so many words. */
  wholeCoverage: 0.8,
  longTokens: 100,
  /** What a digest has beyond a part of it. */
  partCoverage: 0.7,
  /** Papers, wires and the weeklies that come after print a story within so long. */
  storyMs: 14 * DAY_MS,
  /**
   * One form filled in twice: less than this share of the words from the first to the last of each passage match, or this share of their names and
   * numbers is not in the other. Of 614 pairs of Reuters stories of one week with half in common: 88 of 178 with one headline and 79 of 436 with two
   * are no form by these, and most of the 79 are shorter than `storyTokens`.
   */
  formDensity: 0.8,
  formOwn: 0.1,
  /**
   * A correction: the same publisher's text again within hours, this share of both matched, and few of its names and numbers replaced: a smaller share, or
   * no more than two. A form that is filled in each day comes after a day, and most of what is filled in differs. Chosen on eight made corrections and
   * two made forms; of 4,761 pairs of Reuters stories none changed its label by it.
   */
  correctionMs: DAY_MS / 2,
  correctionCoverage: 0.9,
  correctionOwn: 0.35,
  correctionFacts: 2,
  /** Versions of one story of one publisher lie this close in time. */
  revisionMs: 7 * DAY_MS,
  /** Share of the matched tokens that stand in quotation marks on one side, for a quotation. */
  quotedShare: 0.5,
  /** No more words prove nothing months later, or beside a credit: two people say the same, two papers write the same. */
  formulaTokens: 12,
  /** Bits from which on so few words are nobody's formula: of a known release they are its own, whoever is named. */
  formulaBits: 100,
  /** No more words are one quotation where two people are named who said them: condolences, "we take it one game at a time". */
  twoSpeakersTokens: 30,
  /** A quotation of no more words needs its marks on both sides: an idiom has them on one. */
  idiomTokens: 6,

  /** Share of what two documents have in common that a third explains. */
  explainedShare: 0.9,
  /** Documents asked whether they explain a pair. */
  explainers: 16,

  /** A template: in so many documents over so long; two may be one story told twice. */
  recursDocuments: 3,
  recursMs: 60 * DAY_MS,
  /** The same where times or publishers are not known. */
  unknownRecurs: 5,
  /** Tokens from the start or the end of a document within which a passage stands at its edge. */
  edgeTokens: 12,
  /** A catchphrase: so many publishers over so long, at most so many tokens, in documents that have at most so much in common. */
  catchphrasePublishers: 3,
  catchphraseMs: 365 * DAY_MS,
  catchphraseTokens: 12,
  unlikeCoverage: 0.2,
  /** Syndication and quotation, as labels of families: all within so long; syndication has so many publishers. */
  eventMs: 7 * DAY_MS,
  syndicationPublishers: 3,
  /** An issuer of releases: this share of a publisher's documents has a mark of one, of the first so many. */
  issuerShare: 0.1,
  issuerSample: 100,
  /** Documents with quotations that are read for whom they quote. */
  issuerSpeechSample: 20,
} as const;
