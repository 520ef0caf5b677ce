import { describe, expect, it } from "vitest";
import { quotedSpeech } from "../../src/speakers/quoted-speech.js";
import { tokenize } from "../../src/text/tokens.js";
import { processorMs } from "../processor-time.js";
import { readMarks } from "./read-marks.js";

describe("readMarks", () => {
  const REPEATED = [
    " ",
    '"',
    "said ",
    '"a b c" said X. ',
    "(AP) ",
    "By A ",
    "A ",
    "Aa, ",
    "# ",
    "© ",
    "August 3, 2017 ",
    "August 3, 2017\n",
    "1 ",
    ". ",
    "Reuters ",
    "New York Times ",
    "according to the ",
    "with files from ",
    "Update: \n",
    "Contact:\n",
    "(",
    "\n",
    '\n"a b c d e',
    "This story has been updated ",
    "the X of the Y ",
    'Xx, the a of b, said "',
  ];
  it.each(REPEATED)("and quotedSpeech take time in proportion to the text where it is %j over and over", (unit) => {
    const times = [1 << 18, 1 << 20].map((length) => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      return processorMs(() => {
        readMarks(text);
        quotedSpeech(text, tokenize(text));
      });
    });
    // four times the text: sixteen times the time if it were quadratic, and minutes; short times are noise
    expect(times[1]!).toBeLessThan(Math.max(5000, 10 * times[0]!));
  });
});
