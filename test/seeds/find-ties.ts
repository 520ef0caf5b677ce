/** All ties of a collection at once, which `detect` searches in parts. */
import type { Collection } from "../../src/information/collection.js";
import { finish } from "../../src/run/pace.js";
import { CollectionHolders, type CollectionTieSettings } from "../../src/seeds/collection-holders.js";
import { quotedTokens } from "../../src/seeds/quoted-tokens.js";
import { cutSeeds, tieColumns } from "../../src/seeds/tie-parts.js";
import { TieSet, type Ties } from "../../src/seeds/ties.js";
import { THRESHOLD_NAMES, type Thresholds } from "../../src/settings/thresholds.js";

export interface TieOptions extends Partial<Omit<CollectionTieSettings, "levels" | "thresholds">> {
  /** Words of a seed, at least. */
  readonly k: number;
  /** Sixteenths of a bit; those that are left out are as the candidate's. */
  readonly levels: Partial<CollectionTieSettings["levels"]> & Pick<CollectionTieSettings["levels"], "candidate">;
  /** Parts of the search: the seeds are cut where `cutSeeds` does, or at each group of places. */
  readonly finely?: boolean;
}

export function findTies(collection: Collection, { k, levels, finely = false, ...settings }: TieOptions): Ties {
  const { candidate } = levels;
  const all = { soon: candidate, quoted: candidate, plain: candidate + 16 * 10, ...levels };
  const columns = finish(tieColumns(collection, finish(quotedTokens(collection)), { k, least: all.soon }));
  const found = new TieSet(collection.numDocuments);
  const holders = new CollectionHolders(columns, { allows: () => true, ...settings, levels: all, thresholds: anyOf(candidate) });
  const parts = finely ? Array.from(columns.seeds.starts.slice(1), (_, x) => ({ from: x, to: x + 1 })) : cutSeeds(columns).parts;
  for (const { from, to } of parts) found.add(holders.tie(from, to));
  return found.ties();
}

/** Thresholds by which a run of so many bits is worth it wherever it stands. */
function anyOf(candidate: number): Thresholds {
  return Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, candidate])) as unknown as Thresholds;
}
