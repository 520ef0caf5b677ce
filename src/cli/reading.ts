/**
 * Command line: what a command that reads many documents keeps while it runs: the progress line, the problems of the input, and the texts,
 * which the excerpts are cut from in the end. Memory: the texts.
 */
import type { Detection, Document } from "../types.js";
import { createProblemLog, type ProblemLog } from "./problem-log.js";
import { createProgressLine } from "./progress-line.js";
import type { Terminal } from "./terminal.js";
import { oneLine } from "./terminal-text.js";

export interface Reading {
  readonly progress: ReturnType<typeof createProgressLine>;
  readonly problems: ProblemLog;
  /** Writes one line to standard error. */
  print(line: string): void;
  /** Passes documents on and remembers their texts. */
  keepingTexts(documents: AsyncIterable<Document>): AsyncGenerator<Document>;
  /** The text of a document that was read. */
  textOf(id: string): string | undefined;
}

/** @param flags `quiet` shows no progress; problems are printed all the same. */
export function createReading({ quiet }: { readonly quiet?: boolean }, { stderr }: Terminal): Reading {
  const progress = createProgressLine(quiet ? { write: () => true } : stderr);
  const print = (line: string): void => {
    progress.erase();
    stderr.write(`${line}\n`);
  };
  const texts = new Map<string, string>();
  return {
    progress,
    print,
    problems: createProblemLog(print),
    async *keepingTexts(documents) {
      for await (const document of documents) {
        texts.set(document.id, document.text);
        yield document;
      }
    },
    textOf: (id) => texts.get(id),
  };
}

/** Also where no summary is printed: text with markup gives worse results, and nobody would look for it in the limits. */
export function warnOfHtml({ limits }: Pick<Detection, "limits">, print: Reading["print"]): void {
  for (const { code, detail } of limits) if (code === "document-looks-like-html") print(`wirecopy: warning: ${oneLine(detail)}`);
}
