/**
 * Stage relations: what a pair of documents shares, as tokens. Input a pair and its alignments, output the matched tokens of each side
 * and how many of them stand in quotation marks. Each figure is made when a rule first asks for it: most pairs are told by their families
 * alone. O(runs) a figure, O(runs log runs) where passages overlap.
 */
import { RangeUnion } from "../arrays/range-union.js";
import type { PairColumns } from "../families/pair-columns.js";
import { type PassageColumns, passageAt, type TokenPassage } from "../families/passage-columns.js";
import type { SpansOfBoth } from "../families/passage-rendering.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import type { FamilyLabel } from "../types/family.js";
import type { LabelledFamily } from "./labelled-families.js";
import { commonSize, sizeOf, type TokenRanges } from "./token-ranges.js";

/** Two documents, a before b, and what they share that is neither template nor catchphrase. */
export interface SharedText {
  readonly a: number;
  readonly b: number;
  readonly resemblance: number;
  /** Share of each document's tokens that these passages match. */
  readonly coverageA: number;
  readonly coverageB: number;
  readonly passages: readonly TokenPassage[];
  /** Where the passages stand. */
  readonly spans: readonly SpansOfBoth[];
  readonly tokensA: TokenRanges;
  readonly tokensB: TokenRanges;
  /** Matched tokens that stand in quotation marks on neither side, on the side where they are fewer. */
  readonly prose: number;
  /** Whether a passage of it stands in three documents or more for longer than a story has versions. */
  readonly isForm: boolean;
  /** Whether they share a template or a catchphrase besides. */
  readonly hasTemplate: boolean;
}

/** What the shared texts of a collection are made of. */
export interface SharedSource {
  readonly pairs: PairColumns;
  readonly passages: PassageColumns;
  /** By passage. */
  readonly familyOf: Uint32Array;
  /** Where a passage stands. */
  spansOf(passage: number): SpansOfBoth;
  /** The tokens of a document that stand in quotation marks. */
  quoted(document: number): TokenRanges;
  lengthOf(document: number): number;
}

/** A phrase that is everybody's, or the publisher's own furniture: it says nothing of where a text came from. */
const LEFT_OUT: ReadonlySet<FamilyLabel> = new Set(["template", "catchphrase"]);

/** What the pairs of a collection share. */
export class SharedTexts {
  readonly #source: SharedSource;
  readonly #labelled: readonly LabelledFamily[];
  /** Pair x keeps the passages [first[x], first[x + 1]) of `passages`: those that are no templates or catchphrases. */
  readonly #first: Uint32Array;
  readonly #passages: Uint32Array;

  /** @param labelled by family. */
  constructor(source: SharedSource, labelled: readonly LabelledFamily[]) {
    this.#source = source;
    this.#labelled = labelled;
    const { length, firstPassage, passages } = source.pairs;
    this.#first = new Uint32Array(length + 1);
    const kept = new Uint32Array(passages.length);
    let numKept = 0;
    for (let pair = 0; pair < length; pair++) {
      for (let at = firstPassage[pair]!; at < firstPassage[pair + 1]!; at++)
        if (!this.#isLeftOut(this.#familyOf(passages[at]!), pair)) kept[numKept++] = passages[at]!;
      this.#first[pair + 1] = numKept;
    }
    this.#passages = kept.slice(0, numKept);
  }

  of(pair: number): SharedText {
    const kept = this.#keptOf(pair);
    return new SharedTextOfPair(this.#source, pair, { kept, isForm: kept.some((x) => this.#familyOf(x).isForm) });
  }

  /**
   * Whether the passages of a pair may match so large a share of one of its documents: they do not where all their matched words together, told
   * twice where they overlap, are fewer.
   */
  mayCover(pair: number, share: number): boolean {
    const { pairs, passages, lengthOf } = this.#source;
    if (this.#numPassages(pair) === 0) return true;
    let tokens = 0;
    for (const x of this.#keptOf(pair)) tokens += passages.tokens[x]!;
    return tokens >= share * Math.min(lengthOf(pairs.a[pair]!), lengthOf(pairs.b[pair]!));
  }

  /** The label of all that a pair shares, if all of it is template or catchphrase: of the more passages, else template. */
  familyLabel(pair: number): "template" | "catchphrase" | undefined {
    const { firstPassage, passages } = this.#source.pairs;
    const all = this.#numPassages(pair);
    if (all === 0 || this.#first[pair + 1] !== this.#first[pair]) return undefined;
    let catchphrases = 0;
    for (let at = firstPassage[pair]!; at < firstPassage[pair + 1]!; at++) if (this.#familyOf(passages[at]!).label === "catchphrase") catchphrases++;
    return 2 * catchphrases > all ? "catchphrase" : "template";
  }

  #numPassages(pair: number): number {
    const { firstPassage } = this.#source.pairs;
    return firstPassage[pair + 1]! - firstPassage[pair]!;
  }

  #keptOf(pair: number): Uint32Array {
    return this.#passages.subarray(this.#first[pair], this.#first[pair + 1]);
  }

  #familyOf(passage: number): LabelledFamily {
    return this.#labelled[this.#source.familyOf[passage]!]!;
  }

  /** A page's own words always; what recurs elsewhere only where it is not the story of these two. */
  #isLeftOut({ label, isFurniture }: LabelledFamily, pair: number): boolean {
    if (isFurniture || !LEFT_OUT.has(label)) return isFurniture;
    const { coverageA, coverageB, resemblance } = this.#source.pairs;
    return !isMuchOfOne({ coverageA: coverageA[pair]!, coverageB: coverageB[pair]!, resemblance: resemblance[pair]! });
  }
}

/** Whether half of the shorter one is shared. */
export function isMuchOfOne({ coverageA, coverageB, resemblance }: Pick<SharedText, "coverageA" | "coverageB" | "resemblance">): boolean {
  return Math.max(coverageA, coverageB) >= RELATION_RULES.storyCoverage || resemblance >= RELATION_RULES.storyResemblance;
}

/** What is said of a pair by the families of its passages. */
interface KeptPassages {
  /** Its passages but templates and catchphrases. */
  readonly kept: Uint32Array;
  readonly isForm: boolean;
}

/** The shared text of a pair of the columns. */
class SharedTextOfPair implements SharedText {
  readonly #source: SharedSource;
  readonly #pair: number;
  readonly #kept: Uint32Array;
  readonly isForm: boolean;
  #passages: readonly TokenPassage[] | undefined;
  #spans: readonly SpansOfBoth[] | undefined;
  #tokensA: TokenRanges | undefined;
  #tokensB: TokenRanges | undefined;
  #prose: number | undefined;

  constructor(source: SharedSource, pair: number, { kept, isForm }: KeptPassages) {
    this.#source = source;
    this.#pair = pair;
    this.#kept = kept;
    this.isForm = isForm;
  }

  get a(): number {
    return this.#source.pairs.a[this.#pair]!;
  }

  get b(): number {
    return this.#source.pairs.b[this.#pair]!;
  }

  get resemblance(): number {
    return this.#source.pairs.resemblance[this.#pair]!;
  }

  get coverageA(): number {
    const { coverageA, containmentA } = this.#source.pairs;
    return this.#coverage(coverageA[this.#pair]!, containmentA[this.#pair]!, () => sizeOf(this.tokensA) / Math.max(1, this.#source.lengthOf(this.a)));
  }

  get coverageB(): number {
    const { coverageB, containmentB } = this.#source.pairs;
    return this.#coverage(coverageB[this.#pair]!, containmentB[this.#pair]!, () => sizeOf(this.tokensB) / Math.max(1, this.#source.lengthOf(this.b)));
  }

  /** Near-duplicates without passages were not searched. */
  #coverage(found: number, contained: number, ofKept: () => number): number {
    if (this.#numPassages === 0) return contained;
    return this.hasTemplate ? ofKept() : found;
  }

  get #numPassages(): number {
    const { firstPassage } = this.#source.pairs;
    return firstPassage[this.#pair + 1]! - firstPassage[this.#pair]!;
  }

  get hasTemplate(): boolean {
    return this.#kept.length < this.#numPassages;
  }

  get passages(): readonly TokenPassage[] {
    if (this.#passages) return this.#passages;
    const passages: TokenPassage[] = [];
    for (let at = 0; at < this.#kept.length; at++) passages.push(passageAt(this.#source.passages, this.#kept[at]!));
    this.#passages = passages;
    return passages;
  }

  get spans(): readonly SpansOfBoth[] {
    this.#spans ??= Array.from(this.#kept, (x) => this.#source.spansOf(x));
    return this.#spans;
  }

  get tokensA(): TokenRanges {
    this.#tokensA ??= matchedTokens(this.#source.passages, this.#kept, "i");
    return this.#tokensA;
  }

  get tokensB(): TokenRanges {
    this.#tokensB ??= matchedTokens(this.#source.passages, this.#kept, "j");
    return this.#tokensB;
  }

  get prose(): number {
    const unquoted = (tokens: TokenRanges, document: number): number => sizeOf(tokens) - commonSize(tokens, this.#source.quoted(document));
    this.#prose ??= Math.min(unquoted(this.tokensA, this.a), unquoted(this.tokensB, this.b));
    return this.#prose;
  }
}

const union = new RangeUnion();

/** Matched tokens of side a, or of side b, of some passages. */
function matchedTokens({ firstRun, runs }: PassageColumns, passages: Uint32Array, side: "i" | "j"): TokenRanges {
  const starts = runs[side];
  union.clear();
  for (const x of passages) for (let run = firstRun[x]!; run < firstRun[x + 1]!; run++) union.add(starts[run]!, starts[run]! + runs.n[run]!);
  return Array.from(union.ranges());
}

/** Share of the tokens that stand in quotation marks; 0 where there are none. @param quoted those of their document that do. */
export function quotedShare(tokens: TokenRanges, quoted: TokenRanges): number {
  const all = sizeOf(tokens);
  return all === 0 ? 0 : commonSize(tokens, quoted) / all;
}
