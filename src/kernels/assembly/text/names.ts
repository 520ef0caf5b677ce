/**
 * Kernel: name runs and stretches in capitals, as text/names.ts and text/capitals.ts have them; comments there say what they mean.
 */
import {
  addFlags,
  BREAK_MASK,
  classAt,
  column,
  END,
  FLAG_CAPITALISED,
  FLAG_NAME,
  FLAG_NAME_START,
  FLAG_NUMBER,
  flagsOf,
  HASH_HI,
  HASH_LO,
  LOWER,
  PARTICLES,
  START,
  sizeAt,
} from "./layout";

const MAX_NAME_TOKENS: u32 = 8;
/** Words in capitals that make a stretch. */
const MIN_WORDS: u32 = 4;

export function markNames(numTokens: u32): void {
  let outside: u32 = 0;
  for (let from: u32 = 0; from < numTokens; ) {
    let to = from;
    while (to < numTokens && (flagsOf(to) & (FLAG_CAPITALISED | FLAG_NUMBER)) !== 0) to++;
    if (to - from >= MIN_WORDS) outside = markStretches(from, to, outside);
    from = to + 1;
  }
  markNamesWithin(outside, numTokens);
}

/** Marks the stretches among the tokens [from, to), which are capitalised or numbers, and the names before each; returns where the last one ends. */
function markStretches(from: u32, to: u32, before: u32): u32 {
  let outside = before;
  for (let first = from; first < to; ) {
    let end = first;
    let words: u32 = 0;
    for (; end < to && isInCapitals(end); end++) if (isWord(end)) words++;
    if (words >= MIN_WORDS) {
      markNamesWithin(outside, first);
      for (let i = first; i < end; i++) addFlags(i, FLAG_NAME_START | FLAG_NAME);
      outside = end;
    }
    first = max(end, first + 1);
  }
  return outside;
}

function isInCapitals(token: u32): bool {
  const end = column(END, token);
  for (let at = column(START, token); at < end; at += sizeAt(at)) if (classAt(at) === LOWER) return false;
  return true;
}

function isWord(token: u32): bool {
  const start = column(START, token);
  return (flagsOf(token) & FLAG_NUMBER) === 0 && column(END, token) - start > sizeAt(start);
}

function markNamesWithin(from: u32, to: u32): void {
  for (let first = from; first < to; ) {
    if ((flagsOf(first) & FLAG_CAPITALISED) === 0) {
      first++;
      continue;
    }
    const end = nameEnd(first, to);
    if (end - first > 1 && countCapitalised(first, end) <= MAX_NAME_TOKENS) {
      addFlags(first, FLAG_NAME_START);
      for (let i = first; i < end; i++) addFlags(i, FLAG_NAME);
    }
    first = end;
  }
}

function countCapitalised(from: u32, to: u32): u32 {
  let count: u32 = 0;
  for (let i = from; i < to; i++) count += flagsOf(i) & FLAG_CAPITALISED;
  return count;
}

function nameEnd(first: u32, to: u32): u32 {
  let end = first + 1;
  while (end < to && hasNoBreak(end - 1)) {
    if (flagsOf(end) & FLAG_CAPITALISED) end++;
    else {
      let next = end;
      while (next < end + 2 && next + 1 < to && isParticle(next) && hasNoBreak(next)) next++;
      if (next === end || (flagsOf(next) & FLAG_CAPITALISED) === 0) break;
      end = next + 1;
    }
  }
  return end;
}

function hasNoBreak(token: u32): bool {
  return (flagsOf(token) & BREAK_MASK) === 0;
}

function isParticle(token: u32): bool {
  const lo = column(HASH_LO, token);
  const hi = column(HASH_HI, token);
  let slot: usize = lo & 0xff;
  while ((load<u32>(PARTICLES + (slot << 3)) | load<u32>(PARTICLES + (slot << 3), 4)) !== 0) {
    if (load<u32>(PARTICLES + (slot << 3)) === lo && load<u32>(PARTICLES + (slot << 3), 4) === hi) return true;
    slot = (slot + 1) & 0xff;
  }
  return false;
}
