/** Functions of the page that need no browser: routes, addresses, layers, wrapped lines, figures, citations. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeAddress } from "../../report/src/element.js";
import { placeLabels, placeNodes } from "../../report/src/graph-layout.js";
import { levelOf } from "../../report/src/release-pane.js";
import { fragmentOf, type Route, routeOf } from "../../report/src/route.js";
import { dateFigure, lagFigure, nameOf, oneLine } from "../../report/src/shown-figures.js";
import { joinWrappedLines, piecesOf } from "../../report/src/text-pane.js";
import { grouped, percent } from "../../src/text/figures.js";

describe("a route", () => {
  it("comes back from its fragment, whatever the ids", () => {
    const id = fc.string({ unit: "grapheme", minLength: 1 });
    const range = fc.tuple(fc.nat(1e9), fc.integer({ min: 1, max: 1000 })).map(([start, length]) => [start, start + length] as const);
    fc.assert(
      fc.property(id, id, fc.integer({ min: 1, max: 9999 }), range, (a, b, passage, rangeA) => {
        const route: Route = { view: "reader", a, b, passage, rangeA };
        expect(routeOf(fragmentOf(route))).toEqual(route);
      }),
    );
  });

  it("has only characters that survive in a mail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (a) => {
        expect(fragmentOf({ view: "reader", a, b: "(<x> y)" })).toMatch(/^#[\w%&=+.*-]+$/);
      }),
    );
  });

  it.each(["", "#", "#nonsense", "#a=only-one", "#as=5-2&list=none", "#f=-1", "#f=1e9"])("is the overview for %s", (fragment) => {
    expect(routeOf(fragment)).toEqual({ view: "overview", list: "pairs" });
  });

  it("is a story by its number", () => {
    expect(routeOf(fragmentOf({ view: "story", story: 3 }))).toEqual({ view: "story", story: 3 });
  });

  it("drops a range that is none", () => {
    expect(routeOf("#a=x&b=y&as=9-3&bs=x-1")).toEqual({ view: "reader", a: "x", b: "y" });
  });
});

describe("an address", () => {
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//host/x",
    "vbscript:x",
    "https://",
    "\u0000https://x",
  ])("is not linked where it is %j", (address) => {
    expect(safeAddress(address)).toBeUndefined();
  });

  it("is linked where it is http or https", () => {
    expect(safeAddress("https://news.example/a?b=c")).toBe("https://news.example/a?b=c");
    expect(safeAddress("HTTP://news.example/")).toBe("http://news.example/");
  });
});

describe("pieces", () => {
  const layers = fc.array(
    fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 30 })).map(([start, length]) => ({ start, end: start + length, what: length })),
    { maxLength: 12 },
  );

  it("follow each other from the start to the end", () => {
    fc.assert(
      fc.property(layers, (given) => {
        const pieces = piecesOf(given, 0, 50);
        expect(pieces.map(({ start }) => start)).toEqual([0, ...pieces.slice(0, -1).map(({ end }) => end)]);
        expect(pieces.at(-1)?.end).toBe(50);
      }),
    );
  });

  it("have for each character the layers that cover it", () => {
    fc.assert(
      fc.property(layers, fc.integer({ min: 0, max: 49 }), (given, at) => {
        const piece = piecesOf(given, 0, 50).find(({ start, end }) => start <= at && at < end);
        expect(piece?.layers).toEqual(given.filter(({ start, end }) => start <= at && at < end));
      }),
    );
  });
});

describe("wrapped lines", () => {
  const wrapped =
    "The council voted on Monday evening to keep the old\nwaterworks in public hands after a long debate in\nwhich residents described brown water and the bills\nthat have been rising for years, and the mayor said\nthat nothing would be sold while she was in office.\nA short line.\nThe vote was eleven to four, and it is final for all\nparties.";

  it("are joined, and short lines stay", () => {
    const joined = joinWrappedLines(wrapped);
    expect(joined).toContain("keep the old waterworks in public hands after a long debate in which residents");
    expect(joined).toContain("\nThe vote was");
  });

  it("keep every offset", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 90 }), { maxLength: 30 }), (lines) => {
        const text = `${wrapped}\n${lines.join("\n")}`;
        const joined = joinWrappedLines(text);
        expect(joined).toHaveLength(text.length);
        expect([...joined].every((character, i) => character === text[i] || (character === " " && text[i] === "\n") || character.length > 1)).toBe(true);
      }),
    );
  });

  it("are left alone in a poem", () => {
    const poem = "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you.\nNothing here\nis wrapped.\n";
    expect(joinWrappedLines(poem)).toBe(poem);
  });
});

describe("figures", () => {
  it.each([
    [0, "0 %"],
    [0.004, "<1 %"],
    [0.384, "38 %"],
    [0.999, "99 %"],
    [1, "100 %"],
  ])("say %d as %s", (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it.each([
    ["2017-08-03T10:15:00-06:00", "3 Aug 2017, 16:15 UTC"],
    ["2017-08-03", "3 Aug 2017"],
    ["2017-08", "Aug 2017"],
    ["2017", "2017"],
    ["soon", "no date"],
    [null, "no date"],
  ])("say %s as %s", (publishedAt, text) => {
    expect(dateFigure(publishedAt)).toBe(text);
  });

  it.each([
    ["2024-03-04T20:00:00Z", "2024-03-04T20:20:00Z", "20 min later"],
    ["2024-03-04T20:00:00Z", "2024-03-05T00:00:00Z", "4 h later"],
    ["2024-03-04T20:00:00Z", "2024-03-05", "the next day"],
    ["2024-03-04", "2024-03-04T20:00:00Z", "the same day"],
    ["2024-03-04", "2024-03-07T01:00:00Z", "3 days later"],
    ["2024-03-04T20:00:00Z", "2024-03-07T21:00:00Z", "3 days later"],
    ["2024-03", "2024-04-02", undefined],
    ["2024-03-05", "2024-03-04T20:00:00Z", undefined],
    [null, "2024-03-04", undefined],
  ])("tell from %s to %s no more than the times do: %s", (first, second, text) => {
    expect(lagFigure(first, second)).toBe(text);
  });

  it("group thousands", () => {
    expect([7, 1234, 1234567].map(grouped)).toEqual(["7", "1,234", "1,234,567"]);
  });

  it("put a name from outside on one line, its controls visible and its end cut", () => {
    expect(oneLine("a\n\tb\u202ec\u0007")).toBe("a b\\u202ec\\x07");
    expect(oneLine("x".repeat(500), 10)).toBe(`${"x".repeat(10)}…`);
  });
});

describe("a document without a title", () => {
  it.each([
    ["/data/articles/city-hall.txt", "city-hall.txt"],
    ["C:\\news\\a.md", "a.md"],
    ["wire/1", "wire/1"],
    ["https://news.example/a/b.html", "https://news.example/a/b.html"],
  ])("with the id %s is called %s", (id, name) => {
    const document = { id, title: null, source: null, publishedAt: null, url: null, language: null, chars: 1, tokens: 1, against: false, shares: [] };
    expect(nameOf(document)).toBe(name);
  });
});

describe("a sentence of the release", () => {
  it("is shaded from the least to the most, and in the middle where all are used by as many", () => {
    expect([1, 3, 5, 9].map((count) => levelOf(count, 9))).toEqual([1, 2, 3, 5]);
    expect(levelOf(1, 1)).toBe(3);
  });
});

describe("the labels of the graph", () => {
  const label = "ten letter";
  const sideOf = (places: ReturnType<typeof placeLabels>) => places.map(({ dx, dy }) => (dx > 0 ? "right" : dx < 0 ? "left" : dy > 0 ? "below" : "above"));

  it("stand below their nodes where there is room", () => {
    expect(sideOf(placeLabels([0, 200].map((x) => ({ x, y: 0, radius: 8, label }))))).toEqual(["below", "below"]);
  });

  it("stand elsewhere where another node or label is below", () => {
    const [first, second] = sideOf(placeLabels([0, 24].map((y) => ({ x: 0, y, radius: 8, label }))));
    expect(first).toBe("above");
    expect(second).toBe("below");
  });

  it("stay inside the drawing where they can", () => {
    const nodes = [0, 20].map((y) => ({ x: 0, y, radius: 8, label: "a label that is longer than there is room beside it" }));
    expect(sideOf(placeLabels(nodes))).toEqual(["above", "below"]);
  });
});

describe("the layout of the graph", () => {
  const nodes = Array.from({ length: 12 }, (_, id) => ({ id, radius: 8, time: id / 11 }));
  const ties = nodes.slice(1).map(({ id }) => ({ source: 0, target: id, share: 0.5 }));

  it("is the same each time", () => {
    expect(placeNodes(nodes, ties, 1000)).toEqual(placeNodes(nodes, ties, 1000));
  });

  it("puts the last document right of the first", () => {
    const placed = placeNodes(nodes, ties, 1000);
    expect(placed[11]!.x).toBeGreaterThan(placed[0]!.x + 300);
  });

  it("keeps nodes apart", () => {
    const placed = placeNodes(nodes, ties, 1000);
    const distances = placed.flatMap((p, i) => placed.slice(i + 1).map((q) => Math.sqrt((p.x - q.x) ** 2 + (p.y - q.y) ** 2)));
    expect(Math.min(...distances)).toBeGreaterThan(60);
  });
});
