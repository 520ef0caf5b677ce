// The page: two text areas -> whether one text has something of the other, what, and how sure that is.
import { compare } from "wirecopy";
import { element, markedText } from "./marked-text.mjs";

/** Characters of a text that are compared, so that the page stays quick. A text that is longer is said to be. */
const MAX_CHARS = 200_000;
const LABELS = {
  duplicate: "The same text",
  revision: "Two versions of one story",
  syndication: "The same story at two publishers",
  release: "A story with the words of a press release",
  quotation: "A quotation",
  "common-source": "Both from a third text",
};
const DIRECTIONS = {
  "a-to-b": "text 2 has it from text 1",
  "b-to-a": "text 1 has it from text 2",
  undetermined: "which was first, they do not tell",
};

const byId = (id) => document.getElementById(id);
const perCent = (share) => `${Math.round(100 * share)} %`;

function verdictOf({ passages, relation }) {
  if (passages.length === 0) return "Nothing that one has from the other";
  return `${LABELS[relation.label] ?? "They share words"}: ${DIRECTIONS[relation.direction]}`;
}

function figuresOf({ passages, resemblance, coverageA, coverageB }) {
  return {
    [passages.length === 1 ? "passage" : "passages"]: passages.length,
    "bits, the strongest": Math.round(Math.max(0, ...passages.map(({ bits }) => bits))),
    "of text 1": perCent(coverageA),
    "of text 2": perCent(coverageB),
    resemblance: resemblance.toFixed(2),
  };
}

const areas = [byId("text-1"), byId("text-2")];

function update() {
  const [one, two] = areas.map(({ value }, i) => ({ id: `text ${i + 1}`, text: value }));
  const comparison = compare(one, two, { self: false, limits: { maxDocumentChars: MAX_CHARS } });
  const { passages, relation, limits } = comparison;
  const figures = Object.entries(figuresOf(comparison));
  byId("verdict").textContent = verdictOf(comparison);
  byId("figures").replaceChildren(...figures.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, String(value)))));
  byId("evidence").replaceChildren(...[...relation.evidence, ...limits].map(({ detail }) => element("li", {}, detail)));
  byId("marked-1").replaceChildren(...markedText(one.text, passages, "a"));
  byId("marked-2").replaceChildren(...markedText(two.text, passages, "b"));
  byId("passages").replaceChildren(...passages.map(({ bits, tokens, kind }) => element("li", {}, `${Math.round(bits)} bits, ${tokens} words, ${kind}`)));
}

let timer;
let lastMs = 0;
/** Waits until nobody types, a tenth of a second and as long as the last comparison took: milliseconds, or with long texts most of a second. */
function updateSoon() {
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      const start = performance.now();
      update();
      lastMs = performance.now() - start;
    },
    Math.max(100, lastMs),
  );
}

for (const area of areas) area.addEventListener("input", updateSoon);
update();
