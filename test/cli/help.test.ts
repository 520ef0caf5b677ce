import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { GROUPS } from "../../src/cli/command-options.js";
import { createProgram } from "../../src/cli/program.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { wirecopy } from "./command.js";

const stream = () => new PassThrough();
const program = createProgram({ stdin: stream(), stdout: stream(), stderr: stream(), env: {}, signal: undefined }, async () => undefined);
const names = program.commands.map((command) => command.name());

/** The whole help, examples included. */
function helpOf(name: string | undefined): string {
  const command = name === undefined ? program : program.commands.find((each) => each.name() === name)!;
  let printed = "";
  command.configureOutput({ writeOut: (text) => (printed += text) }).outputHelp();
  return printed;
}

describe("the help", () => {
  test.each([undefined, ...names])("of %s fits 80 columns and has examples that name it", (name) => {
    const help = helpOf(name);
    for (const line of help.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(help).toContain(`Examples:\n`);
    expect(help.slice(help.indexOf("Examples:"))).toContain(name === undefined ? "wirecopy detect " : `wirecopy ${name} `);
  });

  test("has the options of a command in groups", () => {
    const headings = [...helpOf("detect").matchAll(/^(\S.*:)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(["Arguments:", ...Object.values(GROUPS), "Examples:"]);
  });

  test.each(["detect", "trace"])("gives examples of %s that parse", (name) => {
    const command = program.commands.find((each) => each.name() === name)!;
    const flags = new Set(command.options.flatMap(({ long, short }) => [long, short]));
    const examples = helpOf(name).split("Examples:")[1]!;
    for (const [flag] of examples.matchAll(/(?<= )--[a-z-]+/g)) expect(flags).toContain(flag);
  });

  test("of a command is the same by help as by --help", async () => {
    const [one, other] = [await wirecopy(["help", "dedupe"]), await wirecopy(["dedupe", "--help"])];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ status: 0, stderr: "" });
    expect(one.stdout).toMatch(/^Usage: wirecopy dedupe /);
  });

  test("of help is that of all", async () => {
    const [one, other] = [await wirecopy(["help", "help"]), await wirecopy(["--help"])];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ status: 0, stderr: "" });
  });

  test("stands in for a command that is missing, as what to try first, and is no success", async () => {
    const { status, stdout, stderr } = await wirecopy([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/What to try first:\n\n {2}wirecopy compare release\.txt story\.txt /);
  });
});

describe("a slip of the pen", () => {
  test.each([
    [["detcet", "."], "unknown command 'detcet'\n(Did you mean detect?)"],
    [["detect", ".", "--treshold", "1"], "unknown option '--treshold'\n(Did you mean --threshold?)"],
    [
      ["detect", ".", "--sensitivity", "sentense"],
      "option '--sensitivity <name>' argument 'sentense' is invalid. Allowed choices are quote, sentence, copy.\n(Did you mean sentence?)",
    ],
    [["detect", ".", "--encoding", "utf8"], "euc-kr.\n(Did you mean utf-8?)"],
    [["completion", "bahs"], "<shell> expected bash, zsh or fish, got bahs\n(Did you mean bash?)\n(wirecopy completion --help says more)"],
    [["help", "detcet"], "wirecopy: unknown command 'detcet'\n(Did you mean detect?)\n(wirecopy --help says more)\n"],
    [["help", "xyzzy"], "wirecopy: unknown command 'xyzzy'\n(wirecopy --help says more)\n"],
    [["news"], "unknown command 'news'\n(`wirecopy detect news` examines it)"],
    [["xyzzy"], "unknown command 'xyzzy'\n(wirecopy --help says more)"],
    [["det\u001b[2Ject"], "unknown command 'det\\x1b[2Ject'"],
  ])("in %j is named, with what was meant", async (args, message) => {
    const { status, stdout, stderr } = await wirecopy(args, { cwd: temporaryFolder({ "news/a.txt": "" }) });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^wirecopy: /);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/\(wirecopy .*--help says more\)\n$/);
  });
});
