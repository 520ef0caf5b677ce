import { describe, expect, it } from "vitest";
import { looksLikeHtml } from "../../src/text/markup.js";
import { processorMs } from "../processor-time.js";

const PROSE = "The council met on Tuesday to discuss the budget, and nobody was satisfied with the outcome of the long debate. ";

describe("looksLikeHtml", () => {
  it.each([
    ["a document", `<!DOCTYPE html><html><head><title>x</title></head><body>${PROSE.repeat(50)}</body></html>`],
    ["a document after a comment", `\ufeff\n <!-- made by hand -->\n<HTML lang="en">\n${PROSE.repeat(50)}`],
    ["paragraphs", `<p>${PROSE}</p>\n<p class="lead">${PROSE}</p>`],
    ["nested elements with attributes", `<div data-x='a > b'><a href="https://example.org/?a=1&amp;b=2">Read</a> ${PROSE}</div>`],
    ["lines ended by elements that need no closing", `${PROSE}<br>${PROSE}<br/>${PROSE}<br />`],
    ["escaped text", `&ldquo;${PROSE}&rdquo; he said &mdash; &quot;${PROSE}&quot; &#8217;&nbsp;&amp;&eacute;`],
  ])("takes %s for HTML", (_name, text) => {
    expect(looksLikeHtml(text)).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["prose", PROSE.repeat(20)],
    ["a less-than sign", "If a < b and b > c then <3 for all, AT&T said <or so>."],
    ["one tag", `Writers put <b> before a word. ${PROSE}`],
    ["one element", `Writers put <b>bold</b> words. ${PROSE}`],
    ["a few tags in a long text", `Use <b>, <i> and </b>. ${PROSE.repeat(40)}`],
    ["unknown elements", "<jane> hi <john> hello </jane> <x> <y> </x>"],
    ["mail addresses", "From: <a@example.org>, <p.smith@example.org>, <b@example.org>"],
    ["tags that never end", "<p <p <p <p <div <div"],
    ["code inside a text about HTML", `${PROSE.repeat(30)} <html> ${PROSE.repeat(30)}`],
  ])("takes %s for plain text", (_name, text) => {
    expect(looksLikeHtml(text)).toBe(false);
  });

  // Quadratic work on the 65,536 units that are read would be 10^9 steps and more.
  it.each(["<", "<a ", '<a "', "<a '", `<a "'`, "&#1", "<!--", "<p>", " "])("reads a text of nothing but %j quickly", (piece) => {
    expect(processorMs(() => looksLikeHtml(piece.repeat(1_000_000)))).toBeLessThan(2000);
  });
});
