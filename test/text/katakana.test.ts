import { expect, it } from "vitest";
import { namesOf } from "./names-of.js";

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
