/**
 * The stemmer files of the npm package natural, as far as src/natural.ts uses them. Its own types are those of its root,
 * which must not be loaded.
 */
declare module "natural/lib/natural/stemmers/*" {
  const stemmer: { stem(token: string): string };
  export default stemmer;
}
