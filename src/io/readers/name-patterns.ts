/**
 * Stage input: patterns of paths, as shells have them -> whether a path is meant: `*` is any run of characters but "/", `**` of any, `?` is one. A pattern
 * without "/" is held against the name of a file, another one against the end of its path. O(pattern x path).
 */

/** Whether `path`, with "/" between folders, is one that `pattern` means. Case counts. */
export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/^\.\//, "");
  const name = wanted.includes("/") ? path.replace(/^\.\//, "") : path.slice(path.lastIndexOf("/") + 1);
  const starts = wanted.includes("/") && !wanted.startsWith("/") ? [0, ...slashesOf(name)] : [0];
  return starts.some((start) => isWhole(wanted, name.slice(start)));
}

function slashesOf(path: string): number[] {
  return [...path].flatMap((character, i) => (character === "/" ? [i + 1] : []));
}

/** By the ends that each prefix of the pattern can have in the name: no backtracking. */
function isWhole(pattern: string, name: string): boolean {
  let ends = new Set([0]);
  for (let i = 0; i < pattern.length && ends.size > 0; i++) {
    const sign = pattern[i]!;
    const isDeep = sign === "*" && pattern[i + 1] === "*";
    if (isDeep) i++;
    ends = sign === "*" ? endsOfRun(ends, name, isDeep) : endsOfOne(ends, name, sign);
  }
  return ends.has(name.length);
}

function endsOfRun(starts: ReadonlySet<number>, name: string, isDeep: boolean): Set<number> {
  const ends = new Set<number>();
  let isOpen = false;
  for (let at = 0; at <= name.length; at++) {
    isOpen ||= starts.has(at);
    if (isOpen) ends.add(at);
    if (!isDeep && name[at] === "/") isOpen = false;
  }
  return ends;
}

function endsOfOne(starts: ReadonlySet<number>, name: string, sign: string): Set<number> {
  const ends = new Set<number>();
  for (const at of starts) if (at < name.length && (sign === "?" ? name[at] !== "/" : name[at] === sign)) ends.add(at + 1);
  return ends;
}
