/**
 * Stages dedupe-sign and dedupe-keep: documents -> keys and a place in the order of keeping; the documents of one connected component -> which of them are kept
 * (dedupe/keep-or-drop.ts).
 *
 * A document is compared with kept ones that share a key with it, in the order of keeping. So what becomes of it depends on the documents that it is connected with by shared
 * keys, and on no others: a component is one piece of work, and who shares no key is kept. Keys have 53 bits for the engine, which makes components of them, and 32 of
 * these behind it, as in memory.
 */

import { ruleBetween } from "../dedupe/deduplicator.js";
import { DocumentSigner, searchedText } from "../dedupe/document-signer.js";
import { KeepOrDrop } from "../dedupe/keep-or-drop.js";
import type { ResolvedDeduplicateOptions } from "../settings/sketch-options.js";
import { groupsOf } from "./groups.js";
import type { Stage } from "./stage.js";
import { DEDUPE_STAGE } from "./stage-settings.js";

const SIGN_INPUT = { document: "i64", text: "utf8?", publishedAt: "utf8?", source: "utf8?", url: "utf8?" } as const;
const SIGN_OUTPUT = { document: "i64", keys: "list<i64>", publisher: "i64", rank: "f64", odd: "i32", problem: "utf8?" } as const;

/** Row for row. `odd` has the bits of dedupe/document-signer.ts; a row with a `problem` is no document and has no keys. */
export const dedupeSignStage: Stage<typeof SIGN_INPUT, typeof SIGN_OUTPUT, ResolvedDeduplicateOptions> = {
  name: "dedupe-sign",
  summary: "documents -> a key a band, and the place in the order of keeping",
  input: SIGN_INPUT,
  output: SIGN_OUTPUT,
  settings: DEDUPE_STAGE,
  open: (options) => {
    const signer = new DocumentSigner(options);
    return ({ document, text, publishedAt, source, url }) => {
      const n = document.length;
      const offsets = new Int32Array(n + 1);
      const values: bigint[] = [];
      const publisher = new BigInt64Array(n);
      const rank = new Float64Array(n);
      const odd = new Int32Array(n);
      for (let x = 0; x < n; x++) {
        const read = text[x];
        if (read !== null && read !== undefined) {
          const signed = signer.sign({ text: read, publishedAt: publishedAt[x], source: source[x], url: url[x] });
          signed.keys.forEach((key, band) => {
            values.push(BigInt(signed.high[band]!) * 0x1_0000_0000n + BigInt(key));
          });
          [publisher[x], rank[x], odd[x]] = [BigInt(signed.publisher), signed.rank, signed.odd];
        }
        offsets[x + 1] = values.length;
      }
      const problem = text.map((read) => (read === null ? "text is null" : null));
      return { document, keys: { offsets, values: BigInt64Array.from(values) }, publisher, rank, odd, problem };
    };
  },
};

const KEEP_INPUT = { component: "i64", document: "i64", keys: "list<i64>", publisher: "i64", rank: "f64", text: "utf8" } as const;
const KEEP_OUTPUT = { document: "i64", of: "i64", resemblance: "f64", rule: "utf8?", cut: "i32" } as const;

/** A row a document. `of` is -1 for one that is kept; `cut` is 1 for one that was not compared with all of a bucket. */
export const dedupeKeepStage: Stage<typeof KEEP_INPUT, typeof KEEP_OUTPUT, ResolvedDeduplicateOptions> = {
  name: "dedupe-keep",
  summary: "the documents of a component of shared keys -> which are kept, and for which the others are dropped",
  input: KEEP_INPUT,
  output: KEEP_OUTPUT,
  groupedBy: ["component"],
  settings: DEDUPE_STAGE,
  open: (options) => {
    return ({ component, document, keys, publisher, rank, text }) => {
      const n = document.length;
      const of = new BigInt64Array(n).fill(-1n);
      const resemblance = new Float64Array(n).fill(Number.NaN);
      const cut = new Int32Array(n);
      const rule: (string | null)[] = new Array<string | null>(n).fill(null);
      const textOf = (row: number): string => searchedText(text[row]!, options.limits);
      for (const [start, end] of groupsOf([component])) {
        const keeper = new KeepOrDrop({ ...options, maxBucket: options.limits.maxBucket, textOf });
        const rows = Array.from({ length: end - start }, (_, x) => start + x);
        rows.sort((x, y) => rank[x]! - rank[y]! || (document[x]! < document[y]! ? -1 : 1));
        for (const row of rows) {
          if (options.per === "source" && publisher[row] === 0n) continue;
          const wide = keys.values.subarray(keys.offsets[row]!, keys.offsets[row + 1]!);
          const cutBefore = keeper.notComparedWithAll;
          const signed = { keys: Uint32Array.from(wide, (key) => Number(key & 0xffff_ffffn)), publisher: Number(publisher[row]!) };
          const verdict = keeper.visit(row, signed, () => textOf(row));
          cut[row] = keeper.notComparedWithAll - cutBefore;
          if (verdict === undefined) continue;
          [of[row], resemblance[row]] = [document[verdict.of]!, verdict.resemblance];
          rule[row] = ruleBetween(options.keep, rank[verdict.of]!, rank[row]!);
        }
      }
      return { document, of, resemblance, rule, cut };
    };
  },
};
