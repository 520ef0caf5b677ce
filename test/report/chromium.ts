/**
 * Chromium for the tests of the report: the system's, CHROMIUM_PATH or where package managers put it; a report is opened from disk, as a
 * person opens it. Every request but that of the file itself is noted, and so is every error of the page.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
export const executablePath = [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) console.warn("skipped: no Chromium here; apt-get install chromium, or set CHROMIUM_PATH to one");

let browser: Browser | undefined;
let folder = "";

/** A report that is open, and what it did that it must not. */
export interface OpenReport {
  readonly page: Page;
  /** Addresses that were asked for, the file itself left out. */
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

/** Starts the browser before the tests of a file, and ends it after them. */
export function useChromium(): void {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "wirecopy-report-"));
    if (executablePath === undefined) return;
    browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

let numOpened = 0;

/** Opens the chunks of a report as a file; `window.firstRowMs` becomes the time at which a table had rows. @param fragment with its "#". */
export async function openReport(chunks: Iterable<string>, fragment = "", options: BrowserContextOptions = {}): Promise<OpenReport> {
  const path = join(folder, `report-${numOpened++}.html`);
  writeFileSync(path, [...chunks].join(""));
  const address = pathToFileURL(path).href;
  const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const [requests, errors] = [[] as string[], [] as string[]];
  context.on("request", (request) => {
    if (!request.url().startsWith(address)) requests.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector(".table-space [role=row]")) (window as { firstRowMs?: number }).firstRowMs = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address + fragment);
  await page.waitForSelector("h1");
  return { page, requests, errors };
}
