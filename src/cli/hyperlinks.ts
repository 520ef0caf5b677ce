/**
 * Command line: a name and where its document lies -> the name as a hyperlink (OSC 8), where the terminal has them. Never in a pipe or a file,
 * whatever FORCE_HYPERLINK says: it decides for terminals that supports-hyperlinks does not know. O(characters).
 *
 *   ESC ] 8 ; ; URL ESC \ name ESC ] 8 ; ; ESC \
 *
 * A URL is written by `URL` alone, which leaves printable ASCII: no name of a file and no field of a record gets an escape sequence through.
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createSupportsHyperlinks } from "supports-hyperlinks";
import type { Terminal } from "./terminal.js";

/** Where a document lies. */
export interface DocumentPlace {
  /** As it was given or found; "-" for standard input. */
  readonly path: string;
  /** Whether the file is the document, not one of records. */
  readonly isWhole: boolean;
  /** As the record has it: text from outside. */
  readonly url?: string | undefined;
}

/** `shown` as a link to `target`, a URL; `shown` itself where there is nothing to link to or the terminal has no links. */
export type Linked = (shown: string, target: string | undefined) => string;

const PRINTABLE = /^[\x21-\x7e]+$/;
/** Terminals cut or refuse longer ones. */
const MOST_CHARACTERS = 2083;

/** Links for standard output. @param wanted what the option `--no-color` left: who wants no colours gets plain text. */
export function linkerOf({ stdout, env }: Pick<Terminal, "env" | "stdout">, wanted: boolean): Linked {
  const fits = wanted && stdout.isTTY === true && env.TERM !== "dumb" && createSupportsHyperlinks({ isTTY: true });
  return fits ? hyperlink : (shown) => shown;
}

function hyperlink(shown: string, target: string | undefined): string {
  if (target === undefined || shown === "" || !PRINTABLE.test(target) || target.length > MOST_CHARACTERS) return shown;
  return `\u001b]8;;${target}\u001b\\${shown}\u001b]8;;\u001b\\`;
}

/** The URL that a document is found at: of a record the one it gives, if that is of the web; else that of its file. Undefined for standard input. */
export function urlOf({ path, isWhole, url }: DocumentPlace): string | undefined {
  return (isWhole ? undefined : webUrlOf(url)) ?? fileUrlOf(path);
}

function fileUrlOf(path: string): string | undefined {
  return path === "-" ? undefined : pathToFileURL(resolve(path)).href;
}

/** Without a user name, which would stand where a reader looks for the host. */
function webUrlOf(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "" ? href : undefined;
}
