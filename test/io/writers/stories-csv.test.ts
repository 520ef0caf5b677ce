import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { storiesToCsv } from "../../../src/io/writers/result-csv.js";
import type { Detection } from "../../../src/types/result.js";
import { emptyDetection, sampleDetection } from "../sample-detection.js";

const rowsOf = (detection: Detection): Record<string, string>[] => parse([...storiesToCsv(detection)].join(""), { columns: true });

test("has a row for each document of a story and each of its origins", () => {
  const rows = rowsOf(sampleDetection);
  expect(rows[0]).toEqual({
    story: "0",
    document: "release.txt",
    source: "City",
    published_at: "2018-03-01",
    title: "City answers",
    url: "",
    cluster: "",
    represents_cluster: "",
    origin: "release.txt",
    is_origin: "yes",
    share: "1",
    reason: "it took nothing from another",
  });
  expect(rows[1]).toMatchObject({
    document: "story.txt",
    cluster: "0",
    represents_cluster: "yes",
    origin: "release.txt",
    is_origin: "",
    share: "0.6",
    reason: "",
  });
  expect(rows[2]).toMatchObject({ document: "'+wire\u001b[2J.txt", cluster: "0", represents_cluster: "" });
  expect(rows.length).toBe(3);
});

test("neutralises every text from outside that begins a formula", () => {
  const bad = "@SUM(A1)";
  const documents = sampleDetection.documents.map((document) => ({ ...document, id: bad, source: bad, title: bad, url: bad, publishedAt: bad }));
  const stories = [{ index: 0, documents: [bad], clusters: [], origins: [{ document: bad, wire: null, reason: bad, members: [{ id: bad, share: 1 }] }] }];
  for (const cell of Object.values(rowsOf({ ...sampleDetection, documents, stories })[0]!)) expect(cell).not.toMatch(/^@/);
});

test("of no stories is the header alone", () => {
  expect([...storiesToCsv(emptyDetection)].join("")).toBe(
    '"story","document","source","published_at","title","url","cluster","represents_cluster","origin","is_origin","share","reason"\r\n',
  );
});
