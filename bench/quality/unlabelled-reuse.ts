/**
 * Which reported passages are real reuse that a planted set does not label, by two rules that look at the texts alone. They are
 * neither right nor false: they are counted as not judged. Input a planted set of one script or of several, output a test for
 * passages between two documents that touch no case. O(cases of the two documents).
 *
 * 1. An article repeats itself. Articles of a script that has few are cut into parts, and a part that says again what another
 *    part says is no chance. The same where one of the two was planted into a third document: a copy counts as what it was
 *    copied from.
 * 2. Both articles have the same words between quotation marks, LEAST_QUOTED of them or more: two papers quote one person. Not in
 *    scripts without spaces, whose marks hold titles of films and programmes as well.
 */
import type { Span } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import type { Case } from "./measures.js";
import { articleOf, type ScriptSet } from "./plant-scripts.js";
import { scriptOf, unitsOf, WRITINGS } from "./script-of.js";
import { overlapOf } from "./spans.js";

/** Words of a quotation at least, as many as a seed has. */
const LEAST_QUOTED = 3;
const OPENING = /[“„«‹"「『]$/;
const CLOSING = /^[”“»›"」』]/;

/** The two rules for one planted set. */
export class UnlabelledReuse {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #copies = new Map<string, Case[]>();

  constructor({ documents, truth }: ScriptSet) {
    this.#texts = new Map(documents.map(({ id, text }) => [id, text]));
    for (const each of truth) this.#copies.set(each.b.id, [...(this.#copies.get(each.b.id) ?? []), each]);
  }

  /** Whether a passage between two documents that touches no case is real reuse all the same. */
  has({ a, b }: Pick<Passage, "a" | "b">): boolean {
    return this.#articleOf(a) === this.#articleOf(b) || (this.#isQuotation(a) && this.#isQuotation(b));
  }

  /** The article that the words of a span come from. */
  #articleOf(span: Span): string {
    const copied = (this.#copies.get(span.id) ?? []).find((each) => 2 * overlapOf(each.b, span) > span.end - span.start);
    return articleOf(copied ? copied.a.id : span.id);
  }

  #isQuotation({ id, start, end }: Span): boolean {
    const text = this.#texts.get(id)!;
    if (!OPENING.test(text.slice(Math.max(0, start - 1), start)) || !CLOSING.test(text.slice(end, end + 1))) return false;
    const script = scriptOf(text);
    return script !== undefined && WRITINGS[script].spaced && unitsOf(text.slice(start, end), script).length >= LEAST_QUOTED;
  }
}
