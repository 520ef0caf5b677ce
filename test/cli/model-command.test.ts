import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadModel, mergeModels } from "../../src/index.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { wirecopy } from "./command.js";

const SHARED = "The harbour board has quietly postponed every inspection of the cranes until the autumn elections are over.";
const news = Array.from({ length: 40 }, (_, x) => ({
  id: `n${x}`,
  text: `Ferry ${x} left pier ${x % 7} late, the harbour board said. Nobody was hurt when it docked at noon.`,
}));
const files = {
  "news.jsonl": `${news.map((one) => JSON.stringify(one)).join("\n")}\n`,
  "a.txt": `${SHARED} Anglers were told to leave.`,
  "b.txt": `Rain fell for days. ${SHARED}`,
};

describe("wirecopy model", () => {
  test("trains a model that the other commands take, and says what it is", async () => {
    const cwd = temporaryFolder(files);
    const trained = await wirecopy(["model", "train", "news.jsonl", "--out", "m.model"], { cwd });
    const model = loadModel(readFileSync(join(cwd, "m.model")));
    expect(trained).toMatchObject({ status: 0, stderr: "" });
    expect(trained.stdout).toContain(`model ${model.id}`);
    expect(await wirecopy(["model", "info", "m.model"], { cwd })).toMatchObject({ status: 0, stdout: trained.stdout });
    for (const args of [
      ["detect", "a.txt", "b.txt", "--json", "-"],
      ["trace", "a.txt", "b.txt", "--json", "-"],
    ]) {
      const { status, stdout } = await wirecopy([...args, "--model", "m.model", "--thresholds", "plain=41,sentence=33.5"], { cwd });
      expect({ status, settings: JSON.parse(stdout).settings }).toMatchObject({
        status: 0,
        settings: { model: { id: model.id, given: true }, thresholds: { plain: 41, sentence: 33.5 } },
      });
    }
    for (const name of ["compare", "explain"])
      expect(await wirecopy([name, "a.txt", "b.txt", "--model", "m.model"], { cwd })).toMatchObject({ status: 0, stderr: "" });
  });

  test("makes one model of several, as mergeModels does", async () => {
    const cwd = temporaryFolder({ ...files, "more.jsonl": `${JSON.stringify({ id: "m", text: files["b.txt"] })}\n` });
    const modelOf = (name: string) => loadModel(readFileSync(join(cwd, name)));
    for (const name of ["news", "more"]) await wirecopy(["model", "train", `${name}.jsonl`, "--out", `${name}.model`, "--quiet"], { cwd });
    const merged = await wirecopy(["model", "merge", "news.model", "more.model", "--out", "m.model"], { cwd });
    const expected = mergeModels([modelOf("news.model"), modelOf("more.model")]);
    expect(merged).toMatchObject({ status: 0, stderr: "" });
    expect(merged.stdout).toContain(`model ${expected.id}`);
    expect(modelOf("m.model")).toMatchObject({ id: expected.id, numDocuments: 41 });
    const errorOf = async (...args: string[]) => (await wirecopy(["model", "merge", ...args], { cwd })).stderr;
    expect(await errorOf("news.model", "a.txt", "--out", "n.model")).toContain("a.txt: this is not a whole model");
    expect(await errorOf("news.model", "--out", "news.model")).toContain("it is one of the inputs");
    expect(await errorOf("news.model", "--max-tokens", "5", "--out", "n.model")).toContain("are for `wirecopy model train`");
  });

  test("counts at most so many tokens", async () => {
    const cwd = temporaryFolder(files);
    expect(await wirecopy(["model", "train", "news.jsonl", "--out", "m.model", "--max-tokens", "100", "--quiet"], { cwd })).toMatchObject({
      status: 0,
      stdout: "",
    });
    expect(loadModel(readFileSync(join(cwd, "m.model"))).numTokens).toBeLessThanOrEqual(100);
  });

  test("refuses what is no model, or damaged, and says what to do", async () => {
    const cwd = temporaryFolder(files);
    await wirecopy(["model", "train", "news.jsonl", "--out", "m.model", "--quiet"], { cwd });
    const bytes = readFileSync(join(cwd, "m.model"));
    writeFileSync(join(cwd, "cut.model"), bytes.subarray(0, bytes.length - 8));
    writeFileSync(
      join(cwd, "later.model"),
      Uint8Array.from(bytes, (byte, x) => (x === 8 ? 77 : byte)),
    );
    const errorOf = async (...args: string[]) => {
      const { status, stdout, stderr } = await wirecopy(args, { cwd });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      return stderr;
    };
    expect(await errorOf("model", "info", "none.model")).toContain("the model none.model cannot be read: ");
    expect(await errorOf("detect", "a.txt", "b.txt", "--model", "a.txt")).toContain('a.txt: this is not a whole model: expected "wcmodel" at its start');
    expect(await errorOf("compare", "a.txt", "b.txt", "--model", "cut.model")).toContain("cut.model: this is not a whole model: ");
    expect(await errorOf("trace", "a.txt", "b.txt", "--model", "later.model")).toContain("later.model: the model is of another format: expected 2, found 77");
  });

  test("leaves no file where it cannot train, and never replaces an input", async () => {
    const cwd = temporaryFolder(files);
    const before = readdirSync(cwd);
    const errorOf = async (...args: string[]) => (await wirecopy(["model", ...args], { cwd })).stderr;
    expect(await errorOf("train", "news.jsonl")).toContain("--out expected the file that the model is written to");
    expect(await errorOf("train", "news.jsonl", "--out", "news.jsonl")).toContain("it is one of the inputs");
    expect(await errorOf("train", "news.jsonl", "--out", "m.model", "--max-tokens", "0")).toContain("--max-tokens expected integer >= 1, got 0");
    expect(await errorOf("trian", "news.jsonl")).toContain("<action> expected train, merge or info, got trian");
    expect(await errorOf("info", "a.txt", "b.txt")).toContain("expected one model, got 2");
    expect(readdirSync(cwd)).toEqual(before);
  });

  test("names the flag of a threshold that cannot be", async () => {
    const cwd = temporaryFolder(files);
    const errorOf = async (list: string) => (await wirecopy(["compare", "a.txt", "b.txt", "--thresholds", list], { cwd })).stderr;
    expect(await errorOf("plain=-2")).toContain("--thresholds plain expected number in [0, 1000], got -2");
    expect(await errorOf("plane=3")).toContain("Allowed choices are plain, sentence");
    expect(await errorOf("plain")).toContain("Expected a number.");
  });
});
