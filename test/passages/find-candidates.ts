/** All candidate pairs of a collection at once, which `detect` searches in parts. */
import type { Collection } from "../../src/information/collection.js";
import { CandidateSet, type Candidates } from "../../src/passages/candidate-set.js";
import { CandidateSearch, type CandidateSettings, candidateColumns } from "../../src/passages/candidates.js";
import type { Postings } from "../../src/passages/postings.js";
import { quotedTokens } from "../../src/passages/quoted-tokens.js";

export function findCandidates(collection: Collection, postings: Postings, settings: CandidateSettings): Candidates {
  const found = new CandidateSet();
  const columns = candidateColumns(collection, postings, quotedTokens(collection));
  found.add(new CandidateSearch(columns, settings).tie(0, postings.keys.length));
  return found.candidates(collection.numDocuments);
}
