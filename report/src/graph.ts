/**
 * Page of the report: the graph of documents tied by reuse. Up to MOST_AT_ONCE tied documents are drawn at once; of more, the stories
 * are drawn first, as discs, and the documents of the one that is chosen. What it shows is in the tables too: it is a way in, not the only one.
 */

import type { PairHead } from "../../src/report/report-data.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { element, setAttribute, svgElement } from "./element.js";
import { addLabel, canvas, edgeElement, nodeElement } from "./graph-drawing.js";
import { type LabelPlace, type Placed, placeDiscs, placeLabels, placeNodes } from "./graph-layout.js";
import type { Group, Model } from "./model.js";
import { DASHES, type Kind, kindName, kindOf, relationShape, shareOf } from "./pair-marks.js";
import { fragmentOf } from "./route.js";
import { nameOf, oneLine, publisherOf, shortNameOf, titleOrId } from "./shown-figures.js";
import { words } from "./words.js";

const MOST_AT_ONCE = 60;
const MOST_OF_A_STORY = 80;
const MOST_STORIES = 24;
/** A list to choose from that is longer than this helps nobody. */
const MOST_CHOICES = 1000;
/** Units of the drawing, which are pixels where the page is as wide: on a narrow one texts stay readable. */
const SIZES = { wide: { width: 1100, most: 520, labelChars: 28, storyChars: 17 }, narrow: { width: 480, most: 520, labelChars: 18, storyChars: 15 } } as const;
const isNarrow = matchMedia("(max-width: 820px)");
const sizeNow = () => (isNarrow.matches ? SIZES.narrow : SIZES.wide);

/** What becomes of a document that is chosen. */
export interface DocumentChoice {
  /** In words, for its label. */
  readonly hint: string;
  onDocument(document: number): void;
}

type Drawn = Pick<Group, "documents" | "pairs">;

/** The figure; undefined where nothing is tied. @param onDocument shows the pairs of a document that was chosen. */
export function createGraph(model: Model, onDocument: (document: number) => void): HTMLElement | undefined {
  const { groups } = model;
  if (groups.length === 0) return undefined;
  const numTied = groups.reduce((sum, { documents }) => sum + documents.length, 0);
  const fitsAtOnce = numTied <= MOST_AT_ONCE || groups.length === 1;
  const holder = element("div", { class: "graph-holder" });
  const hint = element("p", { class: "hint" });
  const choice = storyChoice(model);
  const legend = element("ul", { class: "legend", "aria-label": words.graph.legend });
  const opener = element("a", { hidden: true }, words.graph.openStory);
  const show = (chosen: number | undefined) => {
    setAttribute(opener, "href", chosen === undefined ? undefined : fragmentOf({ view: "story", story: (groups[chosen] as Group).id }));
    setAttribute(opener, "hidden", chosen === undefined);
    choice.value = chosen === undefined ? "" : String(chosen);
    if (chosen === undefined && !fitsAtOnce) {
      hint.textContent = groups.length > MOST_STORIES ? words.graph.storiesShown(MOST_STORIES, groups.length) : words.graph.groupHint;
      legend.replaceChildren();
      const discs = drawStories(model, (chosenNow) => {
        show(chosenNow);
        choice.focus();
      });
      holder.replaceChildren(discs);
      return;
    }
    const group = fitsAtOnce ? together(groups) : (groups[chosen as number] as Group);
    const { drawing, kinds, text } = drawDocuments(model, group, { hint: words.graph.showPairs, onDocument });
    hint.textContent = text;
    legend.replaceChildren(...kinds.map(legendItem));
    holder.replaceChildren(drawing);
  };
  choice.addEventListener("change", () => show(choice.value === "" ? undefined : Number(choice.value)));
  show(undefined);
  const heading = element("h2", { id: "graph-title" }, words.graph.title);
  return element(
    "section",
    { class: "graph", "aria-labelledby": "graph-title" },
    element(
      "div",
      { class: "section-head" },
      element("div", {}, heading, hint),
      fitsAtOnce ? undefined : element("div", {}, element("label", { class: "field" }, element("span", {}, words.graph.choose), choice), opener),
    ),
    holder,
    legend,
  );
}

/** The figure of one story; undefined where no pair of it is there to be drawn. */
export function storyGraph(model: Model, group: Group, choice: DocumentChoice): HTMLElement | undefined {
  if (group.pairs.length === 0) return undefined;
  const { drawing, kinds, text } = drawDocuments(model, group, choice);
  return element(
    "section",
    { class: "graph", "aria-labelledby": "graph-of-story" },
    element("h2", { id: "graph-of-story" }, words.graph.title),
    element("p", { class: "hint" }, text),
    element("div", { class: "graph-holder" }, drawing),
    element("ul", { class: "legend", "aria-label": words.graph.legend }, ...kinds.map(legendItem)),
  );
}

function storyChoice(model: Model): HTMLSelectElement {
  const options = model.groups
    .slice(0, MOST_CHOICES)
    .map((group, i) => element("option", { value: i }, words.graph.story(storyName(model, group, 60), group.documents.length)));
  return element("select", { class: "story-choice" }, element("option", { value: "" }, words.graph.all), ...options);
}

/** That of its first document. */
function storyName({ documents }: Model, group: Group, most: number): string {
  return oneLine(nameOf(documents[group.documents[0] as number] as DocumentSummary), most);
}

function together(groups: readonly Group[]): Drawn {
  return { documents: groups.flatMap(({ documents }) => documents), pairs: groups.flatMap(({ pairs }) => pairs) };
}

function legendItem(kind: Kind): HTMLElement {
  const line = svgElement("line", { x1: 0, y1: 6, x2: 34, y2: 6, "stroke-width": 2.5, "stroke-dasharray": DASHES[kind] });
  return element(
    "li",
    { class: `relation rel-${kind}` },
    relationShape(kind),
    svgElement("svg", { class: "dash", viewBox: "0 0 34 12", width: 34, height: 12, "aria-hidden": "true" }, line),
    element("span", {}, kindName(kind)),
  );
}

function drawStories(model: Model, onStory: (story: number) => void): HTMLElement {
  const shown = model.groups.slice(0, MOST_STORIES);
  const radius = ({ documents }: Group) => Math.min(36, 12 + 6 * Math.sqrt(documents.length));
  const placed = placeDiscs(
    shown.map((group, id) => ({ id, radius: radius(group) })),
    sizeNow().width,
  );
  const nodes = placed.map((place) => {
    const group = shown[place.id] as Group;
    const { documents, pairs } = group;
    const node = nodeElement(place, words.graph.group(storyName(model, group, 60), documents.length, pairs.length), () => onStory(place.id));
    node.classList.add("story");
    addLabel(node, storyName(model, group, sizeNow().storyChars), { dx: 0, dy: place.radius + 15, anchor: "middle" });
    node.append(svgElement("text", { y: 5, "text-anchor": "middle", class: "inside" }, String(documents.length)));
    return node;
  });
  return canvas(nodes, [], placed, sizeNow());
}

function drawDocuments(model: Model, group: Drawn, { hint, onDocument }: DocumentChoice) {
  const shown = mostTied(model, group);
  const inside = new Set(shown);
  const pairs = group.pairs.map((index) => model.pairs[index] as PairHead).filter(({ a, b }) => inside.has(a) && inside.has(b));
  const ranks = timeRanks(model, shown);
  const ties = pairs.map((pair) => ({ source: pair.a, target: pair.b, share: shareOf(pair) }));
  const counts = new Map<number, number>();
  for (const { a, b } of pairs) for (const document of [a, b]) counts.set(document, (counts.get(document) ?? 0) + 1);
  const placed = placeNodes(
    shown.map((id) => ({ id, radius: 5 + 2 * Math.sqrt(counts.get(id) ?? 0), time: ranks.get(id) })),
    ties,
    sizeNow().width,
  );
  const placeOf = new Map(placed.map((place) => [place.id, place]));
  const byPublisher = areToldByPublisher(model, shown);
  const labels = labelsOf(model, shown, byPublisher);
  const places = placeLabels(placed.map(({ x, y, radius }, i) => ({ x, y, radius, label: labels[i] as string })));
  const nodes = placed.map((place, i) => {
    const node = nodeElement(place, words.graph.node(nameOf(model.documents[place.id] as DocumentSummary), counts.get(place.id) ?? 0, hint), () =>
      onDocument(place.id),
    );
    addLabel(node, labels[i] as string, places[i] as LabelPlace);
    return node;
  });
  const edges = pairs.map((pair) => edgeElement(model.documents, pair, placeOf.get(pair.a) as Placed, placeOf.get(pair.b) as Placed));
  const left = shown.length < group.documents.length ? ` ${words.graph.shown(shown.length, group.documents.length, words.graph.documents)}` : "";
  return { drawing: canvas(nodes, edges, placed, sizeNow()), kinds: [...new Set(pairs.map(kindOf))].sort(), text: `${words.graph.hint(hint)}${left}` };
}

function mostTied({ pairsOf }: Model, { documents }: Drawn): readonly number[] {
  if (documents.length <= MOST_OF_A_STORY) return documents;
  const ties = (document: number) => pairsOf[document]?.length ?? 0;
  return [...documents].sort((x, y) => ties(y) - ties(x) || x - y).slice(0, MOST_OF_A_STORY);
}

/** Rank in time of the documents that have one, from 0 to 1. */
function timeRanks({ startMs }: Model, documents: readonly number[]): ReadonlyMap<number, number> {
  const timed = documents.filter((document) => !Number.isNaN(startMs[document])).sort((x, y) => (startMs[x] as number) - (startMs[y] as number) || x - y);
  return new Map(timed.map((document, rank) => [document, timed.length > 1 ? rank / (timed.length - 1) : 0.5]));
}

/** Names of files of one folder are told apart by what comes after it. */
function labelsOf({ documents }: Model, shown: readonly number[], byPublisher: boolean): string[] {
  const names = shown.map((number) => {
    const document = documents[number] as DocumentSummary;
    return byPublisher ? shortNameOf(document) : oneLine(titleOrId(document));
  });
  const folder = names.reduce((common, name) => commonFolder(common, name), names[0] ?? "");
  return names.map((name) => oneLine(names.length > 1 ? name.slice(folder.length) : name, sizeNow().labelChars));
}

/** What `folder` and `name` both begin with, up to a "/". */
function commonFolder(folder: string, name: string): string {
  let length = 0;
  while (length < folder.length && folder[length] === name[length]) length++;
  return folder.slice(0, folder.lastIndexOf("/", length - 1) + 1);
}

/** Whether publishers tell these documents apart; else their titles have to. */
function areToldByPublisher({ documents }: Model, shown: readonly number[]): boolean {
  return new Set(shown.map((number) => publisherOf(documents[number] as DocumentSummary))).size * 2 > shown.length;
}
