// The gate: "seen before?" answered from an archive on disk. What it says of an article stands in the verdict of `addAndJudge`: the article is committed
// first, then held against all that were committed before it. So of two copies that come at the same time exactly one is told of the other, nothing is
// lost if the process dies, and a restart goes on where it was.
import { openIndex } from "wirecopy/index";

/** Opens the archive in a folder, or makes one. Articles older than `retention` ("90d") leave by themselves. */
export async function openGate(folder, { retention } = {}) {
  const index = await openIndex(folder, retention === undefined ? {} : { retention });
  return {
    /** What an article is to those that came before, and what it cost to say so. One that comes again under its id takes its own place. */
    async check(article) {
      const startMs = performance.now();
      const { verdict } = await index.addAndJudge(article, { ifExists: "replace" });
      const { kind, of, resemblance, shared, reason } = verdict;
      return { id: article.id, verdict: kind, of, resemblance, shared, reason, ms: Math.round(performance.now() - startMs) };
    },
    /** Whether there was such an article; it is compared with nothing any more. */
    async forget(id) {
      return (await index.remove(id)) > 0;
    },
    /** How much is remembered, and what that takes. */
    async costs() {
      const { documents, bytes } = await index.stats();
      return { articles: documents, bytesOnDisk: bytes.total };
    },
    close: () => index.close(),
  };
}
