/** Publishers under their one name. */
import { describe, expect, it } from "vitest";
import { isOfPublisher, publisherKey, publisherOf } from "../../src/relations/publisher-names.js";
import { processorMs } from "../processor-time.js";

describe("the key of a publisher", () => {
  it.each([
    ["AP", "The Associated Press", "apnews.com", "https://apnews.com/article/1", "ASSOCIATED PRESS"],
    ["Guardian", "The Guardian", "guardian ", "theguardian.com", "www.theguardian.com", "The Guardian (online)", "The Guardian - News"],
    ["CNN", "cnn.com", "CNN (Web News)", "edition.cnn.com", "CNN International"],
    ["Fox News", "Fox Online News", "foxnews.com", "FOX News"],
    ["El País", "elpais.com", "EL PAIS"],
    ["Skomer Argus", "The Skomer Argus", "skomerargus.co.uk", "Skomer-Argus", "skomer argus online"],
    ["Ведомости", "ведомости", "ВЕДОМОСТИ"],
  ])("is one for %s and its other names", (...names) => {
    expect(new Set(names.map(publisherKey)).size).toBe(1);
    expect(publisherKey(names[0]!)).toBeDefined();
  });

  it.each([
    ["Stanford University", "Columbia University"],
    ["Skomer News", "Ravensand News"],
    ["Daily Star", "Star"],
    ["BBC", "CBC"],
    ["harbour.blogspot.com", "anglers.blogspot.com"],
  ])("tells %s from %s", (x, y) => expect(publisherKey(x)).not.toBe(publisherKey(y)));

  it.each(["", "The", " the ", "---", "(…)"])("is none for %j", (name) => expect(publisherKey(name)).toBeUndefined());

  it("comes from the address where there is no source, and where the source is nobody known and the host is", () => {
    expect(publisherOf(undefined, "https://www.skomerargus.co.uk/2020/ferry")?.key).toBe(publisherKey("Skomer Argus"));
    expect(publisherOf("Ines Moor", "https://www.cnn.com/x")?.name).toBe("CNN");
    expect(publisherOf("Skomer Argus", "https://news.example.com/x")?.name).toBe("Skomer Argus");
    expect(publisherOf("Associated Press", "https://www.cnn.com/x")?.name).toBe("Associated Press");
    expect(publisherOf(null, null)).toBeUndefined();
  });

  it("has time for a hostile name", () => {
    const ms = processorMs(() => {
      for (const unit of ["a.", "(", "- ", "the ", "\ud800", "a@"]) publisherOf(unit.repeat(100_000), unit.repeat(100_000));
    });
    expect(ms).toBeLessThan(5000);
  });
});

describe("a name that is the publisher's", () => {
  it.each([
    ["Daniel Akers", "Senator Akers"],
    ["Daniel Akers", "Office of Gov. Daniel Akers"],
    ["Daniel K. Akers", "Daniel Akers"],
    ["Марина Левина", "Марина Левина"],
  ])("is %s for %s", (name, source) => expect(isOfPublisher(name, source)).toBe(true));

  it.each([
    ["Stella Fox", "fox"],
    ["Michael Bloomberg", "Bloomberg"],
    ["Stanford University", "Columbia University"],
    ["Good News", "Skomer News"],
    ["Ann Echo", "The Echo"],
    ["Daniel Akers", "The"],
    ["", "Senator Akers"],
  ])("is not %s for %s", (name, source) => expect(isOfPublisher(name, source)).toBe(false));
});
