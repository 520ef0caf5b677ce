import { describe, expect, it } from "vitest";
import { quotedSpeech } from "../../src/speakers/quoted-speech.js";
import { tokenize } from "../../src/text/tokens.js";

/** The speaker of the last quotation outside others; "-" for none. */
function speaker(text: string, language?: string): string {
  return (
    quotedSpeech(text, tokenize(text), language)
      .filter(({ end, start }) => end - start > 20)
      .at(-1)?.speaker?.name ?? "-"
  );
}

/** The speaker of the first quotation; "-" for none. */
const firstSpeaker = (text: string, language: string): string => quotedSpeech(text, tokenize(text), language)[0]?.speaker?.name ?? "-";

const EN = "We painted the lighthouse twice and it still leaks";
const DE = "Wir haben den Leuchtturm zweimal gestrichen und er leckt noch";
const FR = "Nous avons peint le phare deux fois et il fuit encore";
const ES = "Pintamos el faro dos veces y todavía tiene goteras";
const IT = "Abbiamo dipinto il faro due volte e perde ancora";
const PT = "Pintamos o farol duas vezes e ainda tem goteiras";

/** What stands for a quotation in the sentences below. */
const withQuotation = (text: string, quotation: string): string => text.replace("~", quotation);

describe("a deputy is not the principal", () => {
  it.each([
    ['"~," said Vera Holm\'s widower.', "-"],
    ['"~," a spokesman for Mayor Otto Brink said.', "-"],
    ['"~," an aide to Senator Otto Brink told the Morning Mail.', "-"],
    ['"~," Otto Brink\'s lawyer said.', "-"],
    ['"~," said the sister of Otto Brink.', "-"],
    ['A letter from Otto Brink\'s office said: "~."', "-"],
    ['"~," the ministry said in a letter signed by Otto Brink.', "-"],
    ['"~," said one keeper.', "-"],
    ['"~," said Otto Brink\'s lawyer, Vera Holm.', "Vera Holm"],
    ['"~," Vera Holm, a lawyer for Otto Brink, told the court.', "Vera Holm"],
    ['"~," a lawyer for Otto Brink, Vera Holm, said.', "Vera Holm"],
    ['"~," Brink spokeswoman Vera Holm said.', "Vera Holm"],
  ])("%s", (text, name) => expect(speaker(withQuotation(text, EN))).toBe(name));

  it.each([
    ["de", DE, "„~“, sagte der Sprecher von Otto Brink.", "-"],
    ["de", DE, "„~“, sagte eine Sprecherin des Landrats Otto Brink.", "-"],
    ["de", DE, "„~“, sagte Otto Brinks Anwältin Vera Holm.", "Vera Holm"],
    ["fr", FR, "« ~ », a déclaré l'avocat de Luc Brin.", "-"],
    ["fr", FR, "« ~ », a déclaré l'avocat de Luc Brin, Jean Holm.", "Jean Holm"],
    ["es", ES, "«~», dijo la portavoz de Juan Brines.", "-"],
    ["es", ES, "«~», afirmó Lucía Holmes, abogada de Juan Brines.", "Lucía Holmes"],
    ["it", IT, "«~», ha detto il portavoce di Marco Brini.", "-"],
    ["pt", PT, '"~", disse o porta-voz de Paulo Brito.', "-"],
  ])("in %s: %s%s", (language, quotation, text, name) => expect(speaker(withQuotation(text, quotation), language)).toBe(name));
});

describe("the reporter is not the reported", () => {
  it.each([
    ['According to the Morning Mail, Vera Holm said: "~."', "Vera Holm"],
    ['According to Otto Brink, the keeper Vera Holm said: "~."', "Vera Holm"],
    ['As Otto Brink tells it, Vera Holm told the crew: "~."', "Vera Holm"],
    ['"~," Vera Holm said, according to Otto Brink.', "Vera Holm"],
    ['"~," the Morning Mail quoted Vera Holm as saying.', "Vera Holm"],
    ['The Morning Mail quotes Vera Holm as saying: "~."', "Vera Holm"],
    ['Vera Holm was quoted by the Morning Mail as saying: "~."', "Vera Holm"],
    ['In her talk, Otto Brink quoted Vera Holm: "~."', "Vera Holm"],
    ['"~," Otto Brink was told by Vera Holm.', "Vera Holm"],
    ['Asked by Otto Brink about the paint, Vera Holm replied: "~."', "Vera Holm"],
    ['Otto Brink accused Vera Holm of saying "~".', "-"],
    ['Otto Brink was asked, "~?"', "-"],
  ])("%s", (text, name) => expect(speaker(withQuotation(text, EN))).toBe(name));
});

describe("who speaks in a clause behind a name", () => {
  it.each([
    ['Otto Brink met Vera Holm, who said: "~."', "Vera Holm"],
    ['Otto Brink was met by Vera Holm, who, without a smile, said: "~."', "-"],
    ['Otto Brink met Vera Holm, who nodded and said: "~."', "Vera Holm"],
    ['Otto Brink met Vera Holm, who is a keeper, and said: "~."', "Otto Brink"],
    ['Otto Brink, who knows Vera Holm, said: "~."', "Otto Brink"],
    ['Otto Brink, the head of the Harbour Trust, who added: "~."', "Otto Brink"],
    ['Otto Brink wrote to the paper, which had printed: "~."', "-"],
    ['It was Vera Holm, not Otto Brink, who said "~".', "Vera Holm"],
    ['It was not Otto Brink who said "~".', "-"],
    ['"~," Otto Brink recalls Vera Holm saying.', "Vera Holm"],
    ['"~," Otto Brink insists Vera Holm said.', "Vera Holm"],
    ['"~," Otto Brink remembers Vera Holm shouting.', "-"],
    ['"~," Otto Brink said Vera Holm was told.', "-"],
    ['"~," Otto Brink told the Mail Monday morning.', "Otto Brink"],
    ['"~," Otto Brink said and asked for patience.', "Otto Brink"],
    ['Otto Brink left. "~," Brink campaign manager Vera Holm said.', "Vera Holm"],
  ])("%s", (text, name) => expect(speaker(withQuotation(text, EN))).toBe(name));
});

describe("a quotation before the main clause is not that of its subject", () => {
  it.each([
    ["en", EN, 'While Otto Brink insisted "~", Vera Holm said she knew better.', "Otto Brink"],
    ["en", EN, 'After the keeper had said "~", Vera Holm told us she would paint it again.', "-"],
    ["en", EN, 'Told that "~", Vera Holm said she had no more paint.', "-"],
    ["en", EN, 'Hearing "~", Vera Holm said she had to laugh.', "-"],
    ["en", EN, 'Asked "~?", Vera Holm replied: "It did."', "-"],
    ["en", EN, 'Under the headline "~", Otto Brink wrote a column.', "-"],
    ["en", EN, 'In Hull the tower was praised, yet "~," Otto Brink wrote Feb. 4.', "Otto Brink"],
    ["en", EN, 'Calling it "~", Vera Holm said the paint was bad.', "Vera Holm"],
    ["en", EN, 'The keepers heard that "~," Vera Holm told the council.', "Vera Holm"],
    ["de", DE, "Auf den Ruf „~“ antwortete Vera Holm: „Nein.“", "-"],
    ["de", DE, "Während Otto Brink „~“ rief, sagte Vera Holm, sie wisse es besser.", "-"],
    ["de", DE, "Der Turm sei „~“, sagte Vera Holm, er müsse weg.", "Vera Holm"],
  ])("in %s: %s%s", (language, quotation, text, name) => expect(firstSpeaker(withQuotation(text, quotation), language)).toBe(name));
});

describe("initials before a colon", () => {
  it.each([
    ['Vera Holm and Viktor Hagen met us. VH: "~."', "-"],
    ['HOLM: "~."', "HOLM"],
  ])("%s", (text, name) => expect(speaker(withQuotation(text, EN))).toBe(name));
});

describe("a name that hangs on a noun or stands in a place is nobody who speaks", () => {
  it.each([
    ["de", DE, "„~“, sagte die Mutter von Vera Holm.", "-"],
    ["de", DE, "Das Umfeld von Otto Brink sagte: „~.“", "-"],
    ["de", DE, "Die beste Freundin von Brink sagte: „~.“", "-"],
    ["de", DE, "Das Büro der Ministerin Vera Holm sagte: „~.“", "-"],
    ["de", DE, "Die Ministerin Vera Holm sagte: „~.“", "Vera Holm"],
    ["de", DE, "„~“, sagte die Ministerin Ursula von der Brink.", "Ursula von der Brink"],
    ["de", DE, "„~“, sagte Odalys von Brink.", "Odalys von Brink"],
    ["de", DE, "„~“, sagt Vera Holm von der Universität Kiel.", "Vera Holm"],
    ["es", ES, "El Gabinete de Ana Torres dijo: «~».", "-"],
    ["it", IT, "Il Comune di Marco Brini ha detto: «~».", "-"],
    ["fr", FR, "Une affiche derrière Luc Brin disait : « ~. »", "-"],
    ["it", IT, "Un cartello sopra Marco Brini diceva: «~».", "-"],
    ["en", EN, 'A board above Otto Brink said: "~."', "-"],
    ["en", EN, '"~," said Dame Vera Holm QC.', "Vera Holm"],
    ["en", EN, '"~," Dr Vera Holm PhD said.', "Vera Holm"],
    ["en", EN, 'Captain Vera Holm MBE, of Hull, said: "~."', "Vera Holm"],
  ])("in %s: %s%s", (language, quotation, text, name) => expect(speaker(withQuotation(text, quotation), language)).toBe(name));
});

describe("of two names of which one speaks, neither is named", () => {
  it.each([
    ["en", EN, 'Either Otto Brink or Vera Holm said: "~."'],
    ["en", EN, 'Otto Brink as well as Vera Holm said: "~."'],
    ["en", EN, '"~," said Otto Brink or Vera Holm.'],
    ["de", DE, "Weder Otto Brink noch Vera Holm sagte: „~.“"],
    ["fr", FR, "Luc Brin ou Julie Holm a dit : « ~. »"],
    ["es", ES, "Juan Brines o Lucía Holmes dijo: «~»."],
    ["it", IT, "Marco Brini o Anna Riva ha detto: «~»."],
    ["pt", PT, 'Paulo Brito ou Ana Lima disse: "~".'],
  ])("in %s: %s%s", (language, quotation, text) => expect(speaker(withQuotation(text, quotation), language)).toBe("-"));
});

describe("a name is told from what stands around it", () => {
  it.each([
    ["en", EN, '"~," said harbour engineer Vera Holm, 52, of Hull.', "Vera Holm"],
    ["en", EN, '"~," Sen. Vera Holm, R-Utah, said in a statement.', "Vera Holm"],
    ["en", EN, '"~," Dr. Jean-Paul O\'Hara III said.', "Jean-Paul O'Hara III"],
    ["en", EN, 'MS HOLM: "~."', "HOLM"],
    ["en", EN, '"~" - Vera Holm, keeper', "Vera Holm"],
    ["en", EN, '"~," according to a Holm poll.', "-"],
    ["de", DE, "„~“, so Staatsanwältin Vera Holm.", "Vera Holm"],
    ["de", DE, "„~“, sagte FDP-Fraktionsvorsitzender Otto Brink.", "Otto Brink"],
    ["de", DE, "„~“, sagt Polizeihauptkommissar Otto Brink.", "Otto Brink"],
    ["de", DE, "Ein älterer Mann sagt: „~.“", "-"],
    ["de", DE, "„~“, erklärte das Gericht.", "-"],
    ["fr", FR, "« ~ », a regretté le préfet Luc Brin.", "Luc Brin"],
    ["es", ES, "«~», dijo el alcalde de Vigo, Juan Brines.", "Juan Brines"],
  ])("in %s: %s%s", (language, quotation, text, name) => expect(speaker(withQuotation(text, quotation), language)).toBe(name));
});

describe("any verb beside a name may give a whole quotation to it", () => {
  it.each([
    ["en", EN, '"~," pressed Otto Brink.', "Otto Brink"],
    ["en", EN, '"~," Vera Holm boomed, banging the rail.', "Vera Holm"],
    ["en", EN, 'The paint, which came by ship and cost more than the roof, was "~," Vera Holm said on Monday.', "Vera Holm"],
    ["de", DE, "„~“, brummte Otto Brink und ging.", "Otto Brink"],
    ["fr", FR, "« ~ », tonne Luc Brin.", "Luc Brin"],
    ["es", ES, "«~», zanjó Juan Brines.", "Juan Brines"],
    ["it", IT, "«~», sbotta Marco Brini.", "Marco Brini"],
    ["en", EN, '"~," read the minutes.', "-"],
  ])("in %s: %s%s", (language, quotation, text, name) => expect(speaker(withQuotation(text, quotation), language)).toBe(name));
});

describe("a word that is a name as well", () => {
  it.each([
    ['"~," Will Holm said.', "Will Holm"],
    ['"~," said Will Holm.', "Will Holm"],
    ['"~," the keeper will say. Will Holm said no.', "-"],
    ['Will Holm said: "~"?', "Holm"],
  ])("%s", (text, name) => expect(speaker(withQuotation(text, EN))).toBe(name));
});

describe("a pronoun names where one person of fitting gender comes into question", () => {
  it.each([
    ['Vera Holm opened the tower. Otto Brink, who owns the boat, disagreed and said so. "~," she told the board.', "Vera Holm"],
    ['Mayor Vera Holm met Captain Otto Brink. "~," she said.', "Vera Holm"],
    ['Otto Brink met Karl Lund. "~," he said.', "-"],
    ['Otto Brink came. Karl Lund left. "~," he said.', "-"],
    ['A spokeswoman waited. Otto Brink left. "~," she said.', "-"],
    ['The union met Vera Holm. "~," it said.', "-"],
    ['Otto Brink was at sea. Karl Lund said the paint was bad. "~," he said.', "-"],
    ['Vera Holm was at sea. Karl Lund said the paint was bad. "~," he said.', "Karl Lund"],
  ])("%s", (text, name) => expect(speaker(withQuotation(text, EN))).toBe(name));
});

describe("a last name that two bear", () => {
  it.each([
    ['Otto Brink and Helga Brink keep the tower. "~," Brink said.', "-"],
    ['Otto Brink and Helga Brink keep the tower. "~," Mr. Brink said.', "Otto Brink"],
    ['Otto Brink and Helga Brink keep the tower. "~," Helga said.', "Helga Brink"],
    ['Odalys Brink met Otto Brink. "~," Brink said.', "-"],
    ['The tower is old.\nOtto Brink came. Curious Brink looked up. "~," Brink said.', "Otto Brink"],
    ['Curious Brink looks up.\nOtto Brink came. "~," Brink said.', "Otto Brink"],
    ['Otto J. Brink came. Otto Brink said the tower was old. "~," Brink said.', "Otto J. Brink"],
    ['The tower is old.\nBrink has the key. His wife is Helga Brink. "~," Brink said.', "Brink"],
  ])("%s", (text, name) => expect(speaker(withQuotation(text, EN))).toBe(name));
});

describe("a quotation goes on with the one before it", () => {
  it("where that one's attribution stands between them", () => expect(speaker(`"It is wet," Vera Holm said. "${EN}."`)).toBe("Vera Holm"));
  it("not where another sentence does", () => expect(speaker(`"It is wet," Vera Holm said.\n\nOtto Brink shook his head.\n\n"${EN}."`)).toBe("-"));
  it("not where words behind it give it to somebody who is not understood", () =>
    expect(speaker(`Vera Holm called it "a mess." "${EN}," the This Morning co-Anchor said.`)).toBe("-"));
});

describe("the language", () => {
  it("is that of the tag, without lists nobody is named", () => {
    const text = `"${EN}," said Vera Holm.`;
    expect(speaker(text, "en-GB")).toBe("Vera Holm");
    expect(speaker(text, "eu")).toBe("-");
  });
  it("is told from the words outside the quotation where there is no tag", () => {
    expect(speaker(`A note on the door of the tower: „${DE}“, said Vera Holm.`)).toBe("Vera Holm");
    expect(speaker(`„${DE}“, sagte Vera Holm.`)).toBe("Vera Holm");
  });
});

describe("a speaker stays the same or turns to nobody", () => {
  const PLAIN = [
    `"${EN}," said Vera Holm.`,
    `According to Otto Brink, the keeper Vera Holm said: "${EN}."`,
    `Mayor Vera Holm met Captain Otto Brink. "${EN}," she said.`,
    `"${EN}," said Otto Brink's lawyer, Vera Holm.`,
  ];
  const renamed = (text: string, first: string, last: string): string => text.replaceAll("Vera", first).replaceAll("Holm", last);

  it.each(PLAIN)("where people have other names of the same shape: %s", (text) => {
    for (const [first, last] of [
      ["Xylia", "Quarn"],
      ["Tovrin", "Beck"],
      ["Mbali", "Dube"],
      ["Zdenka", "Novotna"],
    ] as const)
      expect(["-", `${first} ${last}`]).toContain(speaker(renamed(text, first, last)));
  });

  it.each(PLAIN)("in a longer text: %s", (text) => {
    const before = "The harbour lies north of the town and has three piers. Ships come and go all day.\n\n";
    const after = "\n\nThe tower was built by hand. It is open to visitors at weekends.";
    expect(["-", "Vera Holm"]).toContain(speaker(`${before}${text}${after}`));
  });

  it.each(PLAIN)("with an unrelated paragraph more: %s", (text) => {
    const other = "Karl Lund said the ferry would be late. He asked for patience.\n\n";
    expect(["-", "Vera Holm"]).toContain(speaker(`${other}${text}`));
  });
});
