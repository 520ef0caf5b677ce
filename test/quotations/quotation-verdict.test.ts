import { describe, expect, it } from "vitest";
import { judgeQuotation } from "../../src/quotations/quotation-verdict.js";
import { Apart, quotedWords } from "../../src/quotations/quoted-words.js";
import { wordsOf } from "./made-up-forms.js";

function judged(reference: string, form: string, isSource = true): string {
  const { verdict, edits } = judgeQuotation(wordsOf(reference), wordsOf(form), isSource);
  return [verdict, ...edits.map(({ a, b }) => `${a} > ${b}`)].join("; ");
}

const LONG = "We shall mend the bridge before the first frost. No one has asked for the money yet. It will be paid from the reserve.";

describe("judgeQuotation", () => {
  it.each([
    ["the same words", LONG, LONG, "verbatim"],
    ["other marks, letters and capitals", "Don’t wait for us", "DON'T WAIT FOR US", "verbatim"],
    ["a part", LONG, "mend the bridge before the first frost", "trimmed"],
    ["another first word", "Nobody asked us about the bridge", "They asked us about the bridge", "altered; Nobody > They"],
    ["another last word", "It was paid for by the council", "It was paid for by the mayor", "altered; council > mayor"],
    ["a word more at the start", "It was paid for by the council", "Sadly it was paid for by the council", "altered;  > Sadly"],
    ["a word less inside", LONG, LONG.replace("first ", ""), "altered; first > "],
    ["a negation less with an ellipsis", "It will never be paid by us", "It will ... be paid by us", "altered; never > "],
    ["words less with an ellipsis", "It will, as far as I can see, be paid by us", "It will … be paid by us", "merged; as far as I can see > "],
    ["an ellipsis where nothing is left out", "It will be paid by us", "It will ... be paid by us", "verbatim"],
    [
      "words less with an ellipsis, where like words stand beside",
      "We think the bridge is old, and that the bridge is closed",
      "We think the bridge … is closed",
      "merged; is old, and that the bridge > ",
    ],
    ["a sentence less", LONG, LONG.replace(" No one has asked for the money yet.", ""), "merged; No one has asked for the money yet > "],
    ["sentences turned round", LONG, "It will be paid from the reserve. We shall mend the bridge before the first frost.", "merged; "],
    [
      "a sentence more",
      "It will be paid from the reserve.",
      "It will be paid from the reserve. I promise that to all of you.",
      "merged;  > I promise that to all of you",
    ],
    ["a negation cut off before what stands as a sentence", "Do not believe the mayor", "Believe the mayor", "altered; Do not > "],
    ["the same as a fragment", "Do not believe the mayor", "believe the mayor", "trimmed"],
    ["a negation cut off before a name", "I doubt nothing, nor that Marlow sank the boat", "Marlow sank the boat", "altered; I doubt nothing, nor that > "],
    ["a negation cut off in Greek", "Δεν νομίζω ότι το πλοίο θα φτάσει εγκαίρως", "Το πλοίο θα φτάσει εγκαίρως", "altered; Δεν νομίζω ότι > "],
    ["one of Finnish", "En usko, että laiva ehtii ajoissa perille", "Laiva ehtii ajoissa perille", "altered; En usko, että > "],
    ["a word of Spanish like it", "En mayo el barco llegará al puerto viejo", "El barco llegará al puerto viejo", "trimmed"],
    ["one of Romanian", "Nu cred că vaporul va ajunge la timp", "Vaporul va ajunge la timp", "altered; Nu cred că > "],
    ["one of Chinese", "我不认为这艘船能够按时到达", "这艘船能够按时到达", "altered; 我不认为 > "],
    ["one of Arabic", "لن نبيع السفينة القديمة هذا العام", "نبيع السفينة القديمة هذا العام", "altered; لن > "],
    [
      "a negation at the end of a German sentence",
      "Wir verkaufen das alte Boot im Frühjahr nicht.",
      "Wir verkaufen das alte Boot im Frühjahr.",
      "altered; nicht > ",
    ],
    ["one of Dutch", "Wij verkopen de oude boot voorlopig niet.", "Wij verkopen de oude boot.", "altered; voorlopig niet > "],
    ["one of Japanese", "私たちは古い船を売るつもりはありません", "私たちは古い船を売る」", "altered; つもりはありません > "],
    ["a clause with a negation of its own", "We shall sell the boat, and we will not wait.", "We shall sell the boat.", "trimmed"],
    ["the end of a clause that had just begun", "We sold the boat in May but by no means all of it.", "We sold the boat in May but by.", "trimmed"],
    ["what only its own words lack", "We shall sell the boat without delay.", "We shall sell the boat.", "trimmed"],
    [
      "a negation behind an ellipsis",
      "We shall sell the boat, if the council asks, but not now.",
      "We shall sell the boat ...",
      "altered; if the council asks, but not now > ",
    ],
    ["an ellipsis with nothing of the kind behind", "We shall sell the boat, and gladly. Do not wait.", "We shall sell the boat ...", "trimmed"],
    ["a word said twice and printed once", "We sold, we sold the boat in May", "We sold the boat in May", "altered; We sold > "],
    ["tags", "We sold the old boat in May", "We sold<br>the <i>old</i> <a href='/b'>boat</a> in May", "verbatim"],
    ["the number of a note", "We sold the old boat in May", "We sold the old boat[12] in May", "verbatim"],
    ["a small one", "We sold the old boat in May", "We sold the old boat² in May", "verbatim"],
    ["a unit with its power", "We need 30 m² of wall for it", "We need 30 m³ of wall for it", "altered; m² > m³"],
    [
      "an attribution between dashes in Polish",
      "Sprzedamy stary statek jeszcze w maju",
      "Sprzedamy stary statek – mówi Ewa Kos – jeszcze w maju",
      "split;  > mówi Ewa Kos",
    ],
    ["one of Russian", "Мы продадим старую лодку ещё в мае", "Мы продадим старую лодку, — сказала Ева Кос, — ещё в мае", "split;  > сказала Ева Кос"],
    [
      "one of Italian in the reference",
      "Vendiamo la barca vecchia - dice Kos - prima di maggio",
      "Vendiamo la barca vecchia prima di maggio",
      "split; dice Kos > ",
    ],
    ["words between dashes that name nobody", "We sold the old boat in May", "We sold the old boat – sadly enough – in May", "altered;  > sadly enough"],
    ["a clause beside one with a negation", "I have no doubts, and I would buy the boat again", "I would buy the boat again", "trimmed"],
    ["a number", "We need 14,500 pounds for it", "We need 14,900 pounds for it", "altered; 14,500 > 14,900"],
    ["a currency", "We need £500 for it now", "We need $500 for it now", "altered; £500 > $500"],
    ["a minus", "It fell to -30 degrees in the yard", "It fell to 30 degrees in the yard", "altered; -30 > 30"],
    ["the minus of another font", "It fell to −30 degrees in the yard", "It fell to -30 degrees in the yard", "verbatim"],
    ["a dash between numbers", "We saw 10-20 herons at the weir", "We saw 10 – 20 herons at the weir", "verbatim"],
    ["more for less", "There were <7 herons at the weir", "There were >7 herons at the weir", "altered; <7 > >7"],
    ["a sign of per cent", "Fees rose by 6% in spring", "Fees rose by 6 in spring", "altered; 6% > 6"],
    ["per mille", "It is 6 % of the salt", "It is 6 ‰ of the salt", "altered; 6 % > 6 ‰"],
    ["a space before per cent", "It is 6 % of the salt", "It is 6% of the salt", "verbatim"],
    ["a currency behind the number", "Das kostet 70 € im Jahr", "Das kostet 70 $ im Jahr", "altered; 70 € > 70 $"],
    ["a currency on the other side", "Das kostet 70 € im Jahr", "Das kostet €70 im Jahr", "verbatim"],
    ["a grade", "They gave our harbour BB+ in May", "They gave our harbour BB- in May", "altered; BB+ > BB-"],
    ["a power", "It holds 10³ seeds a year", "It holds 103 seeds a year", "altered; 10³ > 103"],
    ["a negation that the writer put in brackets", "We will close the weir", "We will [not] close the weir", "merged;  > [not]"],
    ["a decimal point moved", "It grew by 1.5 per cent", "It grew by 15 per cent", "altered; 1.5 > 15"],
    ["brackets with the same word", "I told him so", "I told [him] so", "verbatim"],
    ["a note in brackets", "They was told so", "They was [sic] told so", "verbatim;  > [sic]"],
    ["a word in favour of brackets", "I told him so", "I told [the mayor] so", "merged; him > [the mayor]"],
    ["a mended capital", "and we will pay for it", "[W]e will pay for it", "trimmed"],
    ["another spelling", "The colour of the harbour", "The color of the harbor", "verbatim; colour > color; harbour > harbor"],
    ["initials without their dots", "The U.S. army left", "The US army left", "verbatim"],
    ["another word of like letters", "The form was filled today", "The form was filed today", "altered; filled > filed"],
    ["an attribution in the form", "We knew and we told them", "We knew,|and we told them", "split"],
    ["an attribution in the reference", "We knew,|and we told them", "We knew and we told them", "split"],
    ["an attribution in both", "We knew,|and we told them", "We knew,|and we told them", "verbatim"],
    [
      "an attribution inside the marks",
      "Nous savions et nous avons prévenu la mairie",
      "Nous savions, a-t-elle dit, et nous avons prévenu la mairie",
      "split;  > a-t-elle dit",
    ],
    ["a sign of Chinese", "我们不会提高船票价格", "我们会提高船票价格", "altered; 不 > "],
    ["Hebrew", "לא נעלה את מחיר ההפלגה", "נעלה את מחיר ההפלגה בקרוב", "altered; לא > ;  > בקרוב"],
    ["German letters that tell words apart", "Wir haben es schon für euch gebaut", "Wir haben es schön für euch gebaut", "altered; schon > schön"],
    ["tones", "Họ sẽ bán cái thuyền này", "Họ sẽ bàn cái thuyền này", "altered; bán > bàn"],
    ["a tone on the other vowel", "Họ muốn hòa bình ở đây", "Họ muốn hoà bình ở đây", "verbatim"],
    ["a page that lost all marks", "Die Brücke ist schön gebaut", "Die Brucke ist schon gebaut", "verbatim"],
    ["a capital without its mark", "État et région paieront la digue", "Etat et région paieront la digue", "verbatim"],
    ["a mark that a reform left open", "Le maître des lieux a prévenu la région", "Le maitre des lieux a prévenu la région", "verbatim"],
    ["marks in English", "The café and the façade are ours", "The cafe and the façade are ours", "verbatim; café > cafe"],
    ["a name without its mark", "Hablé con don José en la mañana", "Hablé con don Jose en la mañana", "verbatim; José > Jose"],
    ["letters in another form of Unicode", "Hablé con ella en la mañana", "Hablé con ella en la mañana", "verbatim"],
  ])("takes %s", (_, reference, form, expected) => expect(judged(reference, form).slice(0, expected.length)).toBe(expected));

  it("shows what a form has beyond the ends of a reference that may be the shorter part, and calls it nothing", () => {
    expect(judged("paid from the reserve", "It will be paid from the reserve", false)).toBe("verbatim;  > It will be");
    expect(judged("paid from the reserve", "It will be paid from the reserve", true)).toBe("altered;  > It will be");
  });

  it("takes a capital that the reference has as well for a sentence only where the quotation opens one", () => {
    const reference = wordsOf("It is not true that Marlow sank the boat");
    const within = (text: string) => {
      const start = text.indexOf("Marlow");
      return judgeQuotation(reference, quotedWords(text, [{ range: [start, start + "Marlow sank the boat".length], apart: Apart.NONE }]), true).verdict;
    };
    expect(within('She said: "Marlow sank the boat."')).toBe("altered");
    expect(within('She was asked whether "Marlow sank the boat."')).toBe("trimmed");
  });

  it("takes the small words that lie beside the rest", () => {
    const reference = "There is a plan and a board and a drunken lighthouse keeper for the whole of it";
    expect(judged(reference, "a drunken lighthouse keeper")).toBe("trimmed");
    expect(judged("She's going to win. It's going to be closer than it should be", "going to be closer")).toBe("trimmed");
  });

  it("takes what has nothing in common for altered", () => expect(judged("one two three", "four five six")).toBe("altered; one two three > four five six"));
});
