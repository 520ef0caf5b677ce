import { describe, expect, it } from "vitest";
import { readTextDate } from "../../src/reading/text-date.js";
import { linesOf } from "../../src/reading/text-lines.js";

const dateOf = (text: string): string | undefined => readTextDate(text, linesOf(text))?.date;
const BODY =
  "The council closed the harbour for a week because of cracks in two of its piers, and nobody knows when it will open again, said people who were there.";
const GERMAN =
  "Der Rat hat den Hafen mit der Mole für eine Woche gesperrt und will das Ende von der Prüfung mit den Leuten von der Stadt und dem Land abwarten.";

describe("readTextDate", () => {
  it.each([
    ["2017-08-03", `August 3, 2017\n\n${BODY}`],
    ["2017-08-03", `Harbour closed\nAug. 03, 2017 1:33 PM\n${BODY}`],
    ["2017-08-03", `Harbour closed\nThursday, 3 August 2017\n${BODY}`],
    ["2017-08-03", `Harbour closed\nPublished: August 3, 2017\n${BODY}`],
    ["2017-08-03", `By Jo Doe | August 3, 2017\n${BODY}`],
    ["2017-08-03", `NEW YORK, Aug. 3, 2017 /PRNewswire/ -- ${BODY}`],
    ["1987-02-26", `26-FEB-1987 15:01:01.79\n${BODY}`],
    ["2017-08-03", `3. August 2017, 14:30 Uhr\n${GERMAN}`],
    ["2017-08-03", `03.08.2017\n${GERMAN}`],
    ["2017-08-03", `3 de agosto de 2017\n${BODY}`],
    ["2017-03-01", `Publié le 1er mars 2017\n${BODY}`],
    ["2017-08-03", `3 Agustus 2017\n${BODY}`],
    ["2017-08-03", `FOR IMMEDIATE RELEASE      August 3  2017      ${BODY}`],
    ["2024-05-23", `${GERMAN} (APA, 23.5.2024)`],
    ["2017-08-03T13:33:00Z", `2017-08-03T13:33:00Z\n${BODY}`],
  ])("reads %s in %j", (expected, text) => expect(dateOf(text)).toBe(expected));

  it.each([
    ["a sentence", `${BODY} On March 27, 2017 it had rained.`],
    ["a caption", `FILE - In this Aug. 1, 2016 file photo, a ship leaves the port.\n${BODY}`],
    ["a list of other stories", `${BODY}\nRelated Content\nApr 05, 2017`],
    ["a list below the text", `${BODY}\n${BODY}\nApr 05, 2017\nAnother story`],
    ["the last line of a long text", `${BODY}\n${BODY}\n${BODY}\nApr 05, 2017`],
    ["a broken sentence", `The company will pay its debts in full when they are due\nMarch 1, 1989. ${BODY}`],
    ["a note of an update", `Last updated: August 4, 2017\n${BODY}`],
    ["a letter", `The senator sent the following letter to the secretary of the interior:\nMarch 29, 2006\n${BODY}`],
    ["no date that exists", `June 31, 2017\n${BODY}`],
    ["either order of day and month", `03.08.2017\n${BODY}`],
  ])("is none where the date is that of %s", (_, text) => expect(dateOf(text)).toBeUndefined());

  it("is none where two dates disagree", () => expect(dateOf(`July 31, 2008\nHarbour closed\nOctober 27, 2005\n${BODY}`)).toBeUndefined());
  it("is one where two dates agree", () => expect(dateOf(`2005-10-27\nHarbour closed\nOctober 27, 2005\n${BODY}`)).toBe("2005-10-27"));
  it("is an instant only with a time and a zone", () => {
    const precision = (text: string) => readTextDate(text, linesOf(text))?.precision;
    expect([precision(`2017-08-03T13:33:00Z\n${BODY}`), precision(`Aug. 3, 2017 1:33 PM\n${BODY}`)]).toEqual(["instant", "day"]);
  });
});
