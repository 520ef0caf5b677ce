/** Generators of text that breaks tokenizers, for fast-check. */
import fc from "fast-check";

/** Characters of every class the scanner knows, and pairs that meet at its rules. */
const PIECES = Array.from(
  "aebzAZÉé019 .,;:!?-'\"’‘“”„«»()[]\n\r\t\u00a0\u00ad\u200b\u200c\u200d\ufe0f\u0301\u0308\u0323\u0345" +
    "ßſıİŉﬁﬃŀǅΣςσ\u1fb3Ёйіґʼ＇ＡｂⅧ½²①⑴" +
    "مُحَـدآأؤ\u0654\u0670\u06e5\u064b שָׁל\u05bcﬡ" +
    "क़क\u093cऩि्\u0951ক\u09cb\u09c7\u09be த\u0bca" +
    "กำิ่ ລຳ ខ្ម မြ" +
    "漢字\uf900〇ー々かがガｶﾞﾟ\u3099\u309a゛ㇰ㊀㍻" +
    "한국\u1100\u1161\u11a8ㄱﾡ\u3164" +
    "😀👨🏳🇺1⃣𝐀𝟘𐐀𐐨𑄮\u{11131}\u{11127}𠀀\u{2f800}\u{e0061}\ud800\udc00\udbff·/&@_♦—–…。、「」『』",
);

/** Strings of any characters, lone surrogates among them. `fc.string({ unit: "binary" })` makes the like, but takes seconds to be built. */
export function anyText({ minLength = 0, maxLength = 10 }: { readonly minLength?: number; readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  const character = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
  return fc.array(character, { minLength, maxLength }).map((characters) => characters.join(""));
}

/** Strings of up to `maxLength` pieces, lone surrogates and combining marks among them. */
export function nastyText(maxLength = 40): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
    {
      weight: 2,
      arbitrary: fc.constantFrom("ab", "The", "immi-\ngration", "e\u0301", "ab\u00ad\nc", "-\r\n", "U.S.", "1,000", "can’t", "\ud83d", "\ude00", "\n\n"),
    },
    { weight: 1, arbitrary: anyText({ minLength: 1, maxLength: 3 }) },
  );
  return fc.array(piece, { maxLength }).map((pieces) => pieces.join(""));
}
