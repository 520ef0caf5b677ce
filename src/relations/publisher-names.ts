/**
 * Stage relations: whether a name is that of a publisher, or of the person that it is named after. Input a name as a text has it and a source as
 * a document has it ("Senator Akaka"), output yes or no ("Daniel Akaka" is). O(letters).
 */

/** Letters of a word that may stand for a name. */
export const LEAST_NAME = 3;
const NO_LETTERS = /[^a-z0-9\u00c0-\u024f]+/;

/** The same name, or one whose last word is among those of the publisher's. Case is not looked at. */
export function isOfPublisher(name: string, source: string): boolean {
  const [lower, publisher] = [name.toLowerCase(), source.toLowerCase()];
  const last = lower.split(NO_LETTERS).at(-1) ?? "";
  return lower === publisher || (last.length >= LEAST_NAME && publisher.split(NO_LETTERS).includes(last));
}
