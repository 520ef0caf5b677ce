#!/usr/bin/env node
// Press-release pickup: which stories of a folder used which sentences of a release, and how faithfully.
//
//   node examples/release-pickup.mjs [--html release-pickup.html] [RELEASE STORIES]
//                      (a text file, and files or folders; the small case beside this file otherwise)
//
// Each sentence of the release is followed by the stories that took words of it over: the share of its letters and digits
// that they have, and "word for word" where none is missing. The report shows the same to look at: the release with who used
// each sentence of it, in one file that needs no network.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readDocuments, traceRelease, writeTrace } from "wirecopy/node";

const here = (name) => fileURLToPath(new URL(`release-pickup/${name}`, import.meta.url));

/** Ends the run: a path that is wrong is no matter for a stack trace. */
function fail({ message }) {
  console.error(`release-pickup.mjs: ${message}`);
  process.exit(2);
}

/** A story that cannot be read is told, and the rest goes on. */
function tell({ severity, file, line, message }) {
  console.error(`${file}${line === undefined ? "" : `:${line}`}: ${message}`);
  if (severity === "error") process.exitCode = 2;
}

const argumentsGiven = async () => parseArgs({ allowPositionals: true, options: { html: { type: "string", default: "release-pickup.html" } } });
const { values, positionals } = await argumentsGiven().catch(fail);
const [releasePath = here("release.txt"), ...storyPaths] = positionals;

const release = { id: "the release", text: await readFile(releasePath, "utf8").catch(fail) };
const stories = [];
for await (const story of readDocuments(storyPaths.length > 0 ? storyPaths : [here("stories")], { onProblem: tell })) stories.push(story);
if (stories.length === 0) fail(new Error("there is no story to compare with the release"));
const trace = await traceRelease(release, stories);

/** Where each story has words of the release: [start, end) in the release, by the story's id. */
const taken = new Map(trace.articles.map(({ article, passages }) => [article.id, passages.flatMap(({ blocks }) => blocks.map((block) => block.a))]));

/** Share of the letters and digits of [start, end) that lie in one of `ranges`. */
function shareTaken(start, end, ranges) {
  let all = 0;
  let within = 0;
  for (const { index, 0: character } of release.text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)) {
    const at = start + index;
    all += character.length;
    if (ranges.some(([from, to]) => at >= from && at < to)) within += character.length;
  }
  return all === 0 ? 0 : within / all;
}

for (const { segment, index } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(release.text)) {
  const sentence = segment.trim();
  if (sentence === "") continue;
  console.log(`\n${sentence}`);
  const users = [...taken].map(([story, ranges]) => [story, shareTaken(index, index + segment.length, ranges)]).filter(([, share]) => share > 0);
  for (const [story, share] of users.sort((x, y) => y[1] - x[1]))
    console.log(`  ${story.padEnd(28)} ${String(Math.round(100 * share)).padStart(3)} %${share === 1 ? ", word for word" : ""}`);
  if (users.length === 0) console.log("  not used");
}

const unused = stories.filter(({ id }) => !taken.has(id));
console.log(`\n${stories.length} stories, ${taken.size} use the release${unused.length > 0 ? `; not: ${unused.map(({ id }) => id).join(", ")}` : ""}`);

const texts = new Map([release, ...stories].map(({ id, text }) => [id, text]));
await writeTrace(trace, { html: values.html }, { textOf: (id) => texts.get(id) }).catch(fail);
console.log(`\nTo look at: ${values.html}`);
