/** All candidate pairs of a collection at once, which `detect` searches in parts. */
import type { Collection } from "../../src/information/collection.js";
import { finish } from "../../src/run/pace.js";
import { CandidateSet, type Candidates } from "../../src/seeds/candidate-set.js";
import { CandidateSearch, type CandidateSettings, candidateColumns } from "../../src/seeds/candidates.js";
import type { Postings } from "../../src/seeds/postings.js";
import { quotedTokens } from "../../src/seeds/quoted-tokens.js";

export function findCandidates(collection: Collection, postings: Postings, settings: CandidateSettings): Candidates {
  const found = new CandidateSet();
  const columns = candidateColumns(collection, postings, finish(quotedTokens(collection)));
  found.add(new CandidateSearch(columns, settings).tie(0, postings.keys.length));
  return found.candidates(collection.numDocuments);
}
