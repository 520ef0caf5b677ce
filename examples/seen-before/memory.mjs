// What "seen before?" is answered from: the last articles, by the bands of their signatures. An LshIndex, not `detect` with `against`: it
// takes one article after the other without reading the rest again, and forgets one as easily. It knows whole articles that resemble
// each other; a quotation in an article that is otherwise new is what `detect` is for.
import { createLshIndex, createSketcher, estimateJaccard, exactJaccard } from "wirecopy";

/** Resemblance from which an article repeats another one: shared 5-word shingles, as a share of all. */
const THRESHOLD = 0.7;
/** How many candidates are compared word for word. A story with hundreds of copies has hundreds of candidates, and any of them will do. */
const MOST_COMPARED = 10;

/** Remembers so many articles and characters, whichever is reached first; the oldest are forgotten. */
export function createMemory({ maxArticles = 10_000, maxCharacters = 100_000_000 } = {}) {
  const sketcher = createSketcher();
  const index = createLshIndex({ threshold: THRESHOLD });
  const articles = new Map(); // in the order of arrival, so the first key is the oldest
  let characters = 0;

  /** The remembered article that `text` resembles most, if any reaches the threshold. */
  function mostAlike(text, signature) {
    const candidates = index.candidates(signature).map((id) => ({ id, estimate: estimateJaccard(signature, articles.get(id).signature) }));
    const likeliest = candidates.sort((x, y) => y.estimate - x.estimate).slice(0, MOST_COMPARED);
    const compared = likeliest.map(({ id }) => ({ id, resemblance: exactJaccard(articles.get(id).text, text) }));
    const [best] = compared.sort((x, y) => y.resemblance - x.resemblance);
    return best?.resemblance >= THRESHOLD ? best : undefined;
  }

  function forget(id) {
    if (!index.remove(id)) return;
    characters -= id.length + articles.get(id).text.length;
    articles.delete(id);
  }

  /** The article that this one repeats, `{ id, resemblance }`, or undefined for a new one; it is remembered either way. */
  function check({ id, text }) {
    const signature = sketcher.sketch(text);
    const seen = mostAlike(text, signature);
    forget(id); // an article that comes again under its id replaces itself
    index.add(id, signature);
    articles.set(id, { text, signature });
    characters += id.length + text.length;
    while (articles.size > maxArticles || (characters > maxCharacters && articles.size > 1)) forget(articles.keys().next().value);
    return seen;
  }

  return { check };
}
