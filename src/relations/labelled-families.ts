/**
 * Stage relations: the families of a collection with their labels. Input families as found, their pairs and the facts of documents, output a
 * label a family and where each of its spans lies. O(spans log tokens + passages).
 *
 * A passage may speak of the page instead of the news: copyright, signing up, following, clicking, who contributed. It does where there is a
 * cue for each WORDS_A_CUE words: so a paragraph of a story that ends with "click here" does not. The cues are those of sites in nine languages,
 * whole phrases that no sentence of a story needs. O(length), of the first MOST_TEXT characters.
 */
import { groupedSort } from "../arrays/grouped-sort.js";
import type { FamilyColumns } from "../families/families.js";
import type { PairColumns } from "../families/pair-columns.js";
import { type RenderContext, tokenizedText } from "../families/render.js";
import { makeInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import { TokenFlag } from "../text/flags.js";
import type { Range } from "../types/document.js";
import type { FamilyLabel } from "../types/family.js";
import type { DocumentFacts } from "./document-facts.js";
import { spreadMs } from "./document-times.js";
import { type FamilyPlace, labelFamily } from "./family-labels.js";
import { commonSize } from "./token-ranges.js";

interface FamilyContext {
  readonly facts: DocumentFacts;
  readonly context: RenderContext;
}

/** A family as relations see it. */
export interface LabelledFamily {
  readonly label: FamilyLabel;
  /** Whether its words are those of a page, however few documents have it. */
  readonly isFurniture: boolean;
  /** Whether three documents or more have it over longer than a story has versions. */
  readonly isForm: boolean;
}

/** By family number. */
export function* labelFamilies(
  { facts, context }: FamilyContext,
  families: FamilyColumns,
  pairs: Pick<PairColumns, "length" | "firstPassage" | "passages" | "coverageA" | "coverageB">,
): Steps<LabelledFamily[]> {
  const shared = yield* sharedByFamily(families, pairs);
  return yield* makeInTurn(families.length, (family) => {
    const [first, last] = [families.firstSpan[family]!, families.firstSpan[family + 1]!];
    const places: FamilyPlace[] = [];
    for (let x = first; x < last; x++) places.push(placeOf(facts, families.document[x]!, [families.from[x]!, families.to[x]!]));
    const document = families.document[first]!;
    const [from, to] = [families.from[first]!, families.to[first]!];
    const { flags } = facts.tokens(document);
    const isName = 2 * countTokens(from, to, (t) => (flags[t]! & (TokenFlag.NAME | TokenFlag.NUMBER)) !== 0) > to - from;
    const ofPage = isFurniture(tokenizedText(context, document).slice(from, to));
    return {
      label: labelFamily({ tokens: families.tokens[family]!, places, typicallyShared: shared[family]!, isFurniture: ofPage, isName }),
      isFurniture: ofPage,
      isForm: isForm(places),
    };
  });
}

/** Versions of one story lie within days: what more documents have for longer is filled in anew. */
function isForm(places: readonly FamilyPlace[]): boolean {
  const times = new Map(places.map(({ document, time }) => [document, time]));
  return times.size >= RELATION_RULES.recursDocuments && (spreadMs(times.values()) ?? 0) > RELATION_RULES.revisionMs;
}

function placeOf(facts: DocumentFacts, document: number, [from, to]: Range): FamilyPlace {
  const edge = from < RELATION_RULES.edgeTokens ? "top" : facts.numTokens(document) - to < RELATION_RULES.edgeTokens ? "end" : undefined;
  const quoted = commonSize([from, to], facts.quoted(document));
  return { document, source: facts.publisher(document), time: facts.time(document), isQuoted: 2 * quoted > to - from, edge };
}

/** For each family the middle one of what its pairs have in common, each the share of the more covered document. */
function* sharedByFamily(
  { length, familyOf }: FamilyColumns,
  { length: numPairs, firstPassage, passages, coverageA, coverageB }: Pick<PairColumns, "length" | "firstPassage" | "passages" | "coverageA" | "coverageB">,
): Steps<Float64Array> {
  const shares = new Float64Array(passages.length);
  for (let pair = 0; pair < numPairs; pair++) shares.fill(Math.max(coverageA[pair]!, coverageB[pair]!), firstPassage[pair], firstPassage[pair + 1]);
  const { order, first } = yield* groupedSort(
    passages.map((x) => familyOf[x]!),
    length,
  );
  const sorted = Float64Array.from(order, (x) => shares[x]!);
  return Float64Array.from({ length }, (_, family) => {
    const list = sorted.subarray(first[family], first[family + 1]).sort();
    return list[list.length >> 1] ?? 0;
  });
}

function countTokens(from: number, to: number, holds: (token: number) => boolean): number {
  let count = 0;
  for (let t = from; t < to; t++) if (holds(t)) count++;
  return count;
}

/** Words of furniture for which one cue speaks: a line of a footer, or a picture of a gallery with its caption. */
const WORDS_A_CUE = 40;
/** The same for the counter of a gallery ("Hide Caption 3 of 21"): the captions between are as long as they like. */
const WORDS_A_PICTURE = 120;
const GALLERY = /(?:caption|image|photo|bild|foto|imagen) \d{1,3} (?:of|von|de) \d{1,3}/gi;
const MOST_TEXT = 4000;

const CUES = new RegExp(
  [
    "all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|riproduzione riservata|alle rechten voorbehouden|все права защищены|hak cipta",
    "copyright (?:©|\\(c\\)|[12]\\d{3})|© ?[12]\\d{3}|may not be (?:published|reproduced|reprinted)|reprint permission|terms of (?:use|service)|privacy policy|cookie policy|nutzungsbedingungen|datenschutz(?:erkl[äa]rung|hinweise)|mentions l[ée]gales|aviso legal",
    "sign(?:ing)? up (?:for|to|here|now)|subscribe (?:to|now|here|today)|newsletters?|delivered (?:to your|straight to|directly to)|jetzt abonnieren|zum newsletter|abonnez[- ]vous|inscrivez[- ]vous|suscr[íi]b(?:ete|ase)|inscreva-se|assine (?:a|o|j[áa])|iscriviti|meld je aan|schrijf je in|подпис(?:ывайтесь|аться)|berlangganan",
    "click (?:here|for more|on the|to (?:read|watch|view|see|play))|hier klicken|klicken sie hier|cliquez (?:ici|sur)|haga clic|haz clic|clique aqui|clicca qui|klik (?:hier|di sini)|нажмите здесь",
    "follow (?:us|him|her|me|them|@\\w+|[\\w.' ]{2,40}) on (?:twitter|facebook|instagram|x\\b)|like us on facebook|on twitter:? @|@\\w+ on twitter|share this (?:article|story|page)|folgen sie (?:uns|ihm|ihr)|suivez[- ]nous|s[íi]guenos|siga[- ]nos|seguici|volg ons|ikuti kami",
    "contributed to this (?:report|story|article)|hide caption|toggle caption|just watched|must watch|replay more videos|photos?: photos?:|skip to (?:main )?content|enlarge this image|(?:prev(?:ious)?|next) image|image \\d+ of \\d+|story highlights|read more(?: here)?:|continue reading|more on this|advertisement\\b|join the (?:discussion|conversation)|leave a comment|view comments|catch .{2,40} live online|check out the .{2,60}(?:map|calculator)|(?:column|show) appears|baca juga|lesen sie (?:auch|mehr)|lire aussi|leia (?:tamb[ée]m|mais)|lee tambi[ée]n|leggi anche|lees ook|читайте также",
  ].join("|"),
  "gi",
);

/** Whether the words of a passage are a page's own. */
export function isFurniture(text: string): boolean {
  const shown = text.slice(0, MOST_TEXT);
  const [cues, pictures] = [shown.match(CUES)?.length ?? 0, shown.match(GALLERY)?.length ?? 0];
  if (cues + pictures === 0) return false;
  const words = shown.match(/\S+/g)?.length ?? 0;
  return (cues > 0 && cues * WORDS_A_CUE >= words) || (pictures > 0 && pictures * WORDS_A_PICTURE >= words);
}
