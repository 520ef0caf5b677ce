/** The five seed documents against their hand-checked list; each tier's items found, and the share of what is reported that is right. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { GOLD_TIERS, type GoldItem, scoreGold } from "../gold.js";
import { Excerpts, settingsOf } from "../report.js";

const GOLD = "seeds/gold-passages.json";

/** One report. */
export const seedDocuments: EvaluationSet = async function* (context) {
  const missing = missingReport(context, "seeds", [GOLD]);
  if (missing) return yield missing;
  context.progress("seeds");
  const folder = join(context.shared, "seeds");
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  const documents = names.sort().map((id) => ({ id, text: readFileSync(join(folder, id), "utf8") }));
  const gold = JSON.parse(readFileSync(join(context.shared, GOLD), "utf8")) as GoldItem[];
  const { detection, seconds, megabytes } = await detectTimed(context, documents);
  const score = scoreGold(gold, detection.passages);
  const excerpts = new Excerpts(documents);
  yield {
    set: "seeds",
    settings: settingsOf(detection),
    rows: [
      {
        name: "seeds",
        precision: score.precision,
        seconds,
        megabytesPerSecond: megabytes / seconds,
        other: `${detection.passages.length} reported, ${score.distinct} distinct, ${score.wrong.length} wrong`,
      },
      ...GOLD_TIERS.map((tier) => {
        const { items, missed } = score.tiers[tier];
        return { name: `  ${tier}`, cases: items, found: items > 0 ? 1 - missed.length / items : 1, other: `${items - missed.length}/${items}` };
      }),
    ],
    falseAlarms: score.wrong.map((passage) => excerpts.passage(passage)),
    misses: GOLD_TIERS.flatMap((tier) =>
      score.tiers[tier].missed.map(({ a, b }) => ({
        kind: tier,
        a,
        b,
        coverageA: 0,
        coverageB: 0,
        textA: excerpts.of(a),
        textB: excerpts.of(b),
        reported: [],
      })),
    ),
  };
};
