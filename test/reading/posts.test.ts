import { describe, expect, it } from "vitest";
import { embeddedPosts } from "../../src/reading/posts.js";

const posts = (text: string): string[] => embeddedPosts(text).map(({ start, end }) => text.slice(start, end));

describe("a post that a page embeds", () => {
  it.each([
    "The tower leaks again — Vera Holm (@veraholm) May 4, 2013",
    "The tower leaks again -- Vera Holm (@veraholm) May 4, 2013",
    "The tower leaks again &mdash; Vera Holm (@veraholm) May 4, 2013",
    "Nobody came.\nThe tower leaks again — Vera Holm (@vera_holm1) May 4, 2013\nThe harbour is open.",
  ])("is the words of its line before its author: %j", (text) => expect(posts(text)).toEqual(["The tower leaks again"]));

  it("begins behind the one before it on a line", () => {
    expect(posts("Wet — A B (@ab) May 4 Wetter — C D (@cd) May 5").map((post) => post.trim())).toEqual(["Wet", "May 4 Wetter"]);
  });

  it("is no longer than posts are", () => {
    const [post] = posts(`${"wet ".repeat(300)}— Vera Holm (@veraholm) May 4`);
    expect(post!.length).toBeGreaterThan(300);
    expect(post!.length).toBeLessThanOrEqual(400);
  });

  it.each([
    ["no dash stands before the name", "Vera Holm (@veraholm) wrote that the tower leaks."],
    ["the brackets hold no handle", "The tower leaks — Vera Holm (@ the harbour) said."],
    ["the handle is too long", `The tower leaks — Vera Holm (@${"v".repeat(31)}) May 4`],
    ["nothing stands before the dash", "— Vera Holm (@veraholm) May 4"],
    ["the name is on another line than the dash", "The tower leaks —\nVera Holm (@veraholm)"],
    ["a bracket is left open", "The tower leaks — Vera Holm (@veraholm"],
  ])("is none where %s", (_, text) => expect(posts(text)).toEqual([]));

  it("is looked for in a hundred thousand signs of one without going back", () => {
    expect(embeddedPosts("(@".repeat(100_000))).toEqual([]);
    expect(embeddedPosts("a — b (@c) ".repeat(20_000))).toHaveLength(20_000);
  });
});
