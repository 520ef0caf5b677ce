/**
 * Index: where the texts of documents come from: out of the store with the rest of them, or from whoever keeps them (`keepTexts`). Input documents as the
 * store has them, output the same with their texts. Of a text that is kept elsewhere the store has a hash: an index that was made of one text would
 * point at wrong places of another, so another one is refused. O(characters) for those that are fetched; nothing for others.
 */
import { shown, WirecopyError } from "../errors.js";
import { hashUnits, hexOf } from "../kernels/hash.js";
import type { Document } from "../types/document.js";
import type { FetchText } from "../types/wire-index.js";

/** A document of a store. Where its text is kept elsewhere it is empty, and its hash is there. */
export interface StoredDocument extends Document {
  readonly textHash?: string;
}

/** What is put into a store of a document. */
export function storedOf(document: Document, texts: "kept" | "fetched"): StoredDocument {
  return texts === "kept" ? document : { ...document, text: "", textHash: hashOf(document.text) };
}

/** Documents with their texts, in their order; several are fetched at a time. @throws {WirecopyError} "text-missing", "text-changed". */
export async function withTexts(documents: readonly StoredDocument[], fetchText: FetchText | undefined): Promise<Document[]> {
  if (fetchText === undefined) return [...documents];
  const found: Document[] = [];
  for (let from = 0; from < documents.length; from += AT_A_TIME)
    found.push(...(await Promise.all(documents.slice(from, from + AT_A_TIME).map((document) => withText(document, fetchText)))));
  return found;
}

/** Texts that are asked for before the first of them has come. */
const AT_A_TIME = 32;

async function withText({ textHash, ...document }: StoredDocument, fetchText: FetchText): Promise<Document> {
  const text = await fetched(document.id, fetchText);
  if (hashOf(text) !== textHash)
    throw new WirecopyError("text-changed", `the text of ${shown(document.id)} is not the one that was added: replace the document, or remove it`);
  return { ...document, text };
}

async function fetched(id: string, fetchText: FetchText): Promise<string> {
  let text: unknown;
  try {
    text = await fetchText(id);
  } catch (cause) {
    throw new WirecopyError("text-missing", `the text of ${shown(id)} could not be fetched: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  if (typeof text !== "string") throw new WirecopyError("text-missing", `the text of ${shown(id)} was not there: expected string, got ${shown(text)}`);
  return text;
}

function hashOf(text: string): string {
  return hexOf(hashUnits(text));
}
