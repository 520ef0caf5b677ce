/** Words of a page, and of posts in it. */
import { describe, expect, it } from "vitest";
import { embeddedPosts } from "../../src/reading/posts.js";
import { isFurniture } from "../../src/relations/labelled-families.js";
import { processorMs } from "../processor-time.js";

describe("furniture", () => {
  it.each([
    "Sign up for our evening letter. Follow us on Facebook and Instagram. All rights reserved.",
    "The Associated Press contributed to this report.",
    "Copyright © 2021 The Skomer Argus. Click here for reprint permission.",
    "Abonnieren Sie unseren Newsletter. Alle Rechte vorbehalten.",
    "Suscríbete a nuestro boletín. Todos los derechos reservados.",
    "Подпишитесь. Все права защищены.",
  ])("is %s", (text) => expect(isFurniture(text)).toBe(true));

  it.each([
    "The ferry to Skomer sank on Monday, and the harbour office has closed the landing for two winters.",
    "The court ruled that copyright protects the map of the harbour, and that the council has to pay.",
    `${"The harbour office has closed the landing because the piles are rotten and the cable is rusty. ".repeat(6)}All rights reserved.`,
    "",
  ])("is not %s", (text) => expect(isFurniture(text)).toBe(false));
});

describe("embedded posts", () => {
  it("are the words before their author, not the author", () => {
    const text = "The mayor wrote:\nWe will rebuild the pier by spring — Ines Moor (@inesmoor) May 4, 2013\nNobody answered.";
    expect(embeddedPosts(text).map(({ start, end }) => text.slice(start, end))).toEqual(["We will rebuild the pier by spring"]);
  });

  it("are none where a handle stands in a sentence", () => {
    expect(embeddedPosts("Write to the harbour office (@skomer) or call. It is (@ noon) — no.")).toEqual([]);
  });

  it("take linear time", () => {
    const ms = processorMs(() => {
      embeddedPosts("— a (@b) ".repeat(50_000));
      embeddedPosts("(@".repeat(200_000));
    });
    expect(ms).toBeLessThan(5000);
  });
});
