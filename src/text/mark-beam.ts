/**
 * Stage text: the readings of quotation marks that are followed at once. Input marks (mark-stack.ts) and where to begin, output what each
 * of them is read as, by dynamic programming (Viterbi 1967) over stacks of open marks:
 *
 *   state   the marks that are open, the outermost first, 4 at most; whether they were carried over the end of a paragraph
 *   beam    the cheapest reading that ends in each state, 8 states at most
 *
 * O(marks), 4,096 of them in memory (160 kB).
 */
import { CARRIED_COST, Glyph, NEVER, UNCLOSED_COST, UNMARKED_COST, UNUSUAL_COST } from "./mark-kinds.js";
import {
  Action,
  beganSentence,
  CARRIED,
  carried,
  closingCost,
  continuedCost,
  depthOf,
  type Marks,
  neitherCost,
  opened,
  openingCost,
  STACK_BITS,
} from "./mark-stack.js";

const MAX_STATES = 8;
/** A reading that costs so much more than the best one does not win any more: it would have to spare two clear marks. */
const MAX_LOSS = 40;
/** At the end of a paragraph the cheapest reading without open marks wins by so much. */
const SETTLED = 30;
/** Marks that a reading is looked for at a time, where paragraphs are longer. */
export const MAX_SPAN = 4096;

const NO_MARKS: Marks = { length: 0, glyphs: new Uint8Array(0), positions: new Uint8Array(0), hints: new Uint8Array(0), tokens: new Uint32Array(0) };

/** The readings that are followed at once: for each its state, its cost and the step that led to it. */
export class Beam {
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
    const isLast = i + 1 === this.#marks.length;
    for (let s = 0; s < this.#numStates; s++) {
      const stack = this.#stacks[s]!;
      const depth = depthOf(stack);
      if (isEmpty && depth > 0 && !isLast) {
        this.#follow(s, stack, 0, Action.NONE);
        continue;
      }
      this.#follow(s, 0, depth * UNCLOSED_COST, Action.DROP);
      if (depth === 0 || isLast) continue;
      const onward = stack & CARRIED ? UNMARKED_COST : CARRIED_COST;
      this.#follow(s, carried(stack), onward + (depth - 1) * UNCLOSED_COST + (beganSentence(stack) ? 0 : UNUSUAL_COST), Action.CARRY);
    }
  }

  #readMark(i: number, s: number): void {
    const marks = this.#marks;
    let stack = this.#stacks[s]!;
    let before = 0;
    if (stack & CARRIED) {
      stack &= CARRIED - 1;
      if (marks.tokens[i] === this.#paragraphToken) {
        const again = continuedCost(stack & 31, marks.glyphs[i]!, marks.positions[i]!);
        if (again < NEVER) this.#follow(s, stack, again, Action.CONTINUE);
      }
      before = UNMARKED_COST;
    }
    const opening = openingCost(marks, i, stack);
    if (opening < NEVER) this.#follow(s, opened(marks, i, stack), before + opening, Action.OPEN);
    let above = 0;
    for (let rest = stack; rest !== 0; rest >>>= STACK_BITS) {
      const closing = closingCost(marks, i, rest & 31);
      if (closing < NEVER) this.#follow(s, rest >>> STACK_BITS, before + closing + above * UNCLOSED_COST, Action.CLOSE + above);
      above++;
    }
    this.#follow(s, stack, before + neitherCost(marks, i, stack), Action.NONE);
  }

  /**
   * Adds the reading of state `from` with one step more, which ends in `stack`, unless another one of that state costs no more, or there
   * are enough that do. Four parameters: it is called some ten times a mark.
   */
  #follow(from: number, stack: number, added: number, action: number): void {
    const cost = this.#costs[from]! + added;
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
