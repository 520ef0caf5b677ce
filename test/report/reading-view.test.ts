/** The reading view of the page in Chromium: two texts side by side, by mouse and keys, with links and citations. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { routeOf } from "../../report/src/route.js";
import type { Detection } from "../../src/types/result.js";
import { CHROMIUM, needs } from "../needs.js";
import { openReport, useChromium } from "./chromium.js";
import { detectNews, news, reportOf } from "./news.js";

const READER = "#a=release&b=wire%2F1&p=1";

useChromium();
let detection: Detection;
beforeAll(async () => {
  detection = await detectNews();
});

const open = (fragment = "", options: Parameters<typeof openReport>[2] = {}) => openReport(reportOf(detection, news), fragment, options);
/** Selects the words as dragging over them does, across all that is marked in them. */
const selectText = (page: Page, pane: number, wanted: string) =>
  page
    .locator(".pane .text")
    .nth(pane)
    .evaluate((body, text) => {
      const places: [Text, number][] = [];
      const nodes = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode())
        if (!node.parentElement?.closest("button")) for (let i = 0; i < (node as Text).length; i++) places.push([node as Text, i]);
      const at = places
        .map(([node, i]) => node.data[i])
        .join("")
        .indexOf(text);
      const [first, last] = [places[at] as [Text, number], places[at + text.length - 1] as [Text, number]];
      getSelection()?.setBaseAndExtent(first[0], first[1], last[0], last[1] + 1);
    }, wanted);

describe("the reading view", needs(CHROMIUM), () => {
  it("marks in both texts what the passages are", async () => {
    const { page } = await open(READER);
    const [pair] = detection.pairs.filter(({ a, b }) => a === "release" && b === "wire/1");
    const passages = (pair?.passages ?? []).map((index) => detection.passages[index] as Detection["passages"][number]);
    const expected = passages.map(({ a }) => news[0]?.text.slice(a.start, a.end)).join("");
    expect((await page.locator(".pane").first().locator("mark").allTextContents()).join("")).toBe(expected);
    expect(passages.some(({ edits }) => edits.some(({ a, b }) => a === "six" && b === "five"))).toBe(true);
    expect(await page.locator("mark.edit").allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining("six"), expect.stringContaining("five")]));
  });

  it("goes from passage to passage by buttons and keys, and round", async () => {
    const { page } = await open(READER);
    const position = () => page.locator(".position").innerText();
    const all = (await page.locator(".badge").count()) / 2;
    expect(await position()).toBe(`1 of ${all}`);
    await page.getByRole("button", { name: "Next ›" }).click();
    expect(await position()).toBe(`${Math.min(2, all)} of ${all}`);
    await page.keyboard.press("p");
    await page.keyboard.press("p");
    expect(await position()).toBe(`${all} of ${all}`);
    expect(await page.locator("mark.chosen").count()).toBeGreaterThanOrEqual(2);
  });

  it("brings the chosen passage into sight on the other side", async () => {
    const long = news.map((document) =>
      document.id === "wire/1" ? { ...document, text: `${"Filler stands here alone.\n\n".repeat(150)}${document.text}` } : document,
    );
    const { detect } = await import("../../src/api/detect.js");
    const { page } = await openReport(reportOf(await detect(long), long), "#a=release&b=wire%2F1");
    const target = page.locator(".pane").nth(1).locator("mark").first();
    const isSeen = () => target.evaluate((mark) => mark.getBoundingClientRect().top < (mark.closest(".pane") as HTMLElement).getBoundingClientRect().bottom);
    expect(await isSeen()).toBe(false);
    await page.locator(".pane").first().locator("button.badge").first().click();
    expect(await isSeen()).toBe(true);
  });

  it("joins the sides with a band for each passage", async () => {
    const { page } = await open(READER);
    await page.waitForSelector(".band.chosen");
    expect(await page.locator(".band").count()).toBe((await page.locator(".badge").count()) / 2);
  });

  it("copies a link that leads to the same characters, in another order of the sides as well", async () => {
    const { page } = await open(READER, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy link", exact: true }).click();
    const fragment = await page.evaluate(() => location.hash);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.evaluate(() => location.href));
    const given = new URLSearchParams(fragment.slice(1));
    const turned = new URLSearchParams({ a: "wire/1", b: "release", as: given.get("bs") as string, bs: given.get("as") as string });
    const second = await open(`#${turned}`);
    expect(await second.page.locator(".position").innerText()).toMatch(/^1 of/);
    expect(await second.page.locator("mark.chosen").allTextContents()).toEqual(await page.locator("mark.chosen").allTextContents());
  });

  it("marks the characters that a link names where they are no passage", async () => {
    const { page } = await open("#a=release&b=wire%2F1&as=0-8");
    expect(await page.locator("mark.linked").allTextContents()).toEqual(["Larkstea"]);
  });

  it("copies a link to the characters that are selected, whatever is marked in them, and the link leads there", async () => {
    const { page } = await open(READER, { permissions: ["clipboard-read", "clipboard-write"] });
    const button = page.getByRole("button", { name: "Copy link to selection" });
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    const wanted = "debate of five hours";
    const start = news[1]!.text.indexOf(wanted);
    await selectText(page, 1, wanted);
    await button.click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(routeOf(new URL(copied).hash)).toEqual({ view: "reader", a: "release", b: "wire/1", rangeB: [start, start + wanted.length] });
    const second = await open(new URL(copied).hash);
    expect((await second.page.locator("mark.linked").allTextContents()).join("")).toBe(wanted);
  });

  it("brings what a link names into sight, and the passage across from it", async () => {
    const filler = "Filler stands here alone.\n\n".repeat(150);
    const long = news.map((document) => (document.id === "weather" ? document : { ...document, text: filler + document.text }));
    const { detect } = await import("../../src/api/detect.js");
    const at = long[0]!.text.indexOf("nineteenth-century");
    const { page } = await openReport(reportOf(await detect(long), long), `#a=release&b=wire%2F1&as=${at}-${at + 18}`);
    const isSeen = (pane: number, selector: string) =>
      page
        .locator(".pane")
        .nth(pane)
        .locator(selector)
        .first()
        .evaluate((mark) => {
          const [inside, outside] = [mark.getBoundingClientRect(), (mark.closest(".pane") as HTMLElement).getBoundingClientRect()];
          return inside.top >= outside.top && inside.top < outside.bottom;
        });
    expect([await isSeen(0, "mark.linked"), await isSeen(1, "mark")]).toEqual([true, true]);
  });

  it("copies a citation with the words, the publishers and the offsets of both", async () => {
    const { page } = await open(READER, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy citation" }).click();
    const citation = await page.evaluate(() => navigator.clipboard.readText());
    expect(citation).toContain(
      "Town of Larkstead, “Larkstead keeps its waterworks”, 4 Mar 2024, 20:00 UTC, https://larkstead.example/news/1, release, characters",
    );
    expect(citation).toContain("North Wire, “Town refuses to sell waterworks”");
    expect(citation).toContain(String(detection.settings.hash));
  });

  it("says who spoke and what became of a quotation", async () => {
    const speaker = { name: "Ada Finch", span: { id: "release", start: 0, end: 9 } };
    const family = detection.families.findIndex(({ spans }) => spans.length === 3);
    const spans = detection.families[family]?.spans ?? [];
    const occurrences = spans.map((span, i) => ({
      ...span,
      speaker: i === 0 ? speaker : null,
      verdict: i === 0 ? ("verbatim" as const) : ("trimmed" as const),
      edits: [],
      isQuoted: true,
    }));
    const quotations = [{ index: 0, family, text: "We will not sell", speaker: "Ada Finch", reference: 0, referenceReason: "release" as const, occurrences }];
    const { page } = await openReport(reportOf({ ...detection, quotations }, news), "#a=release&b=gazette");
    expect(await page.locator(".quotation").innerText()).toMatch(
      /We will not sell[\s\S]*Speaker: Ada Finch[\s\S]*A\s*verbatim\s*Ada Finch[\s\S]*B\s*trimmed\s*nobody named/,
    );
    expect(await page.locator(".speaker").innerText()).toBe("Larkstead".slice(0, 9));
  });

  it("says so where a link names documents that are not there", async () => {
    const { page, errors } = await open("#a=nobody&b=release");
    expect(await page.locator("h1:visible").innerText()).toBe("This link names documents that the report does not have.");
    expect(errors).toEqual([]);
  });

  it("goes back to the overview with the filter as it was", async () => {
    const { page } = await open();
    await page.locator("input[type=search]").fill("gazette");
    await page.locator(".row-link").first().click();
    await page.waitForSelector(".reader");
    await page.keyboard.press("Escape");
    await page.locator(".overview").waitFor({ state: "visible" });
    expect(await page.locator("input[type=search]").inputValue()).toBe("gazette");
    expect(await page.locator(".reader").count()).toBe(0);
  });
});
