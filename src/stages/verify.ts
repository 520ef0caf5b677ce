/**
 * Stage verify: pairs of documents with their texts -> exact resemblance and containment of those that reach the threshold (Broder 1997). O(tokens) for a text,
 * O(shingles) for a pair.
 *
 *   a b text          a row is document b with its text; where a is another document, the two are a pair
 *   3 3 "The ..."     3 says its text
 *   3 9 "The ..."     3 and 9
 *   3 7 "In ..."      3 and 7
 *   9 7 null          9 and 7: both have said their texts
 *
 * A text has to stand once a batch, in the first row that speaks of its document or before it. So in rows grouped by a, that begin with (a, a), the text of a is sent
 * once; and who fills batches at will sends no text twice.
 */
import { WirecopyError } from "../errors.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { compareShingleSets, createSetCache } from "../sketch/resemblance.js";
import { shinglesOfText } from "../sketch/text-shingles.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";

const INPUT = { a: "i64", b: "i64", text: "utf8?" } as const;
const OUTPUT = { a: "i64", b: "i64", resemblance: "f64", containmentA: "f64", containmentB: "f64" } as const;

export const verifyStage: Stage<typeof INPUT, typeof OUTPUT, ResolvedDetectOptions> = {
  name: "verify",
  summary: "pairs with their texts -> exact resemblance where it reaches the threshold",
  input: INPUT,
  output: OUTPUT,
  groupedBy: ["a"],
  settings: DETECT_STAGE,
  open: ({ threshold, ...options }) => {
    return ({ a, b, text }) => {
      const setOf = shinglesByDocument(options);
      const kept: { readonly row: number; readonly figures: ReturnType<typeof compareShingleSets> }[] = [];
      for (let row = 0; row < a.length; row++) {
        const said = text[row];
        if (said !== null && said !== undefined) setOf.say(b[row]!, said);
        if (a[row] === b[row]) continue;
        const figures = compareShingleSets(setOf(a[row]!), setOf(b[row]!));
        if (figures.resemblance >= threshold) kept.push({ row, figures });
      }
      return {
        a: BigInt64Array.from(kept, ({ row }) => a[row]!),
        b: BigInt64Array.from(kept, ({ row }) => b[row]!),
        resemblance: Float64Array.from(kept, ({ figures }) => figures.resemblance),
        containmentA: Float64Array.from(kept, ({ figures }) => figures.containmentA),
        containmentB: Float64Array.from(kept, ({ figures }) => figures.containmentB),
      };
    };
  },
};

type SetsOfBatch = ((document: bigint) => ReturnType<typeof shinglesOfText>) & { say(document: bigint, text: string): void };

/** The shingles of documents that say their texts; for one batch. A set is made when it is asked for, and made again where the cache had no room for it. */
export function shinglesByDocument({ shingleSize, folding, limits }: Pick<ResolvedDetectOptions, "shingleSize" | "folding" | "limits">): SetsOfBatch {
  const numbers = new Map<bigint, number>();
  const texts: string[] = [];
  const sets = createSetCache((number) => shinglesOfText(texts[number]!, shingleSize, folding));
  const setOf = (document: bigint): ReturnType<typeof shinglesOfText> => {
    const number = numbers.get(document);
    if (number === undefined) throw new WirecopyError("stage-input", `document ${document} is compared before its text has come in the batch`);
    return sets(number);
  };
  const say = (document: bigint, text: string): void => {
    if (numbers.has(document)) return;
    numbers.set(document, texts.length);
    texts.push(text.slice(0, limits.maxDocumentChars));
  };
  return Object.assign(setOf, { say });
}
