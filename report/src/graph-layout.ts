/**
 * Page of the report: documents and ties -> places on a plane (d3-force). Earlier documents are drawn to the left, ties pull together.
 * Places to start from and the generator of d3-force are fixed: the same report looks the same each time it is opened. The loop
 * runs to its end at once: TICKS ticks of 80 nodes take some 60 ms.
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
export type Unplaced = Omit<Placed, "x" | "y" | keyof SimulationNodeDatum>;

export interface Tie {
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
