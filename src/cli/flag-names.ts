/**
 * Command line: a message in the names of the API -> in those of the flags, which is what was typed: "limits.hotSeed" is
 * --hot-seed there. O(characters).
 */

/** An option's name at the beginning of a message, or where it is compared with another: never a value, which follows "got". */
const OPTION = /(?:(?<=^)|(?<=than ))"(?:limits\.)?([a-z]+(?:[A-Z][a-z]+)*)"/g;
/** A name in backquotes, as the details of limits have it. */
const QUOTED_OPTION = /`(within|otherSourceOnly|sensitivity|threshold|hotSeed|maxPassages)`/g;

/** `message` with the options called by their flags. */
export function inFlags(message: string): string {
  return message.replace(OPTION, (_, name: string) => flagOf(name)).replace(QUOTED_OPTION, (_, name: string) => flagOf(name));
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
