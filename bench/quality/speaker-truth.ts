/**
 * Who spoke a direct quotation, as PolNeAR's readers marked it (Newell et al. 2018). Input an article with its attributions, output the quotations
 * whose source is a person that the article names in full, each with the last names by which an answer is right. Left out are quotations of fewer
 * than four words, those that no attribution covers by four fifths, and sources without such a person: pronouns (nothing says whom they mean),
 * descriptions, organisations, polls, campaigns. O(attributions · quotations) an article.
 */
import type { Document, Range, Tokens } from "../../src/types/document.js";

/** An article of PolNeAR; ranges are UTF-16. */
export interface AttributedArticle extends Document {
  readonly attributions: readonly { readonly source: readonly Range[]; readonly content: readonly Range[] }[];
}

/** A quotation whose speaker is known. */
export interface SpokenQuotation {
  readonly start: number;
  readonly end: number;
  /** Names of the source that the article has as last names; one of them in an answer makes it right. */
  readonly names: ReadonlySet<string>;
}

const LEAST_WORDS = 4;
const LEAST_COVERED = 0.8;
const FULL_NAME = /\p{Lu}[\p{L}\p{M}.’'-]+(?: \p{Lu}\.)?(?: (?:de|von|van|der|la|al|bin) )?(?: \p{Lu}[\p{L}\p{M}’'-]+)+/gu;
const ORGANISATION =
  /\b(?:House|University|Party|Committee|Convention|Department|Court|Council|News|Post|Times|States|Campaign|Institute|Center|Association|National|American|Street|City|County|Journal)\b/;
const THING = /(?:campaign|website|report|poll|ad|statement|spokes\w+|aides?|supporters?|team|documents?),? *$/;

const withoutPossessive = (word: string): string => word.replace(/['’]s?$/, "");

/** Last words of the full names of an article, and the words before them in names of three. */
function lastNames(text: string): Set<string> {
  const found = new Set<string>();
  for (const [name] of text.matchAll(FULL_NAME)) {
    if (ORGANISATION.test(name)) continue;
    const words = name.split(" ").map(withoutPossessive);
    found.add(words.at(-1)!);
    if (words.length === 3) found.add(words[1]!);
  }
  return found;
}

const lengthOf = (ranges: readonly Range[]): number => ranges.reduce((sum, [start, end]) => sum + end - start, 0);
const shared = (ranges: readonly Range[], start: number, end: number): number =>
  ranges.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);

/** The quotations of an article whose speaker is known, by offset. */
export function spokenQuotations({ text, attributions }: AttributedArticle, tokens: Tokens): SpokenQuotation[] {
  const known = lastNames(text);
  const found: SpokenQuotation[] = [];
  let done = 0;
  for (let q = 0; q < tokens.quotations.length; q += 2) {
    const [from, to] = [tokens.quotations[q]!, tokens.quotations[q + 1]!];
    if (from < done) continue;
    done = to;
    const [start, end] = [tokens.start[from]!, tokens.end[to - 1]!];
    if (text.slice(start, end).split(/\s+/).length < LEAST_WORDS) continue;
    const covering = attributions.filter(({ content }) => shared(content, start, end) >= LEAST_COVERED * (end - start));
    const closest = covering.sort((x, y) => lengthOf(x.content) - lengthOf(y.content))[0];
    const source = (closest?.source ?? []).map(([a, b]) => text.slice(a, b)).join(" ");
    if (THING.test(source)) continue;
    const names = new Set((source.match(/\p{Lu}[\p{L}\p{M}’'.-]+/gu) ?? []).map(withoutPossessive));
    if ([...names].some((name) => known.has(name))) found.push({ start, end, names });
  }
  return found;
}

/** Whether an answer is somebody of these names: one of its words that is no first name is among them. */
export function isNamed(answer: string, names: ReadonlySet<string>): boolean {
  const words = answer.split(" ").map(withoutPossessive);
  return words.slice(words.length > 1 ? 1 : 0).some((word) => word.length > 2 && names.has(word));
}
