/**
 * Stage relations: whether what two documents share speaks of the publisher of one of them. Input a pair, output where. A publisher that the
 * text speaks of is a party to it: a joint release, a coalition's statement; it may have issued the text as well as the other one.
 * O(shared characters).
 */
import type { Span } from "../types/document.js";
import type { DocumentFacts } from "./document-facts.js";
import { LEAST_NAME } from "./publisher-names.js";
import type { SharedText } from "./shared-text.js";

const WORD = /^[\p{L}\p{N}]$/u;

/** Where the shared text names the publisher of a document, by the last word of its name, as persons are named; undefined where it does not. */
export function partySpan(facts: DocumentFacts, { a, spans }: SharedText, document: number): Span | undefined {
  const last = facts.source(document)?.split(" ").at(-1) ?? "";
  if (last.length < LEAST_NAME) return undefined;
  for (const { a: span } of spans) {
    const at = findWord(facts.text(a).slice(span.start, span.end), last);
    if (at >= 0) return { id: facts.id(a), start: span.start + at, end: span.start + at + last.length };
  }
  return undefined;
}

/** Where a word first stands in a text, not as a part of another one; -1 where it does not. @param isPassedOver places that do not count. */
export function findWord(text: string, word: string, isPassedOver: (at: number) => boolean = () => false): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    if (!isPassedOver(at) && !WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + word.length))) return at;
  return -1;
}
