/** The pages of the service in Chromium: a text is pasted or dropped, the answer is read side by side, and its links last; narrow and wide, light and dark, with texts that want to be more. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import type { Document } from "../../src/types/document.js";
import { article, articles, sentence } from "../index/made-articles.js";
import { CHROMIUM, needs } from "../needs.js";
import { violationsOf } from "../report/accessibility.js";
import { openAddress, useChromium } from "../report/chromium.js";
import { ask, started } from "./running-service.js";

const STORY = Array.from({ length: 10 }, (_, x) => 300 + x);
const WIRE = article("wire/2026 05", STORY, {
  source: "Coast Wire",
  title: "Anchor lost off Whitby",
  publishedAt: "2026-05-04T08:00:00Z",
  url: "https://coast.example/anchor",
});
const ARCHIVE = [...articles(6), WIRE, article("copy", [...STORY, 350, 351], { source: "Skomer Post", publishedAt: "2026-05-04T12:00:00Z" })];
const PASTED = `Nobody here has seen it. ${sentence(302)} ${sentence(303)} ${sentence(304)} The rest is my own, and stands nowhere else.`;

useChromium();

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel("Text", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Ask" }).click();
  await page.waitForSelector(".verdict");
}

/** Whether nothing has to be moved sideways. */
const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

describe("the page", needs(CHROMIUM), () => {
  it("says what of a pasted text stands in the archive, shows it side by side, and gives links to the places", async () => {
    const { address, index } = await started(ARCHIVE);
    const { page, requests, errors } = await openAddress(address);
    expect(await page.title()).toBe("What of it stands in the archive? - wirecopy");
    await paste(page, PASTED);
    expect(await page.locator(".verdict").innerText()).toMatch(/^Shares text with (wire\/2026 05|copy): \d+ % of its words stand in passages /);
    await page.getByText("Links that last (2)").click();
    const links = page.locator(".verdict li a");
    expect(await links.count()).toBe(2);
    // the report below it
    await page.locator(".table-space [role=row]").first().getByRole("link").first().click();
    await page.waitForSelector(".reader mark");
    expect(await page.locator(".reader .pane").count()).toBe(2);
    expect(await page.locator(".reader mark").first().innerText()).not.toBe("");
    // a place of the archive, which stays
    const href = (await page.locator(".verdict li a", { hasText: "wire" }).getAttribute("href"))!;
    await page.goto(address + href);
    expect(await page.locator("#place").innerText()).toContain("number 303");
    expect(await page.locator("#place").evaluate((mark) => mark.getBoundingClientRect().top < innerHeight)).toBe(true);
    const [, start, end] = /\/(\d+)-(\d+)#place$/.exec(href)!.map(Number);
    expect(WIRE.text.slice(start, end)).toBe(await page.locator("#place").innerText());
    // nothing was kept
    expect((await index.stats()).documents).toBe(ARCHIVE.length);
    expect([...requests, ...errors]).toEqual([]);
  });

  it("takes a file in the place of a text, and who published it when", async () => {
    const { address } = await started(ARCHIVE);
    const { page, errors } = await openAddress(address);
    await page.getByLabel("or a file").setInputFiles({ name: "story.txt", mimeType: "text/plain", buffer: Buffer.from(`${WIRE.text} One word more.`) });
    await page.getByLabel("Publisher").fill("Whitby Gazette");
    await page.getByLabel("Published").fill("2026-05-05");
    await page.getByRole("button", { name: "Ask" }).click();
    expect(await page.locator(".verdict").innerText()).toMatch(/^Duplicate of (wire\/2026 05|copy): 9\d % /);
    expect(await page.locator("#contents").innerText()).toContain("Whitby Gazette");
    expect(errors).toEqual([]);
  });

  it("leads from a document of the archive to both sides of a passage, by an address that lasts", async () => {
    const { address } = await started(ARCHIVE);
    const { page, requests, errors } = await openAddress(`${address}/archive/copy`);
    expect(await page.locator(".verdict").innerText()).toContain("Duplicate of wire/2026 05");
    await page.getByText("Links that last").click();
    const beside = (await page.getByRole("link", { name: "side by side" }).first().getAttribute("href"))!;
    expect(beside).toMatch(/^\/archive\/copy#a=wire%2F2026\+05&b=copy&as=\d+-\d+&bs=\d+-\d+$/);
    await page.goto("about:blank");
    await page.goto(address + beside);
    await page.waitForSelector(".reader mark.chosen");
    expect(await page.locator(".reader mark.chosen").first().innerText()).toContain("number 300");
    expect([...requests, ...errors]).toEqual([]);
  });

  it("breaks no rule of WCAG at 375 and 1280 pixels, light and dark, and needs no scrolling sideways", async () => {
    const { address } = await started(ARCHIVE);
    // of a kind of its own, since it is turned round
    const { page, errors } = await openAddress(address, { viewport: { width: 375, height: 801 } });
    const expectGood = async (name: string): Promise<void> => {
      for (const width of [375, 1280])
        for (const colorScheme of ["light", "dark"] as const) {
          await page.setViewportSize({ width, height: 801 });
          await page.emulateMedia({ colorScheme });
          const at = `${name}, ${width} pixels, ${colorScheme}`;
          expect(await violationsOf(page), at).toEqual([]);
          expect(await fits(page), at).toBe(true);
        }
    };
    await expectGood("the form");
    await paste(page, PASTED);
    await page.waitForSelector(".table-space [role=row]");
    await page.getByText("Links that last").click();
    await expectGood("the answer");
    await page.goto(`${address}/archive/${encodeURIComponent(WIRE.id)}/10-300#place`);
    await expectGood("a place");
    expect(errors).toEqual([]);
  });

  it("shows what wants to be more than text as text", async () => {
    const run = "window.hasRun=true";
    const evil = [
      `</script><script>${run}</script>`,
      `"><img src=x onerror="${run}">`,
      `' onfocus='${run}`,
      "\u202egnp.exe\u2066",
      "\u0000\u001b[2J\r\u2028",
      "\ud800",
      "__proto__",
      "a/../b?c#d",
      `javascript:${run}`,
    ];
    const documents: Document[] = evil.map((text, x) => ({
      ...article(text, [700 + x, 701 + x, 702 + x, 703 + x]),
      title: text,
      source: text,
      url: `javascript:${run}`,
      text: `${text} ${article("", [700 + x, 701 + x, 702 + x, 703 + x]).text} ${text}`,
    }));
    const { address } = await started(documents);
    const { page, requests, errors } = await openAddress(address);
    await paste(page, `${evil.join(" ")} ${article("", [702, 703, 704, 705, 706]).text}`);
    await page.waitForSelector(".table-space [role=row]");
    const hrefs = await page.locator(".verdict a[href^='/archive/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
    expect(hrefs.length).toBeGreaterThan(5);
    expect(await page.evaluate(() => "hasRun" in window)).toBe(false);
    let places = 0;
    for (const href of hrefs) {
      const reply = await page.goto(address + href);
      // half of a pair of surrogates has no address
      if (reply!.status() === 404) continue;
      expect(reply!.status()).toBe(200);
      places++;
      expect(await page.evaluate(() => "hasRun" in window)).toBe(false);
      expect(await page.locator("img, a[href^='javascript']").count()).toBe(0);
    }
    expect(places).toBeGreaterThan(4);
    expect([...requests, ...errors.filter((error) => !error.includes("404"))]).toEqual([]);
  });

  it("asks for the token once, and what the browser keeps of it opens pages alone", async () => {
    const token = "a-token-that-nobody-guesses";
    const { address } = await started(ARCHIVE, { token });
    const { page } = await openAddress(address);
    expect(await page.title()).toBe("Token - wirecopy");
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel("Token").fill("another-token-altogether");
    await page.getByRole("button", { name: "Go on" }).click();
    expect(await page.getByRole("alert").innerText()).toBe("That is not the token.");
    await page.getByLabel("Token").fill(token);
    await page.getByRole("button", { name: "Go on" }).click();
    await paste(page, PASTED);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: "wirecopy-session", httpOnly: true, sameSite: "Lax" });
    expect(cookie!.value).not.toContain(token);
    const headers = { cookie: `wirecopy-session=${cookie!.value}` };
    expect((await ask(address, "GET", "/archive/copy", { headers })).status).toBe(200);
    expect((await ask(address, "GET", "/v1/stats", { headers })).status).toBe(401);
    expect((await ask(address, "DELETE", "/v1/documents/copy", { headers })).status).toBe(401);
    expect((await ask(address, "GET", "/archive/copy", { headers: { cookie: `wirecopy-session=${"0".repeat(64)}` } })).status).toBe(401);
    await page.context().clearCookies();
  });
});

describe("the pages", () => {
  it("are sent with a policy that allows no script but the report's, no frame and no other place", async () => {
    const { address } = await started(ARCHIVE);
    for (const [path, hasScript] of [
      ["/", false],
      ["/archive/copy", true],
      ["/archive/copy/0-20", false],
      ["/archive/nobody", false],
    ] as const) {
      const { headers, type } = await ask(address, "GET", path);
      expect(type).toBe("text/html; charset=utf-8");
      const policy = headers.get("content-security-policy")!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy.includes("script-src 'sha256-")).toBe(hasScript);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  it("say what is wrong as pages", async () => {
    const { address } = await started(ARCHIVE, { maxBody: 100_000 });
    const form = (fields: Record<string, string>) => ({
      body: new URLSearchParams(fields).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    for (const [method, path, options, status, said] of [
      ["GET", "/archive/nobody", {}, 404, "The index has no such document"],
      ["GET", "/archive/copy/5-5", {}, 404, "the document has no such place"],
      ["GET", "/archive/copy/0-99999", {}, 404, "the document has no such place"],
      ["POST", "/ask", form({ text: " " }), 400, "there is no text to ask about"],
      ["POST", "/ask", form({ text: "a", source: "x".repeat(5000) }), 400, "expected at most 4000 characters"],
      ["POST", "/ask", form({ text: "a".repeat(200_000) }), 413, "The body is too large"],
      ["POST", "/ask", { body: "{}" }, 415, "expected a form"],
      ["POST", "/ask", { body: "--x\r\nbroken", headers: { "content-type": "multipart/form-data; boundary=x" } }, 400, "the form cannot be read"],
    ] as const) {
      const { status: got, body, type } = await ask(address, method, path, options);
      expect({ path, got, type }).toEqual({ path, got: status, type: "text/html; charset=utf-8" });
      expect(body).toContain(said);
    }
  });

  it("answer no form of others, and give a text of nobody an id of its own", async () => {
    const index = openStore(createMemoryStore(), {});
    const { address } = await started([...ARCHIVE, article("your text", [900, 901])], {}, index);
    const body = new URLSearchParams({ text: PASTED }).toString();
    const type = { "content-type": "application/x-www-form-urlencoded" };
    for (const origin of ["http://evil.example", "null"]) expect((await ask(address, "POST", "/ask", { body, headers: { ...type, origin } })).status).toBe(403);
    const own = await ask(address, "POST", "/ask", { body, headers: { ...type, origin: address } });
    expect(own.status).toBe(200);
    expect(own.body).toContain("Shares text with");
    expect((await ask(address, "GET", "/ask")).body).toContain("What of it stands in the archive?");
  });
});
