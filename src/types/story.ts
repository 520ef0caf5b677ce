/**
 * Many documents: near-duplicates that make a cluster, and what reuse ties to a story, with the independent origins of it.
 */
/** Documents joined by verified near-duplicate pairs. Groups that only a weak bridge would join are apart. */
export interface Cluster {
  /** Its place in `clusters`. */
  readonly index: number;
  readonly documents: readonly string[];
  /** The document that stands for it. */
  readonly representative: string;
  /** Of the pairs that hold it together, the one of the least resemblance: with it, the cluster is no stronger than this. */
  readonly weakest: { readonly a: string; readonly b: string; readonly resemblance: number };
}

/** An article of a story, and how much of it came from an origin. */
export interface OriginMember {
  readonly id: string;
  /** Share of the article's tokens that came from this origin, 0 to 1; 1 for the origin itself. */
  readonly share: number;
}

/** A document of a story that took no real share of its text from the others, and what came of it; or several that are not known to be independent. */
export interface Origin {
  /** The earliest of them. */
  readonly document: string;
  /** The wire whose story they carry by their credits, whether a document of it is here or not; null where they name none. */
  readonly wire: string | null;
  /** Why it is taken to be one: a sentence for a person. */
  readonly reason: string;
  /** Itself first, then in document order. */
  readonly members: readonly OriginMember[];
}

/** Clusters and articles that are tied by reuse. */
export interface Story {
  /** Its place in `stories`. */
  readonly index: number;
  /** Earliest first. */
  readonly documents: readonly string[];
  /** Places in `clusters`. */
  readonly clusters: readonly number[];
  /** Independent origins, earliest first; every document of the story is a member of at least one. */
  readonly origins: readonly Origin[];
}
