/** Kernel: the constants of settings/scoring.ts, in sixteenths of a bit where they are bits; set once by the host, which alone knows them. */

/** Words of the shortest anchor, and its bits. */
export let ANCHOR_WORDS: i32 = 0;
export let LEAST_ANCHOR: i32 = 0;
/** Pairs of positions that one pair of documents may have. */
export let MAX_HITS: u32 = 0;
/** Tokens of a gap, of an omission, and of a seam at most. */
export let WINDOW: i32 = 0;
export let MAX_OMISSION: i32 = 0;
export let MAX_SEAM: i32 = 0;
export let CROSSING: i32 = 0;
export let OVERLAP_OPEN: i32 = 0;
export let LEAST_CHAIN: i32 = 0;
export let LOOK_BACK: i32 = 0;
/** Of rewritten text. */
export let RANKS: i32 = 0;
export let SPARSE_BITS: i32 = 0;
export let LEAST_WORTH: i32 = 0;
export let SPARSE_REPEATS: i32 = 0;
export let SPARSE_CHAIN: i32 = 0;
export let SPARSE_GRAM: f64 = 0;
export let SPARSE_TOKENS: f64 = 0;
export let SPARSE_ENOUGH: f64 = 0;
export let TWO_WORDS: i32 = 0;
/** The share of the bits outside the longest run that counts; bits that plain text needs. */
export let REST: f64 = 0;
export let PLAIN: i32 = 0;

/** Sets them, in the order in which they stand above. */
export function setRules(
  anchorWords: i32,
  leastAnchor: i32,
  maxHits: u32,
  window: i32,
  maxOmission: i32,
  maxSeam: i32,
  crossing: i32,
  overlapOpen: i32,
  leastChain: i32,
  lookBack: i32,
  ranks: i32,
  sparseBits: i32,
  leastWorth: i32,
  sparseRepeats: i32,
  sparseChain: i32,
  sparseGram: f64,
  sparseTokens: f64,
  sparseEnough: f64,
  twoWords: i32,
  rest: f64,
  plain: i32,
): void {
  ANCHOR_WORDS = anchorWords;
  LEAST_ANCHOR = leastAnchor;
  MAX_HITS = maxHits;
  WINDOW = window;
  MAX_OMISSION = maxOmission;
  MAX_SEAM = maxSeam;
  CROSSING = crossing;
  OVERLAP_OPEN = overlapOpen;
  LEAST_CHAIN = leastChain;
  LOOK_BACK = lookBack;
  RANKS = ranks;
  SPARSE_BITS = sparseBits;
  LEAST_WORTH = leastWorth;
  SPARSE_REPEATS = sparseRepeats;
  SPARSE_CHAIN = sparseChain;
  SPARSE_GRAM = sparseGram;
  SPARSE_TOKENS = sparseTokens;
  SPARSE_ENOUGH = sparseEnough;
  TWO_WORDS = twoWords;
  REST = rest;
  PLAIN = plain;
}

/** Boundaries of a mantissa in [1, 2) between sixteenths (kernels/log2.ts): products that are rounded exactly. */
const STEP: f64 = 1.0442737824274138;
const FIRST: f64 = 1.0218971486541166;

/** log2(x) in sixteenths, rounded, of a whole number. */
export function log2Sixteenths(number: u32): i32 {
  if (number === 0) return 0;
  const whole = 31 - clz<u32>(number);
  const mantissa = <f64>number / <f64>((<u64>1) << whole);
  let sixteenths = 0;
  for (let boundary = FIRST; sixteenths < 16 && mantissa >= boundary; boundary *= STEP) sixteenths++;
  return <i32>(whole * 16 + sixteenths);
}
