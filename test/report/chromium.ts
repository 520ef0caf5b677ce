/**
 * Chromium for the tests of the report: a report is opened from disk, as a person opens it. Every request but that of the file itself is
 * noted, and so is every error of the page. A browser and a new page cost more than the report in it: so one browser is started for all files
 * of a process (the project "page" of vitest.config.ts runs them in one), and a page is used again by the next test that wants one of the same
 * kind. Each test has a file of its own, which its page is sent to: nothing of the test before is left in it.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterEach, beforeAll } from "vitest";
import { routeOf } from "../../report/src/route.js";
import { chromiumPath } from "../needs.js";

let browser: Browser | undefined;
let folder: string | undefined;

/** A report that is open, and what it did that it must not. */
export interface OpenReport {
  readonly page: Page;
  /** Addresses that were asked for, the file itself left out. */
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

/** Starts the system's Chromium; root may only do so without its sandbox. Without a GPU process, which would draw on the processor all the same. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath as string, args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])] });
}

/** Starts the browser before the tests of a file, unless an earlier file of this process has. It ends with the process, and so does its folder. */
export function useChromium(): void {
  beforeAll(async () => {
    if (chromiumPath === undefined || browser !== undefined) return;
    const made = mkdtempSync(join(tmpdir(), "wirecopy-report-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    folder = made;
    browser = await launchChromium();
  });
  afterEach(freePages);
}

/** Pages by the options they were made with: those that are free, and those that the running test has open. */
const free = new Map<string, Page[]>();
let open: { readonly page: Page; readonly kind: string }[] = [];

async function pageOf(options: BrowserContextOptions): Promise<Page> {
  const kind = JSON.stringify(options);
  const page = free.get(kind)?.pop() ?? (await newPage(options));
  open.push({ page, kind });
  return page;
}

async function newPage(options: BrowserContextOptions): Promise<Page> {
  const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector(".table-space [role=row]")) (window as { firstRowMs?: number }).firstRowMs = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return page;
}

/** After a test nothing listens to its pages, and no theme and no medium is kept. */
async function freePages(): Promise<void> {
  const used = open;
  open = [];
  for (const { page, kind } of used) {
    page.context().removeAllListeners("request");
    page.removeAllListeners("pageerror");
    page.removeAllListeners("console");
    await page.evaluate(() => localStorage.clear());
    await page.emulateMedia({ media: null });
    free.set(kind, [...(free.get(kind) ?? []), page]);
  }
}

let numOpened = 0;

/** Opens an address of a service; requests to other places than that service are noted. */
export async function openAddress(address: string, options: BrowserContextOptions = {}): Promise<OpenReport> {
  return opened(new URL(address).origin, address, options);
}

/** Opens the chunks of a report as a file; `window.firstRowMs` becomes the time at which a table had rows. @param fragment with its "#". */
export async function openReport(chunks: Iterable<string>, fragment = "", options: BrowserContextOptions = {}): Promise<OpenReport> {
  const path = join(folder as string, `report-${numOpened++}.html`);
  writeFileSync(path, [...chunks].join(""));
  const address = pathToFileURL(path).href;
  return opened(address, address + fragment, options);
}

async function opened(known: string, address: string, options: BrowserContextOptions): Promise<OpenReport> {
  const page = await pageOf(options);
  const [requests, errors] = [[] as string[], [] as string[]];
  page.context().on("request", (request) => {
    if (!request.url().startsWith(known)) requests.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(address);
  await page.waitForSelector("h1");
  return { page, requests, errors };
}

/** What a view has once all of it is drawn: the overview and a story draw their graph last. */
const DRAWN = { overview: ".overview .graph-canvas", reader: ".reader mark", family: ".family .appearances", story: ".family .graph-canvas" };

/** Waits until the view that the report of a detection was opened with is drawn. */
export async function untilDrawn(page: Page, fragment: string): Promise<void> {
  await page.locator(DRAWN[routeOf(fragment).view]).first().waitFor();
}

/** Goes to another address in a report, and waits until its view has taken the place of the one before and two frames were painted. */
export async function goTo(page: Page, fragment: string): Promise<void> {
  const isOverview = routeOf(fragment).view === "overview";
  await page.evaluate(
    ({ fragment, isOverview }) =>
      new Promise<void>((resolve) => {
        const opened = () => document.querySelector(".opened")?.firstElementChild ?? null;
        const before = opened();
        const look = () => {
          const now = opened();
          if (isOverview ? now !== null : now === null || now === before) requestAnimationFrame(look);
          else requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        };
        addEventListener("hashchange", look, { once: true });
        location.hash = fragment;
      }),
    { fragment, isOverview },
  );
}
