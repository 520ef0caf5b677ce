/**
 * Checks of scripts/fuzz.mjs: what has to hold of every result, whatever the texts. Input documents and a result of the
 * built package, output nothing, or an Error that says what does not hold. O(result).
 */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { tokenize } from "../dist/index.js";
import { detectionToCsv, detectionToJson, detectionToJsonLines } from "../dist/node.js";

const schema = JSON.parse(readFileSync(new URL("../docs/detection.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: true }).compile(schema);

/** @throws {Error} with `message` unless `holds`. */
export function check(holds, message) {
  if (!holds) throw new Error(message);
}

/** Hashes of the tokens of a text that lie in a range. */
function hashesIn(text, [from, to]) {
  const { length, start, end, hashLo, hashHi } = tokenize(text);
  const inside = Array.from({ length }, (_, x) => x).filter((x) => from <= start[x] && end[x] <= to);
  return inside.map((x) => `${hashHi[x]}:${hashLo[x]}`);
}

const equal = (x, y) => x.length === y.length && x.every((one, n) => one === y[n]);

/** Whether edits are the tokens of the gaps, one after the other. Tokens are those of the whole text: a part of it may be read otherwise. */
function fillGaps(gaps, edits, text) {
  const { length, start, end } = tokenize(text);
  const inside = Array.from({ length }, (_, x) => x).filter((x) => gaps.some(([from, to]) => from <= start[x] && end[x] <= to));
  let next = 0;
  for (const edit of edits) {
    if (edit === "") continue;
    const last = inside.findIndex((x, place) => place >= next && end[x] === start[inside[next]] + edit.length);
    if (last < 0 || text.slice(start[inside[next]], end[inside[last]]) !== edit) return false;
    next = last + 1;
  }
  return next === inside.length;
}

function checkRange([start, end], text, what) {
  check(
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length,
    `${what} [${start}, ${end}) is not inside its text`,
  );
}

/** The pieces of a span between its blocks, which ascend and do not overlap on that side. */
function gapsOf({ start, end }, blocks) {
  const gaps = [];
  let at = start;
  for (const [from, to] of blocks) {
    check(at <= from && to <= end, `block [${from}, ${to}) overlaps another or leaves its span [${start}, ${end})`);
    gaps.push([at, from]);
    at = to;
  }
  return [...gaps, [at, end]];
}

function checkPassage({ a, b, bits, tokens, kind, blocks, edits }, textOf) {
  const text = { a: textOf(a.id), b: textOf(b.id) };
  check(bits >= 0 && Number.isInteger(16 * bits) && tokens > 0 && blocks.length > 0, `${bits} bits, ${tokens} tokens, ${blocks.length} blocks`);
  for (const [side, span] of [
    ["a", a],
    ["b", b],
  ]) {
    checkRange([span.start, span.end], text[side], `span ${side}`);
    const ranges = blocks.map((block) => block[side]);
    if (side === "a")
      check(
        ranges.every(([from], x) => x === 0 || ranges[x - 1][1] <= from),
        "blocks do not ascend in a",
      );
    const gaps = gapsOf(
      span,
      [...ranges].sort((x, y) => x[0] - y[0]),
    );
    check(
      fillGaps(
        gaps,
        edits.map((edit) => edit[side]),
        text[side],
      ),
      `edits are not what stands between the blocks of ${side}`,
    );
  }
  for (const block of blocks) {
    const [left, right] = [hashesIn(text.a, block.a), hashesIn(text.b, block.b)];
    check(
      left.length > 0 && equal(left, right),
      `the two sides of a block differ: ${JSON.stringify([text.a.slice(...block.a), text.b.slice(...block.b)]).slice(0, 300)}`,
    );
  }
  if (kind === "exact") check(blocks.length === 1 && edits.length === 0, "an exact passage with edits");
}

function checkFamilies({ families, passages }, textOf) {
  families.forEach(({ index, spans, text }, x) => {
    check(index === x && spans.length > 0, `family ${index} stands at ${x}`);
    for (const span of spans) checkRange([span.start, span.end], textOf(span.id), "span of a family");
    check(text === textOf(spans[0].id).slice(spans[0].start, spans[0].end), "a family's text is not that of its first span");
  });
  for (const { a, b, family } of passages)
    for (const { id, start, end } of [a, b])
      check(
        families[family]?.spans.some((span) => span.id === id && span.start < end && start < span.end),
        `family ${family} has no span over its passage in ${id}`,
      );
}

function checkOrder(passages, order) {
  const key = ({ a, b }) => [order.get(a.id), a.start, order.get(b.id), b.start];
  passages.forEach((passage, x) => {
    check(order.get(passage.a.id) <= order.get(passage.b.id), "b is the earlier document");
    if (x === 0) return;
    const [before, now] = [key(passages[x - 1]), key(passage)];
    const differs = before.findIndex((value, n) => value !== now[n]);
    check(differs < 0 || before[differs] < now[differs], "passages are not sorted");
  });
}

/** @param order document id -> rank by time, then input order; null where ranks are not known. */
export function checkPassages(result, textOf, order) {
  for (const passage of result.passages) checkPassage(passage, textOf);
  checkFamilies(result, textOf);
  if (order) checkOrder(result.passages, order);
}

export function checkPairs({ pairs, passages }) {
  for (const pair of pairs) {
    for (const name of ["resemblance", "containmentA", "containmentB", "coverageA", "coverageB"])
      check(pair[name] >= 0 && pair[name] <= 1, `${name} is ${pair[name]}`);
    for (const x of pair.passages) check(passages[x]?.a.id === pair.a && passages[x]?.b.id === pair.b, `pair ${pair.a} ${pair.b} lists a passage of another`);
  }
}

/** Every form that is written can be read again. */
export function checkWritten(detection, textOf) {
  const json = JSON.parse([...detectionToJson(detection)].join(""));
  check(validate(json), `the JSON form is not as its schema says: ${JSON.stringify(validate.errors?.[0])}`);
  check(json.passages.length === detection.passages.length, "the JSON form lost passages");
  const lines = [...detectionToJsonLines(detection)].join("").trimEnd().split("\n");
  for (const line of lines) JSON.parse(line);
  for (const [cell] of [...detectionToCsv(detection, textOf)].join("").matchAll(/"(?:[^"]|"")*"/g))
    check(!/^"[=+\-@\t\r]/.test(cell), `a spreadsheet would run ${cell.slice(0, 40)}`);
}
