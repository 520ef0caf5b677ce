/**
 * Stage reading: posts that a page embeds ("Today is a great day — Jane Hart (@janehart) May 4, 2013"). Input a text, output where each stands: its
 * words are those of the one who is named, as a quotation's are. The line that the name ends, and no more than MOST_POST characters of it.
 * O(length): a handle in brackets is looked for by its two signs.
 */

/** [start, end), UTF-16. */
export interface EmbeddedPost {
  readonly start: number;
  readonly end: number;
}

/** Characters of a post before its author: posts had 140, later 280, and links beside. */
const MOST_POST = 400;
const HANDLE = /^\(@[A-Za-z0-9_]{1,30}\)/;
const AUTHOR_BEFORE = /(?:[—–]|--|&mdash;) ?[^\n()]{1,80} $/;

/** The posts of a text, in its order. */
export function embeddedPosts(text: string): EmbeddedPost[] {
  const posts: EmbeddedPost[] = [];
  let least = 0;
  for (let at = text.indexOf("(@"); at >= 0; at = text.indexOf("(@", at + 2)) {
    const handle = HANDLE.exec(text.slice(at, at + 40));
    if (!handle) continue;
    const before = text.slice(Math.max(least, at - MOST_POST), at);
    const author = AUTHOR_BEFORE.exec(before);
    if (!author) continue;
    const words = before.slice(0, author.index).trimEnd();
    const end = at - before.length + words.length;
    const start = end - words.length + words.lastIndexOf("\n") + 1;
    if (start >= end) continue;
    posts.push({ start, end });
    // the author of this post is no word of the next one
    least = at + handle[0].length;
  }
  return posts;
}
