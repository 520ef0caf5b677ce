import { describe, expect, it } from "vitest";
import { finish } from "../../src/run/pace.js";
import { news } from "./shared-by.js";

const RELEASE = "FOR IMMEDIATE RELEASE\n\nThe quay opens on Monday, and all are welcome.";
const STORY = "The quay opens on Monday, and all are welcome.";

describe("the time of a document", () => {
  it("is its own before that of its text", () => {
    const { facts } = news([{ text: `August 3, 2017\n\n${STORY}`, publishedAt: "2018-01-01" }]);
    expect(facts.time(0)).toMatchObject({ publishedAt: "2018-01-01", isFromText: false });
  });
  it("is that of its text where it has none, or none that can be read", () => {
    const { facts } = news([{ text: `August 3, 2017\n\n${STORY}` }, { text: `August 3, 2017\n\n${STORY}`, publishedAt: "soon" }]);
    for (const d of [0, 1]) expect(facts.time(d)).toMatchObject({ publishedAt: "2017-08-03", isFromText: true });
  });
  it("orders two documents only where both are known", () => {
    const { facts } = news([{ text: STORY, publishedAt: "2018-01-01" }, { text: STORY, publishedAt: "2018-01-02" }, { text: STORY }]);
    expect([facts.isBefore(0, 1), facts.isBefore(1, 0), facts.isBefore(0, 2), facts.isBefore(2, 0)]).toEqual([true, false, false, false]);
    expect([facts.apartMs(0, 1), facts.apartMs(0, 2)]).toEqual([86_400_000, undefined]);
  });
});

describe("the publisher of a document", () => {
  const { facts } = news([
    { text: STORY, source: "The Skomer Argus" },
    { text: STORY, source: "skomerargus.com" },
    { text: STORY, source: "Lorne Herald" },
    { text: STORY },
  ]);
  it("is one under several names", () => expect([facts.areOfOnePublisher(0, 1), facts.areOfOnePublisher(0, 2)]).toEqual([true, false]));
  it("is another only where both are known", () =>
    expect([facts.areOfTwoPublishers(0, 2), facts.areOfTwoPublishers(0, 3), facts.areOfOnePublisher(3, 3)]).toEqual([true, false, false]));
  it("has the name that the document gives", () => expect([facts.source(0), facts.source(3)]).toEqual(["The Skomer Argus", undefined]));
});

describe("the credits of a document", () => {
  it("are by publisher, each in its strongest use", () => {
    const { facts } = news([{ text: `OSLO (Reuters) - ${STORY} A clerk told Reuters that it is closed.` }]);
    const credit = facts.credits(0).get("Reuters")!;
    expect(credit).toMatchObject({ name: "Reuters", use: "carries" });
    expect(facts.text(0).slice(credit.start, credit.end)).toBe("Reuters");
  });
  it("are of one publisher in whatever form the text names it", () => {
    const { facts } = news([{ text: `${STORY}\nCopyright 2017 The Associated Press. All rights reserved.\n(AP)` }]);
    expect([...facts.credits(0).keys()]).toEqual(["Associated Press"]);
  });
});

describe("whether a document is a release", () => {
  it("is strong by a mark that only releases have, weak by another, none without", () => {
    const { facts } = news([{ text: RELEASE }, { text: `Jo Doe issued the following statement today.\n${STORY}` }, { text: STORY }]);
    expect([0, 1, 2].map((d) => facts.releaseStanding(d))).toEqual(["strong", "weak", "none"]);
  });
  it("is strong of one that is known, whatever its text says", () => expect(news([{ text: STORY }], [0]).facts.releaseStanding(0)).toBe("strong"));

  it("is learnt of a publisher a tenth of whose documents are marked, two at least", () => {
    const of = (marked: number, plain: number) => {
      const documents = [...Array.from({ length: marked }, () => RELEASE), ...Array.from({ length: plain }, () => STORY)].map((text) => ({
        text,
        source: "Quay council",
      }));
      const { facts } = news([...documents, { text: STORY, source: "Lorne Herald" }]);
      finish(facts.sampleIssuers(documents.keys()));
      return [facts.releaseStanding(marked), facts.releaseStanding(documents.length)];
    };
    expect(of(2, 18)).toEqual(["issuer", "none"]);
    expect(of(1, 3)).toEqual(["none", "none"]);
    expect(of(2, 19)).toEqual(["none", "none"]);
  });
  it("is learnt of a publisher that quotes itself, as no newspaper does", () => {
    const quoting = 'Vera Holm opened the quay. "We are glad that all of you came," Vera Holm said.';
    const { facts } = news([quoting, quoting, STORY].map((text) => ({ text, source: "Senator Vera Holm" })));
    finish(facts.sampleIssuers([0, 1, 2]));
    expect(facts.releaseStanding(2)).toBe("issuer");
  });
});

describe("what is read of a text", () => {
  const { facts } = news([{ text: 'Now "we open the old quay," said Vera Holm.\nUpdate: It opened.' }, { text: "The next one is quiet." }]);
  it("is read once, each fact for itself", () => {
    expect(facts.speech(0)).toBe(facts.speech(0));
    expect(facts.updates(0)).toBe(facts.updates(0));
    expect(facts.credits(1)).toBe(facts.credits(1));
  });
  it("has its speech and its notes", () => {
    expect(facts.speech(0).map(({ speaker }) => speaker?.name)).toEqual(["Vera Holm"]);
    expect(facts.updates(0)).toHaveLength(1);
    expect(facts.speech(1)).toEqual([]);
  });
  it("has the tokens of its own text, from zero", () => {
    const tokens = facts.tokens(1);
    expect(tokens.length).toBe(5);
    expect(facts.text(1).slice(tokens.start[0], tokens.end[4])).toBe("The next one is quiet");
  });
});
