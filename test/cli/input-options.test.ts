/** --map, --dates and a guessed encoding in every command that reads records, and the folders that commands write: --tables and --save-texts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { wirecopy } from "./command.js";

const NEWS = "Die Fähre nach Osterholm fährt ab dem ersten März wieder alle zwanzig Minuten, sagte die Vorsitzende des Ausschusses am Mittwoch.";
const OTHER = "Eine Bäckerei in der Altstadt hat den Preis für das beste Roggenbrot der Gegend gewonnen, zum dritten Mal in zehn Jahren.";
const line = (id: string, text: string, when: string) => `${JSON.stringify({ nr: id, roh: text, wann: when })}\n`;
const LINES = line("spaet", NEWS, "9/4/2026") + line("frueh", `${NEWS} Mehr folgt.`, "3/4/2026") + line("brot", OTHER, "5/4/2026");
const MAP = ["--map", "id=nr,text=roh,publishedAt=wann"];

describe("wirecopy dedupe", () => {
  test("reads fields by the names that are given, dates in the order that is given, and an encoding that nobody names", async () => {
    const cwd = temporaryFolder({ "a.jsonl": Buffer.from(LINES, "latin1") });
    const { status, stdout, stderr } = await wirecopy(["dedupe", "a.jsonl", ...MAP, "--dates", "dmy", "--keep", "earliest", "--out", "-", "--quiet"], { cwd });
    expect(status).toBe(0);
    expect(stdout.split("\n").filter(Boolean)).toEqual([line("frueh", `${NEWS} Mehr folgt.`, "3/4/2026").trim(), line("brot", OTHER, "5/4/2026").trim()]);
    expect(stderr).toContain("read as windows-1252, which its letters fit (--encoding says otherwise)");
  });

  test("says what it took names and dates to mean, as detect does", async () => {
    const rows = [NEWS, OTHER].map((text, i) => `${JSON.stringify({ id: i, Volltext: text, Datum: "3/4/2026" })}\n`).join("");
    const cwd = temporaryFolder({ "a.jsonl": rows });
    const said = await Promise.all(["dedupe", "detect"].map(async (command) => (await wirecopy([command, "a.jsonl", "--quiet"], { cwd })).stderr));
    expect(said[0]).toContain('read "Volltext" as text, "Datum" as publishedAt');
    expect(said[0]).toContain("2 dates such as");
    expect(said[0]).toBe(said[1]);
  });

  test("says so once of a file that is read in many parts", async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${JSON.stringify({ id: i, Volltext: `${i} ${NEWS}` })}\n`).join("");
    const { stderr } = await wirecopy(["dedupe", "a.jsonl", "--quiet", "--threads", "2"], { cwd: temporaryFolder({ "a.jsonl": rows }) });
    expect(stderr.match(/read "Volltext" as text/g)).toHaveLength(1);
  });
});

describe("wirecopy index", () => {
  test("takes fields and dates as they are called, to add and to ask", async () => {
    const question = `${JSON.stringify({ nr: "frage", roh: NEWS, wann: "10/4/2026" })}\n`;
    const cwd = temporaryFolder({ "a.jsonl": LINES, "q.jsonl": question });
    const added = await wirecopy(["index", "add", "seen", "a.jsonl", ...MAP, "--dates", "dmy", "--quiet"], { cwd });
    expect({ status: added.status, stderr: added.stderr }).toEqual({ status: 0, stderr: "" });
    const asked = await wirecopy(["index", "query", "seen", "q.jsonl", ...MAP, "--dates", "dmy", "--json", "-", "--quiet"], { cwd });
    const { documents, verdict } = JSON.parse(asked.stdout);
    expect(documents.map(({ id, publishedAt }: { id: string; publishedAt: string }) => [id, publishedAt])).toEqual(
      expect.arrayContaining([
        ["frage", "2026-04-10"],
        ["spaet", "2026-04-09"],
      ]),
    );
    expect(verdict === undefined || verdict.kind === "duplicate").toBe(true);
  });
});

describe("folders of results", () => {
  test("detect saves the texts that its offsets count in", async () => {
    const page = `<html><head><title>Fähre</title><link rel="canonical" href="https://a.example/faehre"></head><body><nav>Start Politik Wetter</nav><article><h1>Fähre</h1><p>${NEWS}</p><p>${OTHER}</p></article><footer>Impressum</footer></body></html>`;
    const cwd = temporaryFolder({ "a/page.html": page, "a/wire.txt": `${NEWS}\n` });
    const { status } = await wirecopy(["detect", "a", "--json", "out.json", "--save-texts", "texts", "--quiet"], { cwd });
    expect(status).toBe(0);
    const fileOf = new Map(
      (parse(readFileSync(join(cwd, "texts/texts.csv")), { columns: true }) as { id: string; file: string }[]).map(({ id, file }) => [id, file]),
    );
    const { passages } = JSON.parse(readFileSync(join(cwd, "out.json"), "utf8"));
    expect(passages.length).toBe(1);
    const cut = ({ id, start, end }: { id: string; start: number; end: number }) => readFileSync(join(cwd, "texts", fileOf.get(id)!), "utf8").slice(start, end);
    expect(cut(passages[0].a)).toBe(cut(passages[0].b));
    expect(NEWS).toContain(cut(passages[0].a));
    expect(fileOf.get("https://a.example/faehre")).toMatch(/^a\.example_faehre-/);
  });

  test("trace writes tables that join, the run, and the texts", async () => {
    const release = `PRESSEMITTEILUNG\n\n${NEWS} „Eine Brücke in vierzig Kilometern Entfernung ist kein Nachbar“, sagte sie.\n`;
    const cwd = temporaryFolder({ "release.txt": release, "a/bote.txt": `${NEWS}\n`, "a/brot.txt": `${OTHER}\n` });
    const args = ["trace", "release.txt", "a", "--tables", "t", "--as", "csv", "--offsets", "codepoint", "--save-texts", "texts", "--quiet"];
    expect(await wirecopy(args, { cwd })).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(cwd, "t")).sort()).toEqual(["articles.csv", "passages.csv", "quotations.csv", "run.json", "sentence_uses.csv", "sentences.csv"]);
    const rows = (name: string): Record<string, string>[] => parse(readFileSync(join(cwd, "t", `${name}.csv`)), { columns: true });
    expect(rows("articles").map(({ id, uses_release }) => [id, uses_release])).toEqual([["bote.txt", "true"]]);
    const [passage] = rows("passages");
    const text = readFileSync(join(cwd, "texts/release.txt"), "utf8");
    expect([...text].slice(Number(passage!.release_start), Number(passage!.release_end)).join("")).toContain("alle zwanzig Minuten");
    const used = rows("sentences").filter(({ uses }) => Number(uses) > 0);
    expect(rows("sentence_uses").map(({ sentence, id }) => [sentence, id])).toEqual(used.map(({ sentence }) => [sentence, "bote.txt"]));
    expect(JSON.parse(readFileSync(join(cwd, "t/run.json"), "utf8"))).toMatchObject({
      format: "wirecopy-tables",
      inputs: [{ path: "release.txt" }, { path: "a/bote.txt" }, { path: "a/brot.txt" }],
    });
    expect(readdirSync(join(cwd, "texts")).sort()).toEqual(["bote.txt", "release.txt", "texts.csv"]);
  });

  test.each([
    [["detect", "a", "--tables", "x", "--save-texts", "x"], /--tables and --save-texts expected two folders/],
    [["trace", "release.txt", "a", "--offsets", "byte"], /--as and --offsets are for --tables/],
  ])("%j is refused", async (args, message) => {
    const { status, stderr } = await wirecopy(args, { cwd: temporaryFolder({ "a/x.txt": NEWS, "release.txt": NEWS }) });
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
