import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as core from "../../src/index.js";
import * as node from "../../src/node.js";
import { temporaryFolder } from "../io/temporary-folder.js";

test("wirecopy/node has everything of wirecopy", () => {
  expect(Object.keys(node)).toEqual(expect.arrayContaining(Object.keys(core)));
});

test("reading, detecting and writing go together", async () => {
  const sentence = "every inspection of the harbour cranes was quietly postponed until the autumn elections are over";
  const folder = temporaryFolder({ "a.txt": `They wrote that ${sentence}.`, "b.jsonl": JSON.stringify({ id: "b", text: `“${sentence},” says the letter.` }) });
  const texts = new Map<string, string>();
  for await (const { id, text } of node.readDocuments(folder)) texts.set(id, text);
  const detection = await node.detect(node.readDocuments(folder));
  const out = join(temporaryFolder(), "out.json");
  await node.writeDetection(detection, { json: out });
  const [passage] = (JSON.parse(readFileSync(out, "utf8")) as core.Detection).passages;
  for (const { id, start, end } of [passage!.a, passage!.b]) expect(texts.get(id)!.slice(start, end)).toBe(sentence);
});
