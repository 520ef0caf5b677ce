/**
 * Command line: the definitions of all commands (program.ts) -> a script that completes them in a shell. Nothing is written twice: commands, flags,
 * choices and what takes a file are read from what parses them. Own code, since the packages there are run the command at every press of the key,
 * which takes it a tenth of a second, or ask for the definitions again. O(options).
 */
import type { Command } from "commander";
import { FILE_VALUES } from "./command-options.js";
import { bashScript, fishScript, zshScript } from "./completion-scripts.js";

/** Shells that a script can be made for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** What can stand in one place: one of a few words, a file, or something that cannot be known. */
export type Completed = { readonly kind: "anything" | "file" } | { readonly kind: "choice"; readonly choices: readonly string[] };

export interface CompletedOption {
  /** With dashes; the long name is last. */
  readonly names: readonly string[];
  readonly text: string;
  readonly isRepeatable: boolean;
  /** Undefined for an option without a value. */
  readonly value: Completed | undefined;
}

export interface CompletedCommand {
  readonly name: string;
  readonly text: string;
  readonly options: readonly CompletedOption[];
  /** What its arguments are: all of one kind. */
  readonly argument: Completed;
}

/** What a script is made of. */
export interface CompletedProgram {
  readonly name: string;
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

const SCRIPTS: Readonly<Record<Shell, (program: CompletedProgram) => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** The script that completes `program` in `shell`, to be sourced. */
export function completionScript(program: Command, shell: Shell): string {
  return SCRIPTS[shell](completedProgram(program));
}

function completedProgram(program: Command): CompletedProgram {
  const names = program.commands.map((command) => command.name());
  const commands = program.createHelp().visibleCommands(program);
  return {
    name: program.name(),
    options: optionsOf(program),
    commands: commands.map((command) => ({
      name: command.name(),
      text: command.summary(),
      options: names.includes(command.name()) ? optionsOf(command) : [],
      argument: names.includes(command.name()) ? argumentOf(command) : { kind: "choice", choices: names },
    })),
  };
}

function optionsOf(command: Command): CompletedOption[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map(({ short, long, description, argChoices, required, flags }) => ({
      names: [short, long].filter((name) => name !== undefined),
      text: description,
      isRepeatable: description.includes("can be repeated"),
      value: required ? completed(argChoices, /<(.*)>/.exec(flags)?.[1]) : undefined,
    }));
}

function argumentOf(command: Command): Completed {
  return completed(command.registeredArguments[0]?.argChoices, FILE_VALUES[0]);
}

function completed(choices: readonly string[] | undefined, valueName: string | undefined): Completed {
  if (choices !== undefined) return { kind: "choice", choices };
  return { kind: valueName !== undefined && FILE_VALUES.includes(valueName) ? "file" : "anything" };
}
