#!/usr/bin/env node
// Makes the screenshots of the README from examples/albuquerque, with the built package and the Chromium of this machine (CHROMIUM_PATH, or where
// package managers put it). Sizes and contents are fixed; letters look as the fonts of the machine do.
//
//   npm run screenshots                          writes docs/images/*.png
//   node scripts/make-screenshots.mjs --list     prints their names, which test/screenshots.test.ts holds against the README
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { palettePng } from "./palette-png.mjs";

const root = resolve(import.meta.dirname, "..");
const images = join(root, "docs/images");
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const WIDTH = 1280;
const MOST_BYTES = 150_000;
const SCHEMES = ["light", "dark"];

/** What each shows: a report, a place in it, and what has to be there (and is clicked, or scrolled to) before it is taken. */
const SHOTS = [
  { name: "report-overview", report: "detection", fragment: "", height: 1000, ready: ".graph-canvas" },
  { name: "report-reading", report: "detection", fragment: "#a=release&b=wire&p=1", height: 820, ready: ".band.chosen" },
  {
    name: "report-trace",
    report: "trace",
    fragment: "",
    height: 900,
    ready: ".form-line",
    click: ".pane .sentence.level-5",
    top: ".figures",
    scrolled: ".release .pane",
  },
];

if (process.argv.includes("--list")) {
  for (const { name } of SHOTS) for (const scheme of SCHEMES) console.log(`docs/images/${name}-${scheme}.png`);
} else await makeAll();

async function makeAll() {
  const executablePath = [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium here: apt-get install chromium, or set CHROMIUM_PATH to one");
  const folder = mkdtempSync(join(tmpdir(), "wirecopy-screenshots-"));
  // coloured edges of letters look odd on other screens
  const args = ["--disable-lcd-text", "--font-render-hinting=none", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  const browser = await chromium.launch({ executablePath, args });
  try {
    mkdirSync(images, { recursive: true });
    const addresses = await writeReports(folder);
    for (const shot of SHOTS) for (const scheme of SCHEMES) await take(browser, addresses[shot.report], { ...shot, scheme });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeReports(folder) {
  const { detect, detectionToHtml, readDocuments, traceRelease, traceToHtml } = await import("../dist/node.js");
  const documents = [];
  for await (const document of readDocuments([join(root, "examples/albuquerque/documents.jsonl")])) documents.push(document);
  const textOf = (id) => documents.find((document) => document.id === id)?.text;
  const release = documents.find(({ id }) => id === "release");
  const chunks = { detection: detectionToHtml(await detect(documents), textOf), trace: traceToHtml(await traceRelease(release, documents), textOf) };
  return Object.fromEntries(
    Object.entries(chunks).map(([name, html]) => {
      const path = join(folder, `${name}.html`);
      writeFileSync(path, [...html].join(""));
      return [name, pathToFileURL(path).href];
    }),
  );
}

async function take(browser, address, { name, fragment, height, ready, click, top, scrolled, scheme }) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height }, colorScheme: scheme, reducedMotion: "reduce", deviceScaleFactor: 1 });
  await page.goto(address + fragment);
  await page.waitForSelector(ready);
  if (click) await page.locator(click).first().click();
  await page.evaluate((selector) => {
    document.activeElement?.blur();
    scrollTo(0, selector ? document.querySelector(selector).getBoundingClientRect().top + scrollY - 12 : 0);
  }, top);
  if (scrolled) await page.locator(scrolled).evaluate((pane) => pane.scrollTo(0, pane.querySelector(".chosen").offsetTop - pane.offsetTop - 150));
  // a hovered sentence or row would look unlike the others
  await page.mouse.move(0, 0);
  await page.waitForTimeout(200);
  const path = join(images, `${name}-${scheme}.png`);
  const png = palettePng(await page.screenshot());
  await page.close();
  const size = png.length;
  console.error(`${path}: ${size} bytes`);
  writeFileSync(path, png);
  if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}`);
}
