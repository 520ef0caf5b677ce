import { expect, it } from "vitest";
import { because } from "../../src/relations/evidence.js";
import { percent } from "../../src/text/figures.js";

it("evidence without a weight or a place speaks for the label only, and stands nowhere", () =>
  expect(because("coverage", "they share a passage")).toEqual({ rule: "coverage", detail: "they share a passage", weight: 0, spans: [] }));
it("a share is shown in whole per cent", () => expect([percent(0.834), percent(1), percent(0)]).toEqual(["83 %", "100 %", "0 %"]));
