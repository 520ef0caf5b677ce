import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceMs, type PublicationTime, parsePublicationTime } from "../../src/corpus/publication-time.js";

const DAY = 86_400_000;

function interval(value: string): PublicationTime {
  const time = parsePublicationTime(value);
  if (typeof time === "string") throw new Error(`${value} is ${time}`);
  return time;
}

describe("a publication time", () => {
  test("that is a date stands for its whole day in UTC", () => {
    expect(interval("2018-03-01")).toEqual({ startMs: Date.UTC(2018, 2, 1), endMs: Date.UTC(2018, 2, 2) });
  });

  test("that is a month stands for the whole month, December included", () => {
    expect(interval("2018-02")).toEqual({ startMs: Date.UTC(2018, 1, 1), endMs: Date.UTC(2018, 2, 1) });
    expect(interval("2018-12")).toEqual({ startMs: Date.UTC(2018, 11, 1), endMs: Date.UTC(2019, 0, 1) });
  });

  test("that is a year stands for the whole year", () => {
    expect(interval("2018")).toEqual({ startMs: Date.UTC(2018, 0, 1), endMs: Date.UTC(2019, 0, 1) });
  });

  test("in the first century is not taken for the twentieth", () => {
    expect(new Date(interval("0099-05-06").startMs).toISOString()).toBe("0099-05-06T00:00:00.000Z");
  });

  test.each([
    ["2018-03-01T10:11:12Z", Date.UTC(2018, 2, 1, 10, 11, 12)],
    ["2018-03-01T10:11:12z", Date.UTC(2018, 2, 1, 10, 11, 12)],
    ["2018-03-01T10:11:12+09:00", Date.UTC(2018, 2, 1, 1, 11, 12)],
    ["2018-03-01T10:11:12+0900", Date.UTC(2018, 2, 1, 1, 11, 12)],
    ["2018-03-01T10:11:12+09", Date.UTC(2018, 2, 1, 1, 11, 12)],
    ["2018-03-01T10:11:12-03:30", Date.UTC(2018, 2, 1, 13, 41, 12)],
    ["2018-03-01 10:11:12 +0000", Date.UTC(2018, 2, 1, 10, 11, 12)],
    ["2018-03-01 10:11:12", Date.UTC(2018, 2, 1, 10, 11, 12)],
    ["2018-03-01T10:11", Date.UTC(2018, 2, 1, 10, 11)],
    ["2018-03-01T10:11:12.5Z", Date.UTC(2018, 2, 1, 10, 11, 12, 500)],
    ["2018-03-01T10:11:12.123999Z", Date.UTC(2018, 2, 1, 10, 11, 12, 123)],
    ["2018-03-01T10:11:12,25", Date.UTC(2018, 2, 1, 10, 11, 12, 250)],
    [" 2018-03-01T10:11:12Z\n", Date.UTC(2018, 2, 1, 10, 11, 12)],
  ])("%j is an instant", (value, ms) => {
    expect(parsePublicationTime(value)).toEqual({ startMs: ms, endMs: ms });
  });

  test("without a zone does not depend on the zone of the machine", () => {
    const before = process.env.TZ;
    try {
      process.env.TZ = "Asia/Tokyo";
      expect(interval("2018-03-01T10:00:00").startMs).toBe(Date.UTC(2018, 2, 1, 10));
      expect(interval("2018-03-01").startMs).toBe(Date.UTC(2018, 2, 1));
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  test.each([
    "2018-02-30",
    "2018-02-29",
    "1900-02-29",
    "2018-13-01",
    "2018-00-01",
    "2018-01-00",
    "2018-04-31",
    "2018-1-1",
    "18-01-01",
    "20180301",
    "2018-03-01T24:00:00",
    "2018-03-01T23:60",
    "2018-03-01T23:59:60",
    "2018-03-01T10",
    "2018-03-01T10:00:00+24:00",
    "2018-03-01T10:00:00+09:60",
    "2018-03-01Z",
    "2018-03-01T10:00:00.Z",
    "March 1, 2018",
    "yesterday",
    "2018-03-01T10:00:00 Europe/Paris",
    "٢٠١٨-٠٣-٠١",
  ])("%j is invalid", (value) => {
    expect(parsePublicationTime(value)).toBe("invalid");
  });

  test("on the 29th of February is valid in leap years only", () => {
    expect(interval("2016-02-29").endMs).toBe(Date.UTC(2016, 2, 1));
    expect(interval("2000-02-29").endMs).toBe(Date.UTC(2000, 2, 1));
  });

  test.each([undefined, "", "  \n"])("%j is missing", (value) => {
    expect(parsePublicationTime(value)).toBe("missing");
  });

  test("written by toISOString is read back exactly", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true }), (date) => {
        expect(parsePublicationTime(date.toISOString())).toEqual({ startMs: date.getTime(), endMs: date.getTime() });
        const day = interval(date.toISOString().slice(0, 10));
        expect(day.startMs <= date.getTime() && date.getTime() < day.endMs && day.endMs - day.startMs === DAY).toBe(true);
      }),
    );
  });
});

describe("the distance of two publication times", () => {
  test("is zero where a day holds the instant", () => {
    expect(distanceMs(interval("2018-03-01"), interval("2018-03-01T23:00:00Z"))).toBe(0);
    expect(distanceMs(interval("2018"), interval("2018-07"))).toBe(0);
  });

  test("is the gap between two instants", () => {
    expect(distanceMs(interval("2018-03-01T10:00Z"), interval("2018-03-01T12:00Z"))).toBe(7_200_000);
  });

  test("is what lies between two days", () => {
    expect(distanceMs(interval("2018-03-01"), interval("2018-03-02"))).toBe(0);
    expect(distanceMs(interval("2018-03-01"), interval("2018-03-04"))).toBe(2 * DAY);
  });

  test("is the same in both directions", () => {
    const anyInterval = fc.tuple(fc.integer(), fc.nat(1e9)).map(([startMs, length]) => ({ startMs, endMs: startMs + length }));
    fc.assert(
      fc.property(anyInterval, anyInterval, (x, y) => {
        const overlap = x.startMs <= y.endMs && y.startMs <= x.endMs;
        expect(distanceMs(x, y)).toBe(distanceMs(y, x));
        expect(distanceMs(x, y) === 0).toBe(overlap);
      }),
    );
  });
});
