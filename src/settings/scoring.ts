/**
 * Every constant of the passage score, once, in bits unless said otherwise; they are printed in the settings of a result.
 * They began as those of a prototype and were changed on planted sets (Reuters-21578 and senate press releases, generator
 * seeds 21 and 22, whole and in topical groups of a dozen articles), with indonesian-pan and the five seed documents watched
 * on the way; what proves them is planted sets of other seeds (docs/accuracy.md). Bits grow with the search space, as the
 * expected best chance score does (Karlin & Altschul 1990).
 */
export const SCORING = {
  /** Bits of a word the background model does not know, before the collection has its say. */
  unknownWord: 16,
  /** Weight of a longer context against the shorter one it is interpolated with (Kneser & Ney 1995). */
  contextWeight: 0.5,
  /** Added to the continuation count of a context, so that a rare context proves little. */
  contextPrior: 5,
  /** Least sum of continuation counts: below it a collection is too small to speak of frequencies. */
  leastContinuations: 2000,

  /** Most bits of what comes next in a series that everybody knows (information/enumerations.ts): whether it goes on is all that is open. */
  series: 0.5,

  /** Most bits of the most informative token of a name run, and of each other one. */
  nameFirst: 14,
  nameLater: 2,
  /** The same of every name run after the first of a passage. */
  nameAgain: 9,
  /** Bits that a passage needs more whose content words are all names: who is named with whom is a fact. Reasoned on official names in a row, proved on planted sets. */
  namesAlone: 45,

  /** Least bits of an exact run to take part in a chain. */
  anchor: 8,
  /** Words of the shortest anchor; twice as many characters of a script without spaces. */
  anchorWords: 3,
  /** Tokens of a gap inside a chain, at most. */
  maxGap: 24,
  /** Tokens that may be left out at once where the other side goes on after a break: an ellipsis, a dropped sentence. */
  maxOmission: 120,
  /** Of these, tokens that may agree with what follows the break: more is a repetitive text. */
  maxSeam: 4,
  /** A gap of g tokens costs gapOpen + gapLog log2(1 + g). */
  gapOpen: 4,
  gapLog: 2,
  /** A sentence or quotation boundary inside a gap. */
  crossing: 4,
  /** An overlap of two anchors, beside the bits of what both have: these count once. */
  overlapOpen: 2,
  /** End extension: a replaced token, a token of one side alone, the drop that ends it, the band in tokens. */
  substitution: 5,
  insertion: 3.5,
  xDrop: 24,
  band: 10,
  /** Tokens an extension may reach. */
  maxExtension: 400,
  /** Words at the edge of a quotation, and of a sentence, that may differ for the passage to reach to it. */
  edge: 3,
  edgeOfSentence: 1,
  /** Least bits of a chain that is aligned at all. */
  chain: 16,
  /**
   * Rewritten text: two shared content words within maxGap tokens, together of sparseBits; words that stand more than
   * sparseRepeats times in a document are its subject; a chain needs sparseChain bits of such words beside its exact runs, and
   * sparseShare of the longer side matched. Chosen on indonesian-pan's suspicious documents of even number (docs/accuracy.md).
   */
  sparseBits: 18,
  sparseRepeats: 50,
  sparseChain: 60,
  sparseShare: 0.25,
  /**
   * Such words are looked for where two documents share a skip-gram of content words, each followed by one of the next sparseRanks, for every sparseGram
   * bits that a chain of them needs; and for every sparseTokens tokens of the shorter document, up to sparseEnough: two texts on one subject share some
   * by chance, the more the longer they are. Of 26,200 passages of press releases and Reuters 17 are not found so, and ten more are; planted, Indonesian and
   * Clough's sets, which had no say, are the same.
   */
  sparseRanks: 6,
  sparseGram: 10,
  sparseTokens: 15,
  sparseEnough: 40,
  /** Bits by which an end piece has to be worth more than its gap; the same where it is of names alone; and across a boundary. */
  trim: 3,
  trimNames: 16,
  trimCrossing: 4,
  /** A number standing where the other side has another number: the mark of a template. */
  numberForNumber: 10,

  /**
   * Bits by which the anchors of a chain may fall short of what plain text needs, and of what a sentence or a quotation needs, and it is aligned all
   * the same; tokens between the edge of a run and one that an alignment may still reach. Chosen on the first 3,000 press releases and Reuters,
   * where of 23,500 passages six are not found so, most of them letterheads that a date parts, and 110 more are.
   */
  promise: 12,
  promiseExact: 4,
  promiseEdge: 2,
  /**
   * Rare words beside a run by which it may be part of a longer passage. Chosen on the same texts: with two, half of all pairs that share a seed are not aligned, and
   * of 26,200 passages ten are in no family any more; with one a fifth are not aligned, with three a few more passages are lost.
   */
  promiseWords: 2,
  /** Share of the bits outside the longest exact run that counts. */
  rest: 0.25,
  /** A run of at most formulaTokens tokens in at least formulaContexts different contexts counts at most log2(tokens / contexts). */
  formulaContexts: 3,
  formulaTokens: 8,
  /** Per doubling of how often a short passage (repeatTokens) stands in one of its documents. */
  repeat: 8,
  repeatTokens: 10,
  /** A word of at least these bits is a content word. */
  contentWord: 8.5,
  minContent: 3,
  minContentSentence: 2,
  minContentQuotation: 1,
  /** Eight characters: what three words are elsewhere. */
  minContentUnspacedQuotation: 4,
  /** Tokens of a script without spaces that make one content word. */
  charactersPerWord: 2,

  /** Thresholds at 2^referenceSpace position pairs, and what each doubling adds. */
  referenceSpace: 21,
  plain: 38,
  plainGrowth: 1.5,
  sentence: 32,
  sentenceGrowth: 0.4,
  /** Less, where it is a whole sentence on both sides. */
  sentenceBothSides: 3,
  /** Share of the way from plain to sentence for a run that only starts or only ends with a sentence on both sides. */
  sentenceEdge: 0.5,
  /** Tokens below which a sentence is no cue: "I yield the floor" is everybody's. */
  sentenceTokens: 5,
  quotation: 22,
  quotationGrowth: 0.15,
  /** The growth for a quotation of at most shortTokens: in a large collection every catchphrase stands in marks somewhere. */
  shortQuotationGrowth: 0.8,
  shortTokens: 3,
  /** Share of the way from quotation back to plain for a quotation with gaps. */
  quotationGap: 0.3,
  /** Least matched tokens of a whole quotation, and least share of it that is matched; tokens that may be lost where one was split. */
  quotationTokens: 3,
  quotationShare: 0.8,
  splitGap: 2,
  /**
   * Inside one document, and what each doubling of the number of documents beyond selfReference adds, to a quotation as well. Chance alone asks for
   * 1.5 bits a doubling (plainGrowth): of 300 repeats among 2,100 releases that pass so, all of 37 read are real, and most are a heading that the
   * first sentence says again. With 15 a paragraph or a statement printed twice is reported in collections of any size, and a heading in small ones.
   */
  self: 70,
  selfGrowth: 15,
  selfReference: 5,

  /** A place that already has a passage needs this much more for a second one, inside one document and between two... */
  secondSelf: 15,
  second: 40,
  /** ...or this share of the bits of the first. */
  secondShare: 0.8,

  /**
   * What two documents share beside a passage (evidence/company.ts), in bits of the passage score. Fitted on 181 quotations of 6 words or
   * fewer of us-news 2012 and 2013, one a phrase, both texts read.
   */
  company: {
    /** A quotation needs this much more where the two are lateDays apart; nothing up to soonDays, in between by the logarithm. */
    late: 20,
    soonDays: 1,
    lateDays: 30,
    /** Less, where it stands between marks on both sides. */
    quotedTwice: 2,
    /** Less, where rare words within besideTokens on both sides carry manyWordBits; nothing up to fewWordBits. */
    words: 10,
    besideTokens: 100,
    fewWordBits: 35,
    manyWordBits: 80,
    /** More, where every content word of it is capitalised on both sides: the name of a book, a law, a programme. */
    title: 8,
    /** Less, where another run ties the two. */
    tied: 16,
    /**
     * All that speaks for a quotation lets it need mostHelp less than its class at most, and that in documents at most helpDays apart alone:
     * without times, in indonesian-pan, two bits cost .009 of plagdet. Pairs of that time are aligned from so many bits on, a sixth
     * more in a year of news; with all pairs they would be nearly three times as many.
     */
    mostHelp: 4,
    helpDays: 7,
  },

  /** Tokens between passages that are merged, at most; and as a share of what they match. */
  mergeGap: 120,
  mergeShare: 1,
  /** Bits the stronger of two merged passages has to have. */
  mergeStrong: 60,
  /** Bits a weak neighbour needs, and per doubling of the gap area. */
  weak: 14,
  weakGrowth: 1,

  /** Two spans of one document are one if they share this part of the longer; a run of this share of a scattered passage stands for it. */
  sameSpan: 0.8,
  coreShare: 0.7,

  /** Letters around a misread place that have to agree, also as a share of the longer word; wrong letters at most. */
  misreadShared: 3,
  misreadShare: 0.6,
  misreadWrong: 2,
  /** Letters of a shared beginning, or ending, of two forms of a word, also as a share of the longer one. */
  inflectedPrefix: 5,
  inflectedPrefixShare: 0.6,
  inflectedSuffix: 6,
  inflectedSuffixShare: 0.7,

  /** Numbers that may stand between two members of a series, as in a table; names in alphabetical order that make a list. */
  tableCells: 4,
  listedNames: 5,

  /**
   * Bits of a character of a script without spaces at most: what one is worth in its context where no collection says more, as in
   * two short texts. A Witten-Bell model of two characters of context, learned from a quarter of a sample of Japanese news (articles
   * 0, 4, 8 ...) and measured on another (2, 6, 10 ...), has a cross-entropy of 4.0 bits in hiragana, 4.9 in katakana, 9.1 in Han.
   * Katakana is that. Hiragana is half a bit less: they are endings and set phrases, and more text knows them better; of the
   * phrases that pass at 15 bits instead of 22, a third fell, and one short quotation in a hundred. Han is half the 11 bits of a
   * word of two: a quarter of a megabyte does not show which make words together. Others are as 4.0, they write sounds too.
   */
  hiragana: 3.5,
  katakana: 5,
  han: 5.5,
  otherCharacter: 4,
  /**
   * Characters that tell one place of a phrase from another one, where its occurrences are counted, and how many occurrences
   * show nothing. Chosen with contextPrior on every second article of a Japanese sample, proved on the others (docs/accuracy.md).
   */
  characterContext: 12,
  characterOnce: 2,
} as const;

/**
 * Bounds on the work of the passage search that a result may depend on, printed in the settings as well. Where `lookBack`, `tries` or `rankTokens`
 * end a search, `limits` says so. The others are parts of rules: what counts as coincident, when a run is so frequent that more of it proves no less, how
 * long a seed is, when a seed ties all its holders.
 */
export const SEARCH_BOUNDS = {
  /** Anchors that are tried as predecessors of one. */
  lookBack: 300,
  /** Neighbours by start that a span is compared with for coincidence, to either side. */
  lookAround: 32,
  /** Repeats of a run inside one document that are told apart. */
  repeats: 256,
  /** Tokens of a seed, at most: so many are one whatever bits they carry. */
  context: 64,
  /** Documents up to which a seed ties all of its holders; in more, each is tied to the first ones. Partners that are tried where a filter forbids those. */
  fewHolders: 16,
  tries: 100,
  /** Tokens that all runs of one pair found by rank may have together. */
  rankTokens: 10_000_000,
} as const;
