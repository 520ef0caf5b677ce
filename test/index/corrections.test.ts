/** What the gate calls a later version of an article and what not: corrections and updates of one paper, against its forms and the copies of others. */
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import type { Document } from "../../src/types/document.js";
import { articles } from "./made-articles.js";

const BRIDGE =
  "The swing bridge at Fennick will be closed to cars from 4 July for eleven weeks, the harbour office said on Wednesday. Engineers found cracks in two of its " +
  "bearings during an inspection in May. Ferries will carry passengers free of charge between 6 a.m. and midnight. “We know what this means for the shops on the island,” " +
  "harbour master Una Keel said. The work will cost 3.4 million crowns, half of which the province pays.";
const RIVER =
  "Rescuers found the body of a kayaker in the river Aune on Sunday, two days after he went missing. The man, 37, had set out from Dorrin with three friends. " +
  "His boat overturned at the weir below the old mill. Divers searched a stretch of four kilometres. The police said nothing pointed to a crime.";
const AWARD =
  "The novelist Ilse Marden won the Hazel Prize on Monday for her fourth book, “The Salt Ledger”, about three sisters who run a chandlery. The jury, led by the critic " +
  "Bram Oster, praised its dry humour. Marden, who lives in Vessel Bay, receives 25,000 crowns. Her publisher, Tidemark, said a film was planned. Last year the prize went to Jonas Pell.";
const STRIKE =
  "Bus drivers in Callow walked out on Thursday after talks about night pay broke down. The union Wheelhouse said nine of ten drivers had joined. The company ran 14 of its 120 lines. " +
  "Its director, Petra Lunt, offered 4 percent and a payment of 300 crowns; the union asks for 7 percent. The strike is to end on Saturday morning. Schools stayed open.";

async function kindOf(first: Partial<Document> & { text: string }, second: Partial<Document> & { text: string }): Promise<string> {
  const index = openStore(createMemoryStore(), {});
  const paper = { source: "Fennick Herald", publishedAt: "2026-06-10T07:00:00Z" };
  await index.add([...articles(40), { id: "first", ...paper, ...first }]);
  const { verdict } = await index.judge({ id: "second", ...paper, publishedAt: "2026-06-10T13:30:00Z", ...second });
  if (verdict.kind !== "new") expect(verdict.of).toBe("first");
  await index.close();
  return verdict.kind;
}

/** A text with some of its words put right. */
function corrected(text: string, ...changes: (readonly [old: string, by: string])[]): string {
  return changes.reduce((whole, [old, by]) => {
    expect(whole).toContain(old);
    return whole.replaceAll(old, by);
  }, text);
}

describe("an update", () => {
  it.each([
    ["a sum and a number of weeks were put right in", BRIDGE, corrected(BRIDGE, ["eleven weeks", "seven weeks"], ["3.4 million", "4.3 million"])],
    ["a name was put right in", AWARD, corrected(AWARD, ["Bram Oster", "Bram Ostler"])],
    ["a first name and a town were put right in", AWARD, corrected(AWARD, ["Jonas Pell", "Joris Pell"], ["Vessel Bay", "Kessel Bay"])],
    ["an age and a place were put right in", RIVER, corrected(RIVER, ["37", "39"], ["Dorrin", "Dorrington"])],
    ["a negation was put right in", RIVER, corrected(RIVER, ["nothing pointed to a crime", "they could not rule out a crime"])],
    ["figures were put right in", STRIKE, corrected(STRIKE, ["14 of its 120", "41 of its 120"], ["4 percent", "3.5 percent"])],
    ["a note tells of", STRIKE, `${corrected(STRIKE, ["4 percent", "3.5 percent"])} Correction: an earlier version gave a wrong offer of the company.`],
    [
      "paragraphs came to",
      RIVER,
      `${RIVER} On Monday the town named him as Tomas Weil. His club said it would hold a night walk along the bank. The weir had been marked with buoys until last year.`,
    ],
    [
      "the top was written anew of",
      BRIDGE,
      `Fennick's only road to the mainland shuts for the summer, and the islanders are angry. ${BRIDGE.slice(BRIDGE.indexOf("Engineers"))} Two hundred people met in the school hall.`,
    ],
  ])("is a later version that %s", async (_, first, second) => {
    expect(await kindOf({ text: first }, { text: second })).toBe("update");
  });

  it.each([
    ["the same text again", STRIKE, STRIKE, {}],
    ["the text of another paper with another figure", STRIKE, corrected(STRIKE, ["14 of its 120", "41 of its 120"]), { source: "Callow Post" }],
    ["a version that came before", STRIKE, corrected(STRIKE, ["14 of its 120", "41 of its 120"]), { publishedAt: "2026-06-09T20:00:00Z" }],
  ])("is not %s", async (_, first, second, more) => {
    expect(await kindOf({ text: first }, { text: second, ...more })).not.toBe("update");
  });

  const weather = (day: string, town: string, low: number, high: number, wind: number) =>
    `Weather for ${day}: in ${town} and along the coast clouds will break by noon, with a low of ${low} and a high of ${high} degrees. The wind comes from the west at ${wind} ` +
    `kilometres an hour and turns in the evening. The sea is at ${low + 3} degrees. Bathers should mind the flags. The next forecast follows at six in the evening.`;
  const rates = (usd: string, gbp: string, chf: string, total: string) =>
    `The central bank fixed these rates at noon: dollar ${usd}, pound ${gbp}, franc ${chf}. Dealers said turnover was ${total} million crowns in a quiet market. The bank did not buy or sell. ` +
    "Rates are those of the interbank market and serve customs and courts.";
  it.each([
    ["weather of the next day", weather("Thursday", "Fennick", 11, 19, 25), weather("Friday", "Fennick", 9, 17, 40), "2026-06-11T07:00:00Z"],
    ["weather of another town on the same day", weather("Thursday", "Fennick", 11, 19, 25), weather("Thursday", "Callow Point", 12, 21, 15), undefined],
    ["rates of the next day", rates("23.11", "29.40", "25.02", "110"), rates("23.25", "29.31", "24.97", "86"), "2026-06-11T11:00:00Z"],
    ["rates of the afternoon", rates("23.11", "29.40", "25.02", "110"), rates("23.19", "29.37", "24.99", "140"), undefined],
  ])("is no form that is filled in again: %s", async (_, first, second, publishedAt) => {
    expect(await kindOf({ text: first }, { text: second, ...(publishedAt === undefined ? {} : { publishedAt }) })).not.toBe("update");
  });
});
