/**
 * Stage input: a package that only some formats need -> its module, or a problem that names it and the command that installs it. O(1).
 */
import type { InputFile } from "./input-files.js";
import type { ReadContext } from "./read-options.js";

/** A package that is an optional peer. */
export interface Peer<Module> {
  /** With its version, as npm wants it. */
  readonly name: string;
  /** What is read by it, in the plural. */
  readonly what: string;
  load(): Promise<Module>;
}

/** The module of a peer; undefined where it is not installed or does not load, which is reported as a problem of `file`. */
export async function loadPeer<Module>(peer: Peer<Module>, { path }: InputFile, { report }: ReadContext): Promise<Module | undefined> {
  try {
    return await peer.load();
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    const isMissing = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
    const reason = isMissing ? "" : ` (it does not load: ${message})`;
    report({
      severity: "error",
      code: "missing-peer",
      file: path,
      message: `${peer.what} need the package ${peer.name}${reason}; install it with: npm install ${peer.name}`,
    });
    return undefined;
  }
}
