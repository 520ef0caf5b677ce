/** As mixed.test.ts, with more of them: the memory does not grow with what was asked. REQUESTS=1000000 asks as many. */
import { expect, it } from "vitest";
import { MIXED_DOCUMENTS, MIXED_OPTIONS, sendMixed } from "./mixed-requests.js";
import { started } from "./running-service.js";

const COUNT = Number(process.env.REQUESTS ?? 8_000);
/** Twice what collections of the heap differ by from one to the next. */
const MOST_GROWTH = 40e6;

it(`answers ${COUNT} good and bad requests, none of them wrongly, in memory that stays`, { timeout: 600_000 + 10 * COUNT }, async () => {
  const service = await started(MIXED_DOCUMENTS, MIXED_OPTIONS);
  expect(await sendMixed(service, { count: COUNT / 4, seed: 1, atOnce: 8 })).toEqual([]);
  // each added document has been removed, which the index forgets when it merges
  await service.index.compact();
  const before = heap();
  expect(await sendMixed(service, { count: COUNT - COUNT / 4, seed: 2, atOnce: 8 })).toEqual([]);
  await service.index.compact();
  expect(heap() - before).toBeLessThan(MOST_GROWTH);
  expect(service.errors).toEqual([]);
});

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
