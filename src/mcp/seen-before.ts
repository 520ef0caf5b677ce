/**
 * Tools for agents: `seen_before`: a text -> whether the archive has it, has an earlier version of it, or shares passages with it. It is `judge` of an index.
 */
import { counted } from "../text/figures.js";
import type { Passage } from "../types/passage.js";
import {
  archiveOf,
  argumentsOf,
  COUNT,
  cutList,
  cutListOf,
  documentOf,
  LIMIT_ARGUMENT,
  limitOf,
  NOTES,
  NUMBER,
  nameOf,
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
  TEXT_OR_NULL,
  type Tool,
} from "./tool.js";

const CLAIMS = [
  "new: nothing above the thresholds is shared with a document that was looked at; `complete` false says that not all were.",
  "shares: common passages, which are no verdict on who copied; `relation` says what the evidence carries.",
  "What was retold in other words is not found.",
];
/** As that of a release: the document of the same id would be left out. */
const TEXT_ID = "(the text)";

export const SEEN_BEFORE: Tool = {
  name: "seen_before",
  title: "Has the archive this text?",
  description:
    "Says of a text whether the archive of this server has it already (duplicate), has an earlier version of it (update), shares passages with it (shares) or not (new), with the passages and the documents they stand in.",
  inputSchema: {
    type: "object",
    properties: {
      text: TEXT_ARGUMENT,
      within: { type: "string", description: 'only documents published at most so far from the text, such as "72h"' },
      since: { type: "string", description: "only documents published then or later, ISO 8601" },
      limit: LIMIT_ARGUMENT,
    },
    required: ["text"],
    additionalProperties: false,
  },
  outputSchema: objectOf({
    verdict: objectOf({
      kind: { enum: ["new", "duplicate", "update", "shares"] },
      of: TEXT_OR_NULL,
      resemblance: { type: ["number", "null"] },
      shared: { ...SHARE, description: "share of the text that passages with `of` match" },
      reason: TEXT,
    }),
    relation: { anyOf: [RELATION, { type: "null" }] },
    duplicates: cutListOf(objectOf({ id: TEXT, resemblance: SHARE, source: TEXT_OR_NULL, publishedAt: TEXT_OR_NULL })),
    passages: cutListOf(objectOf({ id: TEXT, kind: TEXT, bits: NUMBER, start: COUNT, end: COUNT, inText: SPAN })),
    archive: objectOf({ documents: COUNT, lookedAt: COUNT, notLookedAt: COUNT, complete: { type: "boolean" } }),
    notes: NOTES,
  }),
  async run(given, call) {
    const { text, within, since, limit } = argumentsOf(given, ["text", "within", "since", "limit"]);
    const document = documentOf("text", text, TEXT_ID);
    const most = limitOf(limit);
    const archive = archiveOf(call);
    const answer = await archive.judge(document, { within: within as string | undefined, since: since as string | undefined, signal: call.signal });
    const { kind, of, resemblance, shared, reason, relation, duplicates } = answer.verdict;
    const { verified, notVerified } = answer.candidates;
    const data = {
      verdict: { kind, of: nameOf(of), resemblance: resemblance === null ? null : rounded(resemblance), shared: rounded(shared), reason },
      relation: relation && relationOf(relation),
      duplicates: cutList(duplicates, most, (one) => ({
        id: nameOf(one.id),
        resemblance: rounded(one.resemblance),
        source: nameOf(one.source),
        publishedAt: nameOf(one.publishedAt),
      })),
      passages: cutList(strongestFirst(answer.passages), most, (one) => passageOf(one, document.text)),
      archive: { documents: answer.index.documents, lookedAt: verified, notLookedAt: notVerified, complete: answer.complete },
      notes: CLAIMS,
    };
    return { data, summary: `${kind}: ${reason} (${counted(answer.passages.length, "passage")}; ${counted(duplicates.length, "near-duplicate")})` };
  },
};

/** Where it stands in the other document, and in the text. */
function passageOf({ kind, bits, a, b }: Passage, text: string) {
  const [own, other] = a.id === TEXT_ID ? [a, b] : [b, a];
  return { id: nameOf(other.id), kind, bits, start: other.start, end: other.end, inText: spanOf(text, own) };
}
