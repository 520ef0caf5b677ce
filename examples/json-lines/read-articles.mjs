// JSON lines, one after the other -> { id, text, line }, `line` as it came, while they come. A line that is no article is told on stderr with
// its number and left out: one bad line must not end a pipeline. The exit status of the process is 2 then. `readDocuments` of
// "wirecopy/node" reads more (folders, CSV, .gz) and skips ids that come again; here a line is passed on, or an article comes anew.
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";

const EXPECTED = '{"id": "...", "text": "..."}, two strings, the id not empty, as JSON';

/** @param path a file, its URL, or "-" for standard input. One that cannot be read ends the process with a line on stderr, and 2. */
export async function* readArticles(path) {
  const name = path === "-" ? "standard input" : path;
  const input = path === "-" ? process.stdin : createReadStream(path);
  input.on("error", ({ message }) => {
    console.error(`${basename(process.argv[1])}: ${message}`);
    process.exit(2);
  });
  let lineNumber = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber++;
    if (line.trim() === "") continue;
    const article = articleOf(line);
    if (article !== undefined) {
      yield { ...article, line };
      continue;
    }
    console.error(`${name}, line ${lineNumber}: expected ${EXPECTED}; left out`);
    process.exitCode = 2;
  }
}

/** Undefined of a line that holds none. */
function articleOf(line) {
  try {
    const { id, text } = JSON.parse(line);
    return typeof id === "string" && id !== "" && typeof text === "string" ? { id, text } : undefined;
  } catch {
    return undefined;
  }
}
