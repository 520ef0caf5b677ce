/**
 * What a run did not look at, and what it is sure to have looked at.
 */
/** A bound that was hit, or input that was left out: nothing is dropped in silence. */
export interface Limit {
  readonly code: LimitCode;
  /** How many documents, pairs or positions it concerns; `detail` says which. */
  readonly count: number;
  readonly detail: string;
}

export type LimitCode =
  | "document-too-long"
  | "document-empty"
  | "document-short"
  | "document-looks-like-html"
  | "document-escaped"
  | "document-misdecoded"
  | "duplicate-id"
  | "time-missing"
  | "time-invalid"
  | "source-missing"
  | "untied"
  | "large-family"
  | "identical-documents"
  | "pair-too-repetitive"
  | "document-too-repetitive"
  | "bucket-too-large"
  | "cluster-split"
  | "ignore-too-short"
  | "ignore-too-long"
  | "miss-rate-not-reached"
  | "model-sampled"
  | "runs-not-listed"
  | "candidates-not-verified"
  | "hot-seed";

/**
 * What the search is sure to have examined: every exact run, outside ignored texts, of at least so many tokens that carries at
 * least so many bits. In scripts without spaces, where a token is a character, it takes `minCharacters` of them; in mixed text
 * two count as one token.
 */
export interface Guarantee {
  readonly minTokens: number;
  readonly minCharacters: number;
  readonly minBits: number;
}
