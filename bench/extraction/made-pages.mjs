/**
 * Pages made around known texts, in eight templates as papers have them: so that what an extractor finds can be held against what was put in. A page has its article and, by template, a
 * navigation, a cookie banner, comments, related stories (teasers of other articles, real sentences), advertisements, boxes inside the article, a footer, data of schema.org, an unclosed tag here
 * and there. Seeded: the same texts and seed give the same pages. What surrounds an article is written here; comments and teasers are sentences of other articles.
 */

/** A seeded stream of numbers from 0 to 1 (mulberry32). */
function randomNumbers(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const paragraphs = (text) =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim().replace(/\s*\n\s*/g, " "))
    .filter(Boolean);

const SECTIONS = ["Home", "World", "Politics", "Business", "Sport", "Culture", "Weather", "Puzzles", "Subscribe", "Sign in"];
const NAV = `<nav class="nav"><ul>${SECTIONS.map((name) => `<li><a href="/${name.toLowerCase()}">${name}</a></li>`).join("")}</ul></nav>`;
/** Names that products for consent give their boxes, and that papers make up themselves: some of them no rule knows. */
const CONSENT_NAMES = [
  "onetrust-banner-sdk",
  "didomi-popup",
  "sp_message_container_719",
  "qc-cmp2-container",
  "CybotCookiebotDialog",
  "cookie-consent",
  "cookieBanner",
  "site-message",
  "tcf-layer",
  "privacy-notice-popup",
];
const cookies = (random) =>
  `<div id="${CONSENT_NAMES[Math.floor(random() * CONSENT_NAMES.length)]}" class="modal"><p>We and our 842 partners store and access information on your device to show you personalised advertising. You can accept, refuse or change your choice at any time in our privacy centre.</p><button>Accept all</button><a href="/privacy">Settings</a></div>`;
const FOOTER =
  '<footer class="footer"><p>© The Example Herald Ltd. All rights reserved. Reproduction in whole or in part without permission is prohibited.</p><ul><li><a href="/about">About us</a></li><li><a href="/terms">Terms of use</a></li><li><a href="/privacy">Privacy policy</a></li><li><a href="/contact">Contact the newsroom</a></li></ul></footer>';
const AD = '<div class="ad-slot" data-ad="mpu"><span>Advertisement</span><script>window.ads = window.ads || []; ads.push({ slot: 3 });</script></div>';
const NEWSLETTER =
  '<div class="newsletter-signup"><p>Sign up to our morning briefing and never miss a story.</p><form><input type="email"><button>Sign up</button></form></div>';
const SHARE =
  '<ul class="share-tools"><li><a href="#">Share on Facebook</a></li><li><a href="#">Tweet</a></li><li><a href="#">Email</a></li><li><a href="#">Print</a></li></ul>';

const teaser = ({ title, text }, i) => `<div class="teaser"><a href="/story/${i}"><h3>${escaped(title)}</h3></a><p>${escaped(text.slice(0, 140))}…</p></div>`;
const related = (others) => `<aside class="related"><h2>More on this story</h2>${others.slice(0, 4).map(teaser).join("")}</aside>`;
const mostRead = (others) =>
  `<div class="most-read"><h4>Most read</h4><ol>${others
    .slice(0, 6)
    .map(({ title }, i) => `<li><a href="/m/${i}">${escaped(title)}</a></li>`)
    .join("")}</ol></div>`;
const comments = (others) =>
  `<section id="comments" class="comments"><h3>${others.length} comments</h3>${others.map(({ text }, i) => `<div class="comment"><span class="user">reader${i}</span><p>${escaped(text.slice(0, 260))}</p><a href="#">Reply</a></div>`).join("")}</section>`;
const ps = (parts, between = () => "") => parts.map((part, i) => `<p>${escaped(part)}</p>${between(i)}`).join("\n");
const head = ({ title }, extra = "") =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} | The Example Herald</title><meta property="og:title" content="${escaped(title)}">${extra}<style>.a{color:red}</style></head>`;
const linked = ({ title, text }, withBody) =>
  `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", headline: title, datePublished: "2024-05-04T08:00:00Z", publisher: { "@type": "Organization", name: "The Example Herald" }, ...(withBody ? { articleBody: text } : {}) }).replaceAll("<", "\\u003c")}</script>`;

export const TEMPLATES = {
  /** Elements that say what they are. */
  semantic: (a, { parts, others, random }) =>
    `${head(a)}<body>${cookies(random)}<header>${NAV}</header><main><article><h1>${escaped(a.title)}</h1><p class="byline">By our correspondent</p>${SHARE}${ps(parts)}</article>${related(others)}</main>${FOOTER}</body></html>`,
  /** Nothing but div and class names, the paragraphs too. */
  divs: (a, { parts, others }) =>
    `${head(a)}<body><div class="wrap"><div class="top">${NAV}</div><div class="row"><div class="col-8"><div class="story"><div class="hl">${escaped(a.title)}</div><div class="story-body">${parts.map((part) => `<div class="para">${escaped(part)}</div>`).join("")}</div></div></div><div class="col-4">${mostRead(others)}${AD}</div></div><div class="foot">${FOOTER}</div></div></body></html>`,
  /** A weblog: entry-content, tags, a long discussion. */
  weblog: (a, { parts, others }) =>
    `${head(a)}<body class="single-post"><div id="page"><div id="masthead">${NAV}</div><div id="primary"><div class="post hentry"><h1 class="entry-title">${escaped(a.title)}</h1><div class="entry-meta">Posted on May 4, 2024 by editor</div><div class="entry-content">${ps(parts)}<div class="sharedaddy">${SHARE}</div></div><div class="tags"><a href="/t/1">news</a>, <a href="/t/2">town</a></div></div>${comments([...others, ...others.map((other) => ({ ...other, text: other.text.slice(150) }))])}</div><div id="secondary" class="widget-area">${mostRead(others)}${NEWSLETTER}</div></div>${FOOTER}</body></html>`,
  /** Layout by tables, lines by br, end tags left out. */
  tables: (a, { parts, others }) =>
    `${head(a)}<body bgcolor=white><table width=960><tr><td colspan=3>${NAV}<tr><td width=160 valign=top>${SECTIONS.map((name) => `<a href=#>${name}</a><br>`).join("")}<td valign=top><font size=5><b>${escaped(a.title)}</b></font><br><br>${parts.map(escaped).join("<br><br>\n")}<td width=200 valign=top>${mostRead(others)}</table><hr><small>© The Example Herald</small></body></html>`,
  /** Boxes, pictures, advertisements between the paragraphs. */
  boxes: (a, { parts, others, random }) =>
    `${head(a, linked(a, false))}<body>${cookies(random)}${NAV}<article class="article"><h1>${escaped(a.title)}</h1><figure><img src="x.jpg"><figcaption>A file picture of the harbour. Photograph: Agency</figcaption></figure>${ps(parts, (i) => (i % 3 === 1 ? AD : i % 3 === 2 ? `<aside class="inline-related"><h4>Read more</h4><a href="/x">${escaped(others[i % others.length].title)}</a></aside>` : ""))}${NEWSLETTER}</article>${related(others)}${comments(others)}${FOOTER}</body></html>`,
  /** A tabloid: short paragraphs with their own headings, lists of links as long as the story. */
  tabloid: (a, { parts, others }) =>
    `${head(a)}<body>${NAV}<div class="alpha"><h1>${escaped(a.title)}</h1><ul class="mol-bullets">${parts
      .slice(0, 2)
      .map((part) => `<li><strong>${escaped(part.slice(0, 90))}</strong></li>`)
      .join(
        "",
      )}</ul><div itemprop="articleBody">${parts.map((part, i) => `${i > 0 && i % 4 === 0 ? `<h3>${escaped(part.split(" ").slice(0, 4).join(" "))}</h3>` : ""}<p class="text">${escaped(part)}</p>`).join("")}</div></div><div class="beta"><ul class="puff">${[...others, ...others, ...others].map(({ title, text }) => `<li><a href="#">${escaped(title)}: ${escaped(text.slice(0, 120))}</a></li>`).join("")}</ul></div>${FOOTER}</body></html>`,
  /** Made by a script in the reader's browser: the page has the lead, its data all of it. */
  script: (a, { parts, others }) =>
    `${head(a, linked(a, true))}<body><div id="root"><header>${NAV}</header><h1>${escaped(a.title)}</h1><p>${escaped(parts[0] ?? "")}</p></div><script>window.__STATE__=${JSON.stringify({ related: others.map(({ title }) => title) }).replaceAll("<", "\\u003c")}</script>${FOOTER}</body></html>`,
  /** Behind a wall: the article is all there, and what asks for money stands in the middle of it. */
  wall: (a, { parts, others }) =>
    `${head(a)}<body>${NAV}<main><section class="content-body"><h1>${escaped(a.title)}</h1><div class="teaser-content">${ps(parts.slice(0, 2))}</div><div class="paywall-barrier"><h2>Continue reading with a subscription</h2><p>Get unlimited access to all our journalism for one pound a week. Cancel at any time.</p><button>Subscribe now</button></div><div class="premium-content">${ps(parts.slice(2))}</div></section></main>${related(others)}${FOOTER}</body></html>`,
};

/**
 * Yields `{ template, html, text }`: `text` is what an extractor should find.
 * @param articles `{ title, text }`, more than six.
 */
export function* madePages(articles, { seed }) {
  const random = randomNumbers(seed);
  const other = () => articles[Math.floor(random() * articles.length)];
  for (const article of articles) {
    const parts = paragraphs(article.text);
    const others = Array.from({ length: 6 }, other).filter((each) => each !== article);
    for (const [template, make] of Object.entries(TEMPLATES)) yield { template, html: make(article, { parts, others, random }), text: parts.join("\n\n") };
  }
}
