/**
 * Service: routes -> their description (OpenAPI 3.1, whose schemas are JSON Schema 2020-12). Nothing is said of a route here that is not in its record. O(routes).
 */
import { VERSION } from "../version.js";
import { FILE_SCHEMAS, PROBLEM } from "./answer-schemas.js";
import type { Schema } from "./json-schema.js";
import { JSON_TYPE, LINES_TYPE, type Route } from "./route.js";

export function openApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "wirecopy",
      version: VERSION,
      description: "What of a text stands in an archive of news, and where.",
      license: { name: "MIT", identifier: "MIT" },
    },
    paths,
    components: {
      schemas: { ...FILE_SCHEMAS, Problem: PROBLEM },
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "Needed where the service was started with a token." } },
    },
  };
}

function operationOf({ method, path, summary, isOpen, parameters = {}, body, answer }: Route): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const behind = Object.entries(parameters).map(([name, { description, ...schema }]) => ({ name, in: "query", description, schema }));
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^a-z0-9]+(\w)?/gi, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")}`,
    summary,
    security: isOpen ? [] : [{ token: [] }, {}],
    parameters: [...inPath, ...behind],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      [answer.status]: { description: answer.description, content: { [answer.type]: answer.schema === undefined ? {} : { schema: answer.schema } } },
      default: { description: "A problem.", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
    },
  };
}

/** JSON lines have the schema of an element each. */
function contentOf({ kinds, schema }: { readonly kinds: readonly ("json" | "lines")[]; readonly schema: Schema }): object {
  return Object.fromEntries(kinds.map((kind) => (kind === "json" ? [JSON_TYPE, { schema }] : [LINES_TYPE, { schema: schema.items ?? schema }])));
}
