/**
 * Command line: the definitions of all commands (program.ts) -> a script that completes them in bash (3.2 and later), zsh or fish. Nothing is
 * written twice: commands, flags, choices and what takes a file are read from what parses them. Own code, since the packages there are run the
 * command at every press of the key, which takes it a tenth of a second, or ask for the definitions again. A script is static: pressing the key
 * runs nothing but the shell. Texts stand in single quotes, so that no shell reads anything into them. O(options).
 */
import type { Command } from "commander";
import { FILE_VALUES } from "./command-options.js";

/** Shells that a script can be made for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** What can stand in one place: one of a few words, a file, or something that cannot be known. */
type Completed = { readonly kind: "anything" | "file" } | { readonly kind: "choice"; readonly choices: readonly string[] };

interface CompletedOption {
  /** With dashes; the long name is last. */
  readonly names: readonly string[];
  readonly text: string;
  readonly isRepeatable: boolean;
  /** Undefined for an option without a value. */
  readonly value: Completed | undefined;
}

interface CompletedCommand {
  readonly name: string;
  readonly text: string;
  readonly options: readonly CompletedOption[];
  /** Words of which the first argument is one, where others of another kind follow it. */
  readonly first: readonly string[] | undefined;
  /** What its arguments are: all of one kind, but for the first. */
  readonly argument: Completed;
}

/** What a script is made of. */
interface CompletedProgram {
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
      first: command.registeredArguments.length > 1 ? command.registeredArguments[0]!.argChoices : undefined,
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
  return completed(command.registeredArguments.at(-1)?.argChoices, FILE_VALUES[0]);
}

function completed(choices: readonly string[] | undefined, valueName: string | undefined): Completed {
  if (choices !== undefined) return { kind: "choice", choices };
  return { kind: valueName !== undefined && FILE_VALUES.includes(valueName) ? "file" : "anything" };
}

/** For bash, in which `wirecopy detect --json=out` is three words. */
function bashScript({ name, options, commands }: CompletedProgram): string {
  const first = [...commands.map((command) => command.name), ...options.flatMap(({ names }) => names)];
  return `# Completes ${name} in bash: source <(${name} completion bash)
_${name}_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}
_${name}_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -- "$cur"))
}
_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if ((COMP_CWORD == 1)); then
    _${name}_words ${quoted(first.join(" "))}
    return
  fi
  case \${COMP_WORDS[1]} in
${commands.map((command) => bashCase(name, command)).join("\n")}
  esac
}
complete -F _${name} ${name}
`;
}

function bashCase(name: string, { name: command, options, first, argument }: CompletedCommand): string {
  const words = first && `elif ((COMP_CWORD == 2)); then _${name}_words ${quoted(first.join(" "))}; `;
  const values = options.flatMap(({ names, value }) => (value === undefined ? [] : [`        ${names.join("|")}) ${bashValue(name, value)}; return ;;`]));
  const flags = quoted(options.flatMap(({ names }) => names).join(" "));
  return [
    `    ${command})`,
    ...(values.length > 0 ? ["      case $prev in", ...values, "      esac"] : []),
    `      if [[ $cur == -* ]]; then _${name}_words ${flags}; ${words ?? ""}else ${bashValue(name, argument)}; fi ;;`,
  ].join("\n");
}

function bashValue(name: string, value: Completed): string {
  if (value.kind === "choice") return `_${name}_words ${quoted(value.choices.join(" "))}`;
  return value.kind === "file" ? `_${name}_files` : ":";
}

/** For zsh: in a file of $fpath, or sourced. */
function zshScript({ name, options, commands }: CompletedProgram): string {
  const described = commands.map((command) => `      ${quoted(`${command.name}:${command.text}`)}`);
  return `#compdef ${name}
# Completes ${name} in zsh: as _${name} in a folder of $fpath, or source <(${name} completion zsh)
_${name}() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C \\
${options.map((option) => `    ${zshOption(option)} \\`).join("\n")}
    '1: :->command' \\
    '*:: :->rest'
  case $state in
  command)
    local -a commands=(
${described.join("\n")}
    )
    _describe -t commands command commands
    ;;
  rest)
    case $words[1] in
${commands.map(zshCase).join("\n")}
    esac
    ;;
  esac
}
if [[ \${funcstack[1]} == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function zshCase({ name, options, first, argument }: CompletedCommand): string {
  const before = first === undefined ? [] : [quoted(`1: :(${first.join(" ")})`)];
  const lines = [...options.map(zshOption), ...before, quoted(`*: :${zshAction(argument)}`)];
  return `    ${name})\n      _arguments \\\n        ${lines.join(" \\\n        ")}\n      ;;`;
}

/** Names of one option exclude each other, unless it can be repeated. */
function zshOption({ names, text, isRepeatable, value }: CompletedOption): string {
  const description = `[${text.replace(/[\\[\]:]/g, "\\$&")}]`;
  const action = value === undefined ? "" : `: :${zshAction(value)}`;
  const once = isRepeatable ? "*" : names.length > 1 ? `(${names.join(" ")})` : "";
  return names.map((each) => quoted(`${once}${each}${value === undefined ? "" : "="}${description}${action}`)).join(" ");
}

function zshAction(value: Completed): string {
  if (value.kind === "choice") return `(${value.choices.join(" ")})`;
  return value.kind === "file" ? "_files" : " ";
}

/** For fish. */
function fishScript({ name, options, commands }: CompletedProgram): string {
  const none = `complete -c ${name} -n __fish_use_subcommand`;
  return [
    `# Completes ${name} in fish: ${name} completion fish | source`,
    `complete -c ${name} -f`,
    ...options.map((option) => `${none} ${fishOption(option)}`),
    ...commands.map((command) => `${none} -a ${command.name} -d ${fishQuoted(command.text)}`),
    ...commands.flatMap((command) => fishLines(name, command)),
    "",
  ].join("\n");
}

function fishLines(name: string, { name: command, options, first, argument }: CompletedCommand): string[] {
  const seen = `complete -c ${name} -n '__fish_seen_subcommand_from ${command}'`;
  const words = first === undefined ? [] : [`${seen} -a ${fishQuoted(first.join(" "))}`];
  return [...options.map((option) => `${seen} ${fishOption(option)}`), ...words, `${seen} ${fishValue(argument)}`];
}

function fishOption({ names, text, value }: CompletedOption): string {
  const flags = names.map((each) => (each.startsWith("--") ? `-l ${each.slice(2)}` : `-s ${each.slice(1)}`)).join(" ");
  const taken = value === undefined ? "" : ` ${value.kind === "file" ? "-r -F" : `-x${value.kind === "choice" ? ` ${fishValue(value)}` : ""}`}`;
  return `${flags}${taken} -d ${fishQuoted(text)}`;
}

function fishValue(value: Completed): string {
  if (value.kind === "choice") return `-a ${fishQuoted(value.choices.join(" "))}`;
  return value.kind === "file" ? "-F" : "";
}

/** In the single quotes of bash and zsh. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fishQuoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
