/**
 * Stage text: the cheapest reading of the quotation marks of a document. Input its marks and paragraph ends in order, output the
 * quotations as token ranges. A reading says of each mark that it opens, closes or is none; its cost is the sum of mark-kinds.ts, and the
 * one that costs least is taken. So one wrong mark costs something where it stands and changes nothing further on, where a count of marks
 * would take every later quotation for what stands between two. Clean paragraphs have a reading that costs nothing, which is found at
 * once; others are read by mark-beam.ts.
 *
 * A quotation that is open at the end of a paragraph goes on in the next one, which says so by a mark at its start or closes what it
 * never opened. Else, if it began as a sentence and the paragraph ends as one, somebody forgot to close it: it runs to the end of the
 * paragraph. Else it is none. O(marks).
 */
import { Beam, MAX_SPAN } from "./mark-beam.js";
import { Glyph, isSingle } from "./mark-kinds.js";
import { Action, CARRIED, closingCost, Hint, type Marks, neitherCost, opened, openingCost, STACK_BITS } from "./mark-stack.js";

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
      stack = opened(marks, i, stack);
      actions[i - from] = Action.OPEN;
    } else if (neitherCost(marks, i, stack) === 0) actions[i - from] = Action.NONE;
    else return clean;
  }
  return clean;
}

/** Quotations as they open and close. */
class Ranges {
  readonly #starts: number[] = [];
  /** 0 for a quotation that is open, or none. */
  readonly #ends: number[] = [];
  /** The glyphs and places of open quotations, the outermost first. */
  readonly #open: { readonly mark: number; slot: number; isSentence: boolean }[] = [];
  #isCarried = false;
  /** Before how many tokens of this paragraph a mark of one kind opens a sentence and is read as none, the last mark so far among them. */
  readonly #skipped: number[] = [];
  #skippedGlyph = 0;

  get isEmpty(): boolean {
    return this.#open.length === 0;
  }

  /** The state of mark reading. */
  get stack(): number {
    return this.#open.reduce((stack, { mark }) => (stack << STACK_BITS) | mark, 0) | (this.#isCarried ? CARRIED : 0);
  }

  apply(marks: Marks, i: number, action: number): void {
    const { glyphs, hints, tokens } = marks;
    const token = tokens[i]!;
    if (glyphs[i] !== Glyph.PARAGRAPH) this.#isCarried = false;
    this.#followSkipped(glyphs[i]!, hints[i]!, { token, action });
    if (action === Action.OPEN) {
      const isSentence = (hints[i]! & Hint.SENTENCE) !== 0 && this.isEmpty && !isSingle(glyphs[i]!);
      this.#open.push({ mark: opened(marks, i, 0), slot: this.#reserve(token), isSentence });
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
  }

  /**
   * Where a page has lost its line ends, the paragraphs of a long quotation follow each other ("A. "B. "C."), each with its mark. Two
   * marks that open and are read as none, before a third one that is read so, are no oversights.
   */
  #followSkipped(glyph: number, hint: number, { token, action }: { readonly token: number; readonly action: number }): void {
    if (isSingle(glyph)) return;
    const follows = this.#skipped.length > 0 && glyph === this.#skippedGlyph && (hint & Hint.AFTER_SENTENCE) !== 0;
    if (action === Action.OPEN && follows && this.#skipped.length > 1) {
      for (const [s, start] of this.#skipped.entries()) this.#ends[this.#reserve(start)] = this.#skipped[s + 1] ?? token;
    }
    if (!follows || action !== Action.NONE) this.#skipped.length = 0;
    if (action !== Action.NONE || !this.isEmpty || (hint & Hint.SENTENCE) === 0) return;
    this.#skipped.push(token);
    this.#skippedGlyph = glyph;
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
