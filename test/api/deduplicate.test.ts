import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeduplicateOptions, type Document, deduplicate, exactJaccard, type Keep, WirecopyError } from "../../src/index.js";
import { randomNumbers } from "../reference/random-numbers.js";

const KEEPS = ["first", "longest", "earliest"] as const;
/** So few misses that a generated case does not meet one. */
const HARDLY_ANY_MISS = { shingleSize: 2, threshold: 0.5, maxMissRate: 1e-9 };

/** The documents in the order of keeping, by the words of its definition. */
function rankOf({ text, publishedAt, source }: Document, keep: Keep): number {
  if (typeof keep === "object") return [...keep.preferredSources, source].indexOf(source);
  return keep === "longest" ? -text.length : keep === "earliest" ? Date.parse(publishedAt ?? "9999-01-01") : 0;
}

function inOrder(documents: readonly Document[], keep: Keep): Document[] {
  return [...documents].sort((x, y) => rankOf(x, keep) - rankOf(y, keep) || documents.indexOf(x) - documents.indexOf(y));
}

/** Visits in the order of keeping and compares each document exactly with all that were kept, or with those of its source. */
function slowly(
  documents: readonly Document[],
  { keep, threshold, shingleSize, per }: Required<Pick<DeduplicateOptions, "keep" | "threshold" | "shingleSize" | "per">>,
) {
  const kept: Document[] = [];
  const dropped = new Map<string, { of: string; resemblance: number; rule: string }>();
  for (const document of inOrder(documents, keep!)) {
    const others = kept.filter(({ source }) => per === undefined || (source !== undefined && source === document.source));
    const figures = others.map((other) => ({ other, resemblance: exactJaccard(other.text, document.text, { shingleSize: shingleSize! }) }));
    const best = figures.reduce<(typeof figures)[number] | undefined>((x, y) => (x !== undefined && x.resemblance >= y.resemblance ? x : y), undefined);
    if (best === undefined || best.resemblance < threshold!) kept.push(document);
    else {
      const byRule = rankOf(best.other, keep!) < rankOf(document, keep!);
      const rule = byRule ? (typeof keep === "object" ? "preferred-source" : keep!) : "first";
      dropped.set(document.id, { of: best.other.id, resemblance: best.resemblance, rule });
    }
  }
  return {
    kept: documents.filter(({ id }) => !dropped.has(id)).map(({ id }) => id),
    duplicates: documents.filter(({ id }) => dropped.has(id)).map(({ id }) => ({ id, ...dropped.get(id) })),
  };
}

/** `count` words, different for each seed. */
function words(seed: number, count: number): string[] {
  const next = randomNumbers(seed);
  return Array.from({ length: count }, () => `w${next()}`);
}

const named = (texts: readonly string[]): Document[] => texts.map((text, i) => ({ id: `d${i}`, text }));

async function verdicts(texts: readonly string[], options?: DeduplicateOptions) {
  const { kept, duplicates } = await deduplicate(named(texts), options);
  return { kept, duplicates };
}

describe("deduplicate", () => {
  it.each([
    ...KEEPS.map((keep) => [keep, keep, undefined] as const),
    ["a list of sources", { preferredSources: ["Echo", "Globe"] }, undefined],
    ["longest of each source", "longest", "source"],
    ["a list of sources, of each source", { preferredSources: ["Echo"] }, "source"],
  ] as const)("with keep %s gives what comparing exactly with all kept documents gives", async (_, keep, per) => {
    // Stretches of one text with a word changed: many resemblances on either side of the threshold, some exactly at it.
    const document = fc.tuple(fc.nat(4), fc.integer({ min: 0, max: 9 }), fc.nat(9), fc.nat(2), fc.nat(3)).map(([start, length, at, word, day]) => ({
      text: Array.from({ length }, (_each, i) => (i === at && word > 0 ? `x${word}` : `w${start + i}`)).join(word === 2 ? ", " : " "),
      ...(day > 0 && { publishedAt: `2026-11-0${day}`, source: ["Globe", "Echo", "Planet"][day - 1]! }),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(document, { maxLength: 14 }), async (bare) => {
        const documents = bare.map((each, i) => ({ id: String(i), ...each }));
        const options = { ...HARDLY_ANY_MISS, keep, per };
        const { kept, duplicates } = await deduplicate(documents, options);
        expect({ kept, duplicates }).toEqual(slowly(documents, options));
      }),
    );
  });

  it("drops at exactly the threshold, and keeps just below it", async () => {
    // 5 and 4 shingles of two words, 4 of them shared: 0.8.
    const texts = ["a b c d e f", "a b c d e"];
    expect(await verdicts(texts, { ...HARDLY_ANY_MISS, threshold: 0.8 })).toEqual({
      kept: ["d0"],
      duplicates: [{ id: "d1", of: "d0", resemblance: 0.8, rule: "first" }],
    });
    expect((await verdicts(texts, { ...HARDLY_ANY_MISS, threshold: 0.801 })).kept).toEqual(["d0", "d1"]);
  });

  it("compares with kept documents only, so a chain of small changes does not pull its end out", async () => {
    const story = words(1, 200);
    const changed = (count: number) => [...words(2, count), ...story.slice(count)].join(" ");
    const { kept, duplicates } = await verdicts([changed(0), changed(16), changed(32)], { threshold: 0.8, maxMissRate: 1e-6 });
    expect(exactJaccard(changed(16), changed(32))).toBeGreaterThan(0.8);
    expect(kept).toEqual(["d0", "d2"]);
    expect(duplicates).toEqual([{ id: "d1", of: "d0", resemblance: 180 / 212, rule: "first" }]);
  });

  it("names the kept document that resembles most, not the first that reaches the threshold", async () => {
    const story = words(3, 60);
    const far = [...story.slice(0, 50), ...words(4, 10)].join(" ");
    const middle = [...story.slice(0, 58), ...words(4, 2)].join(" ");
    const { duplicates } = await verdicts([far, story.join(" "), middle], { threshold: 0.75, maxMissRate: 1e-6 });
    expect(duplicates.map(({ id, of }) => [id, of])).toEqual([["d2", "d1"]]);
  });

  it("takes documents of the same words for equal, whatever stands between these", async () => {
    expect(await verdicts(["The harbour, closed on Monday!", "the harbour closed on “Monday”"])).toEqual({
      kept: ["d0"],
      duplicates: [{ id: "d1", of: "d0", resemblance: 1, rule: "first" }],
    });
  });

  it("keeps short texts apart that differ in a number alone", async () => {
    const texts = [
      "Lane 4 of the A8 is closed near Dasing.",
      "Lane 5 of the A8 is closed near Dasing.",
      "Bus 12 is late.",
      "Bus 21 is late.",
      "Bus 12 is late!",
    ];
    expect((await verdicts(texts)).kept).toEqual(["d0", "d1", "d2", "d3"]);
  });

  it("takes Swiss ss for ß, accents in one character or two for equal, but ae, oe and ue, which words have of their own, for other letters", async () => {
    const german = "Die Straße am großen Fluß ist wegen der Schäden für Fußgänger gesperrt, heißt es im Rathaus.";
    const texts = [german, german.replaceAll("ß", "ss"), german.normalize("NFD"), german.replaceAll("ä", "ae").replaceAll("ü", "ue")];
    expect((await verdicts(texts)).kept).toEqual(["d0", "d3"]);
  });

  it("takes documents without a word for duplicates of each other, and says how many there are", async () => {
    const { kept, duplicates, limits } = await deduplicate(named(["", "word", " ?! ", ""]));
    expect(kept).toEqual(["d0", "d1"]);
    expect(duplicates).toEqual([
      { id: "d2", of: "d0", resemblance: 1, rule: "first" },
      { id: "d3", of: "d0", resemblance: 1, rule: "first" },
    ]);
    expect(limits).toContainEqual({ code: "document-empty", count: 3, detail: expect.stringContaining('duplicates of each other: "d0", "d2", "d3"') });
  });

  it("drops a text that is shorter than a shingle only for one of the same words, and counts such texts", async () => {
    const { kept, limits } = await deduplicate(named(["one two three", "one two three four", "one, two, three", "five words of a text"]));
    expect(kept).toEqual(["d0", "d1", "d3"]);
    expect(limits).toEqual([{ code: "document-short", count: 3, detail: expect.stringContaining("fewer than 5 words (shingleSize)") }]);
  });

  it("counts a text as short by its words, however long they are", async () => {
    const { limits } = await deduplicate(named([`${"a".repeat(5000)} b`, `${"a".repeat(5000)} b c d e`]));
    expect(limits.map(({ code, count }) => [code, count])).toEqual([["document-short", 1]]);
  });

  it("skips an id that comes again, which is neither kept nor a duplicate, and reports it", async () => {
    const one = { id: "a", text: words(5, 20).join(" ") };
    const { kept, duplicates, limits } = await deduplicate([one, { id: "a", text: words(6, 20).join(" ") }, { id: "b", text: one.text }]);
    expect({ kept, duplicates }).toEqual({ kept: ["a"], duplicates: [{ id: "b", of: "a", resemblance: 1, rule: "first" }] });
    expect(limits).toEqual([{ code: "duplicate-id", count: 1, detail: expect.stringContaining('"a"') }]);
  });

  it("keeps dated documents before those without a date, and says how many have none", async () => {
    const text = words(7, 20).join(" ");
    const documents = [
      { id: "undated", text },
      { id: "odd", text, publishedAt: "yesterday" },
      { id: "late", text, publishedAt: "2026-11-21" },
      { id: "early", text, publishedAt: "2026-11-20T08:00:00Z" },
    ];
    const { kept, duplicates, limits } = await deduplicate(documents, { keep: "earliest" });
    expect(kept).toEqual(["early"]);
    expect(duplicates.map(({ id }) => id)).toEqual(["undated", "odd", "late"]);
    expect(limits.map(({ code, count }) => [code, count])).toEqual([
      ["time-missing", 1],
      ["time-invalid", 1],
    ]);
  });

  it("compares a text beyond maxDocumentChars by its beginning, and reports it", async () => {
    const text = words(8, 40).join(" ");
    const { kept, limits } = await deduplicate(named([text, `${text} ${words(9, 40).join(" ")}`]), { limits: { maxDocumentChars: text.length } });
    expect(kept).toEqual(["d0"]);
    expect(limits).toEqual([{ code: "document-too-long", count: 1, detail: expect.stringContaining('"d1"') }]);
  });

  it("takes documents from an async iterable, and gives them settings with a hash", async () => {
    async function* stream() {
      yield* named(["one", "two"]);
    }
    const { kept, settings } = await deduplicate(stream(), { threshold: 0.9 });
    expect(kept).toEqual(["d0", "d1"]);
    expect(settings).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{8}$/), threshold: 0.9, keep: "first", shingleSize: 5, limits: { maxBucket: 100 } });
  });

  it("folds tokens where it is told to", async () => {
    const folding = { name: "first-letter", fold: (token: string) => token.slice(0, 1) };
    expect((await verdicts(["alpha beta gamma delta eta", "a b g d e"], { folding })).kept).toEqual(["d0"]);
    expect((await verdicts(["alpha beta gamma delta eta", "a b g d e"])).kept).toEqual(["d0", "d1"]);
  });

  it("rejects with the signal's reason, before it begins and between two documents", async () => {
    await expect(deduplicate([], { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    const controller = new AbortController();
    async function* endless() {
      for (let i = 0; ; i++) {
        if (i === 3) controller.abort();
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield { id: String(i), text: "text" };
      }
    }
    await expect(deduplicate(endless(), { signal: controller.signal })).rejects.toMatchObject({ name: "AbortError" });
  });

  it.each([
    [{ threshold: 0 }, /"threshold" expected number in \(0, 1\], got 0/],
    [{ keep: "last" }, /"keep" expected one of first, longest, earliest, got "last"/],
    [{ keep: { preferredSources: "AP" } }, /"keep.preferredSources" expected array of strings, got "AP"/],
    [{ per: "title" }, /"per" expected one of source, got "title"/],
    [{ limits: { familyPairs: 3 } }, /unknown option "familyPairs"; the \w+ are maxBucket, maxDocumentChars/],
    [{ within: "3d" }, /unknown option "within"/],
  ])("refuses the options %j", async (options, message) => {
    await expect(deduplicate([], options as DeduplicateOptions)).rejects.toThrow(message);
  });

  it("refuses what is no document, and says which", async () => {
    await expect(deduplicate([{ id: "a", text: "b" }, { id: "c" } as unknown as Document])).rejects.toThrow(/"documents\[1\]\.text" expected string/);
    await expect(deduplicate("text" as unknown as Document[])).rejects.toThrow(TypeError);
    expect(new WirecopyError("input-changed", "").message).toBe("an input has changed while it was read");
  });
});

describe("deduplicate on hostile documents", () => {
  it("keeps one of 20,000 that differ in a word, in time that grows with their number", async () => {
    const story = words(10, 200).join(" ");
    const { kept, duplicates, limits } = await deduplicate(named(Array.from({ length: 20_000 }, (_, i) => `${story} ${i}`)));
    expect({ kept, dropped: duplicates.length, limits }).toEqual({ kept: ["d0"], dropped: 19_999, limits: [] });
  });

  it("bounds the comparisons among documents that agree in a part of their signatures but do not resemble, and says so", async () => {
    // Half of each text is the same: resemblance near 1/3, far below a threshold whose bands they often share.
    const half = words(11, 60).join(" ");
    const texts = Array.from({ length: 400 }, (_, i) => `${half} ${words(100 + i, 60).join(" ")}`);
    const options = { threshold: 0.4, limits: { maxBucket: 5 } };
    const { kept, limits } = await deduplicate(named(texts), options);
    expect(kept.length).toBe(400);
    expect(limits).toEqual([{ code: "bucket-too-large", count: expect.any(Number), detail: expect.stringContaining("more than 5 kept ones") }]);
    expect((await deduplicate(named(texts), { threshold: 0.4, limits: { maxBucket: 400 } })).limits).toEqual([]);
  });

  it("keeps the same documents whatever the order of the input, where the order of keeping is another, beyond the bound of buckets too", async () => {
    const half = words(12, 30).join(" ");
    const base = Array.from({ length: 60 }, (_, i) => `${half} ${words(200 + i, 30).join(" ")}`);
    const documents = [...base, ...base].map((text, i) => ({
      id: `d${i}`,
      text: i < 60 ? text : `${text} ${words(i, 3 + (i % 5)).join(" ")}`,
      publishedAt: new Date(Date.UTC(2026, 0, 1, 0, (i * 37) % 120)).toISOString(),
    }));
    const next = randomNumbers(9);
    const shuffled = documents.map((document) => ({ document, at: next() })).sort((x, y) => x.at - y.at);
    const options = { keep: "earliest", threshold: 0.5, limits: { maxBucket: 3 } } as const;
    const inOrder = await deduplicate(documents, options);
    const other = await deduplicate(
      shuffled.map(({ document }) => document),
      options,
    );
    expect(inOrder.limits.map(({ code }) => code)).toEqual(["bucket-too-large"]);
    expect(inOrder.duplicates.length).toBeGreaterThan(20);
    expect([...other.kept].sort()).toEqual([...inOrder.kept].sort());
    expect(new Set(other.duplicates.map((each) => JSON.stringify(each)))).toEqual(new Set(inOrder.duplicates.map((each) => JSON.stringify(each))));
  });

  it("keeps every document whose publisher is not known where one of each source is to stay, and says so; a host names a publisher", async () => {
    const text = words(3, 40).join(" ");
    const documents = [{}, { source: "Globe" }, {}, { source: "The Globe" }, { url: "https://www.globe.example/a" }, { source: "Echo" }];
    const { kept, limits } = await deduplicate(
      documents.map((published, i) => ({ id: `d${i}`, text, ...published })),
      { per: "source" },
    );
    expect(kept).toEqual(["d0", "d1", "d2", "d5"]);
    expect(limits).toEqual([{ code: "source-missing", count: 2, detail: expect.stringContaining("without a known publisher") }]);
  });

  it("says that the miss rate is not reached where the threshold is too low for it", async () => {
    const { limits } = await deduplicate([], { threshold: 0.01 });
    expect(limits).toEqual([{ code: "miss-rate-not-reached", count: 1, detail: expect.stringContaining("not 0.01 (maxMissRate)") }]);
  });
});
