/** Questions on threads: the same answers as here, what was added before them included, and every way in which one can end. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import { answerThreads } from "../../src/node/answer-threads.js";
import { HeldFiles } from "../../src/node/held-files.js";
import { answersOf, type IndexAnswers, type IndexQuestion } from "../../src/node/index-answers.js";
import { openServed, type ServedIndex } from "../../src/node/open-index.js";
import { article, articles } from "../index/made-articles.js";

const root = mkdtempSync(join(tmpdir(), "wirecopy-answers-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function served(name: string, threads: number): Promise<ServedIndex> {
  const opened = await openServed(join(root, name), {}, threads);
  onTestFinished(async () => {
    await opened.answers.close();
    await opened.index.close();
  });
  return opened;
}

async function textOf(answers: IndexAnswers, question: IndexQuestion, signal = new AbortController().signal): Promise<string> {
  let text = "";
  await answers.answer(question, { signal, put: (part) => (text += part) });
  return text;
}

/** A thread that runs `code` for each message. */
function threadThat(name: string, code: string): URL {
  const path = join(root, `${name}.mjs`);
  writeFileSync(path, `import { parentPort } from "node:worker_threads"; parentPort.on("message", (message) => { ${code} });`);
  return pathToFileURL(path);
}

/** Answers of threads that run `code`. */
function answersThat(name: string, code: string): IndexAnswers {
  const index = openStore(createMemoryStore(), {});
  const answers = answerThreads(index, { place: { kind: "folder", path: root }, held: new HeldFiles(), threads: 1, worker: threadThat(name, code) });
  onTestFinished(async () => {
    await answers.close();
    await index.close();
  });
  return answers;
}

const QUESTION: IndexQuestion = { verb: "query", document: "a text", options: {} };

describe("answers of threads", () => {
  it("are those of this thread, character for character, however many are asked for at a time", async () => {
    const { index, answers } = await served("same", 3);
    await index.add(articles(60));
    await index.settled();
    const documents = [...articles(6), article("new", [110, 111, 112, 113, 114])];
    const questions: IndexQuestion[] = documents.flatMap((document) => [
      { verb: "query", document, options: { limit: 5, relations: false } },
      { verb: "judge", document: document.text, options: { since: "2020-01-01" } },
      { verb: "trace", document, options: { batch: 3 } },
    ]);
    const here = [];
    for (const question of questions) here.push(await textOf(answersOf(index), question));
    expect(await Promise.all(questions.map((question) => textOf(answers, question)))).toEqual(here);
    expect(here.filter((text) => text.includes('"passages"') && text.length > 1000).length).toBeGreaterThan(5);
    const { signal } = new AbortController();
    expect(await answers.judge(documents[6]!, { limit: 5 }, signal)).toEqual(await index.judge(documents[6]!, { limit: 5 }));
  });

  it("have what was added, replaced and removed before they were asked for, merges and trainings meanwhile", async () => {
    const { index, answers } = await served("newest", 2);
    const knows = async (text: string): Promise<string> => JSON.parse(await textOf(answers, { verb: "judge", document: text, options: {} })).verdict.of;
    for (let round = 0; round < 6; round++) {
      await index.add(articles(10, 10 * round));
      const last = articles(1, 10 * round + 9)[0]!;
      // both threads, since two questions are at them at a time
      expect(await Promise.all([1, 2, 3, 4].map(() => knows(last.text)))).toEqual([last.id, last.id, last.id, last.id]);
      if (round % 3 === 2) await index.compact({ model: true });
    }
    await index.remove("article-59");
    expect(await knows(articles(1, 59)[0]!.text)).not.toBe("article-59");
  });

  it("are counted by a model that the index keeps, also where none was trained before", async () => {
    const { index, answers } = await served("model", 1);
    await index.add(articles(3));
    const { model } = JSON.parse(await textOf(answers, QUESTION));
    expect(model.version).toBeGreaterThan(0);
    expect((await index.stats()).models.map(({ version }) => version)).toContain(model.version);
  });

  it("are given up with the reason of the signal, while others are answered", async () => {
    const { index, answers } = await served("abort", 1);
    await index.add(articles(40));
    const controller = new AbortController();
    const [given, other] = [textOf(answers, QUESTION, controller.signal), textOf(answers, QUESTION)];
    controller.abort(new Error("nobody waits"));
    await expect(given).rejects.toThrow("nobody waits");
    await expect(textOf(answers, QUESTION, controller.signal)).rejects.toThrow("nobody waits");
    expect(JSON.parse(await other).complete).toBe(true);
  });

  it("fail with the code that they have here", async () => {
    const { index, answers } = await served("fails", 1);
    await index.add(articles(3));
    await expect(textOf(answers, { ...QUESTION, options: { model: 99 } })).rejects.toMatchObject({ code: "unknown-model" });
    await expect(textOf(answers, { ...QUESTION, options: { limit: 0 } })).rejects.toBeInstanceOf(RangeError);
  });
});

describe("a thread that answers", () => {
  it("takes its questions with it when it dies, and the next one starts another", async () => {
    const answers = answersThat(
      "dies",
      `if (message.question.document === "die") process.exit(3);
      if (message.question.document === "wait") return;
      parentPort.postMessage({ kind: "text", number: message.number, text: "alive" });
      parentPort.postMessage({ kind: "done", number: message.number });`,
    );
    expect(await textOf(answers, QUESTION)).toBe("alive");
    const waits = textOf(answers, { ...QUESTION, document: "wait" });
    const dies = textOf(answers, { ...QUESTION, document: "die" });
    await expect(dies).rejects.toMatchObject({ code: "worker-failed", message: expect.stringContaining("exit code 3") });
    await expect(waits).rejects.toMatchObject({ code: "worker-failed" });
    expect(await textOf(answers, QUESTION)).toBe("alive");
  });

  it("is told of an abort, and does not answer behind it", async () => {
    const answers = answersThat(
      "hears",
      `if (message.kind === "ask") globalThis.asked = message.number;
      else {
        parentPort.postMessage({ kind: "text", number: message.number, text: "late" });
        parentPort.postMessage({ kind: "done", number: message.number });
      }`,
    );
    const controller = new AbortController();
    const texts: string[] = [];
    const given = answers.answer(QUESTION, { signal: controller.signal, put: (text) => texts.push(text) });
    setTimeout(() => controller.abort(new Error("gone")), 50);
    await expect(given).rejects.toThrow("gone");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(texts).toEqual([]);
  });
});
