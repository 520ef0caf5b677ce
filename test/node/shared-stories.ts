/** A seeded collection in which many documents carry the same quotations, sentences and paragraphs: work for several threads. */
import type { Document } from "../../src/types/document.js";
import { randomNumbers } from "../reference/random-numbers.js";

const COMMON = ["the", "of", "and", "to", "in", "a", "that", "said", "for", "on", "was", "with"];

/** @param count documents, of about 240 words. Every third has a source of its own, all have times. */
export function sharedStories(count: number): Document[] {
  const next = randomNumbers(7);
  const word = (): string => (next() % 2 ? COMMON[next() % COMMON.length]! : `w${(next() % 900) ** 2 % 701}`);
  const sentence = (): string => {
    const words = Array.from({ length: 9 + (next() % 9) }, word).join(" ");
    return `${words[0]!.toUpperCase()}${words.slice(1)}.`;
  };
  const sentences = Array.from({ length: 30 }, sentence);
  return Array.from({ length: count }, (_, d) => {
    const pieces = Array.from({ length: 16 }, () => {
      const shared = sentences[next() % sentences.length]!;
      const kind = next() % 6;
      return kind === 0 ? `“${shared}”` : kind === 1 ? shared.replace(/ \S+/, " indeed") : kind === 2 ? shared : sentence();
    });
    const publishedAt = `2026-03-${String(1 + (d % 28)).padStart(2, "0")}`;
    return { id: `d${d}`, text: pieces.join(d % 5 ? " " : "\n\n"), source: `s${d % 3 ? d % 7 : d}`, publishedAt };
  });
}
