/**
 * Command line: what two texts share -> its print on standard output, and the exit status. What `compare` and `explain` end with.
 */
import { writeToStream } from "../node/write-stream.js";
import { EXIT_FINE, EXIT_INPUT } from "./exit-status.js";
import { linkerOf, urlOf } from "./hyperlinks.js";
import type { LayoutContext } from "./print-context.js";
import type { TwoFileFlags, TwoInputs } from "./read-two.js";
import { colorsOf, columnsOf, sentenceColumnsOf, type Terminal, withLineEnds } from "./terminal.js";

interface TwoEnding {
  readonly read: TwoInputs;
  readonly flags: TwoFileFlags;
  readonly terminal: Terminal;
}

/** Prints, and resolves to the exit status. @throws the error of standard output. */
export async function finishTwo(linesOf: (context: LayoutContext) => Iterable<string>, { read, flags, terminal }: TwoEnding): Promise<number> {
  const { color = true } = flags;
  const { stdout, signal } = terminal;
  const linked = linkerOf(terminal, color);
  const context: LayoutContext = {
    width: columnsOf(stdout),
    sentenceWidth: sentenceColumnsOf(stdout),
    colors: colorsOf(terminal, color),
    linked: (id, shown) => linked(shown, urlOf({ path: read.pathOf(id), isWhole: true })),
  };
  await writeToStream(stdout, withLineEnds(linesOf(context)), signal);
  return read.problems.errors > 0 ? EXIT_INPUT : EXIT_FINE;
}
