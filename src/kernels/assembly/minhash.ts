/**
 * Kernel: shingles -> components, as kernels/minhash.ts has them: thrown into BINS, a row for each throw, and MinHash for what no throw fills. A text of
 * several blocks is not known whole when its first block is here: of each block, only what the throw before leaves empty so far is done. What is empty in
 * the end was so all along, so its component has seen all blocks.
 *
 * MinHash with vectors has 16 components a pass over a block of shingles: more would not fit into 16 registers; a multiplication, an addition and a minimum
 * a shingle and 4 components; two shingles a step are slower. Without vectors 4 a pass; that a value is the least so far is rare, so a branch costs less
 * than a choice. Components beyond the last one asked for are computed and not looked at.
 */
import { ADDENDS, BINS, CHOSEN, CHOSEN_BYTES, FACTORS, MOST_CHOSEN, ROW, SHINGLES, THROW_ADDENDS, THROW_FACTORS, THROW_SCALE, THROWS } from "./layout";

/** Whether a text is under way. Where none is, all bins are empty. */
let isUnderWay: bool = true;

/** Begins a text: its components, at `components`, are those of an empty one. `bytes` as in the functions below: 4 a component, a multiple of 64. */
export function beginComponents(components: usize, bytes: usize): void {
  fillEmpty(components, bytes);
  // The first text of all, or one after another that was not ended.
  if (isUnderWay) fillEmpty(BINS, THROWS * ROW);
  isUnderWay = true;
}

/** Adds the first `count` of SHINGLES to the bins and, of bins that are empty then, to the components. */
export function addBlock(count: usize, components: usize, bytes: usize): void {
  throwShingles(count, 0);
  const numBins = <usize>load<u32>(THROW_SCALE) >> 2;
  if (count >= numBins && countEmpty(bytes, 0) === (bytes >> 2) - numBins) return;
  throwShingles(count, 1);
  // Of so few shingles, half of the bins at least are empty after both throws.
  const numEmpty = count << 2 <= numBins ? numBins : countEmpty(bytes, 1);
  if (numEmpty > MOST_CHOSEN || numEmpty << 3 > bytes) lower(count, FACTORS, ADDENDS, components, bytes);
  else lowerChosen(count, components, bytes);
}

/** Ends a text: puts what stands in its bins into the components, of the first throw that fills one, and empties them. */
export function endComponents(components: usize, bytes: usize): void {
  if (ASC_FEATURE_SIMD) takeFour(components, bytes);
  else takeEach(components, bytes);
  isUnderWay = false;
}

function takeFour(components: usize, bytes: usize): void {
  const empty = i32x4.splat(-1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const first = v128.load(BINS + at);
    const second = v128.load(BINS + ROW + at);
    // An empty bin has all bits set, so that taking away those that another one has not leaves that one.
    const rest = v128.andnot(second, v128.andnot(i32x4.eq(second, empty), v128.load(components + at)));
    v128.store(components + at, v128.andnot(first, v128.andnot(i32x4.eq(first, empty), rest)));
    v128.store(BINS + at, empty);
    v128.store(BINS + ROW + at, empty);
  }
}

function takeEach(components: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 4) {
    const first = load<u32>(BINS + at);
    const second = load<u32>(BINS + ROW + at);
    if (first !== EMPTY) store<u32>(components + at, first);
    else if (second !== EMPTY) store<u32>(components + at, second);
  }
  fillEmpty(BINS, bytes);
  fillEmpty(BINS + ROW, bytes);
}

/** Fills `bytes` bytes, a multiple of 64, with ones. Not memory.fill: engines call out for it, and one without vectors may not have it. */
function fillEmpty(place: usize, bytes: usize): void {
  for (let at = place; at < place + bytes; at += 16) {
    if (ASC_FEATURE_SIMD) v128.store(at, i32x4.splat(-1));
    else {
      store<u64>(at, -1);
      store<u64>(at, -1, 8);
    }
  }
}

const EMPTY: u32 = 0xffffffff;

function throwShingles(count: usize, t: usize): void {
  if (ASC_FEATURE_SIMD) throwFour(count, t);
  else throwEach(count, t);
}

function throwEach(count: usize, t: usize): void {
  const factor = load<u32>(THROW_FACTORS + (t << 2));
  const addend = load<u32>(THROW_ADDENDS + (t << 2));
  const scale = <u64>load<u32>(THROW_SCALE);
  const end = SHINGLES + (count << 2);
  for (let at = SHINGLES; at < end; at += 4) lowerBin(load<u32>(at) * factor + addend, BINS + t * ROW, scale);
}

/** Up to three shingles beyond the last one are overwritten by it. */
function throwFour(count: usize, t: usize): void {
  const factor = v128.load32_splat(THROW_FACTORS + (t << 2));
  const addend = v128.load32_splat(THROW_ADDENDS + (t << 2));
  const scale = <u64>load<u32>(THROW_SCALE);
  const row = BINS + t * ROW;
  const end = SHINGLES + (count << 2);
  v128.store(end, v128.load32_splat(end - 4));
  for (let at = SHINGLES; at < end; at += 16) {
    const y = i32x4.add(i32x4.mul(v128.load(at), factor), addend);
    lowerBin(<u32>i32x4.extract_lane(y, 0), row, scale);
    lowerBin(<u32>i32x4.extract_lane(y, 1), row, scale);
    lowerBin(<u32>i32x4.extract_lane(y, 2), row, scale);
    lowerBin(<u32>i32x4.extract_lane(y, 3), row, scale);
  }
}

/** `scale` is four times the number of bins, so that the upper half of the product, but for two bits, is four times the bin's number. */
function lowerBin(y: u32, row: usize, scale: u64): void {
  const bin = row + (<usize>((<u64>y * scale) >> 32) & ~3);
  const least = load<u32>(bin);
  store<u32>(bin, select<u32>(y, least, y < least));
}

/** How many bins no throw up to number t fills, those beyond the last one included. */
function countEmpty(bytes: usize, t: usize): usize {
  const other = BINS + t * ROW;
  let n: usize = 0;
  if (ASC_FEATURE_SIMD) {
    let sum = i32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) sum = i32x4.sub(sum, i32x4.eq(v128.and(v128.load(BINS + at), v128.load(other + at)), i32x4.splat(-1)));
    return i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
  }
  for (let at: usize = 0; at < bytes; at += 4) n += <usize>((load<u32>(BINS + at) & load<u32>(other + at)) === EMPTY);
  return n;
}

/** Lowers the components of empty bins alone: copied side by side, and back. */
function lowerChosen(count: usize, components: usize, bytes: usize): void {
  let chosen = CHOSEN;
  // What is copied of a full bin is overwritten by the next.
  for (let at: usize = 0; at < bytes; at += 4) {
    store<u32>(chosen, <u32>at);
    chosen += (<usize>((load<u32>(BINS + at) & load<u32>(BINS + ROW + at)) === EMPTY)) << 2;
  }
  for (let from = CHOSEN; from < chosen; from += 4) {
    const at = <usize>load<u32>(from);
    store<u32>(from, load<u32>(FACTORS + at), CHOSEN_BYTES);
    store<u32>(from, load<u32>(ADDENDS + at), 2 * CHOSEN_BYTES);
    store<u32>(from, load<u32>(components + at), 3 * CHOSEN_BYTES);
  }
  lower(count, CHOSEN + CHOSEN_BYTES, CHOSEN + 2 * CHOSEN_BYTES, CHOSEN + 3 * CHOSEN_BYTES, chosen - CHOSEN);
  for (let at = CHOSEN; at < chosen; at += 4) store<u32>(components + load<u32>(at), load<u32>(at, 3 * CHOSEN_BYTES));
}

/** Lowers the components at `components`, `bytes` of them in all and those that fill up a group of 16, by the first `count` of SHINGLES. */
function lower(count: usize, factors: usize, addends: usize, components: usize, bytes: usize): void {
  if (ASC_FEATURE_SIMD) lowerSixteenByVectors(count, factors, addends, components, bytes);
  else lowerFour(count, factors, addends, components, bytes);
}

function lowerSixteenByVectors(count: usize, factors: usize, addends: usize, components: usize, bytes: usize): void {
  const end = SHINGLES + (count << 2);
  let group: usize = 0;
  for (; group + 32 < bytes; group += 64) {
    const a0 = v128.load(factors + group);
    const a1 = v128.load(factors + group, 16);
    const a2 = v128.load(factors + group, 32);
    const a3 = v128.load(factors + group, 48);
    const b0 = v128.load(addends + group);
    const b1 = v128.load(addends + group, 16);
    const b2 = v128.load(addends + group, 32);
    const b3 = v128.load(addends + group, 48);
    let least0 = v128.load(components + group);
    let least1 = v128.load(components + group, 16);
    let least2 = v128.load(components + group, 32);
    let least3 = v128.load(components + group, 48);
    for (let at = SHINGLES; at < end; at += 4) {
      const x = v128.load32_splat(at);
      least0 = i32x4.min_u(least0, i32x4.add(i32x4.mul(x, a0), b0));
      least1 = i32x4.min_u(least1, i32x4.add(i32x4.mul(x, a1), b1));
      least2 = i32x4.min_u(least2, i32x4.add(i32x4.mul(x, a2), b2));
      least3 = i32x4.min_u(least3, i32x4.add(i32x4.mul(x, a3), b3));
    }
    v128.store(components + group, least0);
    v128.store(components + group, least1, 16);
    v128.store(components + group, least2, 32);
    v128.store(components + group, least3, 48);
  }
  if (group >= bytes) return;
  const a0 = v128.load(factors + group);
  const a1 = v128.load(factors + group, 16);
  const b0 = v128.load(addends + group);
  const b1 = v128.load(addends + group, 16);
  let least0 = v128.load(components + group);
  let least1 = v128.load(components + group, 16);
  for (let at = SHINGLES; at < end; at += 4) {
    const x = v128.load32_splat(at);
    least0 = i32x4.min_u(least0, i32x4.add(i32x4.mul(x, a0), b0));
    least1 = i32x4.min_u(least1, i32x4.add(i32x4.mul(x, a1), b1));
  }
  v128.store(components + group, least0);
  v128.store(components + group, least1, 16);
}

function lowerFour(count: usize, factors: usize, addends: usize, components: usize, bytes: usize): void {
  const end = SHINGLES + (count << 2);
  for (let group: usize = 0; group < bytes; group += 16) {
    const a0 = load<u32>(factors + group);
    const a1 = load<u32>(factors + group, 4);
    const a2 = load<u32>(factors + group, 8);
    const a3 = load<u32>(factors + group, 12);
    const b0 = load<u32>(addends + group);
    const b1 = load<u32>(addends + group, 4);
    const b2 = load<u32>(addends + group, 8);
    const b3 = load<u32>(addends + group, 12);
    let least0 = load<u32>(components + group);
    let least1 = load<u32>(components + group, 4);
    let least2 = load<u32>(components + group, 8);
    let least3 = load<u32>(components + group, 12);
    for (let at = SHINGLES; at < end; at += 4) {
      const x = load<u32>(at);
      const value0 = x * a0 + b0;
      const value1 = x * a1 + b1;
      const value2 = x * a2 + b2;
      const value3 = x * a3 + b3;
      if (value0 < least0) least0 = value0;
      if (value1 < least1) least1 = value1;
      if (value2 < least2) least2 = value2;
      if (value3 < least3) least3 = value3;
    }
    store<u32>(components + group, least0);
    store<u32>(components + group, least1, 4);
    store<u32>(components + group, least2, 8);
    store<u32>(components + group, least3, 12);
  }
}
