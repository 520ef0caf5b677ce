import { expect, it } from "vitest";
import { TokenFlag } from "../../src/text/flags.js";
import { tokenize } from "../../src/text/tokens.js";

/** Marked runs as they stand in the text. */
function namesOf(text: string): string[] {
  const { length, start, end, flags } = tokenize(text);
  const names: string[] = [];
  for (let i = 0; i < length; i++) {
    if (!(flags[i]! & TokenFlag.NAME_START)) continue;
    let last = i;
    while (last + 1 < length && (flags[last + 1]! & (TokenFlag.NAME | TokenFlag.NAME_START)) === TokenFlag.NAME) last++;
    names.push(text.slice(start[i], end[last]));
  }
  return names;
}

it("takes a katakana word for one name, through its long vowels and middle dots", () => {
  expect(namesOf("新しいオフィシャルブログを公開")).toEqual(["オフィシャルブログ"]);
  expect(namesOf("俳優のジョージ・クルーニーが来日")).toEqual(["ジョージ・クルーニー"]);
  expect(namesOf("ｽﾏｰﾄﾌｫﾝの新製品")).toEqual(["ｽﾏｰﾄﾌｫﾝ"]);
});

it("takes hiragana, Han, a single katakana and words apart for none", () => {
  expect(namesOf("ひらがなと漢字だけの文")).toEqual([]);
  expect(namesOf("三ヶ月とア行")).toEqual([]);
  expect(namesOf("テレビ、ラジオ")).toEqual(["テレビ", "ラジオ"]);
});
