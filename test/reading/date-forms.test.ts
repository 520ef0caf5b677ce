import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datesIn } from "../../src/reading/date-forms.js";
import { nastyText } from "../reference/nasty-text.js";

const days = (text: string, dayFirst = false) => datesIn(text, () => dayFirst).map(({ date }) => date);

/** Names of the months as each language writes them, January first. */
const MONTHS = {
  English: "January February March April May June July August September October November December",
  German: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  French: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  Spanish: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  Italian: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  Portuguese: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  Dutch: "januari februari maart april mei juni juli augustus september oktober november december",
  Indonesian: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
};

describe("a date in words", () => {
  it.each(Object.entries(MONTHS))("has its month by the names of %s", (_, names) => {
    names.split(" ").forEach((name, x) => {
      expect(days(`5 ${name} 2014`)).toEqual([`2014-${String(x + 1).padStart(2, "0")}-05`]);
    });
  });

  it.each([
    "August 3, 2017",
    "AUGUST 3, 2017",
    "Aug. 03, 2017",
    "August 3rd, 2017",
    "August 3 2017",
    "3 August 2017",
    "3. August 2017",
    "3 de agosto de 2017",
    "3-AUG-2017",
    "3rd of August 2017",
    "2017-08-03",
    "2017年8月3日",
    "2017 年 8 月 3 日",
  ])("is one day in the form %j", (written) => expect(days(written)).toEqual(["2017-08-03"]));

  it("is the first of a month in French", () => expect(days("1er mars 2017")).toEqual(["2017-03-01"]));

  it.each([
    "Marching 3, 2017",
    "Room 3, 2017",
    "August 2017",
    "3 August",
    "August 32, 2017",
    "August 3, 20177",
    "XAugust 3, 2017",
    "no. 12-2017-08-03",
    "a/2017-08-03",
    "August 3, 1517",
    "August 0, 2017",
    "2017年13月3日",
  ])("is none in %j", (text) => expect(days(text)).toEqual([]));

  it("is none that the calendar has not", () => expect(days("June 31, 2017; 29 February 2017; 29 February 2016; 2017-13-01")).toEqual(["2016-02-29"]));
});

describe("a date with a time", () => {
  it.each([
    ["2017-08-03T13:33:00Z", "2017-08-03T13:33:00Z"],
    ["2017-08-03T13:33+02:00", "2017-08-03 13:33 +02:00"],
    ["2017-08-03T13:33:00Z", "2017-08-03 13:33:00.250 GMT"],
    ["2017-08-03", "2017-08-03 13:33"],
    ["2017-08-03", "2017-08-03T25:33:00Z"],
  ])("is %s for %j: an instant only where a zone is given and the time exists", (expected, text) => expect(days(text)).toEqual([expected]));
});

describe("a date in numbers", () => {
  it("is taken where only one order is possible", () =>
    expect(days("13/08/2017 08/13/2017 5.5.2017 03/08/2017")).toEqual(["2017-08-13", "2017-08-13", "2017-05-05"]));
  it("has the day first where the language puts it first", () =>
    expect(days("03/08/2017 3.8.2017 03 08 2017", true)).toEqual(["2017-08-03", "2017-08-03", "2017-08-03"]));
  it("is taken where its marks became spaces", () => expect(days("07 31 2006")).toEqual(["2006-07-31"]));
  it("has one mark in both places", () => expect(days("13/08.2017 13.08/2017", true)).toEqual([]));
  it("is none where both numbers are too large", () => expect(days("13/14/2017 32.1.2017", true)).toEqual([]));
  it("asks for the language only where the date depends on it", () => {
    const asked: string[] = [];
    const dayFirst = () => asked.push("asked") > 0;
    datesIn("August 3, 2017 and 13/08/2017 and 5.5.2017", dayFirst);
    expect(asked).toEqual([]);
    datesIn("03/08/2017", dayFirst);
    expect(asked).toEqual(["asked"]);
  });
});

describe("the dates of a text", () => {
  it("come by offset and slice what is written", () => {
    const text = "on 3 août 2017 again, and 04.09.2018 more";
    expect(datesIn(text, () => true).map(({ start, end }) => text.slice(start, end))).toEqual(["3 août 2017", "04.09.2018"]);
  });

  it("exist, are in order and do not overlap, whatever the text is made of", () => {
    const part = fc.oneof(
      fc.constantFrom("August", "mars", "31", "2", "2017", "0019", "-", "/", ".", " ", ", ", "年", "月", "日", "T12:00Z", "de"),
      nastyText(1),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), fc.boolean(), (parts, dayFirst) => {
        let end = 0;
        for (const found of datesIn(parts.join(""), () => dayFirst)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          end = found.end;
          expect(found.date).toMatch(/^\d{4}-\d\d-\d\d/);
          const day = found.date.slice(0, 10);
          expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
