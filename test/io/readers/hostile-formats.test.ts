/** Files that were made to do harm: each is bounded, reported, and costs nothing that came before it. Times are bounds far above what a busy machine needs. */
import { createServer } from "node:http";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadProblem } from "../../../src/io/read-problem.js";
import { readDocuments } from "../../../src/io/readers/read-documents.js";
import type { ReadOptions } from "../../../src/io/readers/read-options.js";
import type { Document } from "../../../src/types/document.js";
import { temporaryFolder } from "../temporary-folder.js";

const GOOD = "The tide came in and went out again, and nobody on the quay took any notice of it.";

async function read(files: Readonly<Record<string, string | Uint8Array>>, options: ReadOptions = {}) {
  const documents: Document[] = [];
  const problems: ReadProblem[] = [];
  const written = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === "string" ? content : Buffer.from(content)]));
  for await (const document of readDocuments(temporaryFolder({ ...written, "zz-good.txt": GOOD }), {
    ...options,
    onProblem: (problem) => problems.push(problem),
  }))
    documents.push(document);
  expect(documents.at(-1)).toEqual({ id: "zz-good.txt", text: GOOD });
  return {
    documents: documents.slice(0, -1),
    codes: problems.map(({ severity, code }) => `${severity} ${code}`),
    messages: problems.map(({ message }) => message),
  };
}

/** An item of a feed. */
const item = (n: number) => `<item><title>T${n}</title><link>https://a.example/${n}</link><description>Text number ${n}.</description></item>`;

describe("nothing is fetched", () => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests++;
    response.end("fetched");
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    port = (server.address() as { readonly port: number }).port;
  });
  afterAll(() => {
    server.close();
  });

  test("whatever a document type, an entity, a stylesheet, a picture or a script asks for", async () => {
    const url = `http://127.0.0.1:${port}/x`;
    const { documents } = await read({
      "a.xml": `<?xml version="1.0"?><?xml-stylesheet href="${url}"?><!DOCTYPE rss SYSTEM "${url}" [<!ENTITY e SYSTEM "${url}"><!ENTITY f SYSTEM "file:///etc/hostname">]><rss><channel><item><link>https://a.example/</link><description>One &e; two &f; three</description></item></channel></rss>`,
      "b.html": `<html><head><link rel=stylesheet href="${url}"><script src="${url}"></script></head><body><img src="${url}"><iframe src="${url}"></iframe><p>${GOOD}</p></body></html>`,
      "c.eml": `From: a@a.example\r\nContent-Type: message/external-body; access-type=URL; URL="${url}"\r\n\r\n${GOOD}`,
    });
    expect(requests).toBe(0);
    expect(documents[0]!.text).toMatch(/^One .* two .* three$/);
    expect(documents[0]!.text).not.toContain("fetched");
  });
});

describe("XML", () => {
  test("of a billion laughs stays as it is written", async () => {
    const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
    const { documents } = await read({
      "a.rss": `<!DOCTYPE rss [<!ENTITY l0 "ha">${entities}]><rss><channel><item><link>https://a.example/</link><description>x &l9; y</description></item></channel></rss>`,
    });
    expect(documents[0]!.text.length).toBeLessThan(50);
  });

  test.each([
    ["a name without an end", "a".repeat(40_000_000)],
    ["an attribute without an end", `a href="${"x".repeat(40_000_000)}`],
    ["a comment without an end", `!-- ${"x".repeat(40_000_000)}`],
  ])("with %s is ended, and what came before is kept", async (_, rest) => {
    const { documents, codes } = await read({ "a.rss": `<rss><channel>${item(1)}<${rest}` });
    expect(documents.map(({ id }) => id)).toEqual(["https://a.example/1"]);
    expect(codes).toContain("error damaged");
  });

  test("nested a hundred thousand deep is ended", async () => {
    const { documents, codes } = await read({ "a.rss": `<rss><channel>${item(1)}${"<a>".repeat(100_000)}` });
    expect(documents.length).toBe(1);
    expect(codes).toContain("error damaged");
  });

  test("that is cut off, or has no root, or is of another kind, is named", async () => {
    expect((await read({ "a.rss": `<rss><channel>${item(1)}<item><title>half` })).codes).toContain("error damaged");
    expect((await read({ "a.xml": "no markup" })).codes).toEqual(["warning passed-over"]);
    expect((await read({ "a.xml": "<svg></svg>" })).messages[0]).toContain("<svg>");
    expect((await read({ "a.xml": "" })).codes).toEqual(["warning passed-over"]);
  });

  test("of a hundred thousand items is a stream of them", async () => {
    const { documents } = await read({ "a.rss": `<rss><channel>${Array.from({ length: 100_000 }, (_, n) => item(n)).join("")}</channel></rss>` });
    expect(documents.length).toBe(100_000);
  });
});

describe("a page", () => {
  test.each([
    ["100,000 open elements", `<p>${GOOD}</p>${"<div>".repeat(100_000)}`],
    ["100,000 elements in a row", `<p>${GOOD}</p>${"<p>a</p>".repeat(100_000)}`],
    ["a tag of 20 MB", `<p>${GOOD}</p><div class="${"x ".repeat(10_000_000)}">`],
    ["20,000 end tags of nothing", `<p>${GOOD}</p>${"</div></p>".repeat(20_000)}`],
    ["broken JSON-LD", `<script type="application/ld+json">${"[".repeat(100_000)}</script><p>${GOOD}</p>`],
    ["formatting elements that are closed in the wrong order", `<p>${GOOD}</p>${"<b><i><a><p></b>".repeat(3000)}`],
  ])("of %s is read in a bounded time", async (_, body) => {
    const { documents } = await read({ "a.html": `<html><body>${body}</body></html>` });
    expect(documents[0]!.text).toContain(GOOD);
  });

  test("above the limit is left out and said", async () => {
    expect((await read({ "a.html": `<p>${"x".repeat(34_000_000)}` })).codes).toEqual(["error too-long"]);
  });

  test("of bytes that are no text does not stop the others", async () => {
    await read({ "a.html": Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256), "b.eml": Uint8Array.from([0, 1, 2, 255]), "c.html": "" });
  });
});

describe("packed data", () => {
  const bomb = new Uint8Array(300_000_000).fill(0x61);

  test("that unpacks to more than there is room for is left out and said", async () => {
    const { codes } = await read({ "a.html.gz": gzipSync(bomb), "b.txt.gz": gzipSync(bomb) });
    expect(codes).toEqual(["error too-long", "error too-long"]);
  });

  test("of Zstandard that repeats one byte without end is bounded too, and one that asks for 2 GB of window is refused", async () => {
    // a frame whose blocks each repeat one byte 128 KB times
    const run = (isLast: boolean) => [(131_072 << 3) | 2 | Number(isLast)].flatMap((header) => [header & 255, (header >> 8) & 255, header >> 16, 0x61]);
    const frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, ...Array.from({ length: 3000 }, (_, i) => run(i === 2999)).flat()];
    expect((await read({ "a.txt.zst": Uint8Array.from(frame) }, { maxRecordChars: 1_000_000 })).codes).toEqual(["error too-long"]);
    const { codes, messages } = await read({ "a.txt.zst": Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 3, 0, 0]) });
    expect(codes).toEqual(["error damaged"]);
    expect(messages[0]).toContain("128 MB");
  });

  test("of Zstandard that is cut off, followed by something else, or none, is named", async () => {
    const frame = (text: string) => [0x28, 0xb5, 0x2f, 0xfd, 0x20, text.length, (text.length << 3) | 1, 0, 0, ...Buffer.from(text)];
    expect((await read({ "a.txt.zst": Uint8Array.from(frame("abc").slice(0, -1)) })).codes).toEqual(["error damaged"]);
    const followed = await read({ "a.txt.zst": Uint8Array.from([...frame("abc"), 0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9, ...frame("def"), 1, 2, 3, 4]) });
    expect(followed.documents[0]?.text).toBe("abcdef");
    expect(followed.codes).toEqual(["error damaged"]);
    expect((await read({ "a.txt.zst": "not packed" })).codes).toEqual(["error wrong-format"]);
  });

  test("of a Word document that claims to be small, or says that it is large, is refused", async () => {
    const content = strToU8(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${"a".repeat(70_000_000)}</w:t></w:r></w:p></w:body></w:document>`);
    const honest = zipSync({ "word/document.xml": content });
    const liar = Buffer.from(honest);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(content.length);
    for (let at = liar.indexOf(size); at >= 0; at = liar.indexOf(size, at + 4)) liar.writeUInt32LE(1000, at);
    const { documents, codes } = await read({ "a.docx": honest, "b.docx": liar });
    expect(codes.filter((code) => code === "error damaged").length).toBe(2);
    expect(documents.every(({ text }) => text.length <= 1000)).toBe(true);
  });

  test("of a Word document that is none, empty, or without its text is named", async () => {
    const { codes } = await read({
      "a.docx": "not a zip",
      "b.docx": zipSync({ "other.xml": strToU8("<a/>") }),
      "c.docx": "",
      "d.odt": deflateRawSync(Buffer.from("x")),
      "e.docx": Buffer.from("PK\x03\x04 and no more"),
    });
    expect(codes.every((code) => code.startsWith("error"))).toBe(true);
    expect(codes.length).toBe(5);
  });
});

describe("what a packed document holds inside", () => {
  const ENTITIES = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("")}]>`;

  test("is no entity that grows, and no file of this machine", async () => {
    const docx = `<?xml version="1.0"?>${ENTITIES}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>One &x; two &l9; three</w:t></w:r></w:p></w:body></w:document>`;
    const odt = `<?xml version="1.0"?>${ENTITIES}<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>One &x; two &l9; three</text:p></office:text></office:body></office:document-content>`;
    const { documents } = await read({ "a.docx": zipSync({ "word/document.xml": strToU8(docx) }), "b.odt": zipSync({ "content.xml": strToU8(odt) }) });
    for (const { text } of documents) {
      expect(text.length).toBeLessThan(60);
      expect(text).toMatch(/^One .* two .* three$/);
    }
  });

  test("of thousands of files is looked at for its own alone", async () => {
    const files = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`word/media/${n}.bin`, new Uint8Array(10)]));
    const text = strToU8("<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Still here.</w:t></w:r></w:p></w:body></w:document>");
    const { documents } = await read({ "a.docx": zipSync({ ...files, "word/document.xml": text }, { level: 0 }) });
    expect(documents.map((document) => document.text)).toEqual(["Still here."]);
  });

  test("of a PDF that unpacks to much is bounded", async () => {
    const stream = deflateSync(Buffer.from(`BT /F1 12 Tf (${"a".repeat(4_000_000)}) Tj ET`));
    const parts = [
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>endobj\n",
      Buffer.concat([Buffer.from(`4 0 obj<</Length ${stream.length}/Filter/FlateDecode>>stream\n`), stream, Buffer.from("\nendstream endobj\n")]),
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    ];
    const { documents, codes } = await read({ "a.pdf": Buffer.concat([Buffer.from("%PDF-1.4\n"), ...parts.map((part) => Buffer.from(part))]) });
    // read, or named: not a crash, and nothing after it is lost
    expect(documents.length + codes.length).toBeGreaterThan(0);
  });
});

describe("100 MB of one tag", () => {
  const LONG = "x".repeat(100_000_000);
  test.each([
    ["of a feed", "a.rss", `<rss><channel>${item(1)}<item class="${LONG}"><title>T`],
    [
      "of OCR",
      "a.alto",
      `<alto><Layout><Page><PrintSpace><TextBlock><TextLine><String CONTENT="One"/></TextLine></TextBlock></PrintSpace></Page><Page ID="${LONG}`,
    ],
    ["of a page", "a.html", `<p>${GOOD}</p><div class="${LONG}">`],
    ["of a mail's header", "a.eml", `From: a@a.example\r\nSubject: ${LONG}\r\n\r\n${GOOD}`],
  ])("%s is bounded and said", async (_, name, content) => {
    const { codes } = await read({ [name]: content });
    expect(codes.filter((code) => code.startsWith("error")).length).toBeGreaterThan(0);
  });
});

describe("other formats", () => {
  test("broken or empty ones are named, one problem each", async () => {
    const { codes, documents } = await read({
      "a.pdf": "%PDF-1.7\nnothing more",
      "b.parquet": "PAR1 nothing more PAR1",
      "c.warc": "no archive\n",
      "d.json": '{"a": ',
      "e.parquet": "x",
      "f.pdf": "no pdf",
    });
    expect(documents).toEqual([]);
    expect(codes).toEqual(["error damaged", "error damaged", "error wrong-format", "error bad-record", "error wrong-format", "error wrong-format"]);
  });

  test("a web archive that is cut off, or claims a record of a petabyte, keeps what came before", async () => {
    const record = (uri: string, length: number, text: string) =>
      `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: ${uri}\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${text}`;
    const first = record("https://a.example/1", 3, "abc\r\n\r\n");
    const { documents, codes } = await read({
      "a.wet": first + record("https://a.example/2", 100, "short"),
      "b.wet": first.replace("example/1", "example/3") + record("https://a.example/4", 1e15, "short"),
      "c.wet": `${first.replace("example/1", "example/5")}nonsense\r\n\r\n`,
    });
    expect(documents.map(({ id }) => id.at(-1))).toEqual(["1", "3", "5"]);
    expect(codes.filter((code) => code === "error damaged").length).toBe(3);
  });

  test("a mail of nested parts ends", async () => {
    const depth = 2000;
    let mail = "From: a@a.example\r\n";
    for (let n = 0; n < depth; n++) mail += `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`;
    await read({ "a.eml": `${mail}Content-Type: text/plain\r\n\r\nwords` });
  });

  test("JSON nested a million deep is one problem", async () => {
    expect((await read({ "a.json": `${"[".repeat(1_000_000)}` })).codes).toEqual(["error bad-record"]);
    expect((await read({ "b.json": `{"x":${"[".repeat(5000)}${"]".repeat(5000)}}` })).codes).toEqual(["warning passed-over"]);
  });

  test("two pages of one address are both read where their texts differ, and once where they do not", async () => {
    const page = (text: string) => `<html><head><link rel=canonical href="https://a.example/"></head><body><p>${text}</p></body></html>`;
    const { documents, codes } = await read({ "a.html": page(GOOD), "b.html": page(`${GOOD} Or did they?`), "c.html": page(GOOD) });
    expect(documents.map(({ id }) => id)).toEqual(["https://a.example/", "b.html"]);
    expect(codes).toEqual(["warning address-repeated", "warning address-repeated"]);
  });
});
