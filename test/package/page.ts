// What the page of browser.test.ts runs, and what the test itself runs in Node: one comparison and one detection.
import { compare, type Document, detect } from "wirecopy";

const RELEASE = `The harbour board said today that "no crane on this quay will be sold while a single docker is owed wages" and adjourned.`;
const STORY = "Auctioneers went home empty-handed. “No crane on this quay will be sold while a single docker is owed wages,” the board had declared \u{1F6A2}.";
const COPY = `${RELEASE} Nobody from the auction house wanted to comment on Friday.`;

const documents: readonly Document[] = [
  { id: "release", text: RELEASE, source: "Harbour Board", publishedAt: "2021-05-06T09:00:00Z" },
  { id: "story", text: STORY, source: "Evening Tide", publishedAt: "2021-05-06" },
  { id: "copy", text: COPY, source: "Quayside Wire", publishedAt: "2021-05-07T08:30:00+02:00" },
];

/** The results as JSON, so that two machines can be compared byte for byte. */
export async function runPage(): Promise<{ comparison: string; detection: string }> {
  return { comparison: JSON.stringify(compare(RELEASE, STORY)), detection: JSON.stringify(await detect(documents)) };
}
