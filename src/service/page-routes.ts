/**
 * Service: routes for people with a browser: a form, its answer, and addresses of places in the archive that stay as long as the documents do. Pages change nothing. Where a
 * token is needed a browser says it once; what it keeps (a cookie) opens pages and nothing else, so no page of others can change anything with it.
 */
import type { Document } from "../types/document.js";
import type { QueryOptions } from "../types/wire-index.js";
import { answerPage, askPage, type Page, placePage, tokenPage } from "./page-html.js";
import { Problem } from "./problem.js";
import { inTurn } from "./question-routes.js";
import { readBytes } from "./request-body.js";
import { DOCUMENT } from "./request-schemas.js";
import { type Answer, type Call, checked, type Route } from "./route.js";

const HTML_TYPE = "text/html; charset=utf-8";
/** Documents that an answer looks at closely. */
const OPTIONS: QueryOptions = { limit: 50 };

export const PAGE_ROUTES: readonly Route[] = [
  page("GET", "/", async ({ service }) => shown(askPage((await service.index.stats()).documents))),
  page("POST", "/ask", async (call) => {
    const document = await askedDocument(call);
    return answered(call, document, false);
  }),
  // where a browser goes when somebody copies the address of an answer
  page("GET", "/ask", async () => elsewhere("/")),
  page("GET", "/archive/{id}", async (call) => answered(call, await documentOf(call), true)),
  page("GET", "/archive/{id}/{range}", async (call) => {
    const document = await documentOf(call);
    const [, start, end] = (/^(\d{1,10})-(\d{1,10})$/.exec(call.parameters.range!) ?? []).map(Number);
    if (start === undefined || end === undefined || start >= end || end > document.text.length)
      throw new Problem("not-found", "the document has no such place");
    return shown(placePage({ document, start, end }));
  }),
  {
    ...page("POST", "/session", async (call) => {
      const token = (await formOf(call)).get("token");
      const cookie = typeof token === "string" ? call.service.sessionOf(token.trim()) : undefined;
      if (cookie === undefined) return shown(tokenPage(true), 401);
      return { ...elsewhere("/"), headers: { location: "/", "set-cookie": cookie } };
    }),
    isOpen: true,
  },
];

function page(method: "GET" | "POST", path: string, handle: (call: Call) => Promise<Answer>): Route {
  return { method, path, summary: "A page.", isPage: true, answer: { status: 200, type: HTML_TYPE, description: "HTML." }, handle };
}

export function shown({ html, policy }: Page, status = 200): Answer {
  return { status, type: HTML_TYPE, headers: { "content-security-policy": policy, "referrer-policy": "same-origin" }, text: html };
}

/** What a browser sees in the place of a page that it may not see yet. */
export function askForToken(): Answer {
  return shown(tokenPage(false), 401);
}

function elsewhere(location: string): Answer {
  return { status: 303, type: HTML_TYPE, headers: { location }, text: "" };
}

async function documentOf({ parameters, service }: Call): Promise<Document> {
  const found = await service.index.get(parameters.id!);
  if (found === undefined) throw new Problem("no-document");
  return found;
}

async function answered(call: Call, document: Document, isKept: boolean): Promise<Answer> {
  const { index, answers } = call.service;
  const judged = await inTurn(call, (signal) => answers.judge(document, OPTIONS, signal));
  const texts = new Map([[document.id, document.text]]);
  for (const { id } of judged.documents) if (!texts.has(id)) texts.set(id, (await index.get(id))?.text ?? "");
  return shown(answerPage({ document, isKept, judged, textOf: (id) => texts.get(id) }));
}

/** The document that a form asks about, under an id that the archive does not have. */
async function askedDocument(call: Call): Promise<Document> {
  const form = await formOf(call);
  const file = form.get("file");
  const pasted = form.get("text");
  const isFile = file instanceof File && file.size > 0;
  const text = isFile ? await textOf(file) : pasted;
  if (typeof text !== "string" || text.trim() === "") throw new Problem("invalid-request", "there is no text to ask about");
  const more = ["source", "publishedAt"].flatMap((name) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? [[name, value.trim()] as const] : [];
  });
  let id = "your text";
  while (await call.service.index.has(id)) id += "*";
  // forms end lines with CR LF, as no archive does
  return checked<Document>({ id, text: text.replaceAll("\r\n", "\n"), ...Object.fromEntries(more) }, DOCUMENT);
}

async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Problem("invalid-request", "the file is not plain text in UTF-8");
  }
}

async function formOf({ request, service }: Call): Promise<FormData> {
  const type = request.headers["content-type"] ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i.test(type)) throw new Problem("unsupported-media-type", "expected a form");
  const bytes = await readBytes(request, service.body);
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    throw new Problem("invalid-request", "the form cannot be read");
  }
}
