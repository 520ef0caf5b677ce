/**
 * Processor time of a piece of work: for tests that something hostile takes linear time. A clock on the wall would measure the other programs
 * of the machine, too. A bound in such a test is far above what linear work takes and far below what quadratic work would.
 */

import { readFileSync } from "node:fs";

/** Milliseconds of the processor that `work` takes in this process, all threads together. */
export function processorMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Of the kernel of Linux: nanoseconds on a processor, nanoseconds of waiting for one, times. */
const OF_THREAD = "/proc/thread-self/schedstat";

/** Milliseconds that this thread has computed, to be subtracted from each other; of all threads where the system does not tell of one. */
export function threadMs(): number {
  try {
    return Number(readFileSync(OF_THREAD, "latin1").split(" ")[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}
