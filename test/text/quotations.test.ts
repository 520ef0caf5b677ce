import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/text/tokens.js";

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
  it("is closed by a mark of its own kind only", () => {
    expect(quoted('He said “we will" go')).toEqual([]);
    expect(quoted("He said “we» will ” go")).toEqual(["we will"]);
  });
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
  it("of one kind are told apart by position", () => expect(quoted('He said "he called it "great" today" again')).toEqual(["great"]));
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
    expect(quoted("“One two.\n\nThree four.\n\nFive,” he said.")).toEqual([]);
    expect(quoted("“One two.\n\nThree “four,” he said.")).toEqual(["four"]);
  });
  it("is dropped where it does not open its paragraph", () => expect(quoted("He “one two.\n\n“Three,” he said")).toEqual(["Three"]));
  it("is not ended by several blank lines", () => expect(quoted("“One.\n\n \n\n“Two.”")).toEqual(["One", "Two"]));
  it("does not pass a blank line otherwise", () => expect(quoted("He said “one\n\ntwo” three “four”")).toEqual(["four"]));
  it("passes a single line end", () => expect(quoted("He said “one\ntwo” three")).toEqual(["one two"]));
});

describe("unclosed marks", () => {
  it("are dropped, and what stands inside them is kept", () => expect(quoted("“one „two“ three “four” five")).toEqual(["two", "four"]));
  it("of feet and inches open nothing", () => expect(quoted('a 6\'2" man in a 5" boat said "go"')).toEqual(["go"]));
});

describe("hostile text", () => {
  // Quadratic work on 300,000 marks would be 10^11 steps, more than a minute.
  it.each(['"', "“", "”", "'", "‘", "``", "''", "«»", "“\n\n", "「『", '" ', "'a ", "‘as’ ", "“a\n\n"])("of very many marks %j takes linear time", (piece) => {
    const start = performance.now();
    tokenize(piece.repeat(300_000));
    expect(performance.now() - start).toBeLessThan(10_000);
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
