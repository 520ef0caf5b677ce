import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedSpeech } from "../../src/speakers/quoted-speech.js";
import { tokenize } from "../../src/text/tokens.js";

/** The speaker of each quotation; "-" for none. */
const speakers = (text: string): string[] => quotedSpeech(text, tokenize(text)).map(({ speaker }) => speaker?.name ?? "-");
const one = (text: string): string | undefined => speakers(text).at(-1);

describe("the speaker of a quotation", () => {
  it.each([
    ["after it, verb first", '"We will open the port on Monday," said Ilse Brandt.'],
    ["after it, name first", '"We will open the port on Monday," Ilse Brandt said.'],
    ["after it, with an office between commas", '"We will open the port on Monday," Ilse Brandt, the chief engineer, said.'],
    ["after it, behind an office", '"We will open the port on Monday," said the port authority\'s director, Ilse Brandt.'],
    ["after it, behind an office in lower case", '"We will open the port on Monday," harbour spokeswoman Ilse Brandt told reporters.'],
    ["after it, with a party in brackets", '"We will open the port on Monday," Sen. Ilse Brandt (D-Vt.) said.'],
    ["after a dash", '"We will open the port on Monday."--Ilse Brandt, Port Engineer'],
    ["before it, with a colon", 'Ilse Brandt said: "We will open the port on Monday."'],
    ["before it, with a judgement", 'Ilse Brandt, the chief engineer, called it "a bullying tactic of the first order."'],
    ["before it, as a source", 'According to Ilse Brandt, "we will open the port on Monday."'],
    ["of a statement", "The following statement can be attributed to Port Director Ilse Brandt:\n\n“We will open the port on Monday.”"],
    ["of a statement that is issued", 'Director Ilse Brandt issued the following statement on the port:\n "We will open the port on Monday."'],
    ["in the sentence that introduces it", 'Ilse Brandt said the port was safe. "We will open it on Monday morning."'],
    ["of the quotation it goes on with", '"We will open it," said Ilse Brandt. "The port is safe for everybody."'],
    ["of the paragraph it goes on with", '"We will open it," said Ilse Brandt. "The port is safe.\n\n"It will be open for all."'],
    ["by the last name", 'Ilse Brandt came on Monday. "The port is safe for all," Brandt said.'],
    ["by the last name and a title", 'Ilse Brandt came on Monday. "The port is safe for all," Ms. Brandt said.'],
    ["by a pronoun", 'Ilse Brandt said the port was open. "The port is safe for all," she said.'],
    ["by an office", 'Mayor Ilse Brandt came on Monday. "The port is safe for all," the mayor said.'],
    ["in German", "„Wir öffnen den Hafen am Montag“, sagte die Sprecherin Ilse Brandt."],
    ["in German, with so", "„Wir öffnen den Hafen am Montag“, so Direktorin Ilse Brandt."],
    ["in French", "« Nous ouvrons le port lundi », a déclaré Ilse Brandt."],
    ["in Spanish", "«Abrimos el puerto el lunes», dijo la alcaldesa Ilse Brandt."],
    ["in Italian", "«Apriamo il porto lunedì», ha detto Ilse Brandt."],
    ["in Portuguese", "“Abrimos o porto na segunda”, afirmou Ilse Brandt."],
  ])("is found %s", (_, text) => expect(one(text)).toBe("Ilse Brandt"));

  it("may be an organisation", () => expect(one('"We will open the port on Monday," the Justice Department said.')).toBe("Justice Department"));
  it("keeps particles and initials in a name", () => {
    expect(one('"We will open the port," said Jan P. van der Berg.')).toBe("Jan P. van der Berg");
    expect(one('"We will open the port," said Khalaf al-Oteiba.')).toBe("Khalaf al-Oteiba");
  });
  it("follows an office with of, ends before of, and leads back from a first name", () => {
    expect(one('"We will open the port," said Secretary of State Ilse Brandt.')).toBe("Ilse Brandt");
    expect(one('"We will open the port," said Ilse Brandt of Harbour Brothers Inc.')).toBe("Ilse Brandt");
    expect(one('Wang Chien-shien came on Monday. "The port is safe for all," Wang said.')).toBe("Wang Chien-shien");
  });
  it("is not the one who is told", () => expect(one('Ilse Brandt, head of the port, told Reuters, "By law, we may open on Monday."')).toBe("Ilse Brandt"));
  it("is the one who is quoted by another", () =>
    expect(one('He quoted Port President Ilse Brandt as saying, "We will open it on Monday."')).toBe("Ilse Brandt"));
  it("is the one who speaks, not whom they speak of", () => {
    expect(speakers('Ilse Brandt said of Karl Otto: "He is a very fine man." Karl Otto said: "She is a very fine engineer."')).toEqual([
      "Ilse Brandt",
      "Karl Otto",
    ]);
  });
  it("belongs to the first of two quotations where a second sentence has its own", () => {
    expect(speakers('"We open it on Monday," said Ilse Brandt. "That is a very bad plan," said Karl Otto.')).toEqual(["Ilse Brandt", "Karl Otto"]);
  });

  it.each([
    ["nobody is named", '"We will open the port on Monday," a spokesman said.'],
    ["two speak together", '"We will open the port on Monday," Ilse Brandt and Karl Otto said.'],
    ["the words are a title", 'Ilse Brandt presented the "Safe Harbours for All Act" on Monday.'],
    ["the word is held at arm's length", 'The so-called "sanctuary cities" object, Ilse Brandt said.'],
    ["a spokesman stands between a name and a pronoun", 'Ilse Brandt left. A spokesman said it was late. "The port is safe," he said.'],
    ["the subject is a crowd", 'Ilse Brandt came. "The port is not safe at all," critics said.'],
    ["nothing near it says who", 'The port lies north.\n\n"It was the best of times and the worst of them."\n\nShips come and go.'],
  ])("is none where %s", (_, text) => expect(one(text)).toBe("-"));

  it("has the span of the words that name them", () => {
    const text = 'Ilse Brandt said the port was open. "The port is safe for all," she said.';
    const [quotation] = quotedSpeech(text, tokenize(text));
    expect(text.slice(quotation!.speaker!.start, quotation!.speaker!.end)).toBe("she");
    expect(text.slice(quotation!.start, quotation!.end)).toBe("The port is safe for all");
  });

  it("is looked for in any text without fail, in order of quotations", () => {
    const part = fc.constantFrom(
      '"',
      "“",
      "”",
      "said",
      "Ilse Brandt",
      "he",
      ", ",
      ". ",
      ": ",
      "\n\n",
      " ",
      "(",
      ")",
      "the",
      "mayor",
      "--",
      "'s",
      "and",
      "of",
      "𝔘",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join(" ");
        const tokens = tokenize(text);
        const found = quotedSpeech(text, tokens);
        expect(found).toHaveLength(tokens.quotations.length / 2);
        for (const { speaker } of found) if (speaker) expect(speaker.end).toBeGreaterThan(speaker.start);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
