import { describe, expect, it } from "vitest";
import { readReleaseMarks } from "../../src/reading/release-markers.js";
import { linesOf } from "../../src/reading/text-lines.js";

const marks = (text: string): string[] => readReleaseMarks(text, linesOf(text)).map(({ marker, strength }) => `${strength} ${marker}`);

describe("readReleaseMarks", () => {
  it.each([
    ["strong release line", "FOR IMMEDIATE RELEASE\n\nThe port opens."],
    ["strong release line", "Port opens   FOR IMMEDIATE RELEASE   August 3"],
    ["strong release line", "Port opens   FOR IMMEDIATE RELEASEAugust 3"],
    ["strong embargo", "Embargoed until 9 a.m.\nThe port opens."],
    ["strong press contact", "Media Contact\nJo Doe\nThe port opens."],
    ["strong contact", "The port opens.\nCONTACT: Jo Doe, (505) 246-1627"],
    ["strong contact", "The port opens.\nContact: Jo Doe, 202/224-9854."],
    ["strong heading", "Pressemitteilung\nDer Hafen öffnet."],
    ["strong heading", "COMUNICADO DE PRENSA\nEl puerto abre."],
    ["strong notes to editors", "The port opens.\nNotes to editors\nThe port is old."],
    ["strong end mark", "The port opens.\n###"],
    ["strong end mark", "The port opens.\n-30-"],
    ["strong end mark", "The port opens.-30-"],
    ["strong end mark", "The port opens.\n-end-"],
    ["strong release wire", "OSLO, Aug. 3, 2017 /PRNewswire/ -- The port opens."],
    ["weak attributable statement", "This can be attributed to Jo Doe."],
    ["weak statement", "Jo Doe issued the following statement today."],
    ["weak about the issuer", "The port opens.\nAbout Acme Harbours\nAcme runs ports."],
  ])("finds a %s", (expected, text) => expect(marks(text)).toEqual([expected]));

  it.each([
    "The record is out for immediate release and sale everywhere, he said, and that is all.",
    "He contacted the press. Contact with the enemy was lost.",
    "Contact: none was given by the office",
    "The end of the road\nHe had 30 apples.",
  ])("finds none in %j", (text) => expect(marks(text)).toEqual([]));

  it("takes a heading far below the beginning for that of another text", () => {
    expect(marks(`The port opens.\n${"It is a fine port. ".repeat(60)}\nPress Release\nSep 18, 2017`)).toEqual([]);
  });
});
