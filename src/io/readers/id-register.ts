/**
 * Stage input: the ids of one run -> each document once, under an id of its own. An id that a record gives itself is not negotiable: the second one of a name
 * is a problem, and is skipped. An id that was made of an address is: the same text again is passed over, another text under the same address (every page of
 * some papers names the front page) is called by its place. Holds an id and its place for each document, and a digest for each with an address.
 */
import { createHash } from "node:crypto";
import { shown } from "../../errors.js";
import type { Document } from "../../types/document.js";
import { placeOf } from "../read-problem.js";
import type { InputFile } from "./input-files.js";
import type { ReadContext } from "./read-options.js";
import type { FoundDocument } from "./read-text.js";

interface Place {
  readonly file: string;
  readonly line: number | undefined;
  /** Of the text of a document whose id was made of its address. */
  readonly digest?: string | undefined;
}

/** The ids of one run. */
export class IdRegister {
  readonly #places = new Map<string, Place>();
  readonly #report: ReadContext["report"];

  constructor({ report }: Pick<ReadContext, "report">) {
    this.#report = report;
  }

  /** True for a new id; one that was met before is reported. */
  isNew(id: string, { path }: InputFile, line: number | undefined): boolean {
    const first = this.#places.get(id);
    if (first === undefined) {
      this.#places.set(id, { file: path, line });
      return true;
    }
    const message = `the id ${shown(id)} stands at ${placeOf(first.file, first.line)} already; this ${line === undefined ? "file" : "line"} is skipped`;
    this.#report({ severity: "error", code: "duplicate-id", file: path, line, message });
    return false;
  }

  /** The document with the id that it has in this run; undefined where it is not one of it, which is reported. */
  admit({ document, line, otherId }: FoundDocument, file: InputFile): Document | undefined {
    const { id, text } = document;
    if (otherId === undefined || otherId === id) return this.isNew(id, file, line) ? document : undefined;
    const digest = createHash("sha1").update(text).digest("base64");
    const first = this.#places.get(id);
    if (first === undefined) {
      this.#places.set(id, { file: file.path, line, digest });
      return document;
    }
    const isSame = first.digest === digest;
    const instead = isSame ? "with the same text; passed over" : `with another text; this one is called ${shown(otherId)}`;
    const message = `the address ${shown(id)} stands at ${placeOf(first.file, first.line)} already, ${instead}`;
    this.#report({ severity: "warning", code: "address-repeated", file: file.path, line, message });
    return !isSame && this.isNew(otherId, file, line) ? { ...document, id: otherId } : undefined;
  }
}
