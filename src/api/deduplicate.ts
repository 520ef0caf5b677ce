/**
 * Documents in, those that are no near-duplicate of another one out: the entry point. The stages are sketch/ (signatures), lsh/
 * (candidates, exact resemblance, keep or drop); deduplicator.ts wires them, this file holds the texts.
 * O(tokens x components) and a comparison for each candidate; texts are kept by reference while they may be needed.
 */
import { checkDocument } from "../corpus/intake.js";
import { Deduplicator } from "../dedupe/deduplicator.js";
import { searchedText, signingExecutor, signingOptionsOf } from "../dedupe/document-signer.js";
import { cutTexts, signTexts } from "../dedupe/sign-texts.js";
import { signedAt } from "../dedupe/signed-columns.js";
import { checkIterable } from "../errors.js";
import { type Executor, serialExecutor } from "../run/executor.js";
import { countOf, createPace, type Pace, takeEach } from "../run/pace.js";
import { deduplicateStages } from "../run/run-progress.js";
import { deduplicateSettingsOf } from "../settings/settings.js";
import { type ResolvedDeduplicateOptions, resolveDeduplicateOptions } from "../settings/sketch-options.js";
import type { Document } from "../types/document.js";
import type { DeduplicateOptions } from "../types/options.js";
import type { Deduplication } from "../types/result.js";

/**
 * Leaves out of a collection what is nearly the same as another document of it.
 *
 * Documents are visited in the order of `keep`; with `per: "source"` those of each publisher by themselves. One is dropped if its exact resemblance to a document that was kept before reaches
 * the threshold, and the kept one it resembles most is named; so whatever is dropped resembles something that stays. Exactly the
 * threshold counts. A near-duplicate at the threshold is missed with probability `maxMissRate`, a closer one less often, one of
 * the same words never, and nothing is dropped that does not reach it. A text of fewer than `shingleSize` words resembles only
 * texts of the same words; texts without a word are duplicates of each other.
 *
 * @param documents never changed. An id that comes a second time is skipped and reported in `limits`: it is neither kept nor a duplicate.
 * @returns the same for the same documents and options on every machine.
 * @throws {TypeError | RangeError} if an option or a document is not what it has to be.
 * @throws the signal's reason if the run is cancelled.
 *
 * Cost: a signature for each document; for one that has candidates its shingles, and a comparison with each of them (at most
 * `limits.maxBucket` a band). Memory: by reference the texts of kept documents, for any other rule than "first" of all; beside them 384 bytes
 * a kept document for its band keys (for these rules 64 a document besides), its id, and 64 MB of shingles of those compared last.
 *
 * @example
 * const { kept, duplicates } = await deduplicate([
 *   { id: "wire", text: "The ferry to Skomer was cancelled on Monday because of the storm, the harbour office said." },
 *   { id: "paper", text: "The ferry to Skomer was cancelled on Monday because of the storm, the harbour office said. Ends." },
 * ]);
 * // kept: ["wire"], duplicates: [{ id: "paper", of: "wire", resemblance: 12 / 13, rule: "first" }]
 */
export async function deduplicate(documents: Iterable<Document> | AsyncIterable<Document>, options?: DeduplicateOptions): Promise<Deduplication> {
  return deduplicateWith(documents, resolveDeduplicateOptions(options), serialExecutor);
}

/** UTF-16 units of texts that are signed together: work for several threads, and little beside what the kept texts take. */
const ROUND_UNITS = 1 << 24;

/** `deduplicate` with options that are checked, by an executor that the caller opens and closes. */
export async function deduplicateWith(
  documents: Iterable<Document> | AsyncIterable<Document>,
  resolved: ResolvedDeduplicateOptions,
  executor: Executor,
): Promise<Deduplication> {
  checkIterable("documents", documents);
  const pace = createPace(resolved.signal, resolved.onProgress, deduplicateStages(resolved));
  const ids = new Set<string>();
  const intake = new RoundIntake(resolved, executor, pace);
  let seen = 0;
  const total = countOf(documents);
  pace.report("read", 0, total);
  await takeEach(documents, (value) => {
    const document = checkDocument(value, `documents[${seen++}]`);
    intake.push(document, ids.size === ids.add(document.id).size);
    if (intake.units >= ROUND_UNITS) return intake.finishRound();
    if (!pace.isDue()) return undefined;
    // to be read is little of the work where the whole of it is known
    pace.report("read", total === 0 ? seen : intake.run.size, total);
    return pace.breathe();
  });
  await intake.finishRound();
  const { run } = intake;
  pace.report("read", seen, seen);
  await run.finish(pace);
  return { settings: deduplicateSettingsOf(resolved), ...listVerdicts([...ids], run), limits: run.limits() };
}

/** Documents in rounds: signed by an executor, decided in their order. Keeps the texts that may be asked for again. */
class RoundIntake {
  readonly run: Deduplicator;
  /** UTF-16 units of the round. */
  units = 0;
  readonly #options: ResolvedDeduplicateOptions;
  readonly #executor: Executor;
  readonly #pace: Pace;
  /** By document of the run. */
  readonly #texts: string[] = [];
  #round: Document[] = [];
  /** Documents whose id has come before, and how many of the round stood before each. */
  #repeated: { readonly id: string; readonly after: number }[] = [];

  constructor(options: ResolvedDeduplicateOptions, executor: Executor, pace: Pace) {
    this.#options = options;
    this.#executor = signingExecutor(options, executor);
    this.#pace = pace;
    this.run = new Deduplicator(options, (d) => this.#texts[d]!);
  }

  push(document: Document, isRepeated: boolean): void {
    if (isRepeated) this.#repeated.push({ id: document.id, after: this.#round.length });
    else {
      this.#round.push(document);
      this.units += document.text.length;
    }
  }

  /** Signs and takes in what was pushed. */
  async finishRound(): Promise<void> {
    const round = this.#round;
    const texts = round.map(({ text }) => text);
    const { keep, per, limits } = this.#options;
    const isTextAlone = per === undefined && (keep === "first" || keep === "longest");
    const published = isTextAlone ? [] : round.map(({ publishedAt, source, url }) => ({ publishedAt, source, url }));
    const toSign = { texts, published, options: signingOptionsOf(this.#options) };
    await this.#executor.run(signTexts, toSign, {
      ...cutTexts(texts),
      pace: this.#pace,
      take: (signed, { from, to }) => {
        for (let x = from; x < to; x++) {
          this.#skipAfter(x);
          const { id, text } = round[x]!;
          this.#texts.push(this.run.addSigned(id, signedAt(signed, x - from), () => searchedText(text, limits)) ? "" : text);
        }
      },
    });
    this.#skipAfter(round.length);
    [this.#round, this.#repeated, this.units] = [[], [], 0];
  }

  /** Tells of the repeated ids that stood before document x of the round. */
  #skipAfter(x: number): void {
    for (let next = this.#repeated[0]; next !== undefined && next.after <= x; next = this.#repeated[0]) {
      this.run.skip(next.id);
      this.#repeated.shift();
    }
  }
}

/** What is kept and what is not, in input order. `ids` by document. */
function listVerdicts(ids: readonly string[], { verdicts }: Deduplicator): Pick<Deduplication, "kept" | "duplicates"> {
  const kept = ids.filter((_, d) => !verdicts.has(d));
  const dropped = [...verdicts].sort(([x], [y]) => x - y);
  return { kept, duplicates: dropped.map(([d, { of, resemblance, rule }]) => ({ id: ids[d]!, of: ids[of]!, resemblance, rule })) };
}
