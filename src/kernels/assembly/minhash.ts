/**
 * Kernel: shingles -> MinHash components, as kernels/minhash.ts has them. With vectors 16 components a pass over a block of shingles: more would
 * not fit into 16 registers. O(shingles x components): a multiplication, an addition and a minimum a shingle and 4 components;
 * two shingles a step are slower. Without vectors 4 a pass; that a value is the least so far is rare, so a branch costs less than a
 * choice. Components beyond the last one asked for are computed and not looked at.
 */
import { ADDENDS, FACTORS, SHINGLES } from "./layout";

/** Lowers the components at `components`, `bytes` of them in all (a multiple of 64), by the first `count` of SHINGLES. */
export function lowerComponents(count: usize, components: usize, bytes: usize): void {
  if (ASC_FEATURE_SIMD) lowerSixteenByVectors(count, components, bytes);
  else lowerFour(count, components, bytes);
}

function lowerSixteenByVectors(count: usize, components: usize, bytes: usize): void {
  const end = SHINGLES + (count << 2);
  for (let group: usize = 0; group < bytes; group += 64) {
    const a0 = v128.load(FACTORS + group);
    const a1 = v128.load(FACTORS + group, 16);
    const a2 = v128.load(FACTORS + group, 32);
    const a3 = v128.load(FACTORS + group, 48);
    const b0 = v128.load(ADDENDS + group);
    const b1 = v128.load(ADDENDS + group, 16);
    const b2 = v128.load(ADDENDS + group, 32);
    const b3 = v128.load(ADDENDS + group, 48);
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
}

function lowerFour(count: usize, components: usize, bytes: usize): void {
  const end = SHINGLES + (count << 2);
  for (let group: usize = 0; group < bytes; group += 16) {
    const a0 = load<u32>(FACTORS + group);
    const a1 = load<u32>(FACTORS + group, 4);
    const a2 = load<u32>(FACTORS + group, 8);
    const a3 = load<u32>(FACTORS + group, 12);
    const b0 = load<u32>(ADDENDS + group);
    const b1 = load<u32>(ADDENDS + group, 4);
    const b2 = load<u32>(ADDENDS + group, 8);
    const b3 = load<u32>(ADDENDS + group, 12);
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
