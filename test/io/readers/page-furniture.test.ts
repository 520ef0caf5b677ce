/** What stands around an article on every page of a paper is no part of its text; an article that is called by a word of it is. */
import { expect, test } from "vitest";
import { documentOfPage } from "../../../src/io/readers/page-document.js";

const STORY = [
  "The lock keeper of Oberried has retired after thirty-one years and two floods, and nobody has asked for his place so far, the water board said on Tuesday.",
  "“I would do it all again, the nights too,” said Anselm Grob, who let more than four hundred thousand boats through the lower gate and knows most skippers by their horn.",
  "The board wants to steer the gates from the town in future, which the skippers' guild calls a mistake that will be paid for in the first dry summer.",
];
const page = (body: string) => `<html><head><title>Lock</title></head><body>${body}</body></html>`;
const paragraphs = STORY.map((text) => `<p>${text}</p>`);
const textOf = async (body: string) => (await documentOfPage(page(body), "a")).document.text;

test.each([
  [
    '<div id="onetrust-banner-sdk"><p>We value your privacy and share what you do here with partners, for purposes that you can choose one by one.</p><button>Accept</button></div>',
  ],
  [
    '<section class="newsletter-signup"><p>The week on the water, every Friday in your mailbox, and nothing else, we promise you that.</p><form><input></form></section>',
  ],
  [
    '<div class="inline related"><p>Read more</p><a href="/x">Why the upper gate of Oberried has been red since the great flood of the year ninety-nine</a></div>',
  ],
  ["<figure><img src=a.jpg><figcaption>Anselm Grob at the lower gate last week, with his dog. Picture by Lene Ott</figcaption></figure>"],
])("%s is none of the text", async (furniture) => {
  const text = await textOf(`<main><article><h1>Lock</h1>${paragraphs[0]}${furniture}${paragraphs.slice(1).join("")}</article></main>`);
  expect(text.replace(/^Lock\n+/, "")).toBe(STORY.join("\n\n"));
});

test.each([
  ["an article called by such a word", `<div class="newsletter article"><article><h1>Lock</h1>${paragraphs.join("")}<a href="/x">x</a></article></div>`],
  ["a body that says whether cookies were accepted", `<div class="cookies-accepted consent">${paragraphs.join("")}<a href="/x">x</a></div>`],
  ["an element without anything to press", `<div class="share">${paragraphs.join("")}</div>`],
  ["one that is never closed", `<div class="cookie-banner"><button>Accept</button>${paragraphs.join("")}`],
])("%s stays", async (_, body) => {
  const text = await textOf(body);
  for (const paragraph of STORY) expect(text).toContain(paragraph);
});
