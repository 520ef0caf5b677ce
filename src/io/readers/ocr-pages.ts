/**
 * Stage input: pages that a machine has read -> texts: ALTO 2 to 4 and PAGE. A block or region is a paragraph, a line stays a line, and a hyphen at its end
 * stays, too: the search joins the word (text/words.ts), and offsets are those of what was printed. Blocks stand in the order of the file, of PAGE in its
 * ReadingOrder. Where they stand on the page is not taken over: a document has no room for it. O(length).
 */
import { childrenOf, descendantsOf, plainText, type XmlElement } from "./xml-records.js";

/** The text of <alto> or <PcGts>. */
export function textOfOcr(root: XmlElement): string {
  const paragraphs = root.name === "alto" ? altoBlocks(root) : pageRegions(root);
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}

function altoBlocks(alto: XmlElement): string[] {
  return descendantsOf(alto, "TextBlock").map((block) => linesOf(childrenOf(block, "TextLine").map(altoLine)));
}

/** Words that no <SP> parts are parted all the same: some programs leave it out. */
function altoLine(line: XmlElement): string {
  let text = "";
  for (const { name, attributes } of childrenOf(line, "String", "HYP")) {
    if (name === "String") text += `${text === "" ? "" : " "}${attributes.CONTENT ?? ""}`;
    else if (!text.endsWith("-")) text += "-";
  }
  return text;
}

function pageRegions(root: XmlElement): string[] {
  const regions = descendantsOf(root, "TextRegion");
  const order = descendantsOf(root, "ReadingOrder").flatMap((each) => descendantsOf(each, "RegionRefIndexed", "RegionRef"));
  const ranks = new Map(order.map(({ attributes }, rank) => [attributes.regionRef, rank]));
  const rankOf = ({ attributes }: XmlElement): number => ranks.get(attributes.id) ?? ranks.size;
  return [...regions].sort((x, y) => rankOf(x) - rankOf(y)).map((region) => linesOf(childrenOf(region, "TextLine").map(equivalentOf)) || equivalentOf(region));
}

/** The first of several readings. */
function equivalentOf(element: XmlElement): string {
  const equivalents = childrenOf(element, "TextEquiv");
  const [best] = [...equivalents].sort((x, y) => Number(x.attributes.index ?? 0) - Number(y.attributes.index ?? 0));
  const [unicode] = best === undefined ? [] : childrenOf(best, "Unicode");
  return unicode === undefined ? "" : plainText(unicode).trim();
}

function linesOf(lines: readonly string[]): string {
  return lines.filter((line) => line !== "").join("\n");
}
