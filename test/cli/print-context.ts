/** A terminal of 100 columns without colours and links, for the tests of what is printed. */
import picocolors from "picocolors";
import { sampleText } from "../io/sample-detection.js";

export const printContext = {
  width: 100,
  sentenceWidth: Number.POSITIVE_INFINITY,
  colors: picocolors.createColors(false),
  elapsedMs: 1234,
  textOf: sampleText,
  linked: (_id: string, shown: string) => shown,
  problems: { errors: 0, warnings: 0 },
};
