/** A PostgreSQL of its own, in a temporary folder, reached by a socket there, gone with the test. Its programs refuse to run as root: then they run as nobody. */
import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresPath } from "../needs.js";

const NOBODY = 65534;

/** @param use is given the arguments that lead psql there. */
export async function withPostgres(use: (connection: readonly string[]) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "wirecopy-postgres-"));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const run = (program: string, ...args: string[]): void => {
    execFileSync(join(postgresPath, program), args, { cwd: folder, stdio: "ignore", ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) });
  };
  const data = join(folder, "data");
  try {
    run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
    run("pg_ctl", "-D", data, "-w", "-o", `-k '${folder}' -c listen_addresses='' -c fsync=off`, "-l", join(folder, "log"), "start");
    try {
      await use(["-h", folder, "-U", "postgres", "-d", "postgres"]);
    } finally {
      run("pg_ctl", "-D", data, "-m", "immediate", "stop");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
