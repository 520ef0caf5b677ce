/** A folder as people have them: all of it comes in with one command, and what does not is named with what to do. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Document } from "../../src/types/document.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { wirecopy } from "./command.js";

const fixtures = fileURLToPath(new URL("../io/fixtures/", import.meta.url));
const SIDE = ".expected.json";

test("a mixed folder of forty files comes in with one command", async () => {
  const folder = temporaryFolder();
  const names = readdirSync(fixtures).filter((name) => !name.endsWith(SIDE) && !name.endsWith(".mjs"));
  const expected = new Set<string>();
  for (const name of names) {
    copyFileSync(fixtures + name, join(folder, name));
    const { documents } = JSON.parse(readFileSync(fixtures + name + SIDE, "utf8")) as { readonly documents: readonly Document[] };
    for (const { id } of documents) expected.add(id);
  }
  const statement = "The county regrets the delay of nine weeks and will light the coast road again in the autumn, its head of transport said on Wednesday.";
  for (let n = names.length; n < 38; n++) {
    const name = `note-${n}.${n % 2 === 0 ? "txt" : "jsonl.gz"}`;
    writeFileSync(join(folder, name), n % 2 === 0 ? `${statement} ${n}` : gzipSync(JSON.stringify({ id: name, text: `${n}: ${statement}` })));
    expected.add(name);
  }
  writeFileSync(join(folder, "old.doc"), "\xd0\xcf\x11\xe0");
  writeFileSync(join(folder, "archive.zip"), "PK");
  const [json, tables] = [join(temporaryFolder(), "out.json"), join(temporaryFolder(), "tables")];
  const args = ["detect", folder, "--json", json, "--tables", tables, "--offsets", "codepoint", "--quiet"];
  const { status, stderr } = await wirecopy(args);
  const { documents, passages } = JSON.parse(readFileSync(json, "utf8"));
  expect(new Set(documents.map(({ id }: Document) => id))).toEqual(expected);
  expect(passages.length).toBeGreaterThan(0);
  expect(stderr).toContain(".doc: save as .docx or .txt; .zip: unpack first");
  expect(stderr).toContain("tabelle.csv: it is not valid UTF-8; read as windows-1252, which its letters fit");
  expect(documents.find(({ id }: Document) => id.startsWith("tabelle.csv"))).toMatchObject({ publishedAt: "2026-03-04" });
  // the one that cannot be read is a scan
  expect(stderr.match(/ error: /g)?.length).toBe(2);
  expect(stderr).toContain("picture-only.pdf: it has no text, only pictures of it: it needs character recognition first");
  expect(status).toBe(2);
  const run = JSON.parse(readFileSync(join(tables, "run.json"), "utf8"));
  expect(run.inputs.length).toBe(38);
  expect(run.command).toEqual(args);
});

test("two of its files are compared as the texts they hold", async () => {
  const { status, stdout } = await wirecopy(["compare", `${fixtures}mail.eml`, `${fixtures}page-jsonld.html`]);
  expect(status).toBe(0);
  expect(stdout).toContain("We stood at the quay and clapped");
});
