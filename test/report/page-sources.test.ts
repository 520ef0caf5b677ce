/** The sources of the page, held against each other: the lists of what may be made, and the colours that stand twice. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../report/src");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && name !== "element.ts")
  .map(read)
  .join("\n");
const between = (text: string, start: string, end: string) => text.slice(text.indexOf(start), text.indexOf(end, text.indexOf(start)));
const quoted = (text: string) => [...text.matchAll(/"([\w-]+)"/g)].map(([, name]) => name as string);

it("allow no attribute that no element of the page has", () => {
  const unused = quoted(between(read("element.ts"), "const ATTRIBUTES", "] as const")).filter(
    (name) => !new RegExp(`"${name}"\\s*[,:]|[{,(]\\s*${name}\\s*[:,}]`, "m").test(sources),
  );
  expect(unused).toEqual([]);
});

it("allow no tag that the page does not make", () => {
  const made = (call: string, tag: string) => new RegExp(`(?<![\\w])${call}\\(\\s*"${tag}"`).test(sources);
  const html = quoted(between(read("element.ts"), "type HtmlTag", ";")).filter((tag) => !made("element", tag));
  const svg = quoted(between(read("element.ts"), "type SvgTag", ";")).filter((tag) => !made("svgElement", tag));
  expect([...html, ...svg]).toEqual([]);
});

it("have the same dark colours for the system's choice and for the switch", () => {
  const css = read("colours.css");
  const declarations = (selector: string) =>
    [...between(css, selector, "}").matchAll(/^\s*(--[\w-]+|color-scheme): (.+);$/gm)].map(([, name, value]) => `${name} ${value}`);
  const bySystem = declarations(':root:not([data-theme="light"])');
  expect(bySystem.length).toBeGreaterThan(20);
  expect(declarations(':root[data-theme="dark"]')).toEqual(bySystem);
});

it("have a dark colour for each light one", () => {
  const names = (selector: string) => [...between(read("colours.css"), selector, "}").matchAll(/^\s*(--[\w-]+): #/gm)].map(([, name]) => name);
  expect(names(':root[data-theme="dark"]')).toEqual(names(":root {"));
});
