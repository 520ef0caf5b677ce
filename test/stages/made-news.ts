/** Made-up news in which all kinds of reuse stand: remarks in quotation marks, popular sentences, paragraphs with edits, lists, repeats inside a text, other scripts. */

import type { Document } from "../../src/types/document.js";
import { randomNumbers } from "../reference/random-numbers.js";

const WORDS = Array.from(
  { length: 900 },
  (_, x) => `${"bcdfghklmnprstv"[x % 15]}${"aeiou"[x % 5]}${"lmnrst"[x % 6]}${"aeiou"[(x >> 3) % 5]}${"bdgkpt"[(x >> 5) % 6]}${x % 7 ? "er" : "ing"}`,
);
const KANJI = "港市長倉庫船員漁業組合新聞記者発表会議開催決定予算計画道路橋建設反対住民説明";
const CYRILLIC = "гавань рыбаки склад город мэр совет бюджет дорога мост жители собрание решение газета заявил вчера утром".split(" ");

const SOURCES = ["Harbour Post", "Inland Gazette", "Quay Agency", "Hill Courier", undefined];

/** @param count of documents. */
export function madeNews(count: number, seed: number): Document[] {
  const random = randomNumbers(seed);
  const below = (n: number): number => Math.floor(random() % n);
  const words = (n: number): string => Array.from({ length: n }, () => WORDS[Math.floor(below(900) ** 2 / 900)]).join(" ");
  const sentence = (n: number): string => {
    const text = words(n);
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  };
  const scripted = [
    () => `${Array.from({ length: 24 }, () => KANJI[below(KANJI.length)]).join("")}。`,
    () => `${Array.from({ length: 12 }, () => CYRILLIC[below(CYRILLIC.length)]).join(" ")}.`,
  ];
  const popular = Array.from({ length: 4 }, () => sentence(14));
  const remarks = Array.from({ length: 12 }, () => words(4 + below(9)));
  const paragraphs = Array.from({ length: 20 }, () => [sentence(12), sentence(9), sentence(15)].join(" "));
  const foreign = Array.from({ length: 8 }, (_, x) => scripted[x % 2]!());
  const edited = (paragraph: string): string =>
    paragraph
      .split(" ")
      .map((word) => (below(9) === 0 ? words(1) : word))
      .join(" ");
  const pick = (list: readonly string[]): string => list[below(list.length)]!;
  const parts: readonly (() => string)[] = [
    () => `“${pick(remarks)},” the mayor said.`,
    () => `They spoke of ${pick(remarks)} on that day.`,
    () => `${sentence(4).slice(0, -1)} ${pick(popular)}`,
    () => pick(popular),
    () => pick(paragraphs),
    () => edited(pick(paragraphs)),
    () => pick(foreign),
    () => `${pick(foreign)} ${scripted[below(2)]!()}`,
    () => {
      const line = `${words(3)} ${below(90)} ${words(2)}.`;
      return Array.from({ length: 2 + below(4) }, () => line).join("\n");
    },
    () => sentence(20),
    () => sentence(11),
  ];
  return Array.from({ length: count }, (_, d) => {
    const source = SOURCES[below(SOURCES.length)];
    const day = 1 + below(28);
    return {
      id: `n${d}`,
      text: Array.from({ length: 3 + below(7) }, () => parts[below(parts.length)]!()).join(below(2) ? "\n\n" : " "),
      ...(source !== undefined && { source }),
      ...(below(8) > 0 && { publishedAt: `2019-0${1 + below(3)}-${String(day).padStart(2, "0")}${below(2) ? "T08:30:00Z" : ""}` }),
    };
  });
}
