/**
 * What comes from outside and wants to be more than text: ends of elements, handlers, addresses of scripts, overrides of direction, control
 * characters, lone surrogates, names of properties, in ids, titles, publishers, dates, addresses, languages, texts, settings, limits,
 * speakers and evidence. It is shown, nothing of it runs, and nothing leaves.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { fragmentOf } from "../../report/src/route.js";
import { detect } from "../../src/api/detect.js";
import { traceRelease } from "../../src/api/trace.js";
import type { Document } from "../../src/types/document.js";
import type { Detection } from "../../src/types/result.js";
import { CHROMIUM, needs } from "../needs.js";
import { goTo, type OpenReport, openReport, useChromium } from "./chromium.js";
import { reportOf, traceReportOf } from "./news.js";

const RUN = "window.hasRun=true";
const EVIL = [
  `</script><script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `"><svg onload=${RUN}>`,
  `' autofocus onfocus='${RUN}' x='`,
  `javascript:${RUN}`,
  "<!--<script>",
  "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>window.hasRun=true</x:script>",
  "\u202egnp.exe\u202c \u2066\u2067\u2069",
  "\u0000\u0007\u001b[2J\u009b\r\u2028\u2029\ufeff",
  "\ud800 and \udfff",
  "__proto__",
  "constructor",
  "$\u007bwindow.hasRun=true}",
  "{{constructor.constructor('window.hasRun=true')()}}",
  "%3Cscript%3Ewindow.hasRun=true%3C/script%3E",
  "&lt;script&gt;&#0;",
  "#a=x&b=y",
  'https://evil.example/"onclick="window.hasRun=true',
  "𝕳𝖊𝖑𝖑𝖔 Z̸̧͝a̷l̵g̶o̶ \u0301\u0301\u0301",
];
const SHARED =
  "Whoever reads these particular words in two places may be sure that the second took them from the first, since nobody writes so clumsily twice.";

const documents: readonly Document[] = EVIL.map((evil, i) => ({
  id: evil,
  title: `${evil} title`,
  source: evil,
  publishedAt: i % 3 === 0 ? evil : `2024-01-${String((i % 28) + 1).padStart(2, "0")}`,
  url: i % 2 === 0 ? `javascript:${RUN}` : evil,
  language: evil,
  text: `${evil} begins document ${i}. ${SHARED} ${evil} “A wholly unlikely utterance about turquoise ferrets,” said ${evil}.`,
}));

/** Goes from the overview to each of the addresses: no script of the corpus runs, none is added, nothing is asked for, nothing fails. */
async function expectNothingRuns({ page, requests, errors }: OpenReport, fragments: readonly string[]): Promise<void> {
  for (const fragment of fragments) await goTo(page, fragment);
  expect(await page.evaluate(() => "hasRun" in window)).toBe(false);
  expect(await page.locator("script:not([type])").count()).toBe(1);
  expect([...requests, ...errors]).toEqual([]);
}

useChromium();
let detection: Detection;
beforeAll(async () => {
  const found = await detect(documents);
  const evil = EVIL.join(" ");
  detection = {
    ...found,
    settings: { ...found.settings, [EVIL[0] as string]: EVIL[1] },
    limits: EVIL.map((detail) => ({ code: "document-short", count: 1, detail })),
    pairs: found.pairs.map((pair) => ({ ...pair, relation: { ...pair.relation!, evidence: [{ rule: "time", detail: evil, weight: 1, spans: [] }] } })),
    families: found.families.map((family) => ({ ...family, occurrences: family.occurrences.map((one) => ({ ...one, reason: evil })) })),
    quotations: found.families.slice(0, 1).map(({ spans, index }) => ({
      index: 0,
      family: index,
      text: evil,
      speaker: evil,
      reference: 0,
      referenceReason: "release" as const,
      occurrences: spans.map((span) => ({
        ...span,
        speaker: { name: evil, span },
        verdict: "altered",
        edits: [{ a: evil, b: evil, op: "replace" }],
        isQuoted: true,
      })),
    })),
  };
});

describe("hostile records", needs(CHROMIUM), () => {
  const pairOf = (i: number) => detection.pairs[i] as Detection["pairs"][number];
  const fragments = () => [
    "#list=families",
    "#list=quotations",
    "#list=documents",
    "#list=about",
    "#f=0",
    ...Array.from({ length: 8 }, (_, i) => pairOf(Math.floor((i * detection.pairs.length) / 8))).map(({ a, b }) =>
      fragmentOf({ view: "reader", a, b, passage: 1 }),
    ),
  ];

  it("run nothing and ask for nothing, in any view", async () => {
    await expectNothingRuns(await openReport(reportOf(detection, documents)), fragments());
  });

  it("have no attribute and no element that the page does not make", async () => {
    const { page } = await openReport(reportOf(detection, documents), fragments().at(-1));
    const found = await page.locator("main *").evaluateAll((all) => ({
      tags: [...new Set(all.map(({ tagName }) => tagName.toLowerCase()))],
      handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith("on") || name === "src" || name === "srcdoc")),
      addresses: all.flatMap((one) => one.getAttribute("href") ?? []).filter((href) => !/^(#|https?:)/.test(href)),
    }));
    expect(found.tags).not.toEqual(expect.arrayContaining(["script"]));
    expect(found.tags.filter((tag) => ["script", "img", "iframe", "object", "embed", "style", "link", "meta", "base"].includes(tag))).toEqual([]);
    expect([...found.handlers, ...found.addresses]).toEqual([]);
  });

  it("are shown as they are, controls and overrides of direction as their codes", async () => {
    const override = documents.find(({ id }) => id.includes("\u202e")) as Document;
    const { page } = await openReport(reportOf(detection, documents), fragmentOf({ view: "reader", a: documents[0]?.id as string, b: override.id }));
    const texts = (await page.locator(".pane").allTextContents()).join("\n");
    expect(texts).toContain(`</script><script>${RUN}</script> `);
    expect(texts).toContain("U+202Egnp.exeU+202C");
    const shown = (await page.locator("body").innerText()).split("");
    expect(shown.filter((character) => ["\u202e", "\u0007", "\u001b"].includes(character))).toEqual([]);
  });

  it("would not run if they came to stand in the page: its policy forbids markup, handlers and requests", async () => {
    const { page, requests } = await openReport(reportOf(detection, documents));
    const failed = await page.evaluate(async () => {
      const attempts: (() => unknown)[] = [
        () => {
          document.body.innerHTML += "<img src=x onerror='window.hasRun=true'>";
        },
        () => {
          const script = document.createElement("script");
          script.text = "window.hasRun=true";
          document.body.append(script);
        },
        // in a task of the page's own: what the browser's debugger calls may evaluate strings
        () =>
          new Promise((resolve, reject) => {
            setTimeout(() => {
              try {
                resolve(new Function("window.hasRun=true")());
              } catch (error) {
                reject(error);
              }
            });
          }),
        () => fetch("https://evil.example/"),
      ];
      return Promise.all(
        attempts.map(async (attempt) =>
          Promise.resolve()
            .then(attempt)
            .then(
              () => "done",
              () => "failed",
            ),
        ),
      );
    });
    await page
      .evaluate(() => {
        const button = document.createElement("button");
        button.setAttribute("onclick", "window.hasRun=true");
        document.body.append(button);
        button.click();
      })
      .catch(() => undefined);
    expect(failed).toEqual(["failed", "failed", "failed", "failed"]);
    expect(await page.evaluate(() => "hasRun" in window)).toBe(false);
    expect(requests).toEqual([]);
  });

  it("leave the page readable where the data is damaged", async () => {
    const html = [...reportOf(detection, documents)].join("").replace(/(data-list="overview" data-from="0">)[^<]{40}/, "$1");
    const { page } = await openReport([html]);
    expect(await page.locator("h1").innerText()).toBe("This report cannot be read");
  });
});

describe("hostile records of a trace", needs(CHROMIUM), () => {
  it("run nothing and ask for nothing, in any view", async () => {
    const [release, ...articles] = documents as [Document, ...Document[]];
    const found = await traceRelease(release, articles);
    const evil = EVIL.join(" ");
    const trace = {
      ...found,
      articles: found.articles.map((use) => ({ ...use, publishedAt: evil, relation: { ...use.relation, via: evil } })),
      quotations: detection.quotations.map((quotation) => ({
        ...quotation,
        occurrences: quotation.occurrences.map((one) => ({ ...one, verdict: "trimmed" as const })),
      })),
    };
    expect(trace.articles.length).toBeGreaterThan(10);
    const report = await openReport(traceReportOf(trace, documents));
    const { a, b } = trace.articles[3]!.passages[0]!;
    const reading = fragmentOf({ view: "reader", a: a.id, b: b.id, passage: 1 });
    await expectNothingRuns(report, [`#s=${a.start}-${a.end}`, "#list=families", "#list=about", "#f=0", reading]);
  });
});
