/**
 * Node: the temporary files of the process -> gone when it exits, also where process.exit ends it in the middle of a write.
 * One listener for all, only while there are any. A process that a signal ends without a handler has no exit event.
 */
import { rmSync } from "node:fs";

const temporaries = new Set<string>();

/** Call before the file is made. */
export function removeAtExit(path: string): void {
  if (temporaries.size === 0) process.on("exit", removeTemporaries);
  temporaries.add(path);
}

/** The file has another name now, or is gone. */
export function keepAtExit(path: string): void {
  temporaries.delete(path);
  if (temporaries.size === 0) process.off("exit", removeTemporaries);
}

/** For who ends the process without an exit: by a signal. */
export function removeTemporaries(): void {
  for (const path of temporaries) {
    try {
      rmSync(path, { force: true });
    } catch {
      // the process ends; the other files still have to go
    }
  }
}
