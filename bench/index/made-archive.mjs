/**
 * An archive of any size for bench/index: the releases of ../shared/corpora/senate-press.jsonl.gz themselves, then texts made of them: walks through their words
 * that jump to another place of the same word at half of all words, so that phrases are as common as in the releases and no sentence is copied; of
 * these 12 in 100 are near-copies of 2,000 popular stories, and 25 have one or two passages of 12 to 60 words of others. Same texts for a seed. It takes a
 * gigabyte, so who measures memory has them made in a process of their own (`readArchive`).
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const CORPUS = new URL("../../../shared/corpora/senate-press.jsonl.gz", import.meta.url);
/** Words of the corpus that walks go through. */
const WALKED_WORDS = 3_000_000;
const POPULAR = 2000;

function randomSource(seed) {
  let state = seed | 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** Words by number, where each stands, and their text. */
function indexWords(texts) {
  const numbers = new Map();
  const words = [];
  const walked = new Uint32Array(WALKED_WORDS);
  let length = 0;
  for (const text of texts) {
    for (const word of text.split(/\s+/)) {
      if (length === WALKED_WORDS) break;
      let number = numbers.get(word);
      if (number === undefined) {
        number = words.length;
        numbers.set(word, number);
        words.push(word);
      }
      walked[length++] = number;
    }
  }
  const places = Array.from(words, () => []);
  for (let x = 0; x < length; x++) places[walked[x]].push(x);
  return { words, walked: walked.subarray(0, length), places };
}

/** The documents, one after the other. */
export function* madeArchive(count, seed = 1) {
  const lines = gunzipSync(readFileSync(CORPUS)).toString("utf8").split("\n").filter(Boolean);
  const own = Math.min(count, lines.length);
  for (let x = 0; x < own; x++) yield JSON.parse(lines[x]);
  if (own === count) return;
  const step = Math.floor(lines.length / 8000);
  const sample = lines.filter((_, x) => x % step === 0).map((line) => JSON.parse(line).text);
  const { words, walked, places } = indexWords(sample);
  const random = randomSource(seed);
  const walk = (length) => {
    const text = [];
    let at = random(walked.length - 1);
    for (let x = 0; x < length; x++) {
      text.push(words[walked[at]]);
      if (random(2) === 0) {
        const list = places[walked[at]];
        at = list[random(list.length)];
      }
      at = at + 1 < walked.length ? at + 1 : 0;
    }
    return text;
  };
  const popular = [];
  for (let n = own; n < count; n++) {
    const kind = random(100);
    let text = walk(250 + random(450));
    if (kind < 12 && popular.length === POPULAR) {
      text = [...popular[random(POPULAR)]];
      for (let edits = random(12); edits > 0; edits--) text[random(text.length)] = words[random(words.length)];
    } else if (kind < 37) {
      for (let passages = 1 + random(2); passages > 0; passages--) {
        const from = sample[random(sample.length)].split(/\s+/);
        const start = random(Math.max(1, from.length - 60));
        text.splice(random(text.length), 0, ...from.slice(start, start + 12 + random(49)));
      }
    }
    if (popular.length < POPULAR) popular.push(text);
    const publishedAt = new Date(Date.UTC(2005, 0, 1) + Math.floor((n / count) * 3 * 365) * 86_400_000).toISOString().slice(0, 10);
    yield { id: `made-${n}`, text: text.join(" "), source: `Outlet ${random(300)}`, publishedAt };
  }
}

const PROGRAM = fileURLToPath(import.meta.url);

/** The same documents, made by another process. */
export async function* readArchive(count) {
  const child = spawn(process.execPath, [PROGRAM, String(count)], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line);
}

if (process.argv[1] === PROGRAM) for (const document of madeArchive(Number(process.argv[2]))) process.stdout.write(`${JSON.stringify(document)}\n`);
