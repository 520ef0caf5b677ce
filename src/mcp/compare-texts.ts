/**
 * Tools for agents: `compare_texts`: two texts -> what they share, with the characters on both sides, and what one is to the other. It is `compare`. Time grows
 * with the tokens and the runs they share.
 */
import { compare } from "../api/compare.js";
import { counted, percent } from "../text/figures.js";
import {
  argumentsOf,
  COUNT,
  cutList,
  cutListOf,
  documentOf,
  LIMIT_ARGUMENT,
  limitOf,
  NOTES,
  NUMBER,
  objectOf,
  RELATION,
  relationOf,
  rounded,
  SHARE,
  SPAN,
  spanOf,
  strongestFirst,
  TEXT,
  TEXT_ARGUMENT,
  type Tool,
} from "./tool.js";

const CLAIMS = [
  "A direction is claimed only where it is not undetermined, by the evidence that is named; time alone is no proof.",
  "Retellings in other words, and translations, are not found.",
  "How common words are is judged by these two texts and English at large; a collection knows more.",
];

const SIDE = objectOf({ tokens: COUNT, shared: { ...SHARE, description: "share of its tokens that passages match" } });

export const COMPARE_TEXTS: Tool = {
  name: "compare_texts",
  title: "Compare two texts",
  description:
    "Finds every passage that two texts share, word for word or lightly edited, with character offsets on both sides, and says how they are related (duplicate, revision, syndication, release, quotation ...) with evidence.",
  inputSchema: { type: "object", properties: { a: TEXT_ARGUMENT, b: TEXT_ARGUMENT, limit: LIMIT_ARGUMENT }, required: ["a", "b"], additionalProperties: false },
  outputSchema: objectOf({
    resemblance: { ...SHARE, description: "Jaccard coefficient of runs of five words" },
    a: SIDE,
    b: SIDE,
    relation: RELATION,
    passages: cutListOf(objectOf({ kind: TEXT, bits: NUMBER, words: COUNT, edits: COUNT, a: SPAN, b: SPAN })),
    limits: { type: "array", items: TEXT, description: "what was not looked at" },
    notes: NOTES,
  }),
  async run(given) {
    const { a, b, limit } = argumentsOf(given, ["a", "b", "limit"]);
    const sides = [documentOf("a", a, "a"), documentOf("b", b, "b")] as const;
    const most = limitOf(limit);
    const found = compare(sides[0], sides[1], { self: false });
    const { resemblance, coverageA, coverageB, relation, passages } = found;
    const data = {
      resemblance: rounded(resemblance),
      a: { tokens: found.a.tokens, shared: rounded(coverageA) },
      b: { tokens: found.b.tokens, shared: rounded(coverageB) },
      relation: relationOf(relation),
      passages: cutList(strongestFirst(passages), most, (one) => ({
        kind: one.kind,
        bits: one.bits,
        words: one.tokens,
        edits: one.edits.length,
        a: spanOf(sides[0].text, one.a),
        b: spanOf(sides[1].text, one.b),
      })),
      limits: found.limits.map(({ detail }) => detail),
      notes: CLAIMS,
    };
    const what = `${counted(passages.length, "shared passage")}; ${percent(coverageA)} of a, ${percent(coverageB)} of b`;
    return { data, summary: `${what}. Relation: ${relation.label}, ${relation.direction}.` };
  },
};
