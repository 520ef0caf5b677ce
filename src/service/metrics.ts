/**
 * Service: what it has done, in the text format of Prometheus (0.0.4): requests by route and status, how long they took, what waits, what the index holds. Labels are
 * routes and statuses, never an address as it came, so there are as many series as there are routes. O(1) a request.
 */

/** Seconds; a question is to take a tenth. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Durations {
  /** By bucket, the last for all longer ones. */
  readonly counts: number[];
  sum: number;
}

/** A figure that is read when it is asked for. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly kind: "gauge" | "counter";
  readonly value: number;
}

export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #durations = new Map<string, Durations>();

  /** @param status "gone" where the client did not wait. */
  observe({ route, status, seconds }: { readonly route: string; readonly status: number | "gone"; readonly seconds: number }): void {
    const key = labels({ route, status: String(status) });
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
    const durations = this.#durations.get(route) ?? { counts: new Array<number>(BUCKETS.length + 1).fill(0), sum: 0 };
    this.#durations.set(route, durations);
    const bucket = BUCKETS.findIndex((most) => seconds <= most);
    durations.counts[bucket < 0 ? BUCKETS.length : bucket]!++;
    durations.sum += seconds;
  }

  /** @param gauges what else is known now. */
  text(gauges: readonly Gauge[]): string {
    const lines: string[] = [];
    lines.push(...head({ name: "wirecopy_requests_total", help: "Requests by route and status.", kind: "counter" }));
    for (const [key, count] of this.#requests) lines.push(`wirecopy_requests_total${key} ${count}`);
    lines.push(...head({ name: "wirecopy_request_seconds", help: "Seconds from the head of a request to the end of its answer.", kind: "histogram" }));
    for (const [route, durations] of this.#durations) lines.push(...histogram(route, durations));
    for (const gauge of gauges) lines.push(...head(gauge), `${gauge.name} ${gauge.value}`);
    return `${lines.join("\n")}\n`;
  }
}

function head({ name, help, kind }: { readonly name: string; readonly help: string; readonly kind: string }): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`];
}

function histogram(route: string, { counts, sum }: Durations): string[] {
  const name = "wirecopy_request_seconds";
  let below = 0;
  const lines = counts.map((count, x) => {
    below += count;
    return `${name}_bucket${labels({ route, le: x < BUCKETS.length ? String(BUCKETS[x]) : "+Inf" })} ${below}`;
  });
  return [...lines, `${name}_sum${labels({ route })} ${sum}`, `${name}_count${labels({ route })} ${below}`];
}

function labels(values: Readonly<Record<string, string>>): string {
  return `{${Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(",")}}`;
}
