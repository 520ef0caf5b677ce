/** Where a measurement ran: processor, Node, kernel, commit and date -> what stands at the head of its JSON form. One call of git. */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { kernel } from "../src/kernels/kernel.js";

/** A machine and the source that ran on it. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly platform: string;
  readonly node: string;
  /** The kernel that is chosen here where none is forced. */
  readonly kernel: string;
  /** Short hash; "unknown" outside of a checkout. */
  readonly commit: string;
  /** Whether src/ or bench/ differ from that commit. */
  readonly changed: boolean;
  /** UTC, to the second. */
  readonly date: string;
}

/** @param root folder of the checkout. */
export function describeMachine(root: string): Machine {
  const git = (...args: string[]): string => spawnSync("git", ["--no-optional-locks", ...args], { cwd: root, encoding: "utf8" }).stdout?.trim() ?? "";
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    kernel: kernel.name,
    commit: git("rev-parse", "--short", "HEAD") || "unknown",
    changed: git("status", "--porcelain", "--", "src", "bench") !== "",
    date: `${new Date().toISOString().slice(0, 19)}Z`,
  };
}

/** One line for people. */
export function machineLine({ cpu, cores, node, kernel: name, commit, changed, date }: Machine): string {
  return `${cpu}, ${cores} cores, Node ${node}, kernel ${name}, commit ${commit}${changed ? " with changes" : ""}, ${date}`;
}
