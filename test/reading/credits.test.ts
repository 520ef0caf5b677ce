import { describe, expect, it } from "vitest";
import { readCredits } from "../../src/reading/credits.js";

/** What is credited how, as "kind agency". */
const credits = (text: string): string[] => readCredits(text).map(({ agency, kind }) => `${kind} ${agency}`);

describe("readCredits", () => {
  it.each([
    ["byline Associated Press", "Council votes\n\nBy MARTHA KEANE Associated Press\n\nThe council voted."],
    ["byline Associated Press", "Council votesBy MARTHA KEANEAssociated Press WriterThe council voted."],
    ["byline Reuters", "By Martha Keane, Reuters\nThe council voted."],
    ["byline Associated Press", "By Martha Keane\nAP Business Writer\nThe council voted."],
    ["byline AFP", "Von Martha Keane, AFP\nDer Rat stimmte ab."],
  ])("finds %s in a byline", (expected, text) => expect(credits(text)).toEqual([expected]));

  it.each([
    ["dateline Associated Press", "HONOLULU (AP) _ The harbour is closed."],
    ["dateline Reuters", "LONDON, March 3 (Reuters) - The harbour is closed."],
    ["dateline Reuters", "(Reuters) - The harbour is closed."],
    ["dateline Associated Press", "PORTLAND, Maine (AP) — The harbour is closed."],
    ["dateline dpa", "Berlin (dpa) - Der Hafen ist geschlossen."],
    ["dateline AFP", "PARIS, 3 mars (AFP) - Le port est fermé."],
    ["dateline ANSA", "(ANSA) - ROMA, 3 AGO - Il porto è chiuso."],
    ["dateline EFE", "Madrid, 3 ago (EFE).- El puerto está cerrado."],
    ["dateline Antara", "Jakarta (ANTARA) - Pelabuhan ditutup."],
  ])("finds %s in a dateline", (expected, text) => expect(credits(text)).toEqual([expected]));

  it.each([
    ["credit Associated Press", "The harbour is closed.\n\nCopyright 2017 The Associated Press. All rights reserved."],
    ["credit AFP", "The harbour is closed.\nSource: AFP"],
    ["credit dpa", "Der Hafen ist geschlossen. -- dpa"],
    ["credit dpa", "Der Hafen ist geschlossen. (dpa)"],
    ["credit AFP", "Der Hafen ist geschlossen.\n© AFP"],
    ["credit EFE", "El puerto está cerrado.\nFuente: EFE"],
    ["credit Daily Planet", "The harbour is closed.\n© 2017 Daily Planet"],
  ])("finds %s in a note", (expected, text) => expect(credits(text)).toEqual([expected]));

  it.each([
    ["byline Associated Press", "The harbour is closed.\n\nAssociated Press writers Ines Moor in Kestwick and Tom Reed contributed to this report."],
    ["byline Associated Press", "The harbour is closed.\n___\nAP Business Writer Ines Moor in Kestwick contributed to this report."],
    ["contribution Associated Press", "The harbour is closed.\nDaily Comet's Ines Moor and The Associated Press contributed to this report."],
    ["contribution Associated Press", "The harbour is closed.\nThe Associated Press contributed to this report."],
    ["contribution Canadian Press", "The harbour is closed.\n— with files from The Canadian Press"],
    ["contribution dpa", "Der Hafen ist geschlossen. (mit dpa)"],
    ["contribution EFE", "El puerto está cerrado, con información de EFE"],
  ])("tells %s from a credit for the whole", (expected, text) => expect(credits(text)).toEqual([expected]));

  it.each([
    ["attribution Associated Press", "The harbour is closed, reports the Associated Press. More follows."],
    ["attribution Reuters", "The harbour is closed, according to Reuters, for a week."],
    ["attribution Daily Planet", "The Daily Planet reported that the harbour is closed."],
    ["attribution Northern Wire", "The harbour is closed, the Northern Wire reports."],
    ["attribution Orange County Register", "The harbour is closed, according to the Orange County Register."],
    ["attribution Reuters", "A clerk told Reuters that it is closed."],
    ["attribution Reuters", "The harbour is closed for a week, a clerk of the port told\nReuters.\nHe gave no reason."],
    ["attribution dpa", "Das berichtet die dpa unter Berufung auf den Hafen."],
    ["attribution AFP", "Le port est fermé, selon l'AFP, pour une semaine."],
  ])("finds %s in the running text", (expected, text) => expect(credits(text)).toEqual([expected]));

  it.each([
    "Reuters reported a profit of 20 million for the quarter.",
    "Shares of Reuters fell.",
    "The Popular Alliance (AP) tabled a motion.",
    "Students of AP classes passed their exams.",
    "FILE - The harbour in May. (AP Photo/Jane Roe, File)",
    "Photo: Reuters",
    "He was a CBS News White House Correspondent for years.",
    "A study of the Johns Hopkins Bloomberg School is out.",
    "The whole PA Congressional delegation and others have contributed to the fund.",
    "He reads the Daily Planet every day.",
    "Barbed Wire lined the quay of the Czech Republic's only port.",
    "The Federal Register was published.",
  ])("finds none in %j", (text) => expect(credits(text)).toEqual([]));

  it("gives the span of the name", () => {
    const text = "OSLO (Reuters) - The port is closed.";
    const [mark] = readCredits(text);
    expect(text.slice(mark!.start, mark!.end)).toBe("Reuters");
  });
});
