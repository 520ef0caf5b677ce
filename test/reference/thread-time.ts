/**
 * Processor time of this thread, for tests of how long something takes: unlike the clock it stands still while the machine does something else.
 * Of the whole process where the system does not tell it of a thread, which is no less.
 */
import { readFileSync } from "node:fs";

/** Of the kernel of Linux: nanoseconds on a processor, nanoseconds of waiting for one, times. */
const OF_THREAD = "/proc/thread-self/schedstat";

/** Milliseconds, to be subtracted from each other. */
export function threadMs(): number {
  try {
    return Number(readFileSync(OF_THREAD, "latin1").split(" ")[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}
