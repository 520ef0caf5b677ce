/**
 * What every runner in JavaScript does the same: request (a file of JSON, its path is the argument) -> rows on stdout as JSON. A runner
 * is a process of its own, so that no library runs in a heap or with type feedback that another one has left.
 *
 * Times are those of the processor with garbage collection, the least of the rounds; runners/serve.py does the same in Python. A
 * plain loop and not tinybench, since both sides are to be measured in one way.
 */
import { readFileSync } from "node:fs";

/** Runs the task that the request names: `tasks[name](request)` with `texts` in the request; its rows go to stdout. */
export async function serve(tasks) {
  const request = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const lines = readFileSync(request.textsPath, "utf8").split("\n").slice(0, request.count);
  const rows = await tasks[request.task]({ ...request, texts: lines.map((line) => JSON.parse(line)) });
  process.stdout.write(JSON.stringify(rows));
}

/** Seconds of the processor that this process has used, with all its threads. */
export function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Seconds of the best round: `rounds` of them and as many as fit into `minSeconds`, but no further one after `maxSeconds`, at which a first
 * round is long enough to need no warming up.
 * @param work gives something that is not 0 or empty, so that no engine can leave it out.
 */
export async function bestSeconds({ rounds, minSeconds, maxSeconds }, work) {
  let best = Number.POSITIVE_INFINITY;
  let total = 0;
  for (let done = 0; done === 0 || total < minSeconds || (done < rounds && total < maxSeconds); done++) {
    const start = processorSeconds();
    if (!(await work())) throw new Error("a round made nothing");
    const seconds = processorSeconds() - start;
    total += seconds;
    best = Math.min(best, seconds);
  }
  return best;
}
