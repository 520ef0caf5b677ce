/**
 * A release and articles in; who used it, and what of it, out. It is `detect` of the articles against the release: each article is
 * compared with the release and not with the others, so the cost is that of the articles once, not of their pairs. The price: through
 * whom an article came to the text (a wire between them) is not asked; `detect` of all together tells that.
 *
 *   articles, release ─► detect({ against: [release] }) ─► pairs turned so that `a` is the release ─► counts by range (release-usage.ts)
 */

import { checkDocument } from "../corpus/intake.js";
import { parsePublicationTime } from "../corpus/publication-time.js";
import { checkIterable } from "../errors.js";
import { usageOf } from "../relations/release-usage.js";
import { isReuse } from "../relations/reuse-graph.js";
import { turnedPassage, turnedRelation } from "../relations/turned.js";
import { type Executor, serialExecutor } from "../run/executor.js";
import { type ResolvedDetectOptions, resolveTraceOptions } from "../settings/options.js";
import type { Document, Tokens } from "../types/document.js";
import type { Limit } from "../types/limit.js";
import type { TraceOptions } from "../types/options.js";
import type { Passage } from "../types/passage.js";
import type { ReusedQuotation } from "../types/quotation.js";
import type { Pair, Relation } from "../types/relation.js";
import type { Detection } from "../types/result.js";
import type { ReleaseTrace, ReleaseUse } from "../types/trace.js";
import { detectWith } from "./detect.js";

/**
 * Who used a release: every article that has any of it, earliest first, with the passages on both sides, the share of the release and of
 * the article, the relation with its evidence; and how many articles have each range and sentence of the release.
 *
 * @param release a string (its id is "release") or a document. It counts as a press release whatever its text says; an article that is one too is
 * not taken to have used it.
 * @param articles as the documents of `detect`. One with the id of the release is the release itself: it is skipped, and counted in `limits`.
 * @returns owned by the caller. The same input gives the same result on every machine.
 * @throws {TypeError | RangeError} if the release, an article or an option is not what it has to be; the signal's reason if the run is cancelled.
 *
 * Cost: that of reading the articles once; memory as `detect` of them.
 *
 * @example
 * const { articles } = await traceRelease("The director called it “a bullying tactic” on Thursday.", [
 *   { id: "story", text: "Critics spoke of \"a bullying tactic\" by the department." },
 * ]);
 */
export async function traceRelease(
  release: string | Document,
  articles: Iterable<Document> | AsyncIterable<Document>,
  options?: TraceOptions,
): Promise<ReleaseTrace> {
  return traceReleaseWith(release, articles, { resolved: resolveTraceOptions(options), executor: serialExecutor });
}

/** `traceRelease` with options that are checked, by an executor that the caller opens and closes. */
export async function traceReleaseWith(
  release: string | Document,
  articles: Iterable<Document> | AsyncIterable<Document>,
  { resolved, executor }: { readonly resolved: ResolvedDetectOptions; readonly executor: Executor },
): Promise<ReleaseTrace> {
  const given = typeof release === "string" ? undefined : checkDocument(release, "release");
  const taken = new TakenArticles(checkIterable("articles", articles), given?.id);
  // read after the articles, so that a release without an id gets one that none of them has
  let document = given;
  const against = (function* () {
    document ??= { id: taken.freeId("release"), text: release as string };
    yield document;
  })();
  const detection = await detectWith(taken as AsyncIterable<Document>, { ...resolved, against }, executor, true);
  const trace = traceOf(await detection.toPlain(), document!, detection.tokensOf(document!.id));
  return { ...trace, limits: [...trace.limits, ...taken.limits] };
}

/** The articles, without those that are the release itself. */
class TakenArticles implements AsyncIterable<unknown> {
  readonly #articles: Iterable<unknown> | AsyncIterable<unknown>;
  readonly #releaseId: string | undefined;
  readonly #ids = new Set<string>();
  #skipped = 0;

  constructor(articles: Iterable<unknown> | AsyncIterable<unknown>, releaseId: string | undefined) {
    this.#articles = articles;
    this.#releaseId = releaseId;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    for await (const article of this.#articles) {
      const id = (article as Partial<Document> | null | undefined)?.id;
      if (id !== undefined && id === this.#releaseId) {
        this.#skipped++;
        continue;
      }
      if (this.#releaseId === undefined && typeof id === "string") this.#ids.add(id);
      yield article;
    }
  }

  /** `name`, or where an article has it, with the first number that makes it free. */
  freeId(name: string): string {
    let id = name;
    for (let number = 2; this.#ids.has(id); number++) id = `${name} ${number}`;
    return id;
  }

  get limits(): Limit[] {
    if (this.#skipped === 0) return [];
    return [
      {
        code: "duplicate-id",
        count: this.#skipped,
        detail: `articles that have the id of the release, ${JSON.stringify(this.#releaseId)}, and are not compared with it`,
      },
    ];
  }
}

/** A detection of articles against one release, as a trace. @param tokens of the release. */
export function traceOf(detection: Detection, release: Pick<Document, "id">, tokens: Tokens): ReleaseTrace {
  const uses = usesOf(detection, release.id);
  const articles = uses.filter(({ relation }) => isReuse(relation));
  return {
    settings: detection.settings,
    guarantee: detection.guarantee,
    release: detection.documents.find(({ id }) => id === release.id)!,
    numArticles: detection.documents.length - 1,
    articles,
    others: uses.filter(({ relation }) => !isReuse(relation)),
    ...usageOf(tokens, articles),
    quotations: quotationsOf(detection, release.id),
    limits: detection.limits,
  };
}

/** Of each, the release's own forms before all others. */
function quotationsOf({ quotations }: Detection, releaseId: string): ReusedQuotation[] {
  const ofRelease = quotations.filter(({ occurrences }) => occurrences.some(({ id }) => id === releaseId));
  return ofRelease.map((quotation) => {
    const occurrences = [...quotation.occurrences].sort((x, y) => Number(y.id === releaseId) - Number(x.id === releaseId));
    return { ...quotation, occurrences, reference: occurrences.indexOf(quotation.occurrences[quotation.reference]!) };
  });
}

/** All pairs with the release, earliest article first, then in input order. */
function usesOf(detection: Detection, releaseId: string): ReleaseUse[] {
  const place = new Map(detection.documents.map(({ id }, index) => [id, index]));
  const times = new Map(detection.families.flatMap(({ occurrences }) => occurrences.map((one) => [one.id, one] as const)));
  const uses = detection.pairs.map((pair): ReleaseUse => {
    const isTurned = pair.b === releaseId;
    const id = isTurned ? pair.a : pair.b;
    const article = detection.documents[place.get(id)!]!;
    const time = times.get(id);
    const relation = pair.relation as Relation;
    return {
      article,
      publishedAt: article.publishedAt ?? time?.publishedAt ?? null,
      timeFromText: article.publishedAt === null && (time?.timeFromText ?? false),
      releaseShare: isTurned ? pair.coverageB : pair.coverageA,
      articleShare: isTurned ? pair.coverageA : pair.coverageB,
      relation: isTurned ? turnedRelation(relation) : relation,
      passages: passagesFrom(detection, pair, isTurned),
    };
  });
  const startOf = new Map(uses.map((use) => [use, startMs(use)]));
  return uses.sort((x, y) => startOf.get(x)! - startOf.get(y)! || place.get(x.article.id)! - place.get(y.article.id)!);
}

/** Those without a time come last. */
function startMs({ publishedAt }: ReleaseUse): number {
  const time = parsePublicationTime(publishedAt ?? undefined);
  return typeof time === "string" ? Number.MAX_SAFE_INTEGER : time.startMs;
}

function passagesFrom({ passages }: Detection, pair: Pair, isTurned: boolean): Passage[] {
  const own = pair.passages.map((index) => passages[index]!);
  return (isTurned ? own.map(turnedPassage) : own).sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start);
}
