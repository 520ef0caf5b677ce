/** The part of JSON Schema that the service knows, held against ajv on values near the schemas of its requests. */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf, type Schema } from "../../src/service/json-schema.js";
import { DOCUMENT, DOCUMENTS, EXPIRE, JUDGE, QUERY, SEEN, TRACE } from "../../src/service/request-schemas.js";

const ajv = new Ajv2020({ allowUnionTypes: true });
const SCHEMAS: Readonly<Record<string, Schema>> = { DOCUMENT, DOCUMENTS, EXPIRE, JUDGE, QUERY, SEEN, TRACE };

/** Names that schemas know, and some that objects know. */
const names = fc.constantFrom(
  "id",
  "text",
  "title",
  "source",
  "document",
  "within",
  "limit",
  "thresholds",
  "plain",
  "quotation",
  "before",
  "olderThan",
  "batch",
  "relations",
  "__proto__",
  "constructor",
  "a/b~c",
);
const leaves = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.constantFrom("72h", "\ud83d\ude00", "\ud83d", "x".repeat(40), "😀".repeat(40), "x".repeat(41), "x".repeat(4001)),
  fc.constantFrom(0, -1, 1, 1.5, 20, 1000, 1001, -6, -6.5, 1e300),
  fc.boolean(),
  fc.constant(null),
);
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: "small" }, leaves, fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(names, tie("value"), { maxKeys: 4 })),
})).value;
const question = fc.record(
  { document: fc.oneof(leaves, values), within: leaves, limit: leaves, marginBits: leaves, thresholds: values, relations: leaves },
  { requiredKeys: ["document"] },
);

describe.each(Object.entries(SCHEMAS))("the schema %s", (_, schema) => {
  const validate = ajv.compile(schema);

  it("refuses and takes what ajv refuses and takes", () => {
    fc.assert(
      fc.property(fc.oneof(values, question), (value) => {
        // as it comes over the wire
        const sent = JSON.parse(JSON.stringify(value));
        expect(faultOf(sent, schema) === undefined, JSON.stringify(faultOf(sent, schema))).toBe(validate(sent));
      }),
      { numRuns: 1500 },
    );
  });
});

describe("a fault", () => {
  it("names its place and what was expected, and shows little of what was sent", () => {
    const secret = "the harbour master has told nobody else of this".repeat(50);
    expect(
      faultOf(
        [
          { id: "a", text: "b" },
          { id: "c", text: 7 },
        ],
        DOCUMENTS,
      ),
    ).toEqual({ pointer: "/1/text", message: "expected string, got 7" });
    expect(faultOf({ document: "a", limit: 0 }, QUERY)).toEqual({ pointer: "/limit", message: "expected a number in [1, 1000], got 0" });
    expect(faultOf({ document: "a", thresholds: { "a/b~": 1 } }, QUERY)?.pointer).toBe("/thresholds/a~1b~0");
    expect(faultOf({ document: secret, limit: secret }, QUERY)!.message.length).toBeLessThan(120);
  });

  it("counts characters, not code units, and takes as many as the schema says", () => {
    const schema: Schema = { type: "string", minLength: 2, maxLength: 3 };
    expect(["😀", "😀😀", "😀😀😀", "😀😀😀😀", "\ud83d\ud83d\ud83d"].map((text) => faultOf(text, schema) === undefined)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});
