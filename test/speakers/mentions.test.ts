/** Names of publishers in running text, credit lines and releases: what they say of a pair, and what not. */
import { describe, expect, it } from "vitest";
import { detect } from "../../src/index.js";
import type { Document } from "../../src/types/document.js";
import type { Relation } from "../../src/types/relation.js";
import { sentences } from "../relations/made-up-news.js";

const story = sentences(61, 4);

/** What two texts are to each other, by a paper that is named and one that names it: "a-to-b" is from the named one. */
async function relationOf(named: string, naming: string, sources: readonly [string, string] = ["Brennock Herald", "Caldwick Gazette"]): Promise<Relation> {
  const documents = [named, naming].map((text, x): Document => ({ id: `d${x}`, text, source: sources[x]!, publishedAt: `2021-05-0${4 + x}T08:00Z` }));
  const { pairs } = await detect(documents);
  expect(pairs).toHaveLength(1);
  return pairs[0]!.relation!;
}

describe("a paper that is named in the running text", () => {
  it("is the origin of what is said to be its report", async () => {
    for (const text of [
      `As the Brennock Herald reported, ${story}`,
      `${story} That is what the Brennock Herald reports.`,
      `${story.slice(0, -1)}, Sen. Ardal Reed told the Brennock Herald.`,
      `${story} The story was first reported by the Brennock Herald.`,
    ])
      expect(await relationOf(story, text), text).toMatchObject({ direction: "a-to-b" });
  });

  it("is not the origin where the sentence behind the shared words speaks of something else", async () => {
    const another = "The Brennock Herald reported that the owner keeps eleven goats.";
    expect((await relationOf(story, `${story} ${another}`)).direction).toBe("undetermined");
    expect(
      (
        await relationOf(`Ort (dpa) - ${story}`, `Ort (dpa) - ${story} Die Ziegen sind, wie der Brennock Kurier berichtet, wohlauf.`, [
          "Brennock Kurier",
          "Tageblatt",
        ])
      ).direction,
    ).toBe("undetermined");
  });

  it("is not the origin of a wire's story that both print", async () => {
    const wire = `KESTWICK (AP) - ${story}`;
    expect((await relationOf(wire, `${wire} That is what the Brennock Herald reports.`)).direction).toBe("undetermined");
    const told = `${wire} The owner told the Brennock Herald that he will rebuild. ${sentences(62, 2)}`;
    expect((await relationOf(told, told)).direction).toBe("undetermined");
    expect((await relationOf(told, told.replace("KESTWICK (AP) - ", ""))).direction).toBe("undetermined");
  });

  it("is the origin of its own interview where no wire is credited", async () => {
    const told = `${story} The owner told the Brennock Herald that he will rebuild. ${sentences(62, 2)}`;
    expect((await relationOf(told, `${told} ${sentences(63, 2)}`)).direction).toBe("a-to-b");
  });

  it("is the origin of a wire's story by a credit line", async () => {
    const wire = `KESTWICK (AP) - ${story}`;
    expect((await relationOf(wire, `${wire}\n\nSource: Brennock Herald`)).direction).toBe("a-to-b");
  });
});

describe("a note of where a text was published first", () => {
  it.each([
    ["This article was first published in the Brennock Herald.", "Brennock Herald"],
    ["This story originally appeared in the Brennock Herald.", "Brennock Herald"],
    ["Dieser Artikel erschien zuerst in der Brennocker Zeitung.", "Brennocker Zeitung"],
  ])("%s gives the direction", async (note, source) => {
    expect((await relationOf(story, `${story}\n\n${note}`, [source, "Caldwick Gazette"])).direction).toBe("a-to-b");
  });

  it("may be the first line of the text", async () => {
    expect((await relationOf(story, `From the Brennock Herald\n\n${story}`)).direction).toBe("a-to-b");
    expect((await relationOf(story, `Letters\n\nFrom the Brennock Herald\n\n${story}`)).direction).toBe("undetermined");
  });

  it("is none where it is of another text", async () => {
    expect((await relationOf(story, `${story}\n\nHer first novel was published in the Brennock Herald.`)).direction).toBe("undetermined");
  });
});

describe("one release of two issuers", () => {
  it("has a common source, and no direction", async () => {
    const release = (contact: string) => `FOR IMMEDIATE RELEASE\n\n${story}\n\nPress contact: ${contact}`;
    const own = [sentences(64, 2), sentences(65, 2)];
    const relation = await relationOf(`${release("a@quay.example")} ${own[0]}`, `${release("b@wheels.example")} ${own[1]}`, ["Quay council", "Wheels for all"]);
    expect(relation).toMatchObject({ label: "common-source", direction: "undetermined" });
  });
});
