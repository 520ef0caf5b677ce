/**
 * Two groups: "source" tests the modules of src/ as they are, "built" tests what a user gets (the packed package, the
 * examples, the page in a browser) and builds dist first where a source is newer. `npx vitest run test/sketch` builds nothing.
 */
import { defineConfig } from "vitest/config";

const built = ["test/package/**/*.test.ts", "test/examples/!(albuquerque).test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { include: ["src/**/*.ts"], exclude: ["**/*.generated.ts"] },
    projects: [
      { extends: true, test: { name: "source", include: ["test/**/*.test.ts"], exclude: built } },
      { extends: true, test: { name: "built", include: built, globalSetup: "test/package/build.ts" } },
    ],
  },
});
