import { describe, expect, it } from "vitest";
import { Apart } from "../../src/quotations/quoted-words.js";
import * as stretches from "../../src/quotations/word-stretches.js";
import { wordsOf } from "./made-up-forms.js";

/** The words of a text, and the stretch of it between braces. */
function marked(text: string) {
  const plain = text.replace(/[{}]/g, "");
  const before = text.slice(0, text.indexOf("{"));
  const inside = text.slice(text.indexOf("{") + 1, text.indexOf("}"));
  const words = wordsOf(plain);
  let from = 0;
  while (from < words.length && words.from[from]! < before.length) from++;
  let to = from;
  while (to < words.length && words.from[to]! < before.length + inside.length) to++;
  return { words, stretch: { from, to } };
}

/** What a rule says of the stretch between braces. */
const says =
  <T>(rule: (words: ReturnType<typeof wordsOf>, stretch: stretches.Stretch) => T) =>
  (text: string): T => {
    const { words, stretch } = marked(text);
    return rule(words, stretch);
  };

describe("a stretch of whole sentences", () => {
  const isSentences = says(stretches.isSentences);
  it.each(["It rained. {We left.} It stopped.", "{We left. We ran.} It stopped.", "It rained. {We left.}"])("is %s", (text) =>
    expect(isSentences(text)).toBe(true),
  );
  it.each(["It rained {and we left.} It stopped.", "It rained. {We left} early."])("is not %s", (text) => expect(isSentences(text)).toBe(false));
  it("crosses sentences as well where it has parts of two", () => {
    const crosses = says(stretches.crossesSentence);
    expect([crosses("It {rained. We} left."), crosses("It {really} rained."), crosses("It rained. {We left.} So.")]).toEqual([true, false, true]);
  });
});

describe("a negation in a stretch", () => {
  it.each([
    [true, "It will {never} be paid."],
    [true, "It will {not be} paid."],
    [true, "We {won’t be} there."],
    [true, "我们{不}知道"],
    [false, "It will {soon} be paid."],
    [false, "It will{} never be paid."],
  ])("is there: %s, %s", (expected, text) => expect(says(stretches.hasNegation)(text)).toBe(expected));

  it.each([
    ["of which a part stays", true, "It will {never} be paid. We left."],
    ["that is left out as a whole", false, "We left. {It was never paid.} It stopped."],
    ["behind it, of which the end stays", true, "We left. {So. I do not} believe it."],
  ])("counts for the sentence %s", (_, expected, text) => expect(says(stretches.negates)(text)).toBe(expected));
});

describe("what an editor owns up to", () => {
  it("is a bracket in the stretch, or three dots beside it", () => {
    const isOwnedUp = says(stretches.isOwnedUp);
    expect([isOwnedUp("say {[we all]} knew"), isOwnedUp("say{} ... knew"), isOwnedUp("say {we all} knew")]).toEqual([true, true, false]);
  });
  it("is none of the form's own words", () => {
    const hasOwn = says(stretches.hasOwnWords);
    expect([hasOwn("say {[we all]} knew"), hasOwn("say {[we] all} knew"), hasOwn("say{} knew")]).toEqual([false, true, false]);
  });
});

describe("what stands apart", () => {
  it("is the most that any word of the stretch has before it", () => {
    const { words } = marked("{We knew,| and told} them");
    expect(stretches.apartIn(words, { from: 0, to: 4 })).toBe(Apart.INTERRUPTED);
    expect(stretches.apartIn(words, { from: 0, to: 1 })).toBe(Apart.NONE);
  });
  it("has the writer's words without the marks around them", () => {
    const words = wordsOf('We knew," she said sadly, "and');
    expect(stretches.writersWords({ ...words, from: words.from.map((from, x) => (x === 2 ? 27 : from)) }, 2)).toBe("she said sadly");
  });
});

describe("a clause", () => {
  it("stands for itself behind a comma and a coordinating word", () => {
    const own = says(stretches.isClauseOfItsOwn);
    expect([own("{I have no regrets, and} we left"), own("{I have no regrets and} we left"), own("{I have no regrets, because} we left")]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it("is said twice where the words cut off come again", () => {
    const { words, stretch } = marked("{We need,} we need the ferry");
    expect(stretches.isSaidTwice(words, stretch, wordsOf("we need the ferry"))).toBe(true);
    expect(stretches.isSaidTwice(words, stretch, wordsOf("the ferry we need"))).toBe(false);
  });
  it("ends with a few words that no comma sets off", () => {
    const end = says(stretches.clauseEnd);
    expect(end("Das tun wir {vorerst nicht}")).toEqual({ from: 3, to: 5 });
    expect(end("Das tun wir{, aber nicht heute}")).toBeUndefined();
    expect(end("Das tun wir {heute und morgen und dann ganz sicher nicht}")).toBeUndefined();
    expect(end("Das tun wir {ohne Geld}")).toBeUndefined();
  });
});

describe("an attribution inside the marks", () => {
  const isIncise = says(stretches.isIncise);
  it.each(["Nous savions{, a-t-elle dit,} que le pont", "We knew – {said Anna Lis} – that", "We knew, {she said sadly.}"])("is %s", (text) =>
    expect(isIncise(text)).toBe(true),
  );
  it.each([
    "{She said,} we knew that",
    "We knew {she said} that",
    "We knew, {of course,} that",
    "We knew, {said one who had been there all of that long night,} that",
  ])("is not %s", (text) => expect(isIncise(text)).toBe(false));
});

describe("the edges of a quotation", () => {
  it("open a sentence by a capital that the reference has not", () => {
    const reference = wordsOf("that believe the mayor");
    expect(stretches.opensSentence(wordsOf("Believe the mayor"), reference, 1)).toBe(true);
    expect(stretches.opensSentence(wordsOf("believe the mayor"), reference, 1)).toBe(false);
  });
  it("do not open one by the capital of a name, but where no word stands before the marks", () => {
    const reference = wordsOf("that Marlow sank it");
    const inText = (text: string) => {
      const words = wordsOf(text);
      const at = text.indexOf("Marlow");
      const first = Array.from(words.from).findIndex((from) => from >= at);
      return {
        ...words,
        from: words.from.slice(first),
        to: words.to.slice(first),
        length: words.length - first,
        isCapitalised: words.isCapitalised.slice(first),
      };
    };
    expect(stretches.opensSentence(inText("He said: “Marlow sank it"), reference, 1)).toBe(true);
    expect(stretches.opensSentence(inText("He said that “Marlow sank it"), reference, 1)).toBe(false);
  });
  it("close one by a stop, a comma or the end of the text", () => {
    expect([wordsOf("we left."), wordsOf("we left,"), wordsOf("we left"), wordsOf("我们走了。")].map(stretches.closesSentence)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const words = wordsOf("we left them");
    expect(stretches.closesSentence({ ...words, length: 2 })).toBe(false);
  });
});

describe("a sentence of the words", () => {
  const words = wordsOf("It rained. We left early. It stopped.");
  it("begins behind the one before", () => expect([0, 2, 3, 4, 5].map((at) => stretches.sentenceStart(words, at))).toEqual([0, 2, 2, 2, 5]));
  it("ends behind its last word", () => expect([0, 2, 3, 4].map((at) => stretches.sentenceEnd(words, at))).toEqual([2, 2, 5, 5]));
});

describe("what is told of the text around", () => {
  it("is its language, where its words tell it", () =>
    expect([stretches.languageOf(wordsOf("der Turm ist nicht dicht")), stretches.languageOf(wordsOf("quarn tovrin"))]).toEqual(["de", undefined]));
  it("is whether it prints marks on letters, and the quotation did not lose them all", () => {
    const other = wordsOf("schöne Türme für Käthe");
    const plain = wordsOf("schone Turme fur Kathe");
    expect(stretches.keepsMarks(plain, other)).toBe(false);
    expect(stretches.keepsMarks(other, other)).toBe(true);
    expect(stretches.keepsMarks({ ...plain, text: `${plain.text} (Höhe)` }, other)).toBe(false);
    expect(stretches.keepsMarks({ ...plain, text: `${plain.text} (Höhe)` }, wordsOf("schon Türme fur Kathe"))).toBe(true);
  });
  it("is a name by a capital inside a sentence", () => {
    const words = wordsOf("Then Marlow left. Nobody");
    expect([0, 1, 2, 3].map((at) => stretches.isName(words, at))).toEqual([false, true, false, false]);
  });
  it("is a word in lower case with straight apostrophes", () => expect(stretches.word(wordsOf("Don’t GO"), 0)).toBe("don't"));
});
