import { describe, expect, it } from "vitest";
import { compare } from "../../src/api/compare.js";
import { detect } from "../../src/api/detect.js";
import { traceRelease } from "../../src/api/trace.js";

const SHARED = 'The harbour master of Quellin said on Friday that "nobody will moor at the northern quay before the winter storms are over".';
const BEHIND =
  " By the Quellin Gazette. Copyright 2021 Quellin Gazette. All rights reserved. <p>Sign up for the <b>newsletter</b>.</p> &quot;&#8217; and more.";
const documents = [
  { id: "a", text: `${SHARED} The quay is forty years old.${" "}`, source: "Quellin Gazette", publishedAt: "2021-02-01" },
  { id: "b", text: `Boats wait outside. ${SHARED}`, source: "Brell Post", publishedAt: "2021-02-02" },
];
const limits = { maxDocumentChars: 160 };
const longer = documents.map((document) => ({ ...document, text: document.text.padEnd(160, " .").slice(0, 160) + BEHIND.repeat(5) }));
const cut = longer.map((document) => ({ ...document, text: document.text.slice(0, 160) }));
/** Without what tells the two runs apart: lengths, and that something was left out. */
const told = (result: object) => JSON.stringify(result, (key, value) => (["chars", "limits", "settings"].includes(key) ? undefined : value));

describe("a text longer than maxDocumentChars", () => {
  it("is judged by detect, compare and traceRelease as if it ended there, and is counted", async () => {
    const found = await detect(longer, { limits });
    expect(found.passages.length).toBeGreaterThan(0);
    expect(told(found)).toBe(told(await detect(cut)));
    expect(found.documents.map(({ chars }) => chars)).toEqual(longer.map(({ text }) => text.length));
    expect(found.limits.map(({ code, count }) => [code, count])).toContainEqual(["document-too-long", 2]);
    expect(told(compare(longer[0]!, longer[1]!, { limits }))).toBe(told(compare(cut[0]!, cut[1]!)));
    expect(told(await traceRelease(longer[0]!, [longer[1]!], { limits }))).toBe(told(await traceRelease(cut[0]!, [cut[1]!])));
  });

  it("is cut among the texts to ignore as well", () => {
    const note = "All rights reserved by the printers of the harbour almanac and by their heirs.";
    const texts = ["a", "b"].map((id) => ({ id, text: `${id} ${note}` })) as [{ id: string; text: string }, { id: string; text: string }];
    const [long, short] = [`${note} ${"More of it follows here. ".repeat(20)}`, note].map((ignore) =>
      compare(texts[0], texts[1], { ignore, limits: { maxDocumentChars: note.length + 2 } }),
    );
    expect(long!.ignored).toEqual(short!.ignored);
    expect(long!.limits.map(({ code }) => code)).toContain("ignore-too-long");
  });
});
