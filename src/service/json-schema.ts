/**
 * Service: the part of JSON Schema (2020-12) that requests are described by, and a value held against it. One description serves both: what refuses a request
 * is what /openapi.json shows. Input a parsed JSON value, output the first fault as a pointer (RFC 6901) and what was expected there. Tests hold it against ajv,
 * which knows all of JSON Schema and is forty times as large. O(value); depth is that of the schema, not that of the value.
 */
import { shown } from "../errors.js";

type TypeName = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

export interface Schema {
  readonly description?: string;
  readonly default?: unknown;
  readonly type: TypeName | readonly TypeName[];
  readonly enum?: readonly string[];
  /** Unicode characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** An object with `properties` has no others. */
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Where a value is not what its schema says. */
export interface Fault {
  /** "" for the whole value, else such as /documents/3/text. */
  readonly pointer: string;
  readonly message: string;
}

/** The first fault of a value; undefined where it has none. */
export function faultOf(value: unknown, schema: Schema, pointer = ""): Fault | undefined {
  const types = [schema.type].flat() as TypeName[];
  const type = types.find((one) => isOf(value, one));
  if (type === undefined) return fault(pointer, types.join(" or "), value);
  if (schema.enum !== undefined && !schema.enum.includes(value as string)) return fault(pointer, `one of ${schema.enum.join(", ")}`, value);
  if (typeof value === "string") return lengthFault(value, schema, pointer);
  if (typeof value === "number") return rangeFault(value, schema, pointer);
  if (Array.isArray(value)) return arrayFault(value, schema, pointer);
  return type === "object" ? objectFault(value as Readonly<Record<string, unknown>>, schema, pointer) : undefined;
}

function isOf(value: unknown, type: TypeName): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function fault(pointer: string, expected: string, value: unknown): Fault {
  return { pointer, message: `expected ${expected}, got ${shown(value)}` };
}

function lengthFault(text: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema, pointer: string): Fault | undefined {
  // a character has one or two code units, so most texts need not be counted
  if (text.length <= maxLength && text.length >= 2 * minLength) return undefined;
  const characters = countCharacters(text);
  if (characters > maxLength) return { pointer, message: `expected at most ${maxLength} characters, got ${characters}` };
  return characters < minLength ? { pointer, message: `expected at least ${minLength} characters, got ${characters}` } : undefined;
}

function countCharacters(text: string): number {
  let count = text.length;
  for (let x = 1; x < text.length; x++) if ((text.charCodeAt(x) & 0xfc00) === 0xdc00 && (text.charCodeAt(x - 1) & 0xfc00) === 0xd800) count--;
  return count;
}

function rangeFault(value: number, { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: Schema, pointer: string): Fault | undefined {
  if (value >= minimum && value <= maximum) return undefined;
  return fault(pointer, maximum === Number.POSITIVE_INFINITY ? `a number >= ${minimum}` : `a number in [${minimum}, ${maximum}]`, value);
}

function arrayFault(items: readonly unknown[], schema: Schema, pointer: string): Fault | undefined {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (items.length < minItems || items.length > maxItems) return { pointer, message: `expected ${minItems} to ${maxItems} elements, got ${items.length}` };
  if (schema.items === undefined) return undefined;
  for (const [x, item] of items.entries()) {
    const found = faultOf(item, schema.items, `${pointer}/${x}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function objectFault(value: Readonly<Record<string, unknown>>, schema: Schema, pointer: string): Fault | undefined {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return { pointer, message: `expected a member ${JSON.stringify(missing)}` };
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known === undefined) {
      if (additionalProperties === false) return { pointer: at, message: `is not known; known are ${Object.keys(properties).join(", ")}` };
      continue;
    }
    const found = faultOf(member, known, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
