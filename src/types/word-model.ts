/**
 * Word statistics, as a caller sees them.
 */

/**
 * Word statistics of documents, made by `trainModel`, `mergeModels` or `loadModel`; handed to the verbs as the option `model`. Immutable.
 * Memory: some 20 bytes for each word and n-gram that is counted, and as much again once it is in use: 10 to 20 MB for 4 million tokens of news.
 */
export interface WordModel {
  /** Of its contents, 16 hexadecimal digits: models of one id say the same of every text. */
  readonly id: string;
  /** Documents and tokens it was counted on. */
  readonly numDocuments: number;
  readonly numTokens: number;
  /** Words of which it says more than that they are rare. */
  readonly numWords: number;
  /** Name of the further folding of its tokens; null for none. A verb refuses a model of another folding than its own. */
  readonly folding: string | null;
}
