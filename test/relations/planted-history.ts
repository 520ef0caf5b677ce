/**
 * A small collection of which is known who had what of whom: a release, a wire that used it, six papers that print the wire, a second version,
 * a digest of three unrelated stories, a publisher's template, a catchphrase. Sentences are drawn from word lists with a fixed seed, so
 * that two of them share nothing by chance.
 */
import type { Document } from "../../src/types/document.js";

/** Documents, and for each its ancestors: all documents that it has text of, directly or through others. */
export interface History {
  readonly documents: readonly Document[];
  readonly ancestors: ReadonlyMap<string, ReadonlySet<string>>;
}

const SYLLABLES = "ba bren cor dal del fen gar hol jun kes lam lin mor nar pel quin ras sol tam tor ul ven wes yar zim".split(" ");
const PLACES = ["Ardmore", "Brennock", "Caldwick", "Dunmere"];

/** Sentences of a fixed sequence; every one is new, and so are its words. */
function sentenceMaker(seed: number): (count: number) => string {
  let state = seed >>> 0;
  const below = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % most;
  };
  const word = (): string => Array.from({ length: 3 }, () => SYLLABLES[below(SYLLABLES.length)]).join("");
  const sentence = (): string =>
    `The ${word()} of the ${word()} ${word()}ed ${word()} and ${word()} in the ${word()}, while ${11 + below(9000)} ${word()}s ${word()}ed a ${word()} ${word()} for ${word()}.`;
  return (count) => Array.from({ length: count }, sentence).join(" ");
}

/** @param seed of the sentences: the history is the same, its words are not. */
export function plantHistory(seed: number): History {
  const words = sentenceMaker(seed);
  const statement = words(2).replace(/\.$/, "");
  const lead = words(3);
  const release = `FOR IMMEDIATE RELEASE\n\nMedia contact: Jo Brandt, (555) 266-5915\n\n${lead}\n\n“${statement},” said Maria Lindqvist, director of Harbour Watch.\n\n${words(3)}\n\n###`;
  const story = `${words(2)}\n\n${lead}\n\n“${statement},” said Maria Lindqvist, director of Harbour Watch.\n\n${words(4)}\n\n${words(4)}`;
  const wire = `PORTLAND, Maine (AP) — ${story}`;
  const paragraphs = story.split("\n\n");
  const trimmed = paragraphs.slice(0, 4).join("\n\n");
  const extra = words(3);
  const shorts = [words(4), words(4), words(4)];
  const footer = "Sign up for our evening letter on harbours, tides and lanterns, written by the people who walk the piers of Kestwick every single day.";
  const phrase = "“neither the hammer nor the lantern will save us”";
  const documents: Document[] = [
    { id: "release", source: "Harbour Watch", publishedAt: "2024-03-04T09:00:00Z", text: release },
    { id: "wire", source: "The Associated Press", publishedAt: "2024-03-04T14:00:00Z", text: wire },
    { id: "paper-1", source: "Daily Ardmore", publishedAt: "2024-03-04T16:00:00Z", text: wire },
    { id: "paper-2", source: "Brennock Post", publishedAt: "2024-03-04T17:00:00Z", text: `By JO HART, Associated Press\n\n${story}` },
    { id: "paper-3", source: "Caldwick Times", publishedAt: "2024-03-05", text: wire },
    { id: "paper-4", source: "Dunmere Echo", text: wire },
    { id: "paper-5", source: "Eskdale News", publishedAt: "2024-03-05T06:00:00Z", text: `(AP) — ${trimmed}` },
    { id: "paper-6", source: "Farleigh Sun", publishedAt: "2024-03-05T07:00:00Z", text: trimmed },
    { id: "paper-1-update", source: "Daily Ardmore", publishedAt: "2024-03-04T20:00:00Z", text: `UPDATED: with a new paragraph\n\n${wire}\n\n${extra}` },
    { id: "short-1", source: "Glenholt Mail", publishedAt: "2024-06-01", text: shorts[0]! },
    { id: "short-2", source: "Harrowby Star", publishedAt: "2024-06-01", text: shorts[1]! },
    { id: "short-3", source: "Inverloch Bee", publishedAt: "2024-06-02", text: shorts[2]! },
    { id: "digest", source: "Morning Digest", publishedAt: "2024-06-04", text: `${words(2)}\n\n${shorts.join("\n\n")}` },
    ...["2024-01-10", "2024-05-11", "2024-09-12", "2024-12-13"].map((publishedAt, x) => ({
      id: `letter-${x}`,
      source: "Kestwick Letter",
      publishedAt,
      text: `${words(5)}\n\n${footer}`,
    })),
    ...["2019-02-03", "2020-08-04", "2021-11-05", "2023-04-06"].map((publishedAt, x) => ({
      id: `speech-${x}`,
      source: `Paper of ${PLACES[x]}`,
      publishedAt,
      text: `${words(6)} ${phrase}. ${words(6)}`,
    })),
  ];
  const papers = ["paper-1", "paper-2", "paper-3", "paper-4", "paper-5", "paper-6"];
  const ancestors = new Map<string, ReadonlySet<string>>([
    ["wire", new Set(["release"])],
    ...papers.map((paper) => [paper, new Set(["release", "wire"])] as const),
    ["paper-1-update", new Set(["release", "wire", "paper-1"])],
    ["digest", new Set(["short-1", "short-2", "short-3"])],
  ]);
  return { documents, ancestors };
}
