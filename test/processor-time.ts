/**
 * Processor time of a piece of work: for tests that something hostile takes linear time. A clock on the wall would measure the other programs
 * of the machine, too. A bound in such a test is far above what linear work takes and far below what quadratic work would.
 */

/** Milliseconds of the processor that `work` takes in this process, all threads together. */
export function processorMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}
