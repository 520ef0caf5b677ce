import { defineConfig } from "tsup";

const entries = { index: "src/index.ts", node: "src/node.ts", natural: "src/natural.ts", minhash: "src/minhash.ts" };

export default defineConfig([
  { entry: entries, format: ["esm", "cjs"], dts: true, target: "es2022", platform: "neutral", splitting: true, clean: true, treeshake: true, external: [/^node:/] },
  { entry: { cli: "src/cli/main.ts" }, format: ["esm"], target: "es2022", platform: "node", splitting: false, external: [/^node:/] },
]);
