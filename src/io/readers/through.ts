/**
 * Stage input: runs pieces through a Node transform (gunzip, the CSV parser) -> everything that came out, also what came
 * out before the transform failed. `pipeline` and `for await` drop that: a destroyed stream forgets what it had buffered,
 * and a file that was cut off would lose its last, whole records. Holds the output of one input piece.
 */
import type { Transform } from "node:stream";

/**
 * Yields what `transform` makes of `pieces`, in order; then throws its error if it had one. Destroys the transform in the end.
 */
export async function* through<In, Out>(pieces: AsyncIterable<In>, transform: Transform): AsyncGenerator<Out> {
  let output: Out[] = [];
  let failure: { readonly cause: unknown } | undefined;
  let wake = () => {};
  transform.on("data", (piece: Out) => output.push(piece));
  transform.on("error", (cause) => {
    failure ??= { cause };
    wake();
  });
  /** Resolves when the step is done or the transform has failed; never rejects. */
  const step = (start: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      start(resolve);
    });
  try {
    for await (const piece of pieces) {
      await step((done) => transform.write(piece, done));
      const ready = output;
      output = [];
      yield* ready;
      if (failure) throw failure.cause;
    }
    await step((done) => transform.once("end", done).end());
    yield* output;
    if (failure) throw failure.cause;
  } finally {
    transform.destroy();
  }
}
