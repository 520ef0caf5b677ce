/**
 * Page of the report: what was looked at, what was left out, and the settings: what a reader needs to trust or to repeat the run.
 */
import { grouped } from "./counted.js";
import { type Child, element } from "./element.js";
import { bitsFigure, oneLine } from "./figures.js";
import type { Model } from "./model.js";
import { words } from "./words.js";

const VALUE_CHARS = 600;

export function aboutPanel({ guarantee, limits, numIgnored, numClusters, settings, version }: Model): HTMLElement {
  const { minTokens, minCharacters, minBits } = guarantee;
  return element(
    "div",
    { class: "about" },
    element("h2", {}, words.about.guaranteeTitle),
    element("p", {}, words.about.guarantee(minTokens, minCharacters, bitsFigure(minBits))),
    numClusters > 0 ? element("p", {}, `${words.count.clusters(numClusters)}.`) : undefined,
    numIgnored > 0 ? element("p", {}, `${words.about.ignored(numIgnored)}.`) : undefined,
    element("h2", {}, words.about.bits),
    element("p", {}, words.about.bitsMeaning),
    element("h2", {}, words.about.limitsTitle),
    limits.length === 0
      ? element("p", {}, words.about.noLimits)
      : definitions(limits.map(({ code, count, detail }) => [`${code} (${grouped(count)})`, oneLine(detail, VALUE_CHARS)])),
    element("h2", {}, words.about.settings),
    definitions(Object.entries(settings).map(([name, value]) => [name, oneLine(shownValue(value), VALUE_CHARS)])),
    element("p", { class: "meta" }, words.about.made(version)),
  );
}

function definitions(list: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    "dl",
    { class: "definitions" },
    ...list.flatMap(([term, value]): Child[] => [element("dt", {}, oneLine(term)), element("dd", {}, element("bdi", {}, value))]),
  );
}

function shownValue(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
