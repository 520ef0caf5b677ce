import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { linkerOf, urlOf } from "../../src/cli/hyperlinks.js";

const output = (isTTY: boolean) => Object.assign(new Writable(), { isTTY });
const link = ({ isTTY = true, TERM = "xterm", wanted = true } = {}) =>
  linkerOf({ stdout: output(isTTY), env: { TERM } }, wanted)("name", "https://wire.example/1");
const LINK = "\u001b]8;;https://wire.example/1\u001b\\name\u001b]8;;\u001b\\";

afterEach(() => vi.unstubAllEnvs());

describe("a link", () => {
  test("is made on a terminal that has them or is said to", () => {
    vi.stubEnv("FORCE_HYPERLINK", "1");
    expect(link()).toBe(LINK);
    vi.stubEnv("FORCE_HYPERLINK", "0");
    expect(link()).toBe("name");
  });

  test.each([
    ["in a pipe", { isTTY: false }],
    ["on a dumb terminal", { TERM: "dumb" }],
    ["with --no-color", { wanted: false }],
  ])("is not made %s, even if it is asked for", (_, where) => {
    vi.stubEnv("FORCE_HYPERLINK", "1");
    expect(link(where)).toBe("name");
  });

  test("is not made of what no URL can be made of", () => {
    vi.stubEnv("FORCE_HYPERLINK", "1");
    const linked = linkerOf({ stdout: output(true), env: {} }, true);
    for (const target of [undefined, "https://a.example/\u001b\\", `https://a.example/${"x".repeat(3000)}`, "https://a.example/a b"])
      expect(linked("name", target)).toBe("name");
  });
});

describe("the URL of a document", () => {
  const record = (url?: string) => urlOf({ path: "/news/feed.jsonl", isWhole: false, url });

  test("is that of its file", () => {
    expect(urlOf({ path: "/news/a b#1?%é.txt", isWhole: true })).toBe("file:///news/a%20b%231%3F%25%C3%A9.txt");
    expect(urlOf({ path: "a.txt", isWhole: true })).toBe(pathToFileURL("a.txt").href);
    expect(urlOf({ path: "-", isWhole: false })).toBeUndefined();
  });

  test("is of a record the one on the web that it gives, if any", () => {
    expect(record("https://wire.example/1?a=b")).toBe("https://wire.example/1?a=b");
    expect(record("HTTP://Müller.example/ü")).toBe("http://xn--mller-kva.example/%C3%BC");
    for (const other of [undefined, "", "javascript:alert(1)", "file:///etc/passwd", "https://bank.example@evil.example/", "no url"])
      expect(record(other)).toBe("file:///news/feed.jsonl");
  });

  test("is printable ASCII, whatever the name or the field", () => {
    const hostile = fc.array(fc.constantFrom("a", "/", "\u001b", "\\", "\u0007", "]8;;", "\u202e", "%", "\ud800", "\n", "é", "https://x.example/"), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(hostile, hostile, (path, url) => {
        expect(urlOf({ path: `/x${path.join("")}`, isWhole: false, url: `https://h.example/${url.join("")}` })).toMatch(/^[\x21-\x7e]+$/);
      }),
    );
  });
});
