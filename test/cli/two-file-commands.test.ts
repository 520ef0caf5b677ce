import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { outcomeOf, start, wirecopy } from "./command.js";

const quotation = "the committee has quietly postponed every inspection of the harbour cranes until the autumn elections are over";
const release = `The dockworkers' union published its letter on Monday. “We know that ${quotation},” it says.\n`;
const story = `In a letter seen by this paper, the union wrote: "${quotation}". A spokesman declined to comment on it.\n`;
const other = "Rainfall broke records; rivers rose two metres overnight.\n";
const files = {
  "a.txt": release,
  "b.txt": story,
  "c.txt": other,
  "b.txt.gz": gzipSync(story),
  "long.txt": `${release}${"filler words of no importance ".repeat(20_000)}`,
};

describe("wirecopy compare", () => {
  test("prints the texts beside each other with numbered marks, and the passage beneath", async () => {
    const { status, stdout, stderr } = await wirecopy(["compare", "a.txt", "b.txt"], { cwd: temporaryFolder(files) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^a a\.txt: \d+ tokens, [\d.]+ % shared\nb b\.txt: \d+ tokens, [\d.]+ % shared\nresemblance 0\.\d{3}, 1 passage\n/);
    expect(stdout).toMatch(/^\[1 .* │ \[1 |\[1 .*│.*\[1 /m);
    expect(stdout).toMatch(/ 1\]/);
    expect(stdout).toMatch(/^\[1\] [\d.]+ bits, exact, \d+ tokens, a \[\d+,\d+\), b \[\d+,\d+\)$/m);
    expect(Math.max(...stdout.split("\n").map((row) => row.length))).toBeLessThanOrEqual(100);
    expect(stdout).not.toContain("\u001b");
  });

  test("says of lists of records that it reads them as plain text, and what compares their documents", async () => {
    const cwd = temporaryFolder({ ...files, "a.jsonl": `${JSON.stringify({ id: "a", text: release })}\n`, "b.csv": `id,text\nb,${other}` });
    const run = async (...paths: string[]) => {
      const { status, stderr } = await wirecopy(["compare", ...paths], { cwd });
      return { status, stderr };
    };
    const warning = "read as plain text, not as records; `wirecopy detect` compares the documents in";
    expect(await run("a.jsonl", "b.csv")).toEqual({ status: 0, stderr: `wirecopy: warning: a.jsonl and b.csv: ${warning} them\n` });
    expect(await run("a.txt", "a.jsonl")).toEqual({ status: 0, stderr: `wirecopy: warning: a.jsonl: ${warning} it\n` });
  });

  test("colours where it is asked to, unless NO_COLOR or --no-color says otherwise", async () => {
    const cwd = temporaryFolder(files);
    const args = ["compare", "a.txt", "b.txt"];
    expect((await wirecopy(args, { cwd, env: { FORCE_COLOR: "1" } })).stdout).toContain("\u001b[32m[1");
    expect((await wirecopy(args, { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).stdout).not.toContain("\u001b");
    expect((await wirecopy([...args, "--no-color"], { cwd, env: { FORCE_COLOR: "1" } })).stdout).not.toContain("\u001b");
  });

  test("reads compressed files and standard input", async () => {
    const { status, stdout } = await wirecopy(["compare", "-", "b.txt.gz"], { cwd: temporaryFolder(files), input: release });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^a -: .*\nb b\.txt\.gz: /);
    expect(stdout).toContain("[1 ");
  });

  test("compares a file with itself", async () => {
    const { status, stdout } = await wirecopy(["compare", "a.txt", "a.txt"], { cwd: temporaryFolder(files) });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^b a\.txt \(again\): \d+ tokens, 100\.0 % shared$/m);
  });

  test("marks the texts of --ignore and counts them", async () => {
    const cwd = temporaryFolder({ ...files, "ignored.txt": `We know that ${quotation}.` });
    const { status, stdout } = await wirecopy(["compare", "a.txt", "b.txt", "--ignore", "ignored.txt"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/, 0 passages\n2 passages of ignored texts in 2 documents\n/);
    const explained = await wirecopy(["explain", "a.txt", "b.txt", "--ignore", "ignored.txt"], { cwd });
    expect(explained.stdout).toContain("; ignored: In a text that is ignored; otherwise: ");
  });

  test("says that nothing was found", async () => {
    const { status, stdout } = await wirecopy(["compare", "a.txt", "c.txt"], { cwd: temporaryFolder(files) });
    expect(status).toBe(0);
    expect(stdout).toContain("Nothing found: no passage reaches the evidence that is needed (");
  });

  test("ends quietly when the reader of its output has seen enough", async () => {
    const child = start(["compare", "long.txt", "b.txt"], { cwd: temporaryFolder(files) });
    const ending = outcomeOf(child);
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await ending).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("wirecopy compare --no-self", () => {
  test("does not look for repeats inside a text", async () => {
    const cwd = temporaryFolder({ ...files, "twice.txt": `${release}\n\n${other}\n\n${release}` });
    expect((await wirecopy(["compare", "twice.txt", "c.txt"], { cwd })).stdout).toContain("a repeats itself: ");
    const { status, stdout } = await wirecopy(["compare", "twice.txt", "c.txt", "--no-self"], { cwd });
    expect(status).toBe(0);
    expect(stdout).not.toContain("repeats itself");
  });
});

describe("wirecopy explain", () => {
  test("prints the reported run and, for what was held back, bits, needed bits and rule", async () => {
    const shared = "at the end of the day";
    const apart = (word: string) => Array.from({ length: 200 }, (_, i) => word + i).join(" ");
    const cwd = temporaryFolder({
      "a.txt": `${release} ${apart("north")} met ${shared} on Friday.`,
      "b.txt": `${story} ${apart("river")} was ${shared} a draw.`,
    });
    const { status, stdout } = await wirecopy(["explain", "a.txt", "b.txt"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/shared runs? reported\n {2}[\d.]+ bits {2}.*postponed/);
    expect(stdout).toMatch(
      /shared runs? not reported\n(?:.*\n)*? {2}.*the end of the day.*\n {5}\d+ tokens, a \[\d+,\d+\), b \[\d+,\d+\)\n {5}[\d.]+ bits of [\d.]+ needed; [a-z-]+: /,
    );
  });

  test("says that two texts have nothing in common", async () => {
    const { status, stdout } = await wirecopy(["explain", "a.txt", "c.txt"], { cwd: temporaryFolder(files) });
    expect(status).toBe(0);
    expect(stdout).toMatch(/nothing in common/i);
  });
});

describe.each(["compare", "explain"])("wirecopy %s", (command) => {
  test("ends with 2 where a file cannot be read", async () => {
    const folder = temporaryFolder({ ...files, "bad.txt.gz": "not compressed" });
    const outcomes = await Promise.all(["none.txt", ".", "bad.txt.gz"].map((name) => wirecopy([command, "a.txt", name], { cwd: folder })));
    expect(outcomes.map(({ status, stdout }) => [status, stdout])).toEqual([
      [2, ""],
      [2, ""],
      [2, ""],
    ]);
    expect(outcomes[0]!.stderr).toBe("wirecopy: error: none.txt: there is no such file\n");
    expect(outcomes[1]!.stderr).toBe("wirecopy: error: .: it is a folder; expected a text file (`wirecopy detect` reads folders)\n");
  });

  test("refuses standard input for both, one file alone, and unknown flags", async () => {
    const outcomes = await Promise.all([["-", "-"], ["a.txt"], ["a.txt", "b.txt", "--bogus"]].map((args) => wirecopy([command, ...args])));
    expect(outcomes.map(({ status, stdout }) => [status, stdout])).toEqual([
      [2, ""],
      [2, ""],
      [2, ""],
    ]);
  });

  test("does not take a damaged input for a fault of --ignore", async () => {
    const damaged = gzipSync(`${release}${Array.from({ length: 5000 }, (_, i) => `word${(i * 7919) % 5003}`).join(" ")}`).subarray(0, -1000);
    const cwd = temporaryFolder({ ...files, "damaged.txt.gz": damaged, "ignored.txt": "All rights of the harbour gazette are reserved." });
    const { status, stdout, stderr } = await wirecopy([command, "damaged.txt.gz", "b.txt", "--ignore", "ignored.txt"], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^wirecopy: error: damaged\.txt\.gz: .*\n$/);
    expect(stdout).toMatch(/^resemblance /m);
  });

  test("asks for more evidence with --margin-bits, and refuses a margin that is out of range", async () => {
    const cwd = temporaryFolder(files);
    const found = command === "compare" ? /, 1 passage\n/ : /1 shared run reported/;
    expect((await wirecopy([command, "a.txt", "b.txt"], { cwd })).stdout).toMatch(found);
    const { status, stdout } = await wirecopy([command, "a.txt", "b.txt", "--margin-bits", "500"], { cwd });
    expect(status).toBe(0);
    expect(stdout).not.toMatch(found);
    const { stderr, ...refused } = await wirecopy([command, "a.txt", "b.txt", "--margin-bits", "-7"], { cwd });
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(stderr).toContain("wirecopy: --margin-bits expected number in [-6, 1000], got -7\n");
  });

  test("has no sensitivity, because every shared run is looked at", async () => {
    const { status, stderr } = await wirecopy([command, "a.txt", "b.txt", "--sensitivity", "copy"]);
    expect(status).toBe(2);
    expect(stderr).toBe(`wirecopy: unknown option '--sensitivity'\n(wirecopy ${command} --help says more)\n`);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("is ended by %s at once, whatever it computes", async (name) => {
    const child = start([command, "-", "b.txt"], { cwd: temporaryFolder(files) });
    const ending = outcomeOf(child);
    // two texts that take many seconds
    const words = Array.from({ length: 400_000 }, (_, i) => `w${(i * 7919) % 50_021}`).join(" ");
    child.stdin.on("error", () => undefined);
    child.stdin.end(words + words, () => setTimeout(() => child.kill(name), 300));
    expect(await ending).toMatchObject({ status: null, signal: name, stdout: "" });
  });

  test("has help with examples", async () => {
    expect(await wirecopy([command, "--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining(`  wirecopy ${command} release.txt story.txt`) });
  });

  test("lets no control character through", async () => {
    const folder = temporaryFolder({ "a.txt": `${release}\u001b[2J\u0000`, "b.txt": `${story}\u202e` });
    const { stdout } = await wirecopy([command, join(folder, "a.txt"), join(folder, "b.txt")]);
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});
