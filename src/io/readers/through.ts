/**
 * Stage input: runs pieces through a Node transform (inflate, the CSV parser) -> everything that came out, also what came
 * out before the transform failed. `pipeline` and `for await` drop that: a destroyed stream forgets what it had buffered,
 * and a file that was cut off would lose its last, whole records. Holds the output of one input piece.
 */
import type { Transform } from "node:stream";

/**
 * Yields what `transform` makes of `pieces`, in order; then throws its error if it had one. A transform may end before the pieces do (the end of
 * packed data inside a piece): then no more of them are asked for. Destroys the transform in the end.
 */
export async function* through<In, Out>(pieces: AsyncIterable<In>, transform: Transform): AsyncGenerator<Out> {
  let output: Out[] = [];
  let failure: { readonly cause: unknown } | undefined;
  let isOver = false;
  let wake = () => {};
  transform.on("data", (piece: Out) => output.push(piece));
  transform.on("error", (cause) => {
    failure ??= { cause };
    wake();
  });
  // a transform that has ended calls back nobody who writes to it
  for (const event of ["end", "close"])
    transform.once(event, () => {
      isOver = true;
      wake();
    });
  /** Resolves when the step is done or the transform is over or has failed; never rejects. */
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
      if (isOver) return;
    }
    if (!isOver) await step(() => transform.end());
    yield* output;
    if (failure) throw failure.cause;
  } finally {
    transform.destroy();
  }
}
