import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSketcher } from "../../src/sketch/sketcher.js";
import { hashWord } from "../../src/text/fold.js";
import { plainTextOf } from "../../src/text/plain-text.js";
import { tokenize } from "../../src/text/tokens.js";
import { processorMs } from "../processor-time.js";

const words = (text: string): string[] => {
  const tokens = tokenize(text);
  return Array.from(tokens.start, (start, i) => text.slice(start, tokens.end[i]));
};
const hashes = (text: string): string[] => {
  const tokens = tokenize(text);
  return Array.from(tokens.hashLo, (lo, i) => `${lo}:${tokens.hashHi[i]}`);
};
const meant = (text: string): string => plainTextOf(text)?.text ?? text;

/** What a text becomes if its UTF-8 is read as windows-1252. */
function misread(text: string): string {
  return new TextDecoder("windows-1252").decode(new TextEncoder().encode(text));
}
/** The same as Latin-1. */
function misreadAsLatin1(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

describe("a text that was escaped", () => {
  it.each([
    ["&quot;No&quot;", '"No"'],
    ["&ldquo;No&rdquo;&nbsp;&mdash; it&rsquo;s", "“No”\u00a0— it’s"],
    ["it&#8217;s &#x201c;so&#X201D;", "it’s “so”"],
    ["&#147;so&#148;", "“so”"],
    ["&amp;quot;so&amp;amp;quot;", '"so"'],
    ["Caf&eacute; &Alpha;&omega;", "Café Αω"],
    ["it<U+2019>s", "it’s"],
    ['One.\\nTwo.\\r\\n\\tThree \\"so\\" \\u201cno\\u201d \\ud83d\\ude00', 'One.\nTwo.\n\n\tThree "so" “no” 😀'],
  ])("is read through: %s", (text, plain) => {
    expect(meant(text)).toBe(plain);
    expect(hashes(text)).toEqual(hashes(plain));
  });
  it.each(["AT&T; &c &; &#; &#xg; &#0; &#99999999; &unknown; a & b", "C:\\news\\today", "\\alpha \\nabla", "a < b <U+> <U+zz>", "C:\\temp"])(
    "is not seen in %j",
    (text) => {
      expect(meant(text)).toBe(text);
    },
  );
  it("has tokens that slice the text as it was given", () => {
    expect(words("It&#8217;s Caf&eacute; &ldquo;no&rdquo;.")).toEqual(["It&#8217;s", "Caf&eacute;", "no"]);
    expect(words("One.\\nTwo it\\u2019s")).toEqual(["One", "Two", "it\\u2019s"]);
    expect(hashWord("it&#8217;s")).toEqual(hashWord("it's"));
  });
});

describe("a text whose UTF-8 was read in another encoding", () => {
  const texts = [
    "“We shut the bridge and it’s gone” – she said… “no”",
    "Le café où l’été s’achève, déjà",
    "Müller grüßt die Österreicher über Köln",
    "«Не знаю», сказала Анна",
    "100 € für Łódź, Poznań i Kraków",
    "mañana, ¿quién? ¡Ñandú!",
  ];
  it.each(texts)("is read through: %s", (text) => {
    expect(meant(misread(text))).toBe(text);
    expect(meant(misreadAsLatin1(text))).toBe(text);
    expect(hashes(misread(text))).toEqual(hashes(text));
  });
  it("twice is read through, too", () => expect(meant(misread(misread("it’s “so”")))).toBe("it’s “so”"));
  it("as Mac Roman", () => expect(meant("‚Äúit‚Äôs so‚Äù ‚Äî no")).toBe("“it’s so” — no"));
  it("and lost its last byte", () => {
    expect(meant("â€œso,â€ she said")).toBe("“so,” she said");
    expect(meant("â€œso,â€\ufffd she said")).toBe("“so,” she said");
  });
  it.each(["“A MAÇÔ", "O IRMÃO… NÃO – SÃO", "„Spaß“ und „Öl“", "Nestlé™ café® «olé»", "AMANHÔ", "ÂNGELA Â", "Voilà… là”", "SKÅ”", "naïve “élan”", "IRMÃ»"])(
    "is not seen in %j",
    (text) => {
      expect(meant(text)).toBe(text);
    },
  );
});

describe("HTML", () => {
  const html = "<p>The mayor rose.</p><p>\"We <b>shut</b> the bridge,\" she said. <br>It's <a href='x>y'>so</a>.</p><script>var x = 1;</script><!-- no -->";
  it("is read without its tags, which end paragraphs", () => {
    expect(words(html)).toEqual(["The", "mayor", "rose", "We", "shut", "the", "bridge", "she", "said", "It's", "so"]);
    const { quotations } = tokenize(html);
    expect(Array.from(quotations)).toEqual([3, 7]);
  });
  it("has quotations in <q>", () => expect(Array.from(tokenize("<p>She said <q>we walk</q> and <q>run</q>.</p><p>So.</p>").quotations)).toEqual([2, 4, 5, 6]));
  it("is not seen in a text with an angle", () => expect(words("a <b and c> d")).toEqual(["a", "b", "and", "c", "d"]));
});

describe("offsets of a text that was read through", () => {
  const piece = fc.constantFrom(
    "ox",
    "hen",
    " ",
    ". ",
    "&eacute;",
    "&amp;",
    "&#8217;",
    "â€™",
    "Ã©",
    "\\n",
    "\\u2019",
    "&ldquo;",
    "<p>",
    "</p>",
    "é",
    "漢",
    "&#28450;",
    "ðŸ˜€",
    "𝐀",
    "&#119808;",
  );
  it("are ascending, in range, and cut tokens that mean themselves", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        // what an escape stands for may make a sequence with what stands beside it
        fc.pre(meant(meant(text)) === meant(text));
        const tokens = tokenize(text);
        const plain = tokenize(meant(text));
        expect(tokens.length).toBe(plain.length);
        expect(tokens.hashLo).toEqual(plain.hashLo);
        expect(tokens.quotations).toEqual(plain.quotations);
        for (let i = 0; i < tokens.length; i++) {
          expect(tokens.start[i]!).toBeLessThan(tokens.end[i]!);
          expect(tokens.start[i]!).toBeGreaterThanOrEqual(i === 0 ? 0 : tokens.end[i - 1]!);
          expect(tokens.end[i]!).toBeLessThanOrEqual(text.length);
          const slice = meant(text.slice(tokens.start[i], tokens.end[i]));
          expect(slice.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 3000 },
    );
  });
  it("do not matter to signatures, which are those of the text that was meant", () => {
    const sketcher = createSketcher();
    const plain = "“We shut the bridge,” she said. It’s the ice, and the café is shut as well until the first of May.";
    const escaped = plain.replaceAll("“", "&ldquo;").replaceAll("’", "&#8217;");
    expect(sketcher.sketch(escaped)).toEqual(sketcher.sketch(plain));
    expect(sketcher.sketchAll([misread(plain), escaped])[0]).toEqual(sketcher.sketch(plain));
  });
});

describe("hostile escapes", () => {
  it.each(["&", "&amp;", "&#1", "\\", "\\n", "â€", "Ã", "Ã¢â‚¬", "ðŸ", "<script>", "<p><!--", "<p><script>", "<U+", '<a "'])(
    "of very many %j take linear time",
    (text) => {
      expect(processorMs(() => tokenize(text.repeat(200_000)))).toBeLessThan(10_000);
    },
  );
});
