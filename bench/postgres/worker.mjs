/** A worker of bench/postgres/main.mjs: it does what its messages say, and tells how long it took. */
import { openPostgresIndex } from "../../dist/postgres.js";
import { madeArchive } from "../index/made-archive.mjs";

const [, , url] = process.argv;
const index = await openPostgresIndex(url);
const WORDS = 60;

/** Two texts of one pair resemble each other, those of two pairs do not. */
function lookAlike(pair, side) {
  const words = Array.from({ length: WORDS }, (_, x) => `w${(pair * 7919 + x * 104_729 + (x % 9 === 0 ? x * x : 0)) % 1_000_003}`);
  return { id: `pair ${pair} ${side}`, text: `${words.join(" ")} ${side === 0 ? "first" : "second"}` };
}

let documents = [];

const ACTIONS = {
  async read({ count, from, step }) {
    let n = 0;
    for (const document of madeArchive(count)) if (n++ % step === from) documents.push(document);
    return {};
  },
  async add({ batch }) {
    const ms = [];
    const start = process.cpuUsage();
    let gathered = [];
    const flush = async () => {
      const startMs = performance.now();
      await index.add(gathered);
      ms.push(performance.now() - startMs);
      gathered = [];
    };
    for (const document of documents) {
      gathered.push(document);
      if (gathered.length === batch) await flush();
    }
    if (gathered.length > 0) await flush();
    await index.settled();
    documents = [];
    const { user, system } = process.cpuUsage(start);
    return { ms, cpuSeconds: (user + system) / 1e6 };
  },
  async pair({ pair, side }) {
    const document = lookAlike(pair, side);
    await index.add(document);
    const seen = await index.seen(document);
    return { isTold: seen.some(({ id }) => id === `pair ${pair} ${1 - side}`) };
  },
  async end() {
    await index.close();
    setImmediate(() => process.exit());
    return {};
  },
};

process.on("message", async (message) => {
  process.send(await ACTIONS[message.kind](message));
});
process.send("ready");
