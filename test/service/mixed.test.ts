import { expect, it } from "vitest";
import { MIXED_DOCUMENTS, MIXED_OPTIONS, sendMixed } from "./mixed-requests.js";
import { ask, started } from "./running-service.js";

it("answers three hundred good and bad requests, eight at a time, none of them wrongly", { timeout: 240_000 }, async () => {
  const service = await started(MIXED_DOCUMENTS, MIXED_OPTIONS);
  expect(await sendMixed(service, { count: 300, seed: 7, atOnce: 8 })).toEqual([]);
  expect(service.errors).toEqual([]);
  expect((await service.index.stats()).documents).toBe(MIXED_DOCUMENTS.length);
  const { body } = await ask(service.address, "GET", "/metrics", { headers: { authorization: `Bearer ${MIXED_OPTIONS.token}` } });
  expect(body).toContain("wirecopy_questions_running 0\n");
  expect(body).toContain("wirecopy_questions_waiting 0\n");
});
