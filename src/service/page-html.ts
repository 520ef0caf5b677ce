/**
 * Service: the pages that people see: a form to ask, an answer, a text of the archive with a place marked in it, a form for the token, a sentence where something is
 * wrong. An answer is the report (report/detection-html.ts) with what the index said above it; the others are HTML as it stands here, in the report's style, and run no
 * script. What comes from outside is text: escaped, its control characters and turns of direction as visible codes, isolated. O(characters).
 */
import { createHash } from "node:crypto";
import { detectionToHtml, REPORT_POLICY } from "../report/detection-html.js";
import { PAGE_STYLE, PAGE_STYLE_HASH } from "../report/page.generated.js";
import { grouped } from "../text/figures.js";
import { visibleCsv, visibleText } from "../text/visible-text.js";
import type { Document } from "../types/document.js";
import type { Judgement } from "../types/wire-index.js";

/** Links to places of the archive that an answer lists. */
const MOST_LINKS = 200;
/** Characters of a passage that such a link shows. */
const SHOWN_CHARS = 120;
/** Characters of a text that are shown before and behind a place; of a longer text not all are. */
const AROUND_CHARS = 100_000;

const STYLE = `
.page { max-width: 60rem; padding-top: 2rem; }
.page form, .page dl, .verdict > * + *, .page > * + * { margin-top: 1rem; }
.page textarea { display: block; width: 100%; padding: 0.75rem; border: 1px solid var(--control); border-radius: 4px; background: var(--sheet); font: 1.0625rem / 1.5 var(--serif); resize: vertical; }
.page input { width: 100%; max-width: 30rem; }
.page label { display: block; margin-bottom: 0.25rem; font-weight: 600; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1rem; margin-top: 1rem; }
.ask { border-color: var(--accent); background: var(--accent); color: var(--paper); font-weight: 600; padding-inline: 1.5rem; }
.ask:hover { background: var(--ink); }
.page .text { max-width: none; padding-inline: 0; }
.verdict { padding: 1rem max(clamp(1rem, 3vw, 2.5rem), calc((100% - 1280px) / 2)); border-bottom: 1px solid var(--rule); background: var(--shade); overflow-wrap: anywhere; }
.verdict li { margin-top: 0.35rem; }
.verdict summary { min-height: 24px; cursor: pointer; }
.verdict li a, .verdict > p > a { display: inline-block; min-height: 24px; }
`;

const styleHash = (style: string): string => `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
const FRAMES = "frame-ancestors 'none'";

/** The policy that goes with a page, in the head of the answer. */
export interface Page {
  readonly html: string;
  readonly policy: string;
}

/** A page without scripts. @param body HTML. */
function plainPage(title: string, body: string): Page {
  const policy = ["default-src 'none'", `style-src '${PAGE_STYLE_HASH}' ${styleHash(STYLE)}`, "form-action 'self'", "base-uri 'none'", FRAMES].join("; ");
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} - wirecopy</title>
<style>${PAGE_STYLE}</style>
<style>${STYLE}</style>
</head>
<body>
<header class="masthead"><a class="brand" href="/">wirecopy</a></header>
<main class="page">
${body}
</main>
</body>
</html>
`;
  return { html, policy };
}

/** The form to ask. @param documents that the archive has. */
export function askPage(documents: number): Page {
  return plainPage(
    "What of it stands in the archive?",
    `<h1>What of it stands in the archive?</h1>
<p class="hint">Paste a text, or drop a file of plain text. It is compared with ${grouped(documents)} documents, and not kept.</p>
<form action="/ask" method="post" enctype="multipart/form-data">
<label for="text">Text</label>
<textarea id="text" name="text" rows="14" spellcheck="false"></textarea>
<div class="fields">
<div><label for="file">or a file (UTF-8)</label><input id="file" name="file" type="file" accept="text/*,.txt"></div>
<div><label for="source">Publisher, if known</label><input id="source" name="source" autocomplete="off"></div>
<div><label for="publishedAt">Published, if known</label><input id="publishedAt" name="publishedAt" placeholder="2026-05-04" autocomplete="off"></div>
</div>
<p><button class="ask" type="submit">Ask</button></p>
</form>`,
  );
}

/** @param isAgain whether one was given that is not the one. */
export function tokenPage(isAgain: boolean): Page {
  return plainPage(
    "Token",
    `<h1>Who asks?</h1>
<p class="hint">This archive is asked with a token. The browser keeps that you know it until it is closed.</p>${isAgain ? '\n<p role="alert">That is not the token.</p>' : ""}
<form action="/session" method="post">
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required>
<p><button class="ask" type="submit">Go on</button></p>
</form>`,
  );
}

export function problemPage({ title, detail }: { readonly title: string; readonly detail: string }): Page {
  const more = detail === title ? "" : `<p>${escaped(detail)}</p>\n`;
  return plainPage(title, `<h1>${escaped(`${title.slice(0, 1).toUpperCase()}${title.slice(1)}`)}</h1>\n${more}<p><a href="/">Ask about a text</a></p>`);
}

/** A place of a document. */
export interface Place {
  readonly document: Document;
  readonly start: number;
  readonly end: number;
}

/** The text of a document with one place marked, to which its address leads. */
export function placePage({ document, start, end }: Place): Page {
  const { id, text, title, source, publishedAt, url } = document;
  const [from, to] = [Math.max(0, start - AROUND_CHARS), Math.min(text.length, end + AROUND_CHARS)];
  const shown = (a: number, b: number): string => escapedText(text.slice(a, b));
  const facts = [source, publishedAt].filter((fact) => fact !== undefined).map((fact) => `<bdi>${escaped(fact)}</bdi>`);
  const address = url !== undefined && /^https?:\/\//i.test(url) ? `<p><a href="${escaped(url)}" rel="noreferrer noopener">As it was published</a></p>\n` : "";
  return plainPage(
    title ?? id,
    `<h1><bdi>${escaped(title ?? id)}</bdi></h1>
<p class="meta">${[`<bdi>${escaped(id)}</bdi>`, ...facts].join(" · ")} · characters ${grouped(start)} to ${grouped(end)}</p>
${address}<p><a href="${archiveHref(id)}">What of it stands in other documents</a></p>
<div class="text" dir="auto">${from > 0 ? "… " : ""}${shown(from, start)}<mark id="place">${shown(start, end)}</mark>${shown(end, to)}${to < text.length ? " …" : ""}</div>`,
  );
}

/** What was asked, and what the index said. */
export interface Answered {
  readonly document: Document;
  /** Whether it is a document of the archive, so that its address lasts. */
  readonly isKept: boolean;
  readonly judged: Judgement;
  textOf(id: string): string | undefined;
}

/** The report, with the verdict above it. */
export function answerPage(answered: Answered): Page {
  const html = [...detectionToHtml(answered.judged, answered.textOf)].join("");
  const style = `<style>${STYLE}</style>\n</head>\n<body>\n${verdictOf(answered)}`;
  // the report's own policy knows one style; this one adds the second
  const policy = REPORT_POLICY.replace("style-src ", `style-src ${styleHash(STYLE)} `);
  return { html: html.replace(REPORT_POLICY, () => policy).replace("</head>\n<body>\n", () => style), policy: `${policy}; ${FRAMES}` };
}

function verdictOf({ document, isKept, judged, textOf }: Answered): string {
  const { verdict, candidates, index, model } = judged;
  const { kind, of } = verdict;
  const named = of === null ? "" : ` <a href="${archiveHref(of)}"><bdi>${escaped(of)}</bdi></a>`;
  const heads = { new: "New", duplicate: "Duplicate of", update: "Update of", shares: "Shares text with" } as const;
  const links = linksOf(document.id, { judged, isKept, textOf });
  return `<section class="verdict" aria-label="Verdict">
<p><strong>${heads[kind]}${named}</strong>: ${escaped(verdict.reason)}.</p>
<p class="hint">${grouped(candidates.verified)} of ${grouped(candidates.touched)} documents that share a run of words were looked at, of ${grouped(index.documents)} in the archive; word model ${model.version}.</p>
${links.length === 0 ? "" : `<details><summary>Links that last (${grouped(links.length)})</summary>\n<ul>\n${links.join("\n")}\n</ul></details>\n`}<p><a href="/">Ask about another text</a></p>
</section>
`;
}

/** Places of the archive, by id and characters; of a document of the archive both sides of it, in the report of its address. */
function linksOf(id: string, { judged, isKept, textOf }: Pick<Answered, "judged" | "isKept" | "textOf">): string[] {
  return judged.passages
    .filter(({ a, b }) => a.id !== b.id)
    .slice(0, MOST_LINKS)
    .map(({ a, b }) => {
      const other = a.id === id ? b : a;
      const beside = new URLSearchParams({ a: a.id, b: b.id, as: `${a.start}-${a.end}`, bs: `${b.start}-${b.end}` });
      const shown = (textOf(other.id) ?? "").slice(other.start, Math.min(other.end, other.start + SHOWN_CHARS));
      const both = isKept ? ` · <a href="${archiveHref(id)}#${escaped(String(beside))}">side by side</a>` : "";
      const place = `${archiveHref(other.id)}/${other.start}-${other.end}#place`;
      return `<li><a href="${place}"><bdi>${escaped(other.id)}</bdi>, ${grouped(other.start)} to ${grouped(other.end)}</a>${both}: <bdi>${escaped(shown)}</bdi>${other.end - other.start > SHOWN_CHARS ? "…" : ""}</li>`;
    });
}

function archiveHref(id: string): string {
  // half of a pair of surrogates is in no address
  return `/archive/${escaped(encodeURIComponent(id.replace(/\p{Cs}/gu, "\ufffd")))}`;
}

/** As text on one line, in an element or an attribute. */
function escaped(text: string): string {
  return markupFree(visibleText(text));
}

/** As text with its line ends. */
function escapedText(text: string): string {
  return markupFree(visibleCsv(text));
}

function markupFree(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
