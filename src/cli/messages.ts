/**
 * Command line: how a line on standard error begins: with the name of the command, so that a log of several programs says whose it is, then with
 * "error" or "warning" where the run goes on after it. O(characters).
 */

/** `wirecopy: …`, or `wirecopy: warning: a.txt: 1 place is not valid utf-8`. */
export function messageLine(message: string, severity?: "error" | "warning"): string {
  return `wirecopy: ${severity === undefined ? "" : `${severity}: `}${message}`;
}
