/**
 * Node: what the threads of a pool say to each other, and errors in a form that keeps all of them on the way: a copy of an error
 * loses its class, its code and its place otherwise.
 */

/** To a worker. */
export type Request =
  | { readonly kind: "open"; readonly stage: string; readonly shared: unknown }
  | { readonly kind: "part"; readonly number: number; readonly part: unknown };

/** From a worker. */
export type Reply = { readonly kind: "done"; readonly number: number; readonly result: unknown } | { readonly kind: "failed"; readonly error: WrittenError };

/** An error as plain strings. */
interface WrittenError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

export function writtenError(error: unknown): WrittenError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: undefined };
  const { name, message, stack } = error;
  return { name, message, stack };
}

/** The error again, with the stack that it had on its thread. */
export function readError({ name, message, stack }: WrittenError): Error {
  const classes = [TypeError, RangeError].filter((one) => one.name === name);
  const error = new (classes[0] ?? Error)(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
