/**
 * "wirecopy" in a browser: the page is bundled by esbuild for one (a module of Node anywhere in it fails the build), loaded
 * in headless Chromium, and has to give what Node gives, byte for byte.
 */
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { CHROMIUM, needs } from "../needs.js";
import { launchChromium } from "../report/chromium.js";
import { runPage } from "./page.js";

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

  it("gives in Chromium what it gives in Node, byte for byte", needs(CHROMIUM), async () => {
    const browser = await launchChromium();
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
