/**
 * Runs a library in a process of its own: a request as a file of JSON -> the rows that it prints (runners/serve.mjs, runners/serve.py). One
 * thread, as far as the libraries can be told so. A Python package that is not there is not a failure, but a note that says how to get
 * it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a runner is asked for. */
export interface Request {
  /** "estimates" takes texts in twos: the resemblance of each two is estimated. */
  readonly task: "signatures" | "estimates" | "pairs" | "passages";
  /** Lines of JSON, a string each. */
  readonly textsPath: string;
  /** The first so many of them. */
  readonly count: number;
  readonly rounds: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
  readonly k: number;
  readonly numComponents: number;
  readonly threshold: number;
  readonly kernel?: string;
}

/** What a runner answers; a task fills in what it has. */
export interface Answer {
  readonly what: string;
  readonly version: string;
  readonly setting: string;
  readonly seconds: number;
  /** The same without making shingles. */
  readonly readySeconds?: number;
  readonly pairs?: readonly (readonly [number, number])[];
  /** Of texts 0 and 1, 2 and 3 and so on. */
  readonly estimates?: readonly number[];
}

/** A runner and what it wants. */
export interface Peer {
  readonly file: string;
  /** Modules of Python that it imports; undefined for Node. */
  readonly modules?: readonly string[];
  /** Texts of a round, so that one takes seconds and not minutes. */
  readonly texts: number;
}

/** One thread, and nothing from the network. */
const ENVIRONMENT = {
  OMP_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  RAYON_NUM_THREADS: "1",
  HF_HUB_OFFLINE: "1",
  HF_DATASETS_OFFLINE: "1",
  PYTHONDONTWRITEBYTECODE: "1",
};

const MOST_OUTPUT = 2 ** 29;

/** Starts runners of one bench/peers folder, with requests in a temporary one. */
export class Runners {
  readonly #folder: string;
  readonly #scratch: string;
  readonly #python: string;

  constructor(folder: string, scratch: string) {
    this.#folder = folder;
    this.#scratch = scratch;
    const own = join(folder, ".venv/bin/python");
    this.#python = process.env.PEERS_PYTHON ?? (existsSync(own) ? own : "python3");
  }

  /** Why a peer cannot run here, in one line; undefined if it can. */
  missing({ file, modules }: Peer): string | undefined {
    if (modules === undefined) return undefined;
    // Imported and not looked up: one that is there without what it needs is as good as missing.
    const { status } = spawnSync(this.#python, ["-c", `import ${modules.join(", ")}`], { stdio: "ignore" });
    const name = file.replace(/^run_|\.py$/g, "");
    return status === 0 ? undefined : `${name}: not measured, Python cannot import ${modules.join(", ")}; bench/peers/README.md says how to install`;
  }

  /** @throws {Error} if the runner fails, with what it said. */
  run({ file, modules }: Pick<Peer, "file" | "modules">, request: Request): Answer[] {
    const requestPath = join(this.#scratch, "request.json");
    writeFileSync(requestPath, JSON.stringify(request));
    const command = modules === undefined ? process.execPath : this.#python;
    const options = { encoding: "utf8", maxBuffer: MOST_OUTPUT, env: { ...process.env, ...ENVIRONMENT } } as const;
    const { status, stdout, stderr, error } = spawnSync(command, [join(this.#folder, "runners", file), requestPath], options);
    if (error) throw error;
    if (status !== 0) throw new Error(`${file}, ${request.task}: exit status ${status}\n${stderr.slice(-2000)}`);
    return JSON.parse(stdout) as Answer[];
  }
}
