/**
 * Service: routes that tell of the service: whether it lives, whether it takes questions, what it has done, what the index holds, how it is asked.
 */
import { STATS } from "./answer-schemas.js";
import { openApi } from "./openapi.js";
import { Problem } from "./problem.js";
import { JSON_TYPE, jsonAnswer, type Route } from "./route.js";

const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

const ALIVE: Route = {
  method: "GET",
  path: "/healthz",
  summary: "Whether the process lives.",
  isOpen: true,
  answer: { status: 200, type: JSON_TYPE, description: "It does." },
  handle: async () => jsonAnswer({ status: "alive" }),
};

const READY: Route = {
  method: "GET",
  path: "/readyz",
  summary: "Whether questions may be sent: no longer where it is being shut down.",
  isOpen: true,
  answer: { status: 200, type: JSON_TYPE, description: "They may." },
  async handle({ service }) {
    if (service.isClosing()) throw new Problem("shutting-down");
    return jsonAnswer({ status: "ready" });
  },
};

const METRICS: Route = {
  method: "GET",
  path: "/metrics",
  summary: "What it has done, for Prometheus.",
  answer: { status: 200, type: METRICS_TYPE, description: "Text of Prometheus, version 0.0.4." },
  handle: async ({ service }) => ({ status: 200, type: METRICS_TYPE, text: await service.metrics() }),
};

const INDEX_STATS: Route = {
  method: "GET",
  path: "/v1/stats",
  summary: "What the index holds, and what it was made with.",
  answer: { status: 200, type: JSON_TYPE, description: "Counts, segments, models, bytes.", schema: STATS },
  handle: async ({ service }) => jsonAnswer(await service.index.stats()),
};

/** @param others all routes but these. */
export function probeRoutes(others: readonly Route[]): readonly Route[] {
  const description: Route = {
    method: "GET",
    path: "/openapi.json",
    summary: "This description (OpenAPI 3.1).",
    isOpen: true,
    answer: { status: 200, type: JSON_TYPE, description: "It is made of the schemas that requests are held against." },
    handle: async () => jsonAnswer(described),
  };
  const own = [INDEX_STATS, ALIVE, READY, METRICS, description];
  const described = openApi([...others, ...own]);
  return own;
}
