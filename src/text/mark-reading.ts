/**
 * Stage text: the cheapest reading of the quotation marks of a document. Input its marks and paragraph ends in order (`Marks`), output
 * the quotations as token ranges. A reading says of each mark that it opens, closes or is none; its cost is the sum of mark-kinds.ts. It
 * is found by dynamic programming (Viterbi 1967) over stacks of open marks:
 *
 *   state   the marks that are open, the outermost first, 4 at most; whether they were carried over the end of a paragraph
 *   beam    the cheapest reading that ends in each state, 12 states at most
 *
 * So one wrong mark costs something where it stands and changes nothing further on, where a count of marks would take every later
 * quotation for what stands between two. Clean paragraphs have a reading that costs nothing: it is found without the beam.
 * A quotation that is open at the end of a paragraph goes on in the next one, or is none. O(marks), 4,096 of them in memory.
 */
import {
  CARRIED_COST,
  CONTINUED_COST,
  CONTINUED_OTHERWISE_COST,
  closeCost,
  Glyph,
  isSingle,
  NEVER,
  nestCost,
  noneCost,
  openCost,
  pairCost,
  UNCLOSED_COST,
  UNMARKED_COST,
} from "./mark-kinds.js";
import { Position } from "./mark-sides.js";

/** What more there is to say of a single mark, which may be an apostrophe: bits. */
export const Hint = {
  /** After s, x or z: a possessive, maybe. */
  POSSESSIVE: 1,
  /** After another letter. */
  LETTER: 2,
  /** Before 'tis, 'em, '90s. */
  ELISION: 4,
  /** Of a double mark: after punctuation and a space, or at the start of the text: what opens here is a sentence. Of a paragraph end: after a full stop. */
  SENTENCE: 8,
} as const;

/** The marks and paragraph ends of a document, one element each, in order. */
export interface Marks {
  readonly length: number;
  /** `Glyph`. */
  readonly glyphs: Uint8Array;
  /** `Position`. */
  readonly positions: Uint8Array;
  readonly hints: Uint8Array;
  /** The number of tokens before it. */
  readonly tokens: Uint32Array;
}

/** What a mark is read as; CLOSE + n closes the mark that n others are open above. */
const Action = { NONE: 0, OPEN: 1, CONTINUE: 2, CARRY: 3, DROP: 4, CLOSE: 5 } as const;

const MAX_DEPTH = 4;
/** A stack is a number: 5 bits a mark, the outermost one highest, and one bit more. */
const STACK_BITS = 5;
const CARRIED = 1 << (MAX_DEPTH * STACK_BITS);
const MAX_STATES = 12;
/** A reading that costs so much more than the best one does not win any more: it would have to spare two clear marks. */
const MAX_LOSS = 40;
/** At the end of a paragraph the cheapest reading without open marks wins by so much. */
const SETTLED = 30;
/** Marks that a reading is looked for at a time, where paragraphs are longer. */
const MAX_SPAN = 4096;

/** [startToken, endToken) of each quotation, sorted by start, an outer one before its inner ones. New. */
export function readMarks(marks: Marks): Uint32Array {
  const ranges = new Ranges();
  for (let from = 0; from < marks.length; ) {
    let to = ranges.isEmpty ? readClean(marks, from, actions) : from;
    if (to === from) {
      beam ??= new Beam();
      to = beam.read(marks, { from, stack: ranges.stack }, actions);
    }
    for (let i = from; i < to; i++) ranges.apply(marks, i, actions[i - from]!);
    from = to;
  }
  return ranges.list();
}

/** Scratch, one for all documents: a reading is written out before the next one begins. */
const actions = new Uint8Array(MAX_SPAN);
let beam: Beam | undefined;

/** Reads from `from` on at no cost, up to the last paragraph end with nothing open; returns where that is, `from` if nowhere. */
function readClean(marks: Marks, from: number, actions: Uint8Array): number {
  let stack = 0;
  let clean = from;
  const to = Math.min(marks.length, from + MAX_SPAN);
  for (let i = from; i < to; i++) {
    const glyph = marks.glyphs[i]!;
    if (glyph === Glyph.PARAGRAPH) {
      if (stack !== 0) return clean;
      actions[i - from] = Action.DROP;
      clean = i + 1;
      continue;
    }
    const top = stack & 31;
    if (top !== 0 && closingCost(marks, i, top) === 0) {
      stack >>>= STACK_BITS;
      actions[i - from] = Action.CLOSE;
    } else if (openingCost(marks, i, stack) === 0) {
      stack = (stack << STACK_BITS) | glyph;
      actions[i - from] = Action.OPEN;
    } else if (neitherCost(marks, i, stack) === 0) actions[i - from] = Action.NONE;
    else return clean;
  }
  return clean;
}

function depthOf(stack: number): number {
  let depth = 0;
  for (let rest = stack & (CARRIED - 1); rest !== 0; rest >>>= STACK_BITS) depth++;
  return depth;
}

function hasSingle(stack: number): boolean {
  for (let rest = stack & (CARRIED - 1); rest !== 0; rest >>>= STACK_BITS) if (isSingle(rest & 31)) return true;
  return false;
}

/** What it costs to read mark `i` as one that opens. */
function openingCost({ glyphs, positions, hints }: Marks, i: number, stack: number): number {
  const glyph = glyphs[i]!;
  if (stack >= 1 << ((MAX_DEPTH - 1) * STACK_BITS)) return NEVER;
  const cost = openCost(glyph, positions[i]!) + (hints[i]! & Hint.ELISION ? 8 : 0);
  if (stack === 0 || cost >= NEVER) return cost;
  return cost + nestCost(glyph, stack & 31) + (depthOf(stack) > 1 ? 3 : 0);
}

/** What it costs to read mark `i` as the end of a quotation that `open` opened. */
function closingCost({ glyphs, positions, hints }: Marks, i: number, open: number): number {
  const pair = pairCost(open, glyphs[i]!);
  if (pair >= NEVER) return NEVER;
  return pair + closeCost(glyphs[i]!, positions[i]!) + (hints[i]! & Hint.POSSESSIVE ? 3 : 0);
}

/** What it costs to read mark `i` as none. */
function neitherCost({ glyphs, positions, hints }: Marks, i: number, stack: number): number {
  const hint = hints[i]!;
  if (hint & Hint.ELISION) return 0;
  if (hint & (Hint.POSSESSIVE | Hint.LETTER)) return !hasSingle(stack) ? 0 : hint & Hint.POSSESSIVE ? 1 : 8;
  // of two marks that open, one behind the other, the second one is the more likely to belong to the one that closes
  const isSecond = glyphs[i] === (stack & 31) && positions[i] === Position.OPENS;
  return noneCost(glyphs[i]!, positions[i]!) + (isSecond ? 3 : 0);
}

const NO_MARKS: Marks = { length: 0, glyphs: new Uint8Array(0), positions: new Uint8Array(0), hints: new Uint8Array(0), tokens: new Uint32Array(0) };

/** The readings that are followed at once: for each its state, its cost and the step that led to it. */
class Beam {
  #marks = NO_MARKS;
  #numStates = 0;
  readonly #stacks = new Int32Array(MAX_STATES);
  readonly #costs = new Int32Array(MAX_STATES);
  readonly #steps = new Int32Array(MAX_STATES);
  /** How the readings go on: their new state and cost, the step that led to them, what the mark is read as. */
  #numNext = 0;
  readonly #nextStacks = new Int32Array(MAX_STATES);
  readonly #nextCosts = new Int32Array(MAX_STATES);
  readonly #nextSteps = new Int32Array(MAX_STATES);
  readonly #nextActions = new Uint8Array(MAX_STATES);
  /** Steps of all readings: the one before, and what the mark is read as. */
  #numSteps = 0;
  readonly #before = new Int32Array(MAX_SPAN * MAX_STATES + 1);
  readonly #action = new Uint8Array(MAX_SPAN * MAX_STATES + 1);
  #paragraphToken = 0;

  /** Reads from mark `from` on, where `stack` is open, until it is settled what the marks are; writes that and returns how far. */
  read(marks: Marks, { from, stack }: { readonly from: number; readonly stack: number }, actions: Uint8Array): number {
    const { glyphs, tokens, length } = marks;
    this.#marks = marks;
    this.#numStates = 1;
    this.#stacks[0] = stack;
    this.#costs[0] = 0;
    this.#steps[0] = 0;
    this.#numSteps = 1;
    this.#paragraphToken = from === 0 ? 0 : glyphs[from - 1] === Glyph.PARAGRAPH ? tokens[from - 1]! : -1;
    const limit = Math.min(length, from + MAX_SPAN);
    let at = from;
    while (at < limit) {
      this.#advance(at);
      at++;
      if (glyphs[at - 1] === Glyph.PARAGRAPH && this.#isSettled()) break;
    }
    this.#backtrack(at === length ? this.#bestAtEnd() : this.#best(), at - from, actions);
    this.#marks = NO_MARKS;
    return at;
  }

  #best(): number {
    let best = 0;
    for (let s = 1; s < this.#numStates; s++) if (this.#costs[s]! < this.#costs[best]!) best = s;
    return best;
  }

  /** The text ends with a paragraph end, so one state has nothing open. */
  #bestAtEnd(): number {
    for (let s = 0; s < this.#numStates; s++) if (this.#stacks[s] === 0) return s;
    return this.#best();
  }

  #isSettled(): boolean {
    const best = this.#best();
    if (this.#stacks[best] !== 0) return false;
    for (let s = 0; s < this.#numStates; s++) if (s !== best && this.#costs[s]! < this.#costs[best]! + SETTLED) return false;
    return true;
  }

  #backtrack(state: number, count: number, actions: Uint8Array): void {
    let step = this.#steps[state]!;
    for (let i = count - 1; i >= 0; i--) {
      actions[i] = this.#action[step]!;
      step = this.#before[step]!;
    }
  }

  #advance(i: number): void {
    this.#numNext = 0;
    if (this.#marks.glyphs[i] === Glyph.PARAGRAPH) {
      this.#endParagraph(i);
      this.#paragraphToken = this.#marks.tokens[i]!;
    } else for (let s = 0; s < this.#numStates; s++) this.#readMark(i, s);
    this.#turn();
  }

  /** What comes next is now; readings that lost are forgotten. */
  #turn(): void {
    let most = this.#nextCosts[0]!;
    for (let s = 1; s < this.#numNext; s++) most = Math.min(most, this.#nextCosts[s]!);
    most += MAX_LOSS;
    this.#numStates = 0;
    for (let s = 0; s < this.#numNext; s++) {
      if (this.#nextCosts[s]! > most) continue;
      this.#before[this.#numSteps] = this.#nextSteps[s]!;
      this.#action[this.#numSteps] = this.#nextActions[s]!;
      this.#stacks[this.#numStates] = this.#nextStacks[s]!;
      this.#costs[this.#numStates] = this.#nextCosts[s]!;
      this.#steps[this.#numStates++] = this.#numSteps++;
    }
  }

  #endParagraph(i: number): void {
    const isEmpty = this.#marks.tokens[i] === this.#paragraphToken;
    for (let s = 0; s < this.#numStates; s++) {
      const stack = this.#stacks[s]!;
      const cost = this.#costs[s]!;
      const depth = depthOf(stack);
      if (isEmpty && depth > 0) {
        this.#follow(s, { stack, cost, action: Action.NONE });
        continue;
      }
      this.#follow(s, { stack: 0, cost: cost + depth * UNCLOSED_COST, action: Action.DROP });
      if (depth === 0 || i + 1 === this.#marks.length) continue;
      const outermost = ((stack & (CARRIED - 1)) >>> ((depth - 1) * STACK_BITS)) & 31;
      const unmarked = stack & CARRIED ? UNMARKED_COST : CARRIED_COST;
      this.#follow(s, { stack: CARRIED | outermost, cost: cost + (depth - 1) * UNCLOSED_COST + unmarked, action: Action.CARRY });
    }
  }

  #readMark(i: number, s: number): void {
    const marks = this.#marks;
    const glyph = marks.glyphs[i]!;
    let stack = this.#stacks[s]!;
    let cost = this.#costs[s]!;
    if (stack & CARRIED) {
      stack &= CARRIED - 1;
      if (marks.tokens[i] === this.#paragraphToken) {
        const again = continuedCost(stack, glyph, marks.positions[i]!);
        if (again < NEVER) this.#follow(s, { stack, cost: cost + again, action: Action.CONTINUE });
      }
      cost += UNMARKED_COST;
    }
    const opening = openingCost(marks, i, stack);
    if (opening < NEVER) this.#follow(s, { stack: (stack << STACK_BITS) | glyph, cost: cost + opening, action: Action.OPEN });
    let above = 0;
    for (let rest = stack; rest !== 0; rest >>>= STACK_BITS) {
      const closing = closingCost(marks, i, rest & 31);
      if (closing < NEVER) this.#follow(s, { stack: rest >>> STACK_BITS, cost: cost + closing + above * UNCLOSED_COST, action: Action.CLOSE + above });
      above++;
    }
    this.#follow(s, { stack, cost: cost + neitherCost(marks, i, stack), action: Action.NONE });
  }

  /** Adds a reading, unless another one of its state costs no more, or there are enough that do. */
  #follow(from: number, { stack, cost, action }: { stack: number; cost: number; action: number }): void {
    let at = 0;
    let dearest = 0;
    for (; at < this.#numNext && this.#nextStacks[at] !== stack; at++) if (this.#nextCosts[at]! > this.#nextCosts[dearest]!) dearest = at;
    if (at < this.#numNext) {
      if (this.#nextCosts[at]! <= cost) return;
    } else if (at < MAX_STATES) this.#numNext++;
    else {
      if (this.#nextCosts[dearest]! <= cost) return;
      at = dearest;
    }
    this.#nextStacks[at] = stack;
    this.#nextCosts[at] = cost;
    this.#nextSteps[at] = this.#steps[from]!;
    this.#nextActions[at] = action;
  }
}

/** What it costs that `glyph` at the start of a paragraph says that a quotation opened by `open` goes on. */
function continuedCost(open: number, glyph: number, position: number): number {
  // French papers repeat the closing mark
  const isRepeated = glyph === open || (open === Glyph.ANGLE_LEFT && glyph === Glyph.ANGLE_RIGHT);
  if (!isRepeated && (isSingle(open) || isSingle(glyph) || openCost(glyph, position) > 3)) return NEVER;
  const isClear = position === Position.OPENS || position === Position.APART || position === Position.UNSPACED;
  return (isRepeated ? CONTINUED_COST : CONTINUED_OTHERWISE_COST) + (isClear ? 0 : 15);
}

/** Quotations as they open and close. */
class Ranges {
  readonly #starts: number[] = [];
  /** 0 for a quotation that is open, or none. */
  readonly #ends: number[] = [];
  /** The glyphs and places of open quotations, the outermost first. */
  readonly #open: { readonly glyph: number; slot: number; isSentence: boolean }[] = [];
  #isCarried = false;
  #paragraphToken = 0;

  get isEmpty(): boolean {
    return this.#open.length === 0;
  }

  /** The state of mark reading. */
  get stack(): number {
    return this.#open.reduce((stack, { glyph }) => (stack << STACK_BITS) | glyph, 0) | (this.#isCarried ? CARRIED : 0);
  }

  apply({ glyphs, hints, tokens }: Marks, i: number, action: number): void {
    const token = tokens[i]!;
    if (glyphs[i] !== Glyph.PARAGRAPH) this.#isCarried = false;
    if (action === Action.OPEN) {
      const isSentence = (hints[i]! & Hint.SENTENCE) !== 0 || token === this.#paragraphToken;
      this.#open.push({ glyph: glyphs[i]!, slot: this.#reserve(token), isSentence: isSentence && this.isEmpty && !isSingle(glyphs[i]!) });
    } else if (action >= Action.CLOSE) {
      this.#open.length -= action - Action.CLOSE;
      this.#ends[this.#open.pop()!.slot] = token;
    } else if (action === Action.DROP) {
      // whoever wrote the paragraph forgot to close what he quoted to its end
      if (this.#open.length === 1 && this.#open[0]!.isSentence && hints[i]! & Hint.SENTENCE) this.#ends[this.#open[0]!.slot] = token;
      this.#open.length = 0;
    } else if (action === Action.CARRY) {
      this.#open.length = 1;
      this.#ends[this.#open[0]!.slot] = token;
      this.#open[0]!.slot = this.#reserve(token);
      this.#open[0]!.isSentence = true;
      this.#isCarried = true;
    } else if (action === Action.NONE && !this.isEmpty && !isSingle(glyphs[i]!)) this.#open[0]!.isSentence = false;
    if (glyphs[i] === Glyph.PARAGRAPH) this.#paragraphToken = token;
  }

  list(): Uint32Array {
    const ranges: number[] = [];
    for (let slot = 0; slot < this.#starts.length; slot++) {
      if (this.#ends[slot]! > this.#starts[slot]!) ranges.push(this.#starts[slot]!, this.#ends[slot]!);
    }
    return Uint32Array.from(ranges);
  }

  #reserve(token: number): number {
    this.#ends.push(0);
    return this.#starts.push(token) - 1;
  }
}
