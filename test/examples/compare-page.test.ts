/** examples/compare-page on the built package: the file that build.mjs makes, opened from disk in Chromium, by hand and by axe-core. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, needs } from "../needs.js";
import { violationsOf } from "../report/accessibility.js";
import { openReport, useChromium } from "../report/chromium.js";
import { runExample } from "./run-example.js";

useChromium();
let folder = "";
let html = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wirecopy-compare-"));
  const { status, stderr } = runExample("compare-page/build.mjs", [join(folder, "compare.html")]);
  if (status !== 0) throw new Error(stderr);
  html = readFileSync(join(folder, "compare.html"), "utf8");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (options: BrowserContextOptions = {}) => openReport([html], "", options);
const verdictOf = (page: Page) => page.locator("#verdict").textContent();

/** Puts two texts in as a person pastes them, and waits for what the page says of both: the first may have been compared before the second was in. */
async function paste(page: Page, one: string, two: string): Promise<void> {
  await page.getByLabel("Text 1").first().fill(one);
  await page.getByLabel("Text 2").first().fill(two);
  await page.locator("#text-2").evaluate((area) => {
    document.querySelector("#figures")?.replaceChildren();
    area.dispatchEvent(new Event("input"));
  });
  await page.waitForSelector("#figures dd");
}

const figuresOf = async (page: Page) => {
  const [names, values] = await Promise.all([page.locator("#figures dt").allTextContents(), page.locator("#figures dd").allTextContents()]);
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
};

describe("compare.html", () => {
  it("holds all it needs in one file, and a policy that lets nothing else run", () => {
    expect(html).toContain("default-src 'none'; script-src 'sha256-");
    expect(html).not.toMatch(/<(?:link|img|iframe)|\ssrc=|@import|url\(/);
  });
});

describe("the page", needs(CHROMIUM), () => {
  it("shows what its two example texts share, without asking any server", async () => {
    const { page, requests, errors } = await open();
    expect(await verdictOf(page)).toBe("A quotation: text 2 has it from text 1");
    expect(await page.locator("#marked-2 mark").allTextContents()).toContain("is not a neighbour, it is an excuse");
    expect(await page.locator("#marked-2 .changed").allTextContents()).toContain("Ingrid Palm told reporters");
    expect([...requests, ...errors]).toEqual([]);
  });

  it("shows both texts in full, the marked parts included", async () => {
    const { page } = await open();
    for (const i of [1, 2]) {
      const shown = await page.locator(`#marked-${i}`).evaluate((pane) => {
        for (const link of pane.querySelectorAll("a")) link.remove();
        return pane.textContent;
      });
      expect(shown).toBe(await page.locator(`#text-${i}`).inputValue());
    }
  });

  it("compares anew while one types", async () => {
    const { page } = await open();
    await paste(page, "The old clock of the customs house struck thirteen, the keeper swore.", "");
    expect([await verdictOf(page), (await figuresOf(page)).passages]).toEqual(["Nothing that one has from the other", "0"]);
    await page.getByLabel("Text 2").first().pressSequentially("He says the old clock of the customs house struck thirteen.");
    await expect.poll(() => page.locator("#marked-1 mark").allTextContents()).toEqual(["The old clock of the customs house struck thirteen"]);
  });

  it("says that two equal texts are the same", async () => {
    const { page } = await open();
    const text = "No crane on this quay will be sold while a single docker is owed wages, the harbour board said on Monday.";
    await paste(page, text, text);
    expect(await verdictOf(page)).toMatch(/^The same text: /);
    expect(await figuresOf(page)).toMatchObject({ passage: "1", "of text 1": "100 %", resemblance: "1.00" });
  });

  it("leads from a passage to the same one in the other text by keyboard, and marks it", async () => {
    const { page } = await open();
    const background = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((mark) => getComputedStyle(mark).backgroundColor);
    const before = await background("#marked-2 mark");
    await page.locator("#marked-1").getByRole("link", { name: "Passage 1, to the other text" }).focus();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#b1");
    expect(await background("#marked-2 mark")).not.toBe(before);
  });

  it("has a place for every number, also where passages overlap", async () => {
    const { page } = await open();
    const sentence = "Nobody who grew up on this river has forgiven us for the day we cut that cable.";
    const between = "The old bakery opposite the customs house sells rye bread since the war.";
    await paste(page, `${sentence} Nothing more was said.`, `${sentence} ${between} ${sentence}`);
    const hrefs = await page.locator(".passage a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const ids = await page.locator(".passage a").evaluateAll((links) => links.map((link) => `#${link.id}`));
    expect(hrefs.length).toBe(4);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...hrefs].sort()).toEqual([...ids].sort());
  });

  it("shows hostile text as text", async () => {
    const { page, requests, errors } = await open();
    const evil = `</textarea></script><script>window.hasRun = true</script><img src=x onerror="window.hasRun = true"> \u202e\u0000\ud800 {{script}} $& nobody could ever copy this by chance`;
    await paste(page, evil, `${evil} twice`);
    expect(await page.locator("#marked-1").textContent()).toContain('<img src=x onerror="window.hasRun = true">');
    expect(await page.locator("#marked-1 img, #marked-1 script").count()).toBe(0);
    expect(await page.evaluate("window.hasRun")).toBe(undefined);
    expect([...requests, ...errors]).toEqual([]);
  });

  it("says where a text is too long to be compared in full", async () => {
    const { page } = await open();
    await paste(page, "word ".repeat(50_000), "A short text.");
    expect(await page.locator("#evidence").textContent()).toContain('searched up to maxDocumentChars only: "text 1"');
  });

  it("fits the width of a phone", async () => {
    const { page } = await open({ viewport: { width: 360, height: 740 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });

  it.each(["light", "dark"] as const)("breaks no rule of axe-core in %s", async (colorScheme) => {
    const { page } = await open({ colorScheme });
    expect(await violationsOf(page)).toEqual([]);
  });
});
