/**
 * Page of the report: what was looked at, what was left out, and the settings: what a reader needs to trust or to repeat the run.
 */
import { grouped } from "./counted.js";
import { type Child, element } from "./element.js";
import { bitsFigure, oneLine } from "./figures.js";
import type { Model } from "./model.js";
import { words } from "./words.js";

const VALUE_CHARS = 600;

export function aboutPanel(model: Model): HTMLElement {
  const { guarantee, numIgnored, numClusters, settings, version } = model;
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
    leftOut(model),
    element("h2", {}, words.about.settings),
    definitions(Object.entries(settings).map(([name, value]) => [name, oneLine(shownValue(value), VALUE_CHARS)])),
    element("p", { class: "meta" }, words.about.made(version)),
  );
}

/** Problems of the input by their kind, the first of each by name, and every limit. That there was none is said only where the input is known. */
function leftOut({ limits, problems }: Model): HTMLElement {
  const told = (problems ?? []).map(({ severity, code, count, first }): Definition => {
    const named = first.map(({ file, line, message }) => oneLine(`${line === undefined ? file : `${file}:${line}`}: ${message}`, VALUE_CHARS));
    return [
      words.about.problem(severity, code, grouped(count)),
      ...named,
      ...(count > named.length ? [words.about.furtherProblems(count - named.length)] : []),
    ];
  });
  const bounds = limits.map(({ code, count, detail }): Definition => [`${code} (${grouped(count)})`, oneLine(detail, VALUE_CHARS)]);
  if (told.length + bounds.length > 0) return definitions([...told, ...bounds]);
  return element("p", {}, problems === undefined ? words.about.noBounds : words.about.noLimits);
}

/** A term, and one value or several. */
type Definition = readonly [term: string, ...values: string[]];

function definitions(list: readonly Definition[]): HTMLElement {
  const described = (values: readonly string[]): HTMLElement => element("dd", {}, ...values.map((value) => element("div", {}, element("bdi", {}, value))));
  return element("dl", { class: "definitions" }, ...list.flatMap(([term, ...values]): Child[] => [element("dt", {}, oneLine(term)), described(values)]));
}

function shownValue(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
