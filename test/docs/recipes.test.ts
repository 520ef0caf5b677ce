/** The recipes run as they are printed: what needs a queue with one that stands in for it, what needs a program that is missing not, and that is said. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needs, PANDAS, POSTGRES, pythonPath, RSCRIPT } from "../needs.js";
import { withPostgres } from "./postgres.js";
import { type Block, blocksOf, Newsroom, packageOf } from "./printed.js";

const blocks = blocksOf("docs/recipes.md");
const plain = blocks.filter((block) => ["js", "sh", "yaml"].includes(block.language));
const others = (language: string): Block => blocks.find((block) => block.language === language)!;

let room: Newsroom;
beforeAll(() => {
  room = new Newsroom();
});
afterAll(() => room.remove());

describe("docs/recipes.md", () => {
  it.each(plain)("line $line: $heading", (block) => {
    const wanted = packageOf(block);
    if (wanted !== undefined && !wanted.isMet) return;
    if (wanted !== undefined) room.link(wanted.name.split(" ")[1]!, wanted.path);
    const printed = room.run(block);
    if (block.output !== undefined) expect(printed).toBe(block.output);
  });

  it("makes a report and a table of each release of the folder", () => {
    expect(readdirSync(join(room.path, "reports")).sort()).toEqual(["ferry.csv", "ferry.html"]);
    expect(readFileSync(join(room.path, "pickup.json"), "utf8")).toContain('"format":"wirecopy-trace"');
  });

  it("answers over HTTP as it says", needs(packageOf(blocks.find(({ code }) => code.startsWith("// needs: fastify"))!)!), () => {
    // the block was run above
    expect(readdirSync(join(room.path, "gate"))).toContain("data.db");
  });

  it("gives pandas and DuckDB tables that join with the texts", needs(PANDAS), () => {
    expect(room.exec(pythonPath, ["-c", others("python").code])).toMatch(/^[1-9]\d* passages word for word$/m);
  });

  it("gives R tables that join", needs(RSCRIPT), () => {
    expect(room.exec("Rscript", ["-e", others("r").code])).toContain("syndication");
  });

  it("gives PostgreSQL tables, and offsets that cut the words out", needs(POSTGRES), async () => {
    await withPostgres((connection) => {
      const printed = room.exec("psql", ["-X", "-q", "-t", "-v", "ON_ERROR_STOP=1", ...connection, "-f", "-"], others("sql").code);
      expect(printed).toMatch(/\S+ \| \S.{30,}/);
    });
  });
});

/** A queue of three messages, of which the second is a copy of the first. */
const TEXT = "The old clock of the customs house struck thirteen, and nobody in the harbour looked up from the nets.";
const MESSAGES = ["first", "second", "third"].map((id) =>
  JSON.stringify({ id, text: id === "third" ? "No ferry sailed to Skomer on Monday, and none will." : TEXT }),
);

interface Verdict {
  readonly kind: string;
  readonly of: string | null;
}

describe("a queue", () => {
  const stand = (name: string, code: string): void => {
    room.write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: "module", main: "index.js" }));
    room.write(`node_modules/${name}/index.js`, code);
  };
  const recipe = async (file: string): Promise<{ consume(options: object): Promise<(() => Promise<void>) | undefined> }> =>
    import(/* @vite-ignore */ pathToFileURL(join(room.path, file)).href);

  it("of Kafka: a message counts as read when its article is on disk", async () => {
    stand(
      "kafkajs",
      `export const log = [];
       export class Kafka {
         consumer() {
           return {
             connect: async () => log.push("connect"),
             subscribe: async ({ topic }) => log.push(topic),
             run: async ({ eachMessage }) => {
               for (const value of ${JSON.stringify(MESSAGES)}) {
                 await eachMessage({ message: { value: Buffer.from(value) } });
                 log.push("commit");
               }
             },
             disconnect: async () => log.push("disconnect"),
           };
         }
       }`,
    );
    const verdicts: Verdict[] = [];
    const { log } = (await import(/* @vite-ignore */ pathToFileURL(join(room.path, "node_modules/kafkajs/index.js")).href)) as { readonly log: string[] };
    const { consume } = await recipe("kafka.mjs");
    const onVerdict = async (_id: string, verdict: Verdict): Promise<void> => {
      expect(log.filter((entry) => entry === "commit").length).toBe(verdicts.length);
      verdicts.push(verdict);
    };
    const stop = await consume({ brokers: ["nowhere:9092"], topic: "articles", folder: join(room.path, "kafka-archive"), onVerdict });
    await stop!();
    expect(verdicts.map(({ kind, of }) => [kind, of])).toEqual([
      ["new", null],
      ["duplicate", "first"],
      ["new", null],
    ]);
    expect(log).toEqual(["connect", "articles", "commit", "commit", "commit", "disconnect"]);
  });

  it("of SQS: a message is deleted when its verdict was handed on, and one that comes again is no copy of itself", async () => {
    stand(
      "@aws-sdk/client-sqs",
      `export const deleted = [];
       export class ReceiveMessageCommand {}
       export class DeleteMessageCommand { constructor({ ReceiptHandle }) { this.handle = ReceiptHandle; } }
       const rounds = [${JSON.stringify(MESSAGES)}.slice(0, 1), ${JSON.stringify(MESSAGES)}];
       export class SQSClient {
         async send(command) {
           if (command instanceof DeleteMessageCommand) return deleted.push(command.handle);
           return { Messages: (rounds.shift() ?? []).map((Body, i) => ({ Body, ReceiptHandle: String(i) })) };
         }
       }`,
    );
    const verdicts: (readonly [id: string, kind: string])[] = [];
    const { deleted } = (await import(/* @vite-ignore */ pathToFileURL(join(room.path, "node_modules/@aws-sdk/client-sqs/index.js")).href)) as {
      readonly deleted: string[];
    };
    const ending = new AbortController();
    const { consume } = await recipe("sqs.mjs");
    const onVerdict = async (id: string, { kind }: Verdict): Promise<void> => {
      verdicts.push([id, kind]);
      if (id === "third") ending.abort();
    };
    await consume({ QueueUrl: "https://sqs.invalid/articles", folder: join(room.path, "sqs-archive"), onVerdict, signal: ending.signal });
    expect(verdicts).toEqual([
      ["first", "new"],
      ["first", "new"],
      ["second", "duplicate"],
      ["third", "new"],
    ]);
    expect(deleted).toEqual(["0", "0", "1", "2"]);
  });
});
