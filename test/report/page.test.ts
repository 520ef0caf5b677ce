/** The page in Chromium: what a person does with it, with mouse and keys, in light and dark, on paper and on a phone; and axe-core on each view. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { detectionToHtml } from "../../src/report/detection-html.js";
import { routeOf } from "../../src/report/page/route.js";
import type { Detection } from "../../src/types.js";
import { CHROMIUM, needs } from "../needs.js";
import { violationsOf } from "./accessibility.js";
import { openReport, untilDrawn, useChromium } from "./chromium.js";
import { detectNews, news, reportOf } from "./news.js";

const READER = "#a=release&b=wire%2F1&p=1";

useChromium();
let detection: Detection;
beforeAll(async () => {
  detection = await detectNews();
});

const open = (fragment = "", options: Parameters<typeof openReport>[2] = {}) => openReport(reportOf(detection, news), fragment, options);
const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();
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
const rowNames = (page: Page) => texts(page, ".table-space .cell-later .name");

describe("the overview", needs(CHROMIUM), () => {
  it("says how many documents share text, and lists their pairs", async () => {
    const { page, requests, errors } = await open();
    expect(await page.locator("h1").innerText()).toBe("3 of 4 documents share text");
    expect(await page.locator(".table-space [role=row]").count()).toBe(detection.pairs.length);
    expect([...requests, ...errors]).toEqual([]);
  });

  it("draws a node for each document that is tied, and a line for each pair", async () => {
    const { page } = await open();
    await page.waitForSelector(".graph-canvas");
    expect(await page.locator(".node").count()).toBe(3);
    expect(await page.locator(".edge").count()).toBe(detection.pairs.length);
  });

  it("filters pairs as one types", async () => {
    const { page } = await open();
    await page.locator("input[type=search]").fill("north wire");
    const names = await page.locator(".table-space [role=row]").allInnerTexts();
    expect(names.length).toBe(detection.pairs.filter(({ a, b }) => a === "wire/1" || b === "wire/1").length);
    expect(names.every((name) => name.includes("North Wire"))).toBe(true);
    expect(await page.locator(".row-count").innerText()).toContain("of 3 rows");
  });

  it("says so where no row fits, and shows all again when cleared", async () => {
    const { page } = await open();
    await page.locator("input[type=search]").fill("nowhere");
    expect(await page.locator(".row-count").innerText()).toBe("No row fits the filter.");
    await page.getByRole("button", { name: "Clear" }).click();
    expect(await page.locator(".table-space [role=row]").count()).toBe(3);
  });

  it("sorts by a column, and back", async () => {
    const { page } = await open();
    const bits = async () => (await texts(page, ".table-space .cell-bits")).map((text) => Number(text.match(/\d+/)?.[0]));
    const largestFirst = await bits();
    expect(largestFirst).toEqual([...largestFirst].sort((x, y) => y - x));
    await page.locator(".cell-bits button").click();
    expect(await bits()).toEqual([...largestFirst].reverse());
    expect(await page.locator("[role=columnheader].cell-bits").getAttribute("aria-sort")).toBe("ascending");
  });

  it("shows the pairs of the document that is chosen in the graph", async () => {
    const { page } = await open();
    await page.waitForSelector(".graph-canvas");
    await page.getByRole("button", { name: /Mayor: waterworks stay ours: / }).focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("input[type=search]").inputValue()).toBe("gazette");
    expect(new Set(await rowNames(page))).toEqual(new Set(["Mayor: waterworks stay ours"]));
  });

  it("is walked through by keys: down two rows, then into the reading view", async () => {
    const { page } = await open();
    await page.locator(".row-link").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const href = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    expect(href).toBe(await page.locator(".row-link").nth(2).getAttribute("href"));
    await page.keyboard.press("Enter");
    await page.waitForSelector(".reader");
    expect(await page.evaluate(() => location.hash)).toContain("a=");
  });

  it("lists families, quotations, documents and settings in tabs", async () => {
    const { page } = await open();
    for (const name of [/^Passages/, /^Documents/, /^Settings/]) {
      await page.getByRole("tab", { name }).click();
      expect(await page.getByRole("tab", { name }).getAttribute("aria-selected")).toBe("true");
      expect((await page.locator("#panel").innerText()).length).toBeGreaterThan(50);
    }
  });

  it("reads well where the detection knows no relations, stories and quotations", async () => {
    const { quotations, stories, ...older } = detection;
    const bare = {
      ...older,
      pairs: detection.pairs.map(({ relation, ...pair }) => pair),
      families: detection.families.map(({ label, occurrences, ...family }) => family),
    };
    const { page, errors } = await openReport(reportOf(bare, news));
    await page.waitForSelector(".graph-canvas");
    expect(await texts(page, ".table-space .relation")).toEqual(["not examined", "not examined", "not examined"]);
    expect(errors).toEqual([]);
  });

  it("counts repeats inside a document beside the pairs, not among them", async () => {
    const span = { id: "weather", start: 0, end: 6 };
    const repeat = { ...(detection.passages[0] as Detection["passages"][number]), a: span, b: { ...span, start: 10, end: 16 } };
    const { page } = await openReport(reportOf({ ...detection, passages: [...detection.passages, repeat] }, news));
    expect(await page.getByRole("tab", { name: /^Pairs/ }).innerText()).toMatch(/^Pairs\s*3 and 1 repeat$/);
    expect(await page.locator(".dek").innerText()).toContain("3 pairs");
  });

  it("shows the date whole beside a long name of a publisher", async () => {
    const documents = detection.documents.map((one) => ({ ...one, source: "The Very Long Name of a Publisher of Daily Newspapers" }));
    const { page } = await openReport(reportOf({ ...detection, documents }, news));
    const day = page.locator(".table-space .cell-earlier .day").first();
    const [inside, outside] = [await day.boundingBox(), await page.locator(".table-space .cell-earlier").first().boundingBox()];
    expect(await day.innerText()).toContain("4 Mar 2024");
    expect(inside!.x + inside!.width).toBeLessThanOrEqual(outside!.x + outside!.width + 1);
  });

  it("says that nothing was found where nothing was", async () => {
    const { page } = await openReport(reportOf({ ...detection, pairs: [], passages: [], families: [], quotations: [], stories: [] }, news));
    expect(await page.locator("h1").innerText()).toBe("Nothing reused was found in 4 documents");
  });
});

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
    const { detect } = await import("../../src/detect.js");
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
    const { detect } = await import("../../src/detect.js");
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
    const quotations = [{ id: 0, family, text: "We will not sell", speaker: "Ada Finch", occurrences }];
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

describe("a family", needs(CHROMIUM), () => {
  it("is shown in time, with each appearance and a link to read it", async () => {
    const family = detection.families.findIndex(({ spans }) => spans.length === 3);
    const { page, errors } = await open(`#f=${family}`);
    expect(await page.locator(".timeline .appearance").count()).toBe(3);
    await page.locator(".appearances a").nth(1).click();
    await page.waitForSelector(".reader mark.chosen");
    expect(errors).toEqual([]);
  });
});

describe("stories", needs(CHROMIUM), () => {
  it("are listed behind the figure that counts them, with documents, origins and publishers", async () => {
    const { page } = await open();
    await page.getByRole("link", { name: "stories" }).click();
    expect(await page.getByRole("tab", { name: /^Stories/ }).getAttribute("aria-selected")).toBe("true");
    const [story] = detection.stories as [Detection["stories"][number]];
    expect(await texts(page, ".table-space .cell-documents")).toEqual([expect.stringContaining(String(story.documents.length))]);
    expect(await texts(page, ".table-space .cell-origins")).toEqual([expect.stringContaining(String(story.origins.length))]);
    expect(await page.locator(".table-space .cell-sources").innerText()).toBe("Town of Larkstead, North Wire, Valley Gazette");
  });

  it("are filtered by what their documents are called and by how many they are", async () => {
    const { page } = await open("#list=stories");
    await page.locator("input[type=search]").fill("mayor: waterworks");
    expect(await page.locator(".table-space [role=row]").count()).toBe(1);
    await page.locator("input[type=number]").fill("4");
    expect(await page.locator(".table-space [role=row]").count()).toBe(0);
  });

  it("open with their documents in time, the origins of each, and their graph", async () => {
    const { page, errors } = await open("#list=stories");
    await page.locator(".row-link").first().click();
    await page.waitForSelector(".appearances");
    expect(await page.evaluate(() => location.hash)).toBe("#story=0");
    expect(await texts(page, ".appearances .name")).toEqual(news.slice(0, 3).map(({ title }) => title));
    const [origin] = (detection.stories[0] as Detection["stories"][number]).origins;
    expect(await page.locator(".appearances tbody tr").first().innerText()).toContain(origin?.reason);
    expect(await texts(page, ".appearances .share-line")).toEqual(
      origin?.members.slice(1).map(({ share }) => expect.stringMatching(new RegExp(`${Math.round(share * 100)} %\\s*Town of Larkstead`))),
    );
    expect(await page.locator(".family .node").count()).toBe(3);
    await page.locator(".appearances a", { hasText: "Read" }).nth(1).click();
    await page.waitForSelector(".reader mark.chosen");
    expect(errors).toEqual([]);
  });

  it("show in the list what is chosen in their graph", async () => {
    const { page } = await open("#story=0");
    await page.getByRole("button", { name: /Mayor: waterworks stay ours: / }).focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.closest("tr")?.textContent)).toContain("Mayor: waterworks stay ours");
  });

  it("are what the page opens with where that is asked for", async () => {
    const texts = new Map(news.map(({ id, text }) => [id, text]));
    const { page } = await openReport(detectionToHtml(detection, (id) => texts.get(id), { firstList: "stories" }));
    expect(await page.locator("[role=tab][aria-selected=true]").innerText()).toMatch(/^Stories/);
  });

  it("are missed by a link to one that is not there", async () => {
    const { page, errors } = await open("#story=99");
    expect(await page.locator("h1:visible").innerText()).toBe("This link names a story that the report does not have.");
    expect(errors).toEqual([]);
  });
});

describe("colours", needs(CHROMIUM), () => {
  it("follow the system, and the switch against it", async () => {
    const { page } = await open("", { colorScheme: "dark" });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.locator(".theme select").selectOption("light");
    expect(await paper()).not.toBe(dark);
    await page.locator(".theme select").selectOption("dark");
    expect(await paper()).toBe(dark);
  });
});

describe("a phone", needs(CHROMIUM), () => {
  it.each(["", READER, "#f=0", "#story=0", "#list=stories"])("is not scrolled sideways at %s", async (fragment) => {
    const { page } = await open(fragment, { viewport: { width: 360, height: 740 } });
    await untilDrawn(page, fragment);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describe("paper", needs(CHROMIUM), () => {
  it("has the whole texts, not a window on them", async () => {
    const { page } = await open(READER);
    await page.emulateMedia({ media: "print" });
    const heights = await page.locator(".pane").evaluateAll((panes) => panes.map((pane) => [pane.clientHeight, pane.scrollHeight]));
    for (const [client, scroll] of heights) expect(client).toBe(scroll);
    expect(await page.locator(".toolbar").isVisible()).toBe(false);
  });

  it("is light where the screen is dark", async () => {
    const { page } = await open(READER, { colorScheme: "dark" });
    const ink = () =>
      page
        .locator(".meta")
        .first()
        .evaluate((one) => getComputedStyle(one).color);
    const onScreen = await ink();
    await page.emulateMedia({ media: "print" });
    expect(await ink()).toBe("rgb(95, 89, 79)");
    expect(onScreen).not.toBe("rgb(95, 89, 79)");
  });

  it("has the rows of a table that are not in sight, too", async () => {
    const many = Array.from({ length: 40 }, () => detection.pairs[0] as Detection["pairs"][number]);
    const { page } = await openReport(reportOf({ ...detection, pairs: many }, news));
    const rows = () => page.locator(".table-space [role=row]").count();
    const inSight = await rows();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect([inSight < 40, await rows()]).toEqual([true, 40]);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await rows()).toBe(inSight);
  });
});

describe.each(["light", "dark"] as const)("axe-core, %s", needs(CHROMIUM), (colorScheme) => {
  it.each(["", "#list=families", "#list=documents", "#list=about", "#list=stories", READER, "#f=0", "#story=0"])("finds nothing at %s", async (fragment) => {
    const { page } = await open(fragment, { colorScheme });
    await untilDrawn(page, fragment);
    expect(await violationsOf(page)).toEqual([]);
  });
});
