/**
 * Passages planted into articles of each script (plant-scripts.ts): every script alone, where a handful of articles is all
 * the library can learn the language from, and all articles of one corpus together. A script of few articles is planted
 * many times over, each time a collection of its own, and the cases are counted together. What is real reuse though nobody
 * planted it (unlabelled-reuse.ts: articles are cut into parts, and repeat themselves) is not judged, and counted apart.
 */
import { join } from "node:path";
import type { Document } from "../../../src/types/document.js";
import type { Passage } from "../../../src/types/passage.js";
import { type Context, detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { type Case, measure } from "../measures.js";
import { articleOf, plantScript, type ScriptSet } from "../plant-scripts.js";
import { readJsonl } from "../read-jsonl.js";
import { Excerpts, kindRows, measuredColumns, type PassageExample, type Report, settingsOf } from "../report.js";
import { type Script, scriptOf, WRITINGS } from "../script-of.js";
import { MatchesByPair, pairKey } from "../spans.js";
import { UnlabelledReuse } from "../unlabelled-reuse.js";

const CORPORA = ["fundus-multilang", "livedoor-ja-sample"];
/** A script is planted again until it has this many cases, and at most so many times a seed. */
const ENOUGH_CASES = 120;
const MOST_ROUNDS = 40;

function byScript(documents: readonly Document[]): Map<Script, Document[]> {
  const groups = new Map<Script, Document[]>();
  for (const document of documents) {
    const script = scriptOf(document.text);
    if (script === undefined) continue;
    const group = groups.get(script);
    if (group) group.push(document);
    else groups.set(script, [document]);
  }
  return groups;
}

/** All but those of real reuse that is not labelled. */
function judgedPassages(passages: readonly Passage[], set: ScriptSet): Passage[] {
  const cases = new MatchesByPair(set.truth);
  const reuse = new UnlabelledReuse(set);
  return passages.filter((passage) => passage.a.id === passage.b.id || cases.touching(passage).length > 0 || !reuse.has(passage));
}

/** Pairs of documents that are not parts of one article. */
function pairsOfArticles(documents: readonly Document[]): number {
  const parts = new Map<string, number>();
  for (const { id } of documents) parts.set(articleOf(id), (parts.get(articleOf(id)) ?? 0) + 1);
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  return [...parts.values()].reduce((total, count) => total - pairs(count), pairs(documents.length));
}

/** Cases and passages of several collections, their ids made different by the number of the round. */
class Pool {
  readonly documents: Document[] = [];
  readonly truth: Case[] = [];
  readonly passages: Passage[] = [];
  seconds = 0;
  megabytes = 0;
  rounds = 0;
  /** Passages of real reuse that is not labelled. */
  unjudged = 0;
  /** Pairs of documents without a plant, not parts of one article, and those of them for which something was reported. */
  unplanted = 0;
  reportedUnplanted = 0;
  /** Of the last collection: thresholds differ a little from one to the next. */
  settings: Report["settings"];

  /** Detects in one more collection. */
  async add(context: Context, set: ScriptSet): Promise<void> {
    const { documents, truth } = set;
    const { detection, seconds, megabytes } = await detectTimed(context, documents);
    this.settings = settingsOf(detection);
    const round = this.rounds++;
    const renamed = <M extends Case | Passage>(match: M): M => {
      const [a, b] = [match.a, match.b].map((span) => ({ ...span, id: `${round}/${span.id}` }));
      return { ...match, a, b };
    };
    this.documents.push(...documents.map((document) => ({ ...document, id: `${round}/${document.id}` })));
    this.truth.push(...truth.map(renamed));
    const judged = judgedPassages(detection.passages, set);
    this.passages.push(...judged.map(renamed));
    this.unjudged += detection.passages.length - judged.length;
    this.seconds += seconds;
    this.megabytes += megabytes;
    const planted = new Set(truth.map(({ a, b }) => pairKey(a.id, b.id)));
    const between = judged.map(({ a, b }) => pairKey(a.id, b.id)).filter((key, i) => judged[i]!.a.id !== judged[i]!.b.id && !planted.has(key));
    this.reportedUnplanted += new Set(between).size;
    this.unplanted += pairsOfArticles(documents) - [...truth].filter(({ a, b }) => articleOf(a.id) !== articleOf(b.id)).length;
  }

  report(set: string): Report {
    if (this.truth.length === 0) return { set, rows: [], missing: `${set}: skipped, too little text to plant into` };
    const measured = measure(this.truth, this.passages);
    // what reaches from a case far beyond it, between two parts of one article, is the article repeating itself
    const measures = { ...measured, alarmsBetween: measured.alarmsBetween.filter(({ a, b }) => articleOf(a.id) !== articleOf(b.id)) };
    const unjudged = this.unjudged + measured.alarmsBetween.length - measures.alarmsBetween.length;
    const examples = new Excerpts(this.documents).examples(measures);
    return {
      set,
      rows: [{ name: set, ...measuredColumns(measures, this), other: this.#summary(examples.falseAlarms, unjudged) }, ...kindRows(measures)],
      ...(this.settings ? { settings: this.settings } : {}),
      ...examples,
    };
  }

  /** How large the collections were, how often unplanted pairs were reported, how many texts the false alarms are of. */
  #summary(falseAlarms: readonly PassageExample[], unjudged: number): string {
    const perCent = this.unplanted > 0 ? `${((100 * this.reportedUnplanted) / this.unplanted).toFixed(3)} % of` : "none of";
    return [
      `${this.rounds} collections, ${this.documents.length} documents`,
      `reports on ${perCent} ${this.unplanted} unplanted pairs`,
      `${new Set(falseAlarms.map(({ textA }) => textA)).size} different false texts`,
      ...(unjudged > 0 ? [`${unjudged} of real reuse not judged`] : []),
    ].join("; ");
  }
}

/** One script alone, as many rounds as it needs. */
async function evaluateScript(context: Context, set: string, { articles, script }: { articles: readonly Document[]; script: Script }): Promise<Report> {
  const pool = new Pool();
  for (const seed of context.seeds) {
    const wanted = pool.truth.length + ENOUGH_CASES;
    for (let round = 0; round < MOST_ROUNDS && pool.truth.length < wanted; round++) {
      const planted = plantScript(articles, script, seed * 1000 + round);
      if (planted.truth.length > 0) await pool.add(context, planted);
    }
  }
  return pool.report(set);
}

/** All scripts of a corpus in one collection, one collection a seed. */
async function evaluateTogether(context: Context, set: string, groups: ReadonlyMap<Script, Document[]>): Promise<Report> {
  const pool = new Pool();
  for (const seed of context.seeds) {
    const parts = [...groups].map(([script, articles]) => plantScript(articles, script, seed * 1000));
    await pool.add(context, { documents: parts.flatMap(({ documents }) => documents), truth: parts.flatMap(({ truth }) => truth) });
  }
  return pool.report(set);
}

/** One report a script, then one for each corpus of several scripts. */
export const scripts: EvaluationSet = async function* (context) {
  for (const corpus of CORPORA) {
    const path = `corpora/${corpus}.jsonl.gz`;
    const missing = missingReport(context, `scripts ${corpus}`, [path]);
    if (missing) {
      yield missing;
      continue;
    }
    const groups = byScript(readJsonl(join(context.shared, path)));
    for (const script of Object.keys(WRITINGS) as Script[]) {
      const articles = groups.get(script);
      if (!articles) continue;
      context.progress(`scripts ${corpus}: ${script}, ${articles.length} articles`);
      yield await evaluateScript(context, `${script} (${corpus})`, { articles, script });
    }
    if (groups.size > 1) {
      context.progress(`scripts ${corpus}: all`);
      yield await evaluateTogether(context, `all scripts (${corpus})`, groups);
    }
  }
};
