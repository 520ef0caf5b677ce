/**
 * "wirecopy" in a browser: the page is bundled by esbuild for one (a module of Node anywhere in it fails the build), loaded
 * in headless Chromium, and has to give what Node gives, byte for byte. Chromium is the system's: CHROMIUM_PATH, or where
 * package managers put it.
 */
import { existsSync } from "node:fs";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { describe, expect, it } from "vitest";
import { runPage } from "./page.js";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const executablePath = [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) console.warn("skipped: no Chromium here; apt-get install chromium, or set CHROMIUM_PATH to one");

/** One script that sets `window.page`. */
async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["test/package/page.ts"],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "page",
    target: "es2022",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

describe("the page", () => {
  it("is bundled without a module of Node", async () => {
    expect(await bundlePage()).not.toMatch(/["']node:/);
  });

  it("would not be bundled if it reached a module of Node", async () => {
    const contents = 'import { readFileSync } from "node:fs"; globalThis.page = readFileSync;';
    await expect(build({ stdin: { contents }, bundle: true, write: false, platform: "browser", format: "iife", logLevel: "silent" })).rejects.toThrow(
      "node:fs",
    );
  });

  it.skipIf(executablePath === undefined)("gives in Chromium what it gives in Node, byte for byte", async () => {
    const root = process.getuid?.() === 0;
    const browser = await chromium.launch({ executablePath: executablePath as string, args: root ? ["--no-sandbox"] : [] });
    try {
      const tab = await browser.newPage();
      await tab.addScriptTag({ content: await bundlePage() });
      const inBrowser = await tab.evaluate<Awaited<ReturnType<typeof runPage>>>("page.runPage()");
      const inNode = await runPage();
      expect(inBrowser).toEqual(inNode);
      expect(JSON.parse(inNode.detection).passages.length).toBeGreaterThanOrEqual(3);
      expect(JSON.parse(inNode.comparison).passages).toHaveLength(1);
    } finally {
      await browser.close();
    }
  });
});
