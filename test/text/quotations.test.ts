import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/text/tokens.js";
import { processorMs } from "../processor-time.js";

/** The quoted words of a text, one string a quotation, words joined by single spaces. */
function quoted(text: string): string[] {
  const { quotations, start, end } = tokenize(text);
  const found: string[] = [];
  for (let q = 0; q < quotations.length; q += 2) {
    const words: string[] = [];
    for (let i = quotations[q]!; i < quotations[q + 1]!; i++) words.push(text.slice(start[i], end[i]));
    found.push(words.join(" "));
  }
  return found;
}

describe("a quotation", () => {
  const pairs = ["“”", "„“", "„”", "””", "«»", "»«", "»»", "‘’", "‚‘", "‚’", '""', "''", "「」", "『』", "＂＂"];
  it.each(pairs)("stands between %s", (pair) => {
    expect(quoted(`He said ${pair[0]}we will not go${pair[1]} today.`)).toEqual(["we will not go"]);
    expect(quoted(`${pair[0]}We will not go,${pair[1]} he said.`)).toEqual(["We will not go"]);
    expect(quoted(`He said: ${pair[0]}We will not go.${pair[1]}`)).toEqual(["We will not go"]);
  });
  it("stands between `` and ''", () => expect(quoted("He said ``we will'' and ''would'' go")).toEqual(["we will", "would"]));
  it("may have spaces inside its marks", () => {
    expect(quoted("Il a dit « nous partons » hier")).toEqual(["nous partons"]);
    expect(quoted("Il a dit «\u00a0nous partons\u00a0» hier")).toEqual(["nous partons"]);
    expect(quoted('He said " we go " today')).toEqual(["we go"]);
  });
  it("of straight marks needs no spaces in Chinese", () => expect(quoted('他说"你好"吗')).toEqual(["你 好"]));
  it("of curly marks is found in Chinese", () => expect(quoted("他说“你好”和‘再见’吗")).toEqual(["你 好", "再 见"]));
  it.each(['“"', '"”', '„"', "”“", "““", "„„", "‘'", "‚'"])("stands between %s as well, which are no pair", (pair) => {
    expect(quoted(`The dean said: ${pair[0]}we will not go${pair[1]} today.`)).toEqual(["we will not go"]);
    expect(quoted(`${pair[0]}We will not go,${pair[1]} the dean said.`)).toEqual(["We will not go"]);
  });
  it.each([
    [",,", "''"],
    [",,", "“"],
    ["``", '"'],
    ["<<", ">>"],
    ["''", "''"],
    ['""', '""'],
    ["‹", "›"],
    ["»", "»"],
    ["›", "‹"],
    ["〝", "〟"],
  ])("stands between %s and %s", (open, close) => {
    expect(quoted(`The dean said ${open}we will not go${close} today.`)).toEqual(["we will not go"]);
  });
  it("is closed by a mark that may close it", () => expect(quoted("He said “we» will ” go")).toEqual(["we will"]));
  it("holds at least one token", () => expect(quoted('“” "" «…» x')).toEqual([]));
  it("may begin and end the text", () => expect(quoted("“a b”")).toEqual(["a b"]));
  it("follows another one", () => expect(quoted('"first half," he said, "second half."')).toEqual(["first half", "second half"]));
  it("may stand in brackets and after a dash", () => expect(quoted('it ("the plan") — "a fraud"—failed')).toEqual(["the plan", "a fraud"]));
});

describe("nested quotations", () => {
  it("are all found, the outer one first", () => {
    expect(quoted("“He said ‘no’ to it,” she said")).toEqual(["He said no to it", "no"]);
    expect(quoted("\"He said 'no' to it,\" she said")).toEqual(["He said no to it", "no"]);
    expect(quoted("‘He said “no” to it,’ she said")).toEqual(["He said no to it", "no"]);
    expect(quoted("「彼は『否』と」")).toEqual(["彼 は 否 と", "否"]);
    expect(quoted("“‘No,’ he said”")).toEqual(["No he said", "No"]);
  });
  it("may end together", () => expect(quoted("“He said ‘no.’”")).toEqual(["He said no", "no"]));
  it("of one kind are told apart by position", () =>
    expect(quoted('He said "he called it "great" today" again')).toEqual(["he called it great today", "great"]));
  it("are four deep at most, however many marks there are", () => {
    const { quotations, length } = tokenize(`${"« “ „ 「 ‘".repeat(400)} so ${"’」“”»".repeat(400)}`);
    let deepest = 0;
    for (let token = 0; token < length; token++) {
      let depth = 0;
      for (let q = 0; q < quotations.length; q += 2) if (quotations[q]! <= token && token < quotations[q + 1]!) depth++;
      deepest = Math.max(deepest, depth);
    }
    expect(deepest).toBeLessThanOrEqual(4);
  });
});

describe("single marks", () => {
  it("of a possessive or an elision open nothing", () => {
    for (const text of [
      "Sessions' attempt and workers' rights",
      "the ’90s and the workers’ hall",
      "get 'em to the workers' hall",
      "rock 'n' roll",
      "the '90s' end",
      "don't 'tis Jones'",
    ]) {
      expect(quoted(text)).toEqual([]);
    }
  });
  it("of a possessive inside do not end a quotation that ends after punctuation", () => {
    expect(quoted("‘We saw the Smiths’ dog,’ he said")).toEqual(["We saw the Smiths dog"]);
    expect(quoted("'We saw the Smiths' dog,' he said")).toEqual(["We saw the Smiths dog"]);
  });
  it("end a quotation after an s where no later one does", () => {
    expect(quoted("so-called ‘sanctuary cities’ make us less safe, and don’t")).toEqual(["sanctuary cities"]);
    expect(quoted("‘sanctuary cities’ and ‘dreamers’ too")).toEqual(["sanctuary cities", "dreamers"]);
    expect(quoted("“with so-called ‘sanctuary cities’ here,” he said")).toEqual(["with so called sanctuary cities here", "sanctuary cities"]);
  });
  it("inside words belong to the words", () => expect(quoted("‘I can’t and don't’ he said")).toEqual(["I can’t and don't"]));
  it("of an apostrophe do not end the quotation around", () =>
    expect(quoted("‘He said “the workers’ rights matter” today,’ she said")).toEqual(["He said the workers rights matter today", "the workers rights matter"]));
});

describe("a quotation over paragraphs", () => {
  it.each(["“”", '""', "«»", "‘’"])("of marks %s runs to the end of a paragraph that the next one continues with the same mark", (pair) => {
    const [open, close] = [pair[0]!, pair[1]!];
    expect(quoted(`He spoke.\n\n${open}One two.\n\n${open}Three four.\n\n${open}Five,${close} he said.`)).toEqual(["One two", "Three four", "Five"]);
  });
  it("goes on in a paragraph that closes what it never opened", () => {
    expect(quoted("“One two.\n\nThree four,” he said. “Five.”")).toEqual(["One two", "Three four", "Five"]);
    expect(quoted('"One two.\r\n\r\nThree four," he said. "Five."')).toEqual(["One two", "Three four", "Five"]);
  });
  it("is dropped where nothing continues it", () => {
    expect(quoted("He saw “one two\n\nThree four.\n\nFive six,” he said.")).toEqual([]);
    expect(quoted("He saw “one two\n\nThree “four,” he said.")).toEqual(["four"]);
  });
  it("may be opened in the middle of a paragraph", () => {
    for (const [open, close] of ["“”", '""', "«»"].map((pair) => pair.split("") as [string, string])) {
      const text = `${open}The bridge is shut,${close} Oyelaran said. ${open}Walk.\n\n${open}Or swim.\n\n${open}It is warm.${close}\n\nShe left.`;
      expect(quoted(text)).toEqual(["The bridge is shut", "Walk", "Or swim", "It is warm"]);
    }
  });
  it("may repeat its closing mark, as in French", () => expect(quoted("Elle dit : « Un deux.\n\n» Trois quatre. »")).toEqual(["Un deux", "Trois quatre"]));
  it("that was never closed runs to the end of its paragraph, if it is a sentence, and no further", () => {
    expect(quoted("“One two.” She rose. “Three four.\n\nFive six.\n\nSeven.")).toEqual(["One two", "Three four"]);
    expect(quoted("She called it “a very long\n\nFive six.\n\nSeven.")).toEqual([]);
  });
  it("goes on where every line is a paragraph", () => {
    const lines = [
      "The mayor spoke for an hour.",
      "“We shut the bridge,” Oyelaran said. “Walk over the ice.",
      "“It will hold.”",
      "Nobody did.",
      "The ice broke.",
    ];
    expect(quoted(lines.join("\n"))).toEqual(["We shut the bridge", "Walk over the ice", "It will hold"]);
    expect(quoted(lines.join("\n").replace(/[“”]/g, '"'))).toEqual(["We shut the bridge", "Walk over the ice", "It will hold"]);
  });
  it("goes on over the lines of a text that is wrapped", () => {
    const text =
      'The mayor spoke of it for\nan hour. "We shut the bridge\nbecause the ice. Is too thin\nfor anybody to walk on it," she\nsaid to nobody at all.\n\nThen "she left" again.';
    expect(quoted(text)).toEqual(["We shut the bridge because the ice Is too thin for anybody to walk on it", "she left"]);
  });
  it("is found where the line ends between its paragraphs were lost", () => {
    expect(quoted('It reads: "One two. "Three four. "Five six." The end.')).toEqual(["One two", "Three four", "Five six"]);
  });
  it("is not ended by several blank lines", () => expect(quoted("“One.\n\n \n\n“Two.”")).toEqual(["One", "Two"]));
  it("passes a single line end", () => expect(quoted("He said “one\ntwo” three")).toEqual(["one two"]));
});

describe("unclosed marks", () => {
  it("are dropped, and what stands inside them is kept", () => expect(quoted("“one „two“ three “four” five")).toEqual(["two", "four"]));
  it("of feet and inches open nothing", () => expect(quoted('a 6\'2" man in a 5" boat said "go"')).toEqual(["go"]));
});

describe("a mark without a space beside it", () => {
  it.each([
    ["after a colon", 'Oyelaran said:"We walk." Then'],
    ["after a comma", 'She added,"We walk." Then'],
    ["after a word", "Oyelaran said“We walk.” Then"],
    ["before the next word", 'She said: "We walk."Then it'],
    ["before a currency sign", 'She asked for "$5 more" today', "5 more"],
    ["before a number", 'She asked for "5 more" today', "5 more"],
    ["before an ellipsis", 'She asked for "...five more" today', "five more"],
    ["before a spaced ellipsis", 'She asked for ". . . five more" today', "five more"],
    ["before a hash", "He wrote “#walk on” there", "walk on"],
    ["before an inverted mark", 'Dijo: "¿Quién va?" y ya', "Quién va"],
    ["after a dash that breaks off", 'She said: "We walk—" and fell', "We walk"],
    ["in brackets", 'It is so ("we walk") now', "we walk"],
    ["inside signs of emphasis", 'It is so *"we walk"* and _“they run”_ now', "we walk", "they run"],
    ["inside strong emphasis", 'It is so **"we walk"** now', "we walk"],
    ["with backslashes", 'It is so \\"we walk\\" now \\x', "we walk"],
    ["after a full-width colon", '校长说："我们走。"然后', "我 们 走"],
    ["in Korean, with a particle behind", '그는 "우리는 간다"라고 했고 ‘정권 교체’라는 말', "우리는 간다", "정권 교체"],
    ["in Korean, of one word with a particle", "그는 ‘정권’이라는 말을", "정권"],
    ["in German, with an ending", 'Die "Kanal zu"-Rufe und „Kanal auf“-Rufe', "Kanal zu", "Kanal auf"],
  ])("opens and closes %s", (_name, text, ...expected) => {
    expect(quoted(text)).toEqual(expected.length > 0 ? expected : ["We walk"]);
  });
  it("is seen through what is invisible", () => {
    for (const mark of ["\u200f", "\u200e", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u202a"]) {
      expect(quoted(`Oyelaran said ${mark}"${mark}we walk${mark}"${mark}, and left.`)).toEqual(["we walk"]);
    }
  });
});

describe("no quotation mark", () => {
  it.each([
    ["of inches", 'Dolan said: "He hung the 42" screen on a wall" and "sat down."', "He hung the 42 screen on a wall", "sat down"],
    ["of inches in curly marks", "Dolan said: “He hung the 42” screen on a wall” and “sat down.”", "He hung the 42 screen on a wall", "sat down"],
    ["of feet and inches", 'A 6\'2" man and a 5\'11" man said "go on"', "go on"],
    ["of an acronym in Hebrew", 'הוא אמר "חיילי צה"ל כאן" ומנכ"ל החברה שתק', "חיילי צה ל כאן"],
    ["of a geresh", "הוא אמר \"ג'ורג' כאן\" היום", "ג'ורג כאן"],
    ["of a decade", "back in the '90s and the ‘80s they said 'go on' often", "go on"],
    ["of an elision", "‘Rock 'n' roll ’til dawn,’ 'tis said", "Rock n roll til dawn"],
  ])("is the sign %s", (_name, text, ...expected) => {
    expect(quoted(text)).toEqual(expected);
  });
  it("is what a year ends with: there it closes", () => expect(quoted('He said "it was in 1942" and "in 1943".')).toEqual(["it was in 1942", "in 1943"]));
});

describe("one wrong mark", () => {
  const clean = ['"One two," she said.', 'He said: "Three four."', 'Then "five six" and "seven eight" came.'];
  const words = ["One two", "Three four", "five six", "seven eight"];
  it.each(['He rose" and fell.', 'He " rose.', 'It was "odd and fell.', "It was “odd and fell.", "It was odd“ and fell.", 'A 5" nail.', "»He fell."])(
    "(%s) changes no quotation of other paragraphs",
    (wrong) => {
      for (let at = 0; at <= clean.length; at++) {
        const found = quoted([...clean.slice(0, at), wrong, ...clean.slice(at)].join("\n\n"));
        expect(found).toEqual(words);
      }
    },
  );
  it("leaves the other quotations of its own paragraph as they are", () => {
    expect(quoted('She said: "One two." He" fell. "Three four," he said. "Five six."')).toEqual(["One two", "Three four", "Five six"]);
    expect(quoted('She saw "a thing and left. "Three four," he said. "Five six."')).toEqual(["Three four", "Five six"]);
  });
});

describe("properties of quotations", () => {
  const word = fc.constantFrom("ox", "hen", "goat", "mule");
  const plain = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
  const pairs = fc.constantFrom("“”", "«»", "「」", "„“");

  it("an invisible character beside a mark changes nothing", () => {
    const invisible = fc.constantFrom("\u200f", "\u200e", "\u2060", "\ufeff", "\u200b", "\u200d");
    const piece = fc.constantFrom("ox", "hen ", " ", ". ", ", ", '"', "“", "”", "«", "»", "‘", "’", "\n\n", ": ", "5");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), invisible, fc.nat(), (pieces, sign, at) => {
        const marks = pieces.flatMap((part, i) => (/["“”«»]/.test(part) ? [i] : []));
        fc.pre(marks.length > 0);
        const i = marks[at % marks.length]!;
        for (const with_ of [`${sign}${pieces[i]}`, `${pieces[i]}${sign}`]) {
          const changed = [...pieces.slice(0, i), with_, ...pieces.slice(i + 1)].join("");
          // two marks beside each other may be one, and are two with something between
          fc.pre(!/["“”«»‘’]{2}/.test(pieces.join("")));
          expect(tokenize(changed).quotations).toEqual(tokenize(pieces.join("")).quotations);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("a text read from its end has the same quotations", () => {
    const part = fc.oneof(
      plain,
      fc.tuple(pairs, plain).map(([pair, inside]) => pair[0] + inside + pair[1]),
    );
    const mirror = (text: string): string =>
      Array.from(text)
        .reverse()
        .map((c) => ({ "“": "”", "”": "“", "«": "»", "»": "«", "「": "」", "」": "「" })[c] ?? c)
        .join("");
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const text = parts.join(" ").replaceAll("„", "“").replaceAll("““", "“");
        fc.pre(!/“[^”]*“/.test(text));
        const { quotations, length } = tokenize(text);
        const expected = Array.from(quotations, (token) => length - token).reverse();
        expect(Array.from(tokenize(mirror(text)).quotations)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it("clean paragraphs have exactly what was put between marks, in whatever order they come", () => {
    const paragraph = fc.array(
      fc.oneof(
        plain,
        fc.tuple(fc.constantFrom("“”", '""', "«»", "„“"), plain).map(([pair, inside]) => `${pair[0]}${inside}${pair[1]}`),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.constantFrom("\n\n", ".\n"), (paragraphs, between) => {
        const inside = paragraphs.flat().flatMap((part) => (/^["“«„]/.test(part) ? [part.slice(1, -1)] : []));
        expect(quoted(paragraphs.map((parts) => parts.join(", ")).join(between))).toEqual(inside);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("hostile text", () => {
  // Quadratic work on 100,000 marks would be 10^10 steps, more than ten seconds.
  it.each(['"', "“", "”", "'", "‘", "``", "''", "«»", "“\n\n", "「『", '" ', "'a ", "‘as’ ", "“a\n\n"])("of very many marks %j takes linear time", (piece) => {
    expect(processorMs(() => tokenize(piece.repeat(100_000)))).toBeLessThan(10_000);
  });

  // Marks that no clean reading has, so that all of them are read at some length.
  it.each(['"a" b "c\n', "„a “b ", '"a "b'])("of very many wrong marks %j takes linear time", (piece) => {
    expect(processorMs(() => tokenize(piece.repeat(50_000)))).toBeLessThan(20_000);
  });
  it("of a million marks takes seconds", () => {
    expect(processorMs(() => tokenize("“a” ".repeat(500_000)))).toBeLessThan(20_000);
  });

  it("gives ranges in order, inside the tokens, outer before inner", () => {
    const pieces = fc.constantFrom(
      "a",
      "bs",
      " ",
      " ",
      "\n\n",
      "\n",
      ",",
      ".",
      "“",
      "”",
      "„",
      "«",
      "»",
      "‘",
      "’",
      "‚",
      '"',
      "'",
      "``",
      "''",
      "「",
      "」",
      "『",
      "』",
      "(",
      "漢",
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }).map((all) => all.join("")),
        (text) => {
          const { quotations, length } = tokenize(text);
          for (let q = 0; q < quotations.length; q += 2) {
            expect(quotations[q]!).toBeLessThan(quotations[q + 1]!);
            expect(quotations[q + 1]!).toBeLessThanOrEqual(length);
            if (q > 0) expect(quotations[q]!).toBeGreaterThanOrEqual(quotations[q - 2]!);
            if (q > 0 && quotations[q] === quotations[q - 2]) expect(quotations[q + 1]!).toBeLessThanOrEqual(quotations[q - 1]!);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
