/** axe-core on each view of the page, in light and dark. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Detection } from "../../src/types/result.js";
import type { ReleaseTrace } from "../../src/types/trace.js";
import { CHROMIUM, needs } from "../needs.js";
import { violationsOf } from "./accessibility.js";
import { openReport, untilDrawn, useChromium } from "./chromium.js";
import { detectNews, news, reportOf, traceNews, traceReportOf } from "./news.js";

const READER = "#a=release&b=wire%2F1&p=1";

useChromium();
let detection: Detection;
let trace: ReleaseTrace;
beforeAll(async () => {
  detection = await detectNews();
  trace = await traceNews();
});

describe.each(["light", "dark"] as const)("axe-core, %s", needs(CHROMIUM), (colorScheme) => {
  it.each(["", "#list=families", "#list=documents", "#list=about", "#list=stories", READER, "#f=0", "#story=0"])("finds nothing at %s", async (fragment) => {
    const { page } = await openReport(reportOf(detection, news), fragment, { colorScheme });
    await untilDrawn(page, fragment);
    expect(await violationsOf(page)).toEqual([]);
  });

  it("finds nothing on the page of a trace with a sentence chosen", async () => {
    const { page } = await openReport(traceReportOf(trace, news), "", { colorScheme });
    await page.waitForSelector(".quotation-list .form-line");
    await page.locator(".pane .sentence", { hasText: "We will not sell the waterworks" }).first().click();
    expect(await violationsOf(page)).toEqual([]);
  });
});
