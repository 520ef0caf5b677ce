import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenFlag } from "../../src/text/flags.js";
import { foldText, hashWord } from "../../src/text/fold.js";
import { tokenize } from "../../src/text/tokens.js";
import { nastyText } from "../reference/nasty-text.js";
import { referenceTokens } from "../reference/tokens.js";

const words = (text: string): string[] => {
  const tokens = tokenize(text);
  return Array.from(tokens.start, (start, i) => text.slice(start, tokens.end[i]));
};
const hashes = (text: string): string[] => {
  const tokens = tokenize(text);
  return Array.from(tokens.hashLo, (lo, i) => `${lo}:${tokens.hashHi[i]}`);
};
/** The folded words, recovered from their spans. */
const folds = (text: string): string[] => words(text).map(foldText);

it("reads a long text alike whether or not all of it is ASCII", () => {
  const ascii = "The committee's 3rd report, of May 1986, was out. ".repeat(1000);
  for (const size of [255, 256, 257, 32_767, 32_768, 32_769, ascii.length]) {
    const text = ascii.slice(0, size);
    const plain = tokenize(text);
    for (const other of [tokenize(`${text} \u00e9`), tokenize(`${text} \u4eba`), tokenize(`${text} \ud800 x`)]) {
      expect(other.length).toBe(plain.length + 1);
      for (const column of ["hashLo", "hashHi", "start", "end"] as const) expect(other[column].subarray(0, plain.length)).toEqual(plain[column]);
    }
  }
});

describe("tokenize", () => {
  it("agrees with a reference made of expressions on any text", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        const tokens = tokenize(text);
        const found = Array.from(tokens.start, (start, i) => ({
          start,
          end: tokens.end[i],
          hash: [tokens.hashLo[i], tokens.hashHi[i]],
          flags: tokens.flags[i]! & (TokenFlag.CAPITALISED | TokenFlag.NUMBER | TokenFlag.UNSPACED),
        }));
        const expected = referenceTokens(text).map((token) => ({
          start: token.start,
          end: token.end,
          hash: hashWord(token.fold),
          flags: (token.isCapitalised ? TokenFlag.CAPITALISED : 0) | (token.isNumber ? TokenFlag.NUMBER : 0) | (token.isUnspaced ? TokenFlag.UNSPACED : 0),
        }));
        expect(found).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it("gives the composed and the decomposed form of any text the same hashes", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        expect(hashes(text.normalize("NFC"))).toEqual(hashes(text.normalize("NFD")));
      }),
      { numRuns: 5000 },
    );
  });

  it("gives each token the hash of its own slice", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        const tokens = tokenize(text);
        words(text).forEach((word, i) => {
          expect([tokens.hashLo[i], tokens.hashHi[i]]).toEqual(hashWord(word));
        });
      }),
    );
  });

  it("puts tokens in order, none of them empty, none overlapping", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        const { start, end, length } = tokenize(text);
        for (let i = 0; i < length; i++) expect(start[i]! < end[i]! && (i === 0 || end[i - 1]! <= start[i]!) && end[i]! <= text.length).toBe(true);
      }),
    );
  });

  it("gives a text after other texts the same tokens as before them", () => {
    const text = "Zürich’s 1,000 cafés";
    const before = tokenize(text);
    tokenize("x ".repeat(100_000));
    tokenize("漢".repeat(50_000));
    expect(tokenize(text)).toEqual(before);
  });

  it("finds the same tokens wherever a window of the scanner ends", () => {
    const text = "don't can’t immi-\ngration, “e\u0301 U.S. The” x-y 𝐀𝟘 漢か\u3099 a\u00adb New York";
    const plain = tokenize(text);
    for (let spaces = 32_768 - text.length - 1; spaces <= 32_769; spaces++) {
      const padded = tokenize(" ".repeat(spaces) + text);
      expect(padded.start.map((start) => start - spaces)).toEqual(plain.start);
      expect(padded.end.map((end) => end - spaces)).toEqual(plain.end);
      for (const name of ["hashLo", "hashHi", "flags", "quotations"] as const) expect(padded[name]).toEqual(plain[name]);
    }
  });

  it("agrees with the reference on a text of many windows", () => {
    const text = fc.sample(nastyText(), { seed: 7, numRuns: 12_000 }).join(" ");
    const tokens = tokenize(text);
    expect(text.length).toBeGreaterThan(100_000);
    expect(Array.from(tokens.start, (start, i) => `${start}-${tokens.end[i]}`)).toEqual(referenceTokens(text).map(({ start, end }) => `${start}-${end}`));
  });

  it("has room for a token a unit", () => {
    expect(tokenize("漢".repeat(100_000)).length).toBe(100_000);
  });

  it("returns no tokens for a text without words", () => {
    expect(tokenize("").length).toBe(0);
    expect(tokenize(" —… 😀 \ud800").length).toBe(0);
  });

  it("refuses what is not a string, and options that it does not know", () => {
    expect(() => tokenize(7 as unknown as string)).toThrow(new TypeError('"text" expected string, got 7'));
    expect(() => tokenize("a", { stem: true } as object)).toThrow(TypeError);
  });
});

describe("a word", () => {
  it("is a run of letters and digits", () => expect(words("abc1 2d, x_y")).toEqual(["abc1", "2d", "x", "y"]));
  it("keeps an apostrophe between two letters", () => expect(words("don't 'tis Sessions' rock''n")).toEqual(["don't", "tis", "Sessions", "rock", "n"]));
  it("does not keep an apostrophe beside a digit", () => expect(words("1990's")).toEqual(["1990", "s"]));
  it("has the same hash with every kind of apostrophe", () => {
    for (const mark of "’‘ʼ＇") expect(hashes(`can${mark}t`)).toEqual(hashes("can't"));
  });
  it("is split by hyphens", () => expect(words("well-known co‐op non‑stop")).toEqual(["well", "known", "co", "op", "non", "stop"]));
  it("is joined across a hyphenated line end", () => {
    for (const end of ["-\n", "- \n ", "-\r\n", "‐\n\t", "-\r", "\u00ad\n"]) {
      expect(words(`on immi${end}gration law`)).toEqual(["on", `immi${end}gration`, "law"]);
      expect(hashes(`immi${end}gration`)).toEqual(hashes("immigration"));
    }
  });
  it("is not joined across a blank line, before a capital or after one", () => {
    for (const text of ["immi-\n\ngration", "Anglo-\nAmerican", "UN-\nled", "immi- gration"]) expect(tokenize(text).length).toBe(2);
  });
  it("holds a soft hyphen in its span but not in its hash", () => {
    expect(words("immi\u00adgration\u00ad x")).toEqual(["immi\u00adgration", "x"]);
    expect(hashes("immi\u00adgration")).toEqual(hashes("immigration"));
  });
  it("does not begin or end with what is invisible", () => expect(words("\u200da\u200c\u200d b\ufe0f")).toEqual(["a", "b"]));
  it("ends with its combining marks", () => expect(words("cafe\u0301 x")).toEqual(["cafe\u0301", "x"]));
  it("is ended by a no-break space as by a space", () => expect(hashes("a\u00a0b")).toEqual(hashes("a b")));
  it("is ended by emoji and lone surrogates", () => {
    expect(words("a😀b👨‍👩‍👧c\ud800d\udc00e")).toEqual(["a", "b", "c", "d", "e"]);
  });
  it("folds case, diacritics, ligatures and width", () => {
    expect(folds("MÜLLER ﬁnance Ａｂｃ Straße ΌΣΟΣ ЙОД İstanbul Iğdır")).toEqual(["muller", "finance", "abc", "strasse", "οσοσ", "иод", "istanbul", "igdir"]);
  });
  it("folds characters beyond the basic plane", () => expect(folds("𝐀𝟘 𐐀")).toEqual(["a0", "𐐨"]));
  it("of Arabic folds without harakat and tatweel", () => expect(hashes("مُحَمَّـــد")).toEqual(hashes("محمد")));
  it("of Arabic folds alike with and without hamza", () => expect(hashes("أحمد")).toEqual(hashes("احمد")));
  it.each([
    ["Persian on an Arabic keyboard", "کشتی", "كشتي"],
    ["Arabic of Egypt", "في", "فى"],
    ["Urdu", "کہا", "كها"],
    ["Sorani", "کوردستانە", "كوردستانه"],
    ["Arabic with a wasla", "ٱلسلام", "السلام"],
    ["Yiddish", "ייִדיש", "ײדיש"],
    ["Hebrew, presentation forms", "שלום", "\ufb2aלום"],
    ["Hebrew with a geresh", "ג׳ורג", "ג'ורג"],
    ["Hindi without nukta", "ज़मीन", "जमीन"],
    ["Hindi with candrabindu", "माँ", "मां"],
    ["Romanian with a cedilla", "știință", "ştiinţă"],
    ["Turkish in capitals", "IŞIKLAR", "ışıklar"],
    ["Polish without bars", "Łódź", "Lodz"],
    ["Serbian without bars", "Đoković", "Dokovic"],
    ["French without ligatures", "cœur", "coeur"],
    ["Danish without ligatures", "Kjær", "Kjaer"],
    ["long s and ligatures", "ſiniſter ﬂow", "sinister flow"],
    ["the digits of Arabic", "٢٠٢٤", "2024"],
    ["the digits of Persian and Hindi", "۲۰۲۴ २०२४", "2024 2024"],
    ["halfwidth kana", "ﾌｪﾘｰ", "フェリー"],
    ["Hawaiian", "Hawaiʻi", "Hawai'i"],
    ["an accent for an apostrophe", "it´s", "it's"],
    ["a line end after ¬", "govern¬\nment", "government"],
    ["a line end in old type", "Regie⸗\nrung", "Regierung"],
  ])("of %s folds alike in both spellings", (_name, a, b) => expect(hashes(a)).toEqual(hashes(b)));
  it.each([
    ["aspiration in Urdu", "کھا", "کہا"],
    ["number in Urdu", "لڑکی", "لڑکے"],
    ["vowels in Sorani", "دێ", "دی"],
    ["the end of a word in Arabic", "كتابة", "كتابه"],
    ["retroflex consonants in Hindi", "पढ़", "पढ"],
    ["g in Ukrainian", "ґрати", "грати"],
    ["voicing in Japanese", "かき", "かぎ"],
    ["a sign between words that is no line end", "a¬b", "ab"],
  ])("tells %s apart", (_name, a, b) => expect(hashes(a)).not.toEqual(hashes(b)));
  it("has no apostrophe in Korean", () => expect(words("‘정권’이라는")).toEqual(["정권", "이라는"]));
  it("of Hebrew folds without niqqud", () => expect(hashes("שָׁלוֹם")).toEqual(hashes("שלום")));
  it("of Devanagari keeps its vowel signs and is one token", () => {
    expect(words("हिन्दी में")).toEqual(["हिन्दी", "में"]);
    expect(hashes("की")).not.toEqual(hashes("का"));
  });
  it("of Hangul is spaced, and the same from jamo", () => {
    expect(words("대한 민국")).toEqual(["대한", "민국"]);
    expect(hashes("대한")).toEqual(hashes("대한".normalize("NFD")));
  });
});

describe("scripts written without spaces", () => {
  const flagsOf = (text: string): number[] => Array.from(tokenize(text).flags, (flags) => flags & TokenFlag.UNSPACED);
  it("have one token a character with its marks", () => {
    expect(words("漢字かな")).toEqual(["漢", "字", "か", "な"]);
    expect(words("ที่นี่")).toEqual(["ที่", "นี่"]);
    expect(words("か\u3099ー")).toEqual(["か\u3099", "ー"]);
    expect(words("𠀀𠀁")).toEqual(["𠀀", "𠀁"]);
  });
  it("are flagged, and only they", () => {
    expect(flagsOf("漢a1ー")).toEqual([TokenFlag.UNSPACED, 0, TokenFlag.UNSPACED]);
  });
  it("are cut from letters beside them", () => expect(words("AのB2024年")).toEqual(["A", "の", "B2024", "年"]));
  it("keep their digits together", () => expect(words("๒๕๖๗")).toEqual(["๒๕๖๗"]));
  it("fold halfwidth kana with its voicing mark like the full form", () => {
    expect(words("ｶﾞﾊﾟ")).toEqual(["ｶﾞ", "ﾊﾟ"]);
    expect(hashes("ｶﾞｰ")).toEqual(hashes("ガー"));
  });
});

describe("flags of a token by itself", () => {
  const flagsOf = (text: string): number => tokenize(text).flags[0]! & (TokenFlag.CAPITALISED | TokenFlag.NUMBER);
  it("mark an upper or title case first letter", () => {
    for (const text of ["Abc", "Éa", "E\u0301a", "ǅa", "𐐀", "4X", "O’Neil"]) expect(flagsOf(text)).toBe(TokenFlag.CAPITALISED);
    for (const text of ["abC", "éA", "漢", "هذا", "4x"]) expect(flagsOf(text)).toBe(0);
  });
  it("mark numbers", () => {
    for (const text of ["2024", "٢٠٢٤", "１２", "½", "1\ufe0f\u20e3"]) expect(flagsOf(text)).toBe(TokenFlag.NUMBER);
  });
});

describe("a folding", () => {
  it("is asked once for each distinct token, and its result is hashed", () => {
    const asked: string[] = [];
    const fold = (token: string): string => {
      asked.push(token);
      return token.slice(0, 4);
    };
    const folding = { name: "cut", fold };
    const tokens = tokenize("Protects, PROTECTING protects Café", { folding });
    expect(asked).toEqual(["protects", "protecting", "cafe"]);
    expect(tokens.hashLo[0]).toBe(tokens.hashLo[1]);
    expect([tokens.hashLo[0], tokens.hashHi[0]]).toEqual(hashWord("prot"));
    tokenize("protects", { folding });
    expect(asked.length).toBe(3);
  });
  it("leaves offsets, flags and quotations as they are", () => {
    const text = '"The Bank of England," he said.';
    const { hashLo: _lo, hashHi: _hi, ...folded } = tokenize(text, { folding: { name: "one", fold: () => "x" } });
    const { hashLo: _lo2, hashHi: _hi2, ...plain } = tokenize(text);
    expect(folded).toEqual(plain);
  });
  it("that makes nothing of a token leaves it alone", () => {
    expect(tokenize("of law", { folding: { name: "none", fold: () => "" } }).hashLo).toEqual(tokenize("of law").hashLo);
  });
  it("may tokenize itself", () => {
    const folding = { name: "self", fold: (token: string) => `${token}${tokenize(token).length}` };
    expect(tokenize("a b", { folding }).length).toBe(2);
  });
  it("has to return a string", () => {
    expect(() => tokenize("a", { folding: { name: "bad", fold: () => 1 as unknown as string } })).toThrow(TypeError);
  });
});

describe("foldText", () => {
  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
  it("folds words of any length", () => {
    expect(foldText("É".repeat(10_000))).toBe("e".repeat(10_000));
    expect(foldText(`ड${"\u0951\u093c".repeat(5000)}`)).toBe(`ड${"\u093c".repeat(5000)}${"\u0951".repeat(5000)}`);
    expect(foldText(`क${"\u0951\u093c".repeat(5000)}`)).toBe(`क${"\u0951".repeat(5000)}`);
  });
});
