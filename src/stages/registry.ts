/**
 * Stages by name: all that `wirecopy stage` and an engine can run.
 */
import { shown, WirecopyError } from "../errors.js";
import { alignStage } from "./align.js";
import { candidatesStage } from "./candidates.js";
import { clustersStage } from "./clusters.js";
import { dedupeKeepStage, dedupeSignStage } from "./dedupe.js";
import { publishedStage } from "./published.js";
import { seedStage } from "./seed.js";
import { signStage } from "./sign.js";
import type { AnyStage } from "./stage.js";
import { tieStage } from "./tie.js";
import { verifyStage } from "./verify.js";
import { measureStage, worthStage } from "./worth.js";

const STAGES: readonly AnyStage[] = [
  publishedStage,
  signStage,
  candidatesStage,
  verifyStage,
  clustersStage,
  dedupeSignStage,
  dedupeKeepStage,
  seedStage,
  tieStage,
  measureStage,
  worthStage,
  alignStage,
];

/** @throws {WirecopyError} "unknown-stage", naming those that there are. */
export function stageNamed(name: string): AnyStage {
  const stage = STAGES.find((one) => one.name === name);
  if (stage !== undefined) return stage;
  throw new WirecopyError("unknown-stage", `there is no stage ${shown(name)}; the stages are ${STAGES.map((one) => one.name).join(", ")}`);
}
