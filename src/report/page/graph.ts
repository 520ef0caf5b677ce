/**
 * Page of the report: the graph of documents tied by reuse. Up to MOST_AT_ONCE tied documents are drawn at once; of more, the stories
 * are drawn first, as discs, and the documents of the one that is chosen. What it shows is in the tables too: it is a way in, not the only one.
 */
import { select } from "d3-selection";
import { type D3ZoomEvent, zoom, zoomIdentity } from "d3-zoom";
import type { DocumentSummary } from "../../types.js";
import type { PairHead } from "../report-data.js";
import { element, setAttribute, svgElement } from "./element.js";
import { nameOf, oneLine, percent, publisherOf } from "./figures.js";
import { type Placed, placeDiscs, placeNodes } from "./graph-layout.js";
import type { Group, Model } from "./model.js";
import { DASHES, type Kind, kindName, kindOf, relationShape } from "./relation-mark.js";
import { fragmentOf } from "./route.js";
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

export interface GraphOptions {
  /** The story that is open at first: its place among `model.groups`. */
  readonly story: number | undefined;
  /** A document was chosen. */
  onDocument(document: number): void;
}

/** The figure; undefined where nothing is tied. */
export function createGraph(model: Model, { story, onDocument }: GraphOptions): HTMLElement | undefined {
  const { groups } = model;
  if (groups.length === 0) return undefined;
  const numTied = groups.reduce((sum, { documents }) => sum + documents.length, 0);
  const fitsAtOnce = numTied <= MOST_AT_ONCE || groups.length === 1;
  const holder = element("div", { class: "graph-holder" });
  const hint = element("p", { class: "hint" });
  const choice = storyChoice(model);
  const legend = element("ul", { class: "legend", "aria-label": words.graph.legend });
  const show = (chosen: number | undefined) => {
    choice.value = chosen === undefined ? "" : String(chosen);
    if (chosen === undefined && !fitsAtOnce) {
      hint.textContent = groups.length > MOST_STORIES ? words.graph.storiesShown(MOST_STORIES, groups.length) : words.graph.groupHint;
      legend.replaceChildren();
      const discs = drawStories(model, (chosenNow) => {
        open(chosenNow);
        choice.focus();
      });
      holder.replaceChildren(discs);
      return;
    }
    const group = fitsAtOnce ? together(groups) : (groups[chosen as number] as Group);
    const { drawing, kinds, numShown } = drawDocuments(model, group, onDocument);
    const left = numShown < group.documents.length ? ` ${words.graph.shown(numShown, group.documents.length, words.graph.documents)}` : "";
    hint.textContent = words.graph.hint + left;
    legend.replaceChildren(...kinds.map(legendItem));
    holder.replaceChildren(drawing);
  };
  const open = (chosen: number | undefined) => {
    history.replaceState(null, "", fragmentOf({ view: "overview", list: "pairs", ...(chosen !== undefined && { story: chosen }) }));
    show(chosen);
  };
  choice.addEventListener("change", () => open(choice.value === "" ? undefined : Number(choice.value)));
  show(story !== undefined && story < groups.length ? story : undefined);
  const heading = element("h2", { id: "graph-title" }, words.graph.title);
  return element(
    "section",
    { class: "graph", "aria-labelledby": "graph-title" },
    element(
      "div",
      { class: "section-head" },
      element("div", {}, heading, hint),
      fitsAtOnce ? undefined : element("label", { class: "field" }, element("span", {}, words.graph.choose), choice),
    ),
    holder,
    legend,
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

function together(groups: readonly Group[]): Group {
  return { documents: groups.flatMap(({ documents }) => documents), pairs: groups.flatMap(({ pairs }) => pairs), origins: undefined };
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
    addLabel(node, storyName(model, group, sizeNow().storyChars), place.radius);
    node.append(svgElement("text", { y: 5, "text-anchor": "middle", class: "inside" }, String(documents.length)));
    return node;
  });
  return canvas(nodes, [], boundsOf(placed));
}

function drawDocuments(model: Model, group: Group, onDocument: (document: number) => void) {
  const shown = mostTied(model, group);
  const inside = new Set(shown);
  const pairs = group.pairs.map((index) => model.pairs[index] as PairHead).filter(({ a, b }) => inside.has(a) && inside.has(b));
  const ranks = timeRanks(model, shown);
  const ties = pairs.map(({ a, b, coverageA, coverageB, resemblance }) => ({ source: a, target: b, share: Math.max(coverageA, coverageB, resemblance) }));
  const counts = new Map<number, number>();
  for (const { a, b } of pairs) for (const document of [a, b]) counts.set(document, (counts.get(document) ?? 0) + 1);
  const placed = placeNodes(
    shown.map((id) => ({ id, radius: 5 + 2 * Math.sqrt(counts.get(id) ?? 0), time: ranks.get(id) })),
    ties,
    sizeNow().width,
  );
  const placeOf = new Map(placed.map((place) => [place.id, place]));
  const byPublisher = areToldByPublisher(model, shown);
  const nodes = placed.map((place) => documentNode(model, place, { ties: counts.get(place.id) ?? 0, byPublisher, onDocument }));
  const edges = pairs.map((pair) => edgeElement(model, pair, placeOf.get(pair.a) as Placed, placeOf.get(pair.b) as Placed));
  return { drawing: canvas(nodes, edges, boundsOf(placed)), kinds: [...new Set(pairs.map(kindOf))].sort(), numShown: shown.length };
}

function mostTied({ pairsOf }: Model, { documents }: Group): readonly number[] {
  if (documents.length <= MOST_OF_A_STORY) return documents;
  const ties = (document: number) => pairsOf[document]?.length ?? 0;
  return [...documents].sort((x, y) => ties(y) - ties(x) || x - y).slice(0, MOST_OF_A_STORY);
}

/** Rank in time of the documents that have one, from 0 to 1. */
function timeRanks({ startMs }: Model, documents: readonly number[]): ReadonlyMap<number, number> {
  const timed = documents.filter((document) => !Number.isNaN(startMs[document])).sort((x, y) => (startMs[x] as number) - (startMs[y] as number) || x - y);
  return new Map(timed.map((document, rank) => [document, timed.length > 1 ? rank / (timed.length - 1) : 0.5]));
}

interface NodeOptions {
  readonly ties: number;
  readonly byPublisher: boolean;
  onDocument(document: number): void;
}

function documentNode({ documents }: Model, place: Placed, { ties, byPublisher, onDocument }: NodeOptions): SVGGElement {
  const document = documents[place.id] as DocumentSummary;
  const node = nodeElement(place, words.graph.node(nameOf(document), ties), () => onDocument(place.id));
  const publisher = publisherOf(document);
  addLabel(node, oneLine(byPublisher && publisher !== "" ? publisher : nameOf(document), sizeNow().labelChars), place.radius);
  return node;
}

/** What is seen has to be part of what is called by a voice, so the label comes first in the name. */
function addLabel(node: SVGGElement, label: string, radius: number): void {
  setAttribute(node, "aria-label", `${label}. ${node.getAttribute("aria-label")}`);
  const y = radius + 15;
  node.append(svgElement("text", { y, "text-anchor": "middle" }, label));
}

/** Whether publishers tell these documents apart; else their titles have to. */
function areToldByPublisher({ documents }: Model, shown: readonly number[]): boolean {
  return new Set(shown.map((number) => publisherOf(documents[number] as DocumentSummary))).size * 2 > shown.length;
}

function nodeElement({ x, y, radius }: Placed, name: string, onChoose: () => void): SVGGElement {
  const node = svgElement(
    "g",
    { class: "node", role: "button", tabindex: -1, "aria-label": name, transform: `translate(${round(x)} ${round(y)})` },
    svgElement("title", {}, name),
    svgElement("circle", { r: round(radius) }),
  );
  node.addEventListener("click", onChoose);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChoose();
  });
  return node;
}

/** A line of the pair's relation; the arrow stands before the document that took it. */
function edgeElement({ documents }: Model, pair: PairHead, from: Placed, to: Placed): SVGAElement {
  const [a, b] = [documents[pair.a] as DocumentSummary, documents[pair.b] as DocumentSummary];
  const share = Math.max(pair.coverageA, pair.coverageB, pair.resemblance);
  const kind = kindOf(pair);
  const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * 0.12, y: (from.y + to.y) / 2 + (to.x - from.x) * 0.12 };
  const line = `M${round(from.x)} ${round(from.y)}Q${round(middle.x)} ${round(middle.y)} ${round(to.x)} ${round(to.y)}`;
  const width = round(1.25 + 4.5 * share);
  const name = words.graph.edge(nameOf(a), nameOf(b), kindName(kind), percent(share));
  const target = pair.direction === "a-to-b" ? to : pair.direction === "b-to-a" ? from : undefined;
  return svgElement(
    "a",
    {
      class: `edge rel-${kind}`,
      href: fragmentOf({ view: "reader", a: a.id, b: b.id, ...(pair.passages > 0 && { passage: 1 }) }),
      tabindex: -1,
      "aria-label": name,
    },
    svgElement("title", {}, name),
    svgElement("path", { class: "hit", d: line }),
    svgElement("path", { class: "line", d: line, "stroke-width": width, "stroke-dasharray": DASHES[kind] }),
    target && svgElement("polygon", { class: "arrow", points: arrowPoints(middle, target, width) }),
  );
}

function arrowPoints(from: { readonly x: number; readonly y: number }, { x, y, radius }: Placed, width: number): string {
  const length = Math.max(1, Math.sqrt((x - from.x) ** 2 + (y - from.y) ** 2));
  const [ux, uy] = [(x - from.x) / length, (y - from.y) / length];
  const tip = { x: x - ux * (radius + 2), y: y - uy * (radius + 2) };
  const size = 7 + width;
  const back = { x: tip.x - ux * size, y: tip.y - uy * size };
  const side = size * 0.5;
  return [tip, { x: back.x - uy * side, y: back.y + ux * side }, { x: back.x + uy * side, y: back.y - ux * side }]
    .map((p) => `${round(p.x)},${round(p.y)}`)
    .join(" ");
}

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boundsOf(placed: readonly Placed[]): Bounds {
  const margin = 100;
  const low = (axis: "x" | "y") =>
    placed.reduce((least, place) => Math.min(least, place[axis] - place.radius), Number.POSITIVE_INFINITY) - (axis === "x" ? margin : 24);
  const high = (axis: "x" | "y") =>
    placed.reduce((most, place) => Math.max(most, place[axis] + place.radius), Number.NEGATIVE_INFINITY) + (axis === "x" ? margin : 72);
  return { x: low("x"), y: low("y"), width: high("x") - low("x"), height: high("y") - low("y") };
}

/** Nodes over edges, moved by dragging and zoomed by buttons or the wheel with Ctrl, so that the page scrolls as everywhere. */
function canvas(nodes: readonly SVGGElement[], edges: readonly SVGAElement[], bounds: Bounds): HTMLElement {
  const layer = svgElement("g", {}, ...edges, ...nodes);
  const { width, most } = sizeNow();
  const height = Math.max(260, Math.min(most, Math.round((bounds.height * width) / bounds.width)));
  const drawing = svgElement("svg", { class: "graph-canvas", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": words.graph.title }, layer);
  const scale = Math.min(1.1, width / bounds.width, height / bounds.height);
  const fit = zoomIdentity.translate(width / 2 - (bounds.x + bounds.width / 2) * scale, height / 2 - (bounds.y + bounds.height / 2) * scale).scale(scale);
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([scale / 2, scale * 8])
    .extent([
      [0, 0],
      [width, height],
    ])
    .filter((event: Event) =>
      event instanceof WheelEvent ? event.ctrlKey || event.metaKey : "touches" in event ? (event as TouchEvent).touches.length > 1 : true,
    )
    .on("zoom", ({ transform }: D3ZoomEvent<SVGSVGElement, unknown>) => setAttribute(layer, "transform", transform.toString()));
  const selection = select(drawing).call(behaviour).on("dblclick.zoom", null);
  behaviour.transform(selection, fit);
  walkByKeys(drawing, nodes);
  const button = (label: string, sign: string, act: () => void) => {
    const made = element("button", { type: "button", class: "square", "aria-label": label, title: label }, sign);
    made.addEventListener("click", act);
    return made;
  };
  const buttons = element(
    "div",
    { class: "zoom-buttons" },
    button(words.graph.zoomIn, "+", () => behaviour.scaleBy(selection, 1.4)),
    button(words.graph.zoomOut, "−", () => behaviour.scaleBy(selection, 1 / 1.4)),
    button(words.graph.fit, "⤢", () => behaviour.transform(selection, fit)),
  );
  return element("div", { class: "canvas" }, drawing, buttons);
}

/** One stop of the tab key for the graph; arrows go from node to node. */
function walkByKeys(drawing: SVGSVGElement, nodes: readonly SVGGElement[]): void {
  if (nodes[0]) setAttribute(nodes[0], "tabindex", 0);
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = nodes.indexOf(document.activeElement as SVGGElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = nodes[(at + step + nodes.length) % nodes.length] as SVGGElement;
    setAttribute(nodes[at] as SVGGElement, "tabindex", -1);
    setAttribute(next, "tabindex", 0);
    next.focus();
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
