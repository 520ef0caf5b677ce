/** The page in Chromium: what a person does with it, with mouse and keys, in light and dark, on paper and on a phone. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { detectionToHtml, type HtmlOptions } from "../../src/report/detection-html.js";
import type { Detection } from "../../src/types/result.js";
import { sampleProblems } from "../io/sample-detection.js";
import { CHROMIUM, needs } from "../needs.js";
import { openReport, untilDrawn, useChromium } from "./chromium.js";
import { detectNews, news, reportOf, traceNews, traceReportOf } from "./news.js";

const READER = "#a=release&b=wire%2F1&p=1";

useChromium();
let detection: Detection;
beforeAll(async () => {
  detection = await detectNews();
});

const open = (fragment = "", options: Parameters<typeof openReport>[2] = {}) => openReport(reportOf(detection, news), fragment, options);
const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();
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

  it("reads well where relations were not judged", async () => {
    const { page, errors } = await openReport(reportOf(await detect(news, { relations: false }), news));
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

describe("what was left out", needs(CHROMIUM), () => {
  /** The lines below "What was left out" of a report that was told of these problems. */
  async function leftOut(limits: Detection["limits"], problems: HtmlOptions["problems"]) {
    const { page, errors } = await openReport(
      detectionToHtml({ ...detection, limits }, () => undefined, { problems }),
      "#list=about",
    );
    expect(errors).toEqual([]);
    return page
      .locator("h2", { hasText: "What was left out" })
      .evaluate((title) => (title.nextElementSibling as HTMLElement).innerText.split("\n").filter(Boolean));
  }

  it("repeats every problem of the input and every limit", async () => {
    const limits = [{ code: "large-family" as const, count: 2, detail: "families in more than 40 documents" }];
    expect(await leftOut(limits, sampleProblems)).toEqual([
      "error in the input: bad-record (3)",
      "in/a.jsonl:4: not valid JSON; this line is skipped",
      "and 2 more",
      "error in the input: not-found (1)",
      expect.stringMatching(/^in\/\P{Cc}*\[2J\.txt: there is no such file$/u),
      "warning in the input: passed-over (1)",
      "in: files that were not read: 12 .json, 3 .md",
      "large-family (2)",
      "families in more than 40 documents",
    ]);
  });

  it("is nothing only where the input is known", async () => {
    expect(await leftOut([], [])).toEqual(["Nothing: no bound was hit and no document was left out."]);
    expect(await leftOut([], undefined)).toEqual(["No bound was hit. What was the matter with the input is not known here."]);
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

describe("the findings on one page", needs(CHROMIUM), () => {
  const said = async (page: Page) => (await texts(page, ".summary dd")).map((text) => text.trim());

  it("say who has what of whom in names of publishers, how much, who was first, what was altered, and what is not claimed", async () => {
    const { page, errors } = await open();
    const [who, howMuch, first, altered, notClaimed] = await said(page);
    expect(who).toMatch(/^Town of Larkstead and North Wire share up to \d+ % of their words \(syndication, direction undetermined\)/);
    expect(howMuch).toContain("3 of 4 documents share text");
    expect(first).toBe("Town of Larkstead, 4 Mar 2024, 20:00 UTC: Larkstead keeps its waterworks");
    expect(altered).toBe("None was found.");
    expect(notClaimed).toContain("earlier is not the origin");
    expect(errors).toEqual([]);
  });

  it("lead to what proves them, in a trace too, whose table does not repeat the release in each row", async () => {
    const { page } = await openReport(traceReportOf(await traceNews(), news), "");
    expect((await said(page))[0]).toMatch(/^(?:North Wire|Valley Gazette) has \d+ % of the release/);
    expect(await page.locator(".lists .cell-earlier").count()).toBe(0);
    expect(await page.locator(".lists .cell-later").count()).toBeGreaterThan(1);
    await page.locator(".summary a").first().click();
    await page.waitForSelector(".reader-head");
    expect(await page.locator(".facts").innerText()).toMatch(/from Town of Larkstead to (?:North Wire|Valley Gazette)/);
  });

  it("are printed alone where that is asked for, and the whole report is again afterwards", async () => {
    const { page } = await open();
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.getByRole("button", { name: "Print this page alone" }).click();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".lists").isVisible()).toBe(false);
    expect(await page.locator(".summary dl").isVisible()).toBe(true);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await page.locator(".lists").isVisible()).toBe(true);
  });
});

describe("on a telephone", needs(CHROMIUM), () => {
  it.each(["", "#list=families", "#list=documents", "#list=about", "#story=0", "#f=0"])(
    "%s fits, no row is cut, and no letter of a drawing is too small",
    async (fragment) => {
      const { page } = await open(fragment, { viewport: { width: 375, height: 800 } });
      await page.waitForSelector(".graph-canvas, .timeline, .summary");
      const { wide, cut, small } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        cut: [...document.querySelectorAll(".table-row")].filter((row) => row.scrollHeight > row.clientHeight + 1).length,
        small: [...document.querySelectorAll<SVGTextElement>(".timeline text")].filter((text) => text.getBoundingClientRect().height < 12).length,
      }));
      expect({ wide, cut, small }).toEqual({ wide: 375, cut: 0, small: 0 });
    },
  );
});
