// How well reported passages fit a gold list: plagdet, and recall, precision and granularity, of which it is made.
//
//   Potthast, Stein, Barrón-Cedeño, Rosso: An evaluation framework for plagiarism detection. COLING 2010, pp. 997-1005.
//   https://aclanthology.org/C10-2115
//
// In: cases { kind, a, b } and passages { a, b }, both sides { id, start, end }, half-open, in UTF-16 code units, in either order. The
// averages are the paper's macro averages: a case counts once, and so does a passage, however long. Time: cases times passages.

/** From this share of both sides on, a case counts as found. The paper has no such figure; it is easier to picture than a mean. */
const FOUND_SHARE = 0.8;
/** Below this share of right characters a passage is called a false alarm; nor is this one of the paper's. */
const RIGHT_SHARE = 0.3;

const lengthOf = ({ start, end }) => end - start;
const overlap = (x, y) => (x.id === y.id ? Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)) : 0);
const overlapOnBothSides = (x, y) => Math.min(overlap(x.a, y.a), overlap(x.b, y.b));
const mean = (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((sum, x) => sum + x, 0) / numbers.length);

/** Those of `others` that overlap `match` on both sides, turned so that their a lies on its a. */
function touching(match, others) {
  const turned = others.map((other) => {
    const mirrored = { a: other.b, b: other.a };
    return overlapOnBothSides(match, mirrored) > overlapOnBothSides(match, other) ? mirrored : other;
  });
  return turned.filter((other) => overlapOnBothSides(match, other) > 0);
}

/** Characters of `span` that lie in at least one of `others`, all of the same document. */
function covered(span, others) {
  let total = 0;
  let reached = span.start;
  for (const { start, end } of others.toSorted((x, y) => x.start - y.start)) {
    total += Math.max(0, Math.min(end, span.end) - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return total;
}

/** Characters of `match` that lie in `others`, on each side. */
function coveredSides(match, others) {
  const near = touching(match, others);
  return ["a", "b"].map((side) => {
    const spans = near.map((other) => other[side]);
    return covered(match[side], spans);
  });
}

/** Share of the characters of `match`, both sides together, that lie in `others`. */
function shareCovered(match, others) {
  const [a, b] = coveredSides(match, others);
  return (a + b) / (lengthOf(match.a) + lengthOf(match.b));
}

/** Whether `others` cover enough of both sides of `match`. */
function isFound(match, others) {
  const [a, b] = coveredSides(match, others);
  return Math.min(a / lengthOf(match.a), b / lengthOf(match.b)) >= FOUND_SHARE;
}

/**
 * The figures, with the cases that were missed and the passages that are false alarms.
 * @param allowed what a passage may report without being wrong: the cases, and what else is known to be copied.
 */
export function measure(cases, passages, allowed = cases) {
  const numHits = cases.map((each) => touching(each, passages).length);
  const recall = mean(cases.map((each) => shareCovered(each, passages)));
  const precision = mean(passages.map((passage) => shareCovered(passage, allowed)));
  // in how many pieces a case is reported, if it is reported at all; one is best
  const granularity = mean(numHits.filter((hits) => hits > 0)) || 1;
  const f1 = recall + precision > 0 ? (2 * recall * precision) / (recall + precision) : 0;
  return {
    recall,
    precision,
    granularity,
    plagdet: f1 / Math.log2(1 + granularity),
    missed: cases.filter((each) => !isFound(each, passages)),
    falseAlarms: passages.filter((passage) => shareCovered(passage, allowed) < RIGHT_SHARE),
  };
}
