/**
 * Page of the report: where the labels of the graph stand: below their nodes, or beside or above them where others would lie under them.
 * Greedy, in the order of the nodes; O(nodes²), of which there are at most a hundred.
 */

/** Units of the drawing: of a small and a large character of 13 px, and of a line. */
const SMALL = 7;
const LARGE = 9;
const LINE = 16;
/** The drawing has so much room around its nodes (graph-canvas.ts). */
const MARGIN = 100;
const GAP = 3;

/** A disc and what is written to it. */
export interface Labelled {
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
