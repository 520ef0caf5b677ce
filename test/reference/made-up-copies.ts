/** Many short made-up news that copy from each other in every way that the stages look for: for tests of how a long run behaves. */
import type { Document } from "../../src/types/document.js";
import { randomNumbers } from "./random-numbers.js";

/** One text in six copies another one, one has a sentence or a quotation of others, one in twelve the same last line. */
export function madeUpCopies(numDocuments: number): Document[] {
  const random = randomNumbers(11);
  const below = (n: number): number => random() % n;
  const vocabulary = Array.from({ length: 6000 }, () => Array.from({ length: 2 + below(3) }, () => "bcdfghklmnprst"[below(14)]! + "aeiou"[below(5)]!).join(""));
  const names = Array.from({ length: 300 }, () => vocabulary[below(6000)]!.replace(/^./, (letter) => letter.toUpperCase()));

  /** Frequent words are as frequent as in a language. */
  const word = (): string => vocabulary[Math.floor(6000 ** (below(1e6) / 1e6)) - 1]!;
  const words = (n: number): string => Array.from({ length: n }, word).join(" ");
  const sentence = (): string => `The ${words(8 + below(8))}.`;
  const quotation = (): string => `“We ${words(6 + below(8))},” said ${names[below(300)]} ${names[below(300)]}.`;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const sentences = Array.from({ length: 800 }, (_, x) => (x % 2 === 0 ? quotation() : sentence()));
  const bodies: string[] = [];
  return Array.from({ length: numDocuments }, (_, x) => {
    const isCopy = bodies.length > 0 && below(6) === 0;
    const own = isCopy ? pick(bodies).replace(/The \w+/, `The ${word()}`) : below(4) === 0 ? quotation() : sentence();
    if (!isCopy) bodies.push(own);
    const shared = below(6) === 0 ? `\n${pick(sentences)}` : "";
    const footer = below(12) === 0 ? "\nThis page may not be printed, broadcast, rewritten or handed on without the written permission of its publisher." : "";
    const publishedAt = new Date(Date.UTC(2021, 0, 1) + 600_000 * x).toISOString();
    return { id: `d${x}`, text: `${own}${shared}${footer}`, source: `Paper ${below(40)}`, publishedAt };
  });
}
