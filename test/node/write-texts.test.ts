import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { writeTexts } from "../../src/node/write-texts.js";
import { temporaryFolder } from "../io/temporary-folder.js";

/** Writes texts under ids into a folder; what stands there then, and which file each id has. */
async function written(texts: Readonly<Record<string, string>>) {
  const folder = join(temporaryFolder(), "deep", "texts");
  await writeTexts(
    Object.keys(texts).map((id) => ({ id })),
    folder,
    { textOf: (id) => texts[id] },
  );
  const rows: { id: string; file: string }[] = parse(readFileSync(join(folder, "texts.csv")), { columns: true });
  return { folder, names: readdirSync(folder), fileOf: new Map(rows.map(({ id, file }) => [id, file])) };
}

test("a text is written as it is, under its id where that is a name", async () => {
  const text = "\ufeffOne\r\ntwo \u2028 naïve 🐟\n";
  const { folder, names } = await written({ "release.txt": text, story: "" });
  expect(names.sort()).toEqual(["release.txt", "story.txt", "texts.csv"]);
  expect(readFileSync(join(folder, "release.txt"), "utf8")).toBe(text);
});

test("ids that are no names, or are one name where capitals do not count, have files of their own inside the folder", async () => {
  const ids = [
    ...["../../etc/passwd", "..", ".", "/", "", ".hidden", "a/b", "a\\b", "a:b", "con", "NUL.txt", "texts.csv", "Story", "story", "STORY.txt"],
    ...["https://a.example/news/1?x=2", "https://a.example/news/1?x=3", "x".repeat(5000), "\0\u202e\n", "日本/記事", "=1+1", "nul\u0000"],
  ];
  const { folder, names, fileOf } = await written(Object.fromEntries(ids.map((id, i) => [id, `text ${i}`])));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length + 1);
  for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,95}$/u);
  for (const [i, id] of ids.entries()) expect(readFileSync(join(folder, fileOf.get(id === "=1+1" ? "'=1+1" : id)!), "utf8")).toBe(`text ${i}`);
  expect(fileOf.get("https://a.example/news/1?x=2")).toMatch(/^a\.example_news_1_x_2-[0-9a-f]{8}\.txt$/);
  expect(fileOf.get("con")).not.toBe("con.txt");
});

test("more texts than may be open at a time are all written", async () => {
  const { names } = await written(Object.fromEntries(Array.from({ length: 350 }, (_, i) => [`n${i}`, String(i)])));
  expect(names.length).toBe(351);
});
