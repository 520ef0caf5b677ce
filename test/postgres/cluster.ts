/**
 * A PostgreSQL server for tests: a cluster of its own in a temporary folder, reached by a socket in that folder alone, as a user that is not root. It ends with
 * the process. Input nothing, output the URL of its database.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Need } from "../needs.js";

const INSTALLED = "/usr/lib/postgresql";

/** The folder of initdb and postgres, the newest version of the packages of Debian, or that of the PATH ("" then). */
function programs(): string | undefined {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((x, y) => Number(y) - Number(x)) : [];
  const folder = versions.map((version) => join(INSTALLED, version, "bin")).find((path) => existsSync(join(path, "initdb")));
  if (folder !== undefined) return folder;
  try {
    execFileSync("initdb", ["--version"], { stdio: "ignore" });
    return "";
  } catch {
    return undefined;
  }
}

/** A user who is not root, for whom the server refuses to run. */
function ordinaryUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const of = (flag: string, name: string): number => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  for (const name of ["postgres", "nobody"]) {
    try {
      return { uid: of("-u", name), gid: of("-g", name) };
    } catch {
      // the next one
    }
  }
  throw new Error("root has no other user to run PostgreSQL as");
}

const found = process.platform === "win32" ? undefined : programs();

export const POSTGRES: Need = { name: "PostgreSQL", how: "apt-get install postgresql", isMet: found !== undefined, isOwedInCi: false };

export interface Cluster {
  /** Of its database, without a schema. */
  readonly url: string;
  /** The process of the server. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** @param settings of postgresql.conf, beside those that keep the server to itself. */
export async function startCluster(settings: Readonly<Record<string, string>> = {}): Promise<Cluster> {
  const root = mkdtempSync(join(tmpdir(), "wirecopy-postgres-"));
  const user = ordinaryUser();
  if (user !== undefined) chownSync(root, user.uid, user.gid);
  const data = join(root, "data");
  const program = (name: string): string => (found === "" ? name : join(found!, name));
  // the folder of the caller may be closed to that user
  const options = { ...user, cwd: root, stdio: "ignore" as const };
  execFileSync(program("initdb"), ["-D", data, "-U", "wirecopy", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], options);
  const all = { listen_addresses: "", unix_socket_directories: root, shared_buffers: "64MB", max_connections: "60", ...settings };
  const server = spawn(program("postgres"), ["-D", data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])], options);
  const end = (): void => {
    server.kill("SIGKILL");
    rmSync(root, { recursive: true, force: true });
  };
  process.once("exit", end);
  await untilReady(server, join(root, ".s.PGSQL.5432"), program("pg_isready"));
  return {
    url: `postgres:///postgres?host=${encodeURIComponent(root)}&user=wirecopy`,
    pid: server.pid!,
    async stop() {
      process.off("exit", end);
      server.kill("SIGINT");
      await once(server, "exit");
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function untilReady(server: ChildProcess, socket: string, isReady: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
    if (existsSync(socket)) {
      try {
        execFileSync(isReady, ["-h", join(socket, ".."), "-q"], { stdio: "ignore" });
        return;
      } catch {
        // not yet
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("PostgreSQL was not ready in time");
}
