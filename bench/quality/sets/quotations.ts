/**
 * Verdicts on quotations: quotations of real articles, printed again in other articles in a form made by program (quotation-forms.ts), whose right
 * verdict is therefore known. Articles of even number only: the odd ones were looked at while the rules were made. Half of the forms come with
 * times, half without any. About a minute.
 */
import { join } from "node:path";
import type { Document } from "../../../src/types/document.js";
import { type Context, detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { FORMS, type MadeForm } from "../quotation-forms.js";
import { Random } from "../random.js";
import { readJsonl } from "../read-jsonl.js";
import { type Report, type Row, settingsOf } from "../report.js";

const CORPORA = ["polnear-train", "us-news-2012-14"] as const;
const MOST_ARTICLES = 3000;
const LEAST_WORDS = 10;
const MOST_WORDS = 80;
const CASES_A_KIND = 40;

interface Case extends MadeForm {
  readonly kind: string;
  readonly id: string;
  /** Where it is printed. */
  readonly start: number;
  readonly end: number;
}

/** @param articles whose quotations are taken. @param others they are printed in again. */
function casesOf(articles: readonly Document[], others: readonly Document[], random: Random): { documents: Document[]; cases: Case[] } {
  const documents: Document[] = [];
  const cases: Case[] = [];
  const hosts = random.shuffled(others);
  const kinds = Object.keys(FORMS);
  const counts = new Map<string, number>();
  for (const article of articles) {
    const spoken = random.pick(quotationsOf(article.text));
    const host = hosts.pop();
    if (!spoken || !host) continue;
    const wanted = kinds.filter((kind) => (counts.get(kind) ?? 0) < CASES_A_KIND);
    for (const kind of random.shuffled(wanted)) {
      const form = FORMS[kind]!(spoken.split(/\s+/), random);
      if (!form) continue;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const id = `${article.id} printed again`;
      const isDated = cases.length % 2 === 0;
      documents.push({ id: article.id, text: article.text, ...(isDated && { publishedAt: "2012-05-01" }) });
      const at = Math.max(0, host.text.indexOf("\n", host.text.length / 3));
      const before = `${host.text.slice(0, at)}\n\nAda Quill said on Monday: `;
      cases.push({ ...form, kind, id, start: before.length, end: before.length + form.printed.length });
      documents.push({ id, text: `${before}${form.printed}\n\n${host.text.slice(at)}`, ...(isDated && { publishedAt: "2012-05-04" }) });
      break;
    }
  }
  return { documents, cases };
}

/** Quotations of one paragraph, whole sentences, in curly or straight marks; none with another one inside. */
function quotationsOf(text: string): string[] {
  const found = text.match(/“[^“”"\n]+[.,!?]”|(?<=^|[\s(])"[^“”"\n]+[.,!?]"(?=$|\s)/gm) ?? [];
  const plain = found.map((one) => one.slice(1, -1).replace(/,$/, "."));
  return plain.filter((one) => {
    const { length } = one.split(/\s+/);
    return length >= LEAST_WORDS && length <= MOST_WORDS && /^\p{Lu}/u.test(one) && !/\. ?\.|…|[[\]()]/.test(one);
  });
}

async function evaluate(context: Context, corpus: string): Promise<Report> {
  const set = `quotations ${corpus}`;
  const all = readJsonl(join(context.shared, "corpora", `${corpus}.jsonl.gz`));
  const half = (rest: number): Document[] => all.filter((_, x) => x % 2 === rest).slice(0, MOST_ARTICLES);
  const { documents, cases } = casesOf(half(0), half(1), new Random(context.seeds[0]!));
  context.progress(`${set}: ${cases.length} forms`);
  const { detection, seconds, megabytes } = await detectTimed(context, documents);
  const verdicts = new Map<string, string>();
  const printedAt = new Map(cases.map((one) => [one.id, one]));
  for (const { occurrences } of detection.quotations)
    for (const { id, verdict, start, end } of occurrences) {
      const printed = printedAt.get(id);
      if (printed && start < printed.end && end > printed.start) verdicts.set(id, [verdicts.get(id), verdict].filter(Boolean).join("+"));
    }
  const rows = Object.keys(FORMS).map((kind) => rowOf(kind, cases, verdicts));
  const total = { name: set, seconds, megabytesPerSecond: megabytes / seconds, ...figuresOf(cases, verdicts) };
  return { set, settings: settingsOf(detection), rows: [total, ...rows] };
}

function figuresOf(cases: readonly Case[], verdicts: ReadonlyMap<string, string>): Pick<Row, "cases" | "found" | "precision"> {
  const found = cases.filter(({ id }) => verdicts.has(id));
  const right = found.filter(({ id, right: expected }) =>
    verdicts
      .get(id)!
      .split("+")
      .every((verdict) => (expected as readonly string[]).includes(verdict)),
  );
  return { cases: cases.length, found: found.length / Math.max(1, cases.length), precision: right.length / Math.max(1, found.length) };
}

function rowOf(kind: string, cases: readonly Case[], verdicts: ReadonlyMap<string, string>): Row {
  const own = cases.filter((one) => one.kind === kind);
  const wrong = new Map<string, number>();
  for (const { id, right } of own) {
    const verdict = verdicts.get(id);
    if (verdict !== undefined && !(right as readonly string[]).includes(verdict)) wrong.set(verdict, (wrong.get(verdict) ?? 0) + 1);
  }
  const other = [...wrong].sort(([x], [y]) => (x < y ? -1 : 1)).map(([verdict, count]) => `${count} ${verdict}`);
  return { name: `  ${kind}`, ...figuresOf(own, verdicts), other: other.join(", ") };
}

/** One report a corpus. `precision` is the share of the forms found that have a right verdict. */
export const quotations: EvaluationSet = async function* (context) {
  for (const corpus of CORPORA) {
    const missing = missingReport(context, `quotations ${corpus}`, [`corpora/${corpus}.jsonl.gz`]);
    yield missing ?? (await evaluate(context, corpus));
  }
};
