/**
 * Page of the report: documents and ties -> places on a plane (d3-force), and the places of their labels. Needs no browser.
 *
 * Earlier documents are drawn to the left, ties pull together. Places to start from and the generator of d3-force are fixed: the same report
 * looks the same each time it is opened. The loop runs to its end at once: TICKS ticks of 80 nodes take some 60 ms.
 *
 * Labels stand below their nodes, or beside or above them where others would lie under them. Greedy, in the order of the nodes; O(nodes²), of
 * which there are at most a hundred.
 */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";

const TICKS = 160;
/** Heights for neighbours in time, so that lines between them do not lie on each other. */
const LANES = [0, 1, -1, 2, -2] as const;
const LANE_HEIGHT = 78;
const DISC_WIDTH = 158;
const DISC_HEIGHT = 112;

/** A node and its place; `time` is its rank in time from 0 to 1, undefined where it is unknown. */
export interface Placed extends SimulationNodeDatum {
  readonly id: number;
  readonly radius: number;
  readonly time?: number | undefined;
  x: number;
  y: number;
}

/** What goes in: a node before it has a place. */
type Unplaced = Omit<Placed, "x" | "y" | keyof SimulationNodeDatum>;

interface Tie {
  readonly source: number;
  readonly target: number;
  readonly share: number;
}

/** Places nodes so that ties are short, labels have room and time runs to the right. @param ties by the ids of nodes. */
export function placeNodes(nodes: readonly Unplaced[], ties: readonly Tie[], width: number): Placed[] {
  const spread = Math.max(width * 0.8, Math.sqrt(nodes.length) * 130);
  const lane = ({ time }: Unplaced, i: number) =>
    (LANES[(time === undefined ? i : Math.round(time * (nodes.length - 1))) % LANES.length] as number) * LANE_HEIGHT;
  const placed = nodes.map((node, i): Placed => ({ ...node, x: ((node.time ?? 0.5) - 0.5) * spread, y: lane(node, i) }));
  const lanes = placed.map(({ y }) => y);
  const links: SimulationLinkDatum<Placed>[] = ties.map((tie) => ({ ...tie }));
  const simulation = forceSimulation(placed)
    .force(
      "ties",
      forceLink<Placed, SimulationLinkDatum<Placed>>(links)
        .id(({ id }) => id)
        .distance(120),
    )
    .force("apart", forceManyBody<Placed>().strength(-420).distanceMax(600))
    .force(
      "room",
      forceCollide<Placed>(({ radius }) => radius + 46),
    )
    .force(
      "time",
      forceX<Placed>(({ time }) => (time === undefined ? 0 : (time - 0.5) * spread)).strength(({ time }) => (time === undefined ? 0.04 : 0.7)),
    )
    .force("lanes", forceY<Placed>((_, i) => lanes[i] as number).strength(0.3))
    .stop();
  simulation.tick(TICKS);
  return placed;
}

/** Places discs without ties in rows, as they are given. */
export function placeDiscs(nodes: readonly Unplaced[], width: number): Placed[] {
  const columns = Math.max(1, Math.min(nodes.length, Math.floor(width / DISC_WIDTH)));
  return nodes.map((node, i) => ({ ...node, x: (i % columns) * DISC_WIDTH, y: Math.floor(i / columns) * DISC_HEIGHT }));
}

/** Units of the drawing: of a small and a large character of 13 px, and of a line. */
const SMALL = 7;
const LARGE = 9;
const LINE = 16;
/** The drawing has so much room around its nodes (graph-drawing.ts). */
const MARGIN = 100;
const GAP = 3;

/** A disc and what is written to it. */
interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: string;
}

/** Place of a label against the middle of its node. */
export interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: "end" | "middle" | "start";
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place for each label: the first in which it lies on nothing, else that in which it lies on least. */
export function placeLabels(nodes: readonly Labelled[]): LabelPlace[] {
  const low = nodes.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY) - MARGIN;
  const high = nodes.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY) + MARGIN;
  const taken: Box[] = nodes.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  return nodes.map((node, i) => {
    let best: { readonly place: LabelPlace; readonly box: Box; readonly covered: number } | undefined;
    for (const place of placesOf(node)) {
      const box = boxOf(node, place);
      const outside = Math.max(0, low - box.left, box.right - high) * LINE;
      const covered = taken.reduce((sum, other, j) => sum + (j === i ? 0 : common(box, other)), outside);
      if (best === undefined || covered < best.covered) best = { place, box, covered };
      if (covered === 0) break;
    }
    taken.push(best!.box);
    return best!.place;
  });
}

function placesOf({ radius }: Labelled): LabelPlace[] {
  const beside = radius + GAP + 2;
  return [
    { dx: 0, dy: radius + LINE - 1, anchor: "middle" },
    { dx: 0, dy: -radius - GAP - 3, anchor: "middle" },
    { dx: beside, dy: 4, anchor: "start" },
    { dx: -beside, dy: 4, anchor: "end" },
  ];
}

/** `dy` is that of the base line. */
function boxOf({ x, y, label }: Labelled, { dx, dy, anchor }: LabelPlace): Box {
  const width = [...label].reduce((sum, character) => sum + (character === character.toLowerCase() ? SMALL : LARGE), 0);
  const left = x + dx - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  return { left, right: left + width, top: y + dy - LINE + GAP, bottom: y + dy + GAP };
}

/** Area that two boxes have in common. */
function common(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
