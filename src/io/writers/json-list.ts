/**
 * Stage output: records -> a key of a JSON object whose value is their list, one record a line. Free of Node. Holds one record.
 */

/** The pieces of `,"name":[...]`: what follows at least one other key. */
export function* jsonList<T>(name: string, items: Iterable<T>, record: (item: T) => object): Generator<string> {
  yield `,\n"${name}":[`;
  let separator = "\n";
  for (const item of items) {
    yield separator + JSON.stringify(record(item));
    separator = ",\n";
  }
  yield "]";
}
