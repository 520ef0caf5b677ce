/**
 * Command line: how a line on standard error begins, and how it speaks of options. It begins with the name of the command, so that a log of
 * several programs says whose it is, then with "error" or "warning" where the run goes on after it. It calls options as they were typed:
 * "limits.familyPairs" of the API is --family-pairs there. O(characters).
 */

/** `wirecopy: …`, or `wirecopy: warning: a.txt: 1 place is not valid utf-8`. */
export function messageLine(message: string, severity?: "error" | "warning"): string {
  return `wirecopy: ${severity === undefined ? "" : `${severity}: `}${message}`;
}

/** An option's name at the beginning of a message, or where it is compared with another: never a value, which follows "got". */
const OPTION = /(?:(?<=^)|(?<=than ))"(?:limits\.)?([a-z]+(?:[A-Z][a-z]+)*)(?:\.([a-zA-Z]+))?"/g;
/** A name in backquotes, as the details of limits have it. */
const QUOTED_OPTION = /`(within|otherSourceOnly|sensitivity|threshold|familyPairs)`/g;

/** `message` with the options called by their flags. */
export function inFlags(message: string): string {
  return message
    .replace(OPTION, (_, name: string, part?: string) => (part === undefined ? flagOf(name) : `${flagOf(name)} ${part}`))
    .replace(QUOTED_OPTION, (_, name: string) => flagOf(name));
}

/** How an option of the API is typed. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
