/**
 * `npm run bench:peers`: the named libraries on the same texts, the same 5-token shingles and the same 128 components as wirecopy in the
 * same run -> a row for each of them and stage. Before each peer wirecopy runs on just the texts that the peer gets, and the ratio is
 * between these two, so that a machine which is busy for a while does not favour either.
 *
 *   signatures   text -> signature, tokens and shingles included; how far estimates are off
 *   pairs        text -> pairs of documents with resemblance >= 0.8; recall and precision against the exact answer
 *   passages     text -> pairs of documents that share a run of tokens
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Measurement, megabytesOf, rateOf } from "../measurement.js";
import type { ResemblingPair } from "../quality/resemblance-truth.js";
import { agreementOf, comparedPairs, errorOverTheory, pairsWithRun, resemblingStories } from "./agreement.js";
import { type Answer, type Peer, type Request, Runners } from "./runner.js";
import { type Corpus, makeCorpus, readCorpus } from "./texts.js";

const K = 5;
const NUM_COMPONENTS = 128;
const THRESHOLD = 0.8;
/** k = 8 and w = 8 hold one seed in every run of 15 tokens. */
const RUN = 15;
const MOST_COMPARED = 2000;

const WIRECOPY = { file: "wirecopy.mjs" };
const NPM_MINHASH: Peer = { file: "minhash.mjs", texts: 400 };
const BLOOM_FILTERS: Peer = { file: "bloom-filters.mjs", texts: 1000 };
const DOLOS: Peer = { file: "dolos-core.mjs", texts: 6000 };
const DATASKETCH: Peer = { file: "run_datasketch.py", modules: ["datasketch", "xxhash"], texts: 2000 };
const RENSA: Peer = { file: "run_rensa.py", modules: ["rensa"], texts: 8000 };
const TEXT_DEDUP: Peer = { file: "run_text_dedup.py", modules: ["text_dedup.minhash"], texts: 2000 };

/** Of the TypeScript kernel. */
const TYPESCRIPT_TEXTS = 4000;

/** Rounds of what is fast fill 1.5 s; what is slow has no second round after 20 s. */
const ROUNDS = { rounds: 4, minSeconds: 1.5, maxSeconds: 20 };
const ONE_ROUND = { rounds: 1, minSeconds: 0, maxSeconds: 0 };

const SIGNERS = [NPM_MINHASH, BLOOM_FILTERS, DATASKETCH, RENSA, TEXT_DEDUP];
const PAIRERS = [NPM_MINHASH, DATASKETCH, RENSA, TEXT_DEDUP];

const QUICK_TEXTS = 150;

/** The stages in their order. */
export const STAGES = ["signatures", "pairs", "passages"] as const;

/** Which stages, and whether on a few made-up texts only: to see that all of it runs, not to get figures. */
export interface ComparisonOptions {
  readonly stages: readonly (typeof STAGES)[number][];
  readonly quick: boolean;
  /** Called with a line for people: what runs, what cannot. */
  readonly progress: (line: string) => void;
}

/** Folders. */
export interface Places {
  /** bench/peers. */
  readonly folder: string;
  readonly corpora: string;
}

/** Measures all peers that are there. @throws {Error} if one of them fails. */
export function comparePeers(places: Places, options: ComparisonOptions): Measurement[] {
  const scratch = mkdtempSync(join(tmpdir(), "wirecopy-peers-"));
  try {
    const corpus = options.quick ? makeCorpus(QUICK_TEXTS) : readCorpus(places.corpora);
    options.progress(`texts: ${corpus.name}`);
    const comparison = new Comparison(new Runners(places.folder, scratch), scratch, corpus, options);
    return options.stages.flatMap((stage) => comparison[stage]());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Texts in a file and in memory. */
interface Sample {
  readonly textsPath: string;
  readonly texts: readonly string[];
}

/** A runner, and for wirecopy the kernels that it is to run on. */
type Runner = Pick<Peer, "file" | "modules"> & { readonly kernel?: string };

class Comparison {
  readonly #runners: Runners;
  readonly #scratch: string;
  readonly #options: ComparisonOptions;
  readonly #texts: Sample;
  readonly #stories: Sample;
  readonly #missing = new Map<Peer, string | undefined>();
  #resembling: readonly ResemblingPair[] | undefined;

  constructor(runners: Runners, scratch: string, corpus: Corpus, options: ComparisonOptions) {
    this.#runners = runners;
    this.#scratch = scratch;
    this.#options = options;
    this.#texts = this.#sample("texts", corpus.texts);
    this.#stories = this.#sample("stories", corpus.stories);
  }

  /** Speed and error of signatures. */
  signatures(): Measurement[] {
    const compared = comparedPairs(this.#resemblingStories(), MOST_COMPARED);
    this.#options.progress(`estimates: ${compared.length} pairs of stories`);
    const inTwos = this.#sample(
      "compared",
      compared.flatMap(({ a, b }) => [this.#stories.texts[a]!, this.#stories.texts[b]!]),
    );
    const errorOf = (runner: Runner): Pick<Measurement, "errorOverTheory"> => {
      const [answer] = this.#run(runner, "estimates", inTwos);
      return { errorOverTheory: errorOverTheory(compared, answer?.estimates ?? [], NUM_COMPONENTS) };
    };
    const error = errorOf(WIRECOPY);
    return [
      ...this.#run(WIRECOPY, "signatures", this.#texts).map((answer) => ({ ...row("signatures", answer, this.#texts), ...error })),
      ...this.#besideWirecopy({ ...WIRECOPY, kernel: "typescript" }, TYPESCRIPT_TEXTS).map((measured) => ({ ...measured, ...error })),
      ...this.#present(SIGNERS).flatMap((peer) => {
        const peerError = errorOf(peer);
        return this.#besideWirecopy(peer, peer.texts).map((measured) => ({ ...measured, ...peerError }));
      }),
    ];
  }

  /** Pairs of stories against the exact answer. */
  pairs(): Measurement[] {
    const truth = this.#resemblingStories().filter(({ resemblance }) => resemblance >= THRESHOLD);
    this.#options.progress(`truth: ${truth.length} pairs of stories with resemblance >= ${THRESHOLD}`);
    const answers = [WIRECOPY, ...this.#present(PAIRERS)].flatMap((peer) => this.#run(peer, "pairs", this.#stories));
    return answers.map((answer) => ({ ...row("pairs", answer, this.#stories, answers[0]), ...agreementOf(answer.pairs ?? [], truth) }));
  }

  /**
   * Pairs that share a run of `RUN` tokens. Precision is left out: a search for passages is to find shorter ones as well.
   */
  passages(): Measurement[] {
    const sample = firstOf(this.#stories, DOLOS.texts);
    const truth = pairsWithRun(sample.texts, RUN);
    this.#options.progress(`truth: ${truth.length} pairs of stories with ${RUN} tokens in a row`);
    const answers = [WIRECOPY, DOLOS].flatMap((peer) => this.#run(peer, "passages", sample));
    return answers.map((answer) => {
      const { pairs, recall } = agreementOf(answer.pairs ?? [], truth);
      return { ...row("passages", answer, sample, answers[0]), pairs, ...(recall !== undefined && { recall }) };
    });
  }

  #sample(name: string, texts: readonly string[]): Sample {
    const textsPath = join(this.#scratch, `${name}.jsonl`);
    writeFileSync(textsPath, texts.map((text) => JSON.stringify(text)).join("\n"));
    return { textsPath, texts };
  }

  #resemblingStories(): readonly ResemblingPair[] {
    this.#resembling ??= resemblingStories(this.#stories.texts, K);
    return this.#resembling;
  }

  /** Those that can run here; of each other one it is said once why it cannot. */
  #present(peers: readonly Peer[]): Peer[] {
    return peers.filter((peer) => {
      if (!this.#missing.has(peer)) {
        const missing = this.#runners.missing(peer);
        if (missing !== undefined) this.#options.progress(missing);
        this.#missing.set(peer, missing);
      }
      return this.#missing.get(peer) === undefined;
    });
  }

  /** wirecopy and another on the same first texts, one right after the other; the rows of the other. */
  #besideWirecopy(runner: Runner, count: number): Measurement[] {
    const sample = firstOf(this.#texts, count);
    const [wirecopy] = this.#run(WIRECOPY, "signatures", sample);
    return this.#run(runner, "signatures", sample).map((answer) => row("signatures", answer, sample, wirecopy));
  }

  #run({ kernel, ...runner }: Runner, task: Request["task"], { textsPath, texts }: Sample): Answer[] {
    this.#options.progress(`${runner.file}: ${task} of ${texts.length} texts`);
    const settings = { k: K, numComponents: NUM_COMPONENTS, threshold: THRESHOLD, ...(kernel !== undefined && { kernel }) };
    return this.#runners.run(runner, { task, textsPath, count: texts.length, ...(this.#options.quick ? ONE_ROUND : ROUNDS), ...settings });
  }
}

function firstOf({ textsPath, texts }: Sample, count: number): Sample {
  return { textsPath, texts: texts.slice(0, count) };
}

function row(stage: string, answer: Answer, { texts }: Sample, wirecopy?: Answer): Measurement {
  const { what, version, setting, seconds, readySeconds } = answer;
  const megabytes = megabytesOf(texts);
  return {
    ...{ stage, what, version, setting },
    ...rateOf(texts.length, megabytes, seconds),
    ...(wirecopy !== undefined && { wirecopyTimes: seconds / wirecopy.seconds }),
    ...(readySeconds !== undefined && { shinglesReadyMegabytesPerSecond: megabytes / readySeconds }),
  };
}
