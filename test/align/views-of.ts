/** Views of plain texts, as the aligner has them. */
import { type DocumentView, SegmentViews } from "../../src/align/document-view.js";
import { publicationsOf } from "../../src/corpus/publications.js";
import { createSearch, type SearchContext } from "../../src/evidence/search.js";
import type { Collection } from "../../src/information/collection.js";
import { finish } from "../../src/run/pace.js";
import { collectionOf } from "../seeds/collection-of.js";

export function searchOf(collection: Collection): SearchContext {
  const unknown = Array.from({ length: collection.numDocuments }, () => undefined);
  const isAgainst = new Uint8Array(0);
  return finish(createSearch({ collection, publications: publicationsOf(unknown, unknown), isAgainst }, { marginBits: 0, thresholds: undefined }));
}

/** A view of each text; their words are numbered together. */
export function viewsOf(texts: readonly string[]): DocumentView[] {
  const views = new SegmentViews(searchOf(collectionOf(texts)));
  return texts.map((_, d) => views.view(d));
}
