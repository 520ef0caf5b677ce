/** A detection made by hand, with every kind of record and with texts that are hard to write: quotation marks, control characters, formulas, lone surrogates. */
import type { ProblemCount } from "../../src/io/read-problem.js";
import type { Document } from "../../src/types/document.js";
import type { Detection } from "../../src/types/result.js";
import type { DetectSettings } from "../../src/types/settings.js";

export const sampleDocuments: readonly Document[] = [
  {
    id: "release.txt",
    text: 'The mayor said: "We will not be bullied,\nnot today." =SUM(A1) is a formula.',
    source: "City",
    publishedAt: "2018-03-01",
    title: "City answers",
  },
  { id: "story.txt", text: "“We will not be bullied, not today,” he said. =SUM(A1) too, =SUM(A1) again." },
  { id: "+wire\u001b[2J.txt", text: "Nothing that the others have. \ud800" },
];

const [release, story, wire] = sampleDocuments as [Document, Document, Document];

/** The span of `part` in a document, from the n-th place it stands at. */
function spanOf({ id, text }: Document, part: string, from = 0) {
  const start = text.indexOf(part, from);
  return { id, start, end: start + part.length };
}

const quoteA = spanOf(release, "We will not be bullied,\nnot today");
const quoteB = spanOf(story, "We will not be bullied, not today");
const formula = spanOf(story, "=SUM(A1)");
const formulaAgain = spanOf(story, "=SUM(A1)", formula.end);

const sampleSettings: DetectSettings = {
  hash: "0badcafe",
  version: "0.1.0",
  folding: null,
  shingleSize: 5,
  seeds: { k: 3, w: 1 },
  marginBits: 0,
  self: true,
  ignore: null,
  sensitivity: "quote",
  against: false,
  passages: true,
  relations: true,
  otherSourceOnly: false,
  withinMs: null,
  threshold: 0.7,
  maxMissRate: 0.01,
  representative: "earliest",
  limits: { familyPairs: 100, maxDocumentChars: 1000, maxPairSeeds: 1000, maxBucket: 100, maxModelTokens: 1000 },
  scoring: { unknownWord: 16 },
  bounds: { repeats: 256 },
  relationRules: { decides: 4 },
  quotationRules: { leastWords: 3 },
  model: { id: "00000000000000aa", numDocuments: 3, numTokens: 34, given: false },
  thresholds: { plain: 30, sentence: 26, quotation: 22, shortQuotation: 24, self: 40, selfQuotation: 30, candidate: 22 },
};

export const sampleDetection: Detection = {
  settings: sampleSettings,
  guarantee: { minTokens: 3, minCharacters: 6, minBits: 30 },
  documents: [
    {
      id: release.id,
      source: "City",
      publishedAt: "2018-03-01",
      title: "City answers",
      url: null,
      language: null,
      tokens: 14,
      chars: release.text.length,
      against: false,
      shares: [{ from: null, label: null, share: 1 }],
    },
    {
      id: story.id,
      source: null,
      publishedAt: null,
      title: null,
      url: null,
      language: null,
      tokens: 15,
      chars: story.text.length,
      against: false,
      shares: [
        { from: release.id, label: "quotation", share: 0.6 },
        { from: null, label: null, share: 0.4 },
      ],
    },
    {
      id: wire.id,
      source: null,
      publishedAt: null,
      title: null,
      url: "https://wire.example/1",
      language: "en",
      tokens: 5,
      chars: wire.text.length,
      against: false,
      shares: [],
    },
  ],
  passages: [
    {
      index: 0,
      a: quoteA,
      b: quoteB,
      bits: 61.5,
      tokens: 7,
      kind: "exact",
      family: 0,
      blocks: [{ a: [quoteA.start, quoteA.end], b: [quoteB.start, quoteB.end] }],
      edits: [],
    },
    {
      index: 1,
      a: spanOf(release, "=SUM(A1) is"),
      b: spanOf(story, "=SUM(A1) too"),
      bits: 33.0625,
      tokens: 2,
      kind: "edited",
      family: 1,
      blocks: [
        {
          a: [spanOf(release, "=SUM(A1)").start, spanOf(release, "=SUM(A1)").end],
          b: [formula.start, formula.end],
        },
      ],
      edits: [{ a: "is", b: "too", op: "replace" }],
    },
    {
      index: 2,
      a: formula,
      b: formulaAgain,
      bits: 31,
      tokens: 2,
      kind: "exact",
      family: 1,
      blocks: [{ a: [formula.start, formula.end], b: [formulaAgain.start, formulaAgain.end] }],
      edits: [],
    },
  ],
  families: [
    {
      index: 0,
      bits: 61.5,
      tokens: 7,
      text: release.text.slice(quoteA.start, quoteA.end),
      spans: [quoteA, quoteB],
      label: "quotation",
      occurrences: [
        { ...quoteA, publishedAt: "2018-03-01", precision: "day", timeFromText: false, parent: null, reason: "the first" },
        { ...quoteB, publishedAt: "2018-03-02", precision: "day", timeFromText: true, parent: 0, reason: "by its text later" },
      ],
    },
    {
      index: 1,
      bits: 33.0625,
      tokens: 2,
      text: "=SUM(A1) is",
      spans: [spanOf(release, "=SUM(A1) is"), spanOf(story, "=SUM(A1) too"), formulaAgain],
      label: "undetermined",
      occurrences: [],
    },
  ],
  pairs: [
    {
      a: release.id,
      b: story.id,
      resemblance: 0.25,
      containmentA: 0.5,
      containmentB: 1 / 3,
      coverageA: 9 / 14,
      coverageB: 0.6,
      passages: [0, 1],
      relation: {
        label: "quotation",
        direction: "a-to-b",
        evidence: [
          { rule: "quotation-marks", detail: "most of it is quoted", weight: 0, spans: [quoteA, quoteB] },
          { rule: "release-marker", detail: "one is a release", weight: 4, spans: [] },
        ],
        via: null,
        wire: null,
      },
    },
    {
      a: story.id,
      b: wire.id,
      resemblance: 0.75,
      containmentA: 1,
      containmentB: 0.75,
      coverageA: 0,
      coverageB: 0,
      passages: [],
      relation: { label: "common-source", direction: "undetermined", evidence: [], via: release.id, wire: null },
    },
  ],
  quotations: [
    {
      index: 0,
      family: 0,
      text: release.text.slice(quoteA.start, quoteA.end),
      speaker: "The mayor",
      reference: 0,
      referenceReason: "release",
      occurrences: [
        { ...quoteA, speaker: { name: "The mayor", span: spanOf(release, "The mayor") }, verdict: "verbatim", edits: [], isQuoted: true },
        { ...quoteB, speaker: null, verdict: "altered", edits: [{ a: "not", b: "never", op: "replace" }], isQuoted: true },
      ],
    },
  ],
  clusters: [{ index: 0, documents: [story.id, wire.id], representative: story.id, weakest: { a: story.id, b: wire.id, resemblance: 0.75 } }],
  stories: [
    {
      index: 0,
      documents: [release.id, story.id, wire.id],
      clusters: [0],
      origins: [
        {
          document: release.id,
          wire: null,
          reason: "it took nothing from another",
          members: [
            { id: release.id, share: 1 },
            { id: story.id, share: 0.6 },
            { id: wire.id, share: 0.5 },
          ],
        },
      ],
    },
  ],
  ignored: [
    { ...spanOf(release, "is a formula"), text: "legal.txt" },
    { ...spanOf(wire, "Nothing that the others"), text: "3" },
  ],
  limits: [
    { code: "document-short", count: 1, detail: 'documents shorter than the shortest run that is sure to be examined: "x\u0007"' },
    { code: "document-looks-like-html", count: 1, detail: 'documents look like HTML: "story.txt"' },
  ],
};

export const emptyDetection: Detection = {
  ...sampleDetection,
  documents: [],
  passages: [],
  families: [],
  pairs: [],
  quotations: [],
  clusters: [],
  stories: [],
  ignored: [],
  limits: [],
};

export function sampleText(id: string): string | undefined {
  return sampleDocuments.find((document) => document.id === id)?.text;
}

/** Problems of an input: of a line, of a file, and more than are named. */
export const sampleProblems: readonly ProblemCount[] = [
  { severity: "error", code: "bad-record", count: 3, first: [{ file: "in/a.jsonl", line: 4, message: "not valid JSON; this line is skipped" }] },
  { severity: "error", code: "not-found", count: 1, first: [{ file: "in/\u001b[2J.txt", message: "there is no such file" }] },
  { severity: "warning", code: "passed-over", count: 1, first: [{ file: "in", message: "files that were not read: 12 .json, 3 .md" }] },
];
