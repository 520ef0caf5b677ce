/** The page of a trace in Chromium: who used which sentence of a release, by mouse and keys, on a phone and on paper. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { ReleaseTrace } from "../../src/types/trace.js";
import { CHROMIUM, needs } from "../needs.js";
import { openReport, useChromium } from "./chromium.js";
import { news, traceNews, traceReportOf } from "./news.js";

useChromium();
let trace: ReleaseTrace;
beforeAll(async () => {
  trace = await traceNews();
});

const quotation = "We will not sell the waterworks";
const open = async (fragment = "", options: Parameters<typeof openReport>[2] = {}) => {
  const opened = await openReport(traceReportOf(trace, news), fragment, options);
  await opened.page.waitForSelector(".release .text");
  return opened;
};
const rows = (page: Page) => page.locator(".users .table-space .cell-user .name").allInnerTexts();
const sentence = (page: Page, text: string) => page.locator(".pane .sentence", { hasText: text }).first();

describe("the page of a trace", needs(CHROMIUM), () => {
  it("says how many articles used the release, and asks for nothing", async () => {
    const { page, requests, errors } = await open();
    expect(await page.locator("h1").innerText()).toBe("2 of 3 articles used this release");
    expect([...requests, ...errors]).toEqual([]);
  });

  it("shades each sentence by how many used it, with their number at its end", async () => {
    const { page } = await open();
    const used = trace.sentences.filter(({ articles }) => articles.length > 0);
    const badges = await page.locator(".release .badge").allInnerTexts();
    expect(badges.length).toBeGreaterThanOrEqual(used.length);
    expect(badges).toContain("2");
    const shadeOf = (text: string) => sentence(page, text).evaluate((part) => getComputedStyle(part).backgroundColor);
    expect(await shadeOf(quotation)).not.toBe(await shadeOf("The council of Larkstead"));
    expect(await page.locator(".pane .sentence", { hasText: "The vote was eleven to four" }).count()).toBe(0);
  });

  it("lists the articles, those with most of the release first, and how they have its sentences", async () => {
    const { page } = await open();
    expect(await rows(page)).toEqual(["Town refuses to sell waterworks", "Mayor: waterworks stay ours"]);
    expect(await page.locator(".users .cell-how").nth(1).innerText()).toMatch(/verbatim[\s\S]*1 edited/);
  });

  it("sorts the articles by time", async () => {
    const { page } = await open();
    await page.locator(".users .cell-date button").click();
    expect(await rows(page)).toEqual(["Town refuses to sell waterworks", "Mayor: waterworks stay ours"]);
    await page.locator(".users .cell-date button").click();
    expect(await rows(page)).toEqual(["Mayor: waterworks stay ours", "Town refuses to sell waterworks"]);
  });

  it("shows who used a sentence that is chosen, then all again", async () => {
    const { page } = await open();
    await sentence(page, "The council of Larkstead").click();
    expect(await rows(page)).toEqual(["Town refuses to sell waterworks"]);
    expect(await page.locator("#users-title").innerText()).toBe("Who used this sentence");
    await page.getByRole("button", { name: "Show all articles" }).click();
    expect(await rows(page)).toHaveLength(2);
  });

  it("notes at a sentence that is chosen which article only may have it from the release", async () => {
    const [first, ...rest] = trace.articles as [ReleaseTrace["articles"][number], ...ReleaseTrace["articles"]];
    const unsure = { ...trace, articles: [{ ...first, relation: { ...first.relation, direction: "undetermined" as const } }, ...rest] };
    const { page } = await openReport(traceReportOf(unsure, news));
    await page.waitForSelector(".release .text");
    await sentence(page, quotation).click();
    expect(await page.locator(".users .cell-how", { hasText: "may be from it" }).count()).toBe(1);
    expect(await page.locator(".figures").innerText()).toMatch(/of its words used, or may have been[\s\S]*sentences used, or may have been/);
  });

  it.each(["#s=9000-9999", "#story=99"])("says so where the link %s names what it does not have", async (fragment) => {
    const { page, errors } = await openReport(traceReportOf(trace, news), fragment);
    expect(await page.locator("h1:visible").innerText()).toMatch(/^This link names .* that the (release|report) does not have\.$/);
    expect(errors).toEqual([]);
  });

  it("shows the whole of a quotation that was cut, where that is asked for", async () => {
    const long = { ...trace, quotations: trace.quotations.map((one) => ({ ...one, text: `${"many words ".repeat(80)}and the last` })) };
    const { page } = await openReport(traceReportOf(long, news));
    const said = page.locator(".quotation blockquote").first();
    await said.getByRole("button", { name: "Show all of it" }).click();
    expect(await said.innerText()).toContain("and the last”");
  });

  it("shows a date that was read from the text in every list", async () => {
    const articles = trace.articles.map((use) => ({ ...use, article: { ...use.article, publishedAt: null }, publishedAt: "2024-03-06", timeFromText: true }));
    const { page } = await openReport(traceReportOf({ ...trace, articles }, news));
    for (const cell of await page.locator(".table-space .cell-date").allInnerTexts()) expect(cell).toMatch(/6 Mar 2024\s*from its text/);
    expect(await page.locator(".lists .table-space .cell-date").count()).toBe(2);
  });

  it("chooses a sentence by keys, at the number that stands at its end", async () => {
    const { page } = await open();
    await page.locator(".release .badge", { hasText: "1" }).first().focus();
    await page.keyboard.press("Enter");
    expect(await rows(page)).toHaveLength(1);
    expect(await page.locator(".release .badge[aria-pressed=true]").count()).toBe(1);
  });

  it("has an address for a sentence that leads to it again", async () => {
    const { page } = await open();
    await sentence(page, "The council of Larkstead").click();
    const second = await open(await page.evaluate(() => location.hash));
    expect(await rows(second.page)).toEqual(["Town refuses to sell waterworks"]);
    expect(await second.page.locator(".sentence.chosen").first().innerText()).toContain("The council of Larkstead");
  });

  it("leads from an article to the reading view with its passages, and back", async () => {
    const { page } = await open();
    await page.locator(".users .row-link").first().click();
    await page.waitForSelector("mark.chosen");
    expect(await page.locator(".facts").innerText()).toMatch(/of the release, \d+ % of the article/);
    await page.keyboard.press("Escape");
    await page.locator(".trace-columns").waitFor({ state: "visible" });
  });

  it("leads from a chosen sentence to that sentence in the reading view", async () => {
    const { page } = await open();
    await sentence(page, quotation).click();
    await page.locator(".users .row-link").nth(1).click();
    await page.waitForSelector(".reader");
    expect((await page.locator(".reader mark").first().innerText()).length).toBeGreaterThan(0);
    expect((await page.locator("mark.linked, mark.chosen").allInnerTexts()).join("")).toContain(quotation);
  });

  it("says who spoke, and what each article made of a quotation", async () => {
    const { page } = await open();
    await page.waitForSelector(".quotation-list .form-line");
    const text = await page.locator(".quotation-list").innerText();
    expect(text).toMatch(/We will not sell[\s\S]*Speaker: .*Finch/);
    expect(text).toMatch(/Valley Gazette\s*verbatim/);
  });

  it("draws the release and the articles in time", async () => {
    const { page } = await open();
    expect(await page.locator(".timeline .appearance").count()).toBe(3);
  });

  it("says that nobody used it where nobody did", async () => {
    const nothing = {
      ...trace,
      articles: [],
      others: [],
      usedShare: 0,
      parts: [],
      quotations: [],
      sentences: trace.sentences.map((one) => ({ ...one, uses: 0, articles: [] })),
    };
    const { page, errors } = await openReport(traceReportOf(nothing, news));
    expect(await page.locator("h1").innerText()).toBe("None of 3 articles used this release");
    expect(errors).toEqual([]);
  });

  it.each(["", "#s=40-60"])("is not scrolled sideways on a phone at %s", async (fragment) => {
    const { page } = await open(fragment, { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it("is printed with the whole release", async () => {
    const { page } = await open();
    await page.emulateMedia({ media: "print" });
    const [client, scroll] = await page.locator(".release .pane").evaluate((pane) => [pane.clientHeight, pane.scrollHeight]);
    expect(client).toBe(scroll);
  });
});
