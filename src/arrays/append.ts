/**
 * Kernel: groups values by key. Input a map of lists, a key and a value; the value joins the list of its key, which begins with it where
 * there is none. Keys stay in the order of their first values, values in the order they come. O(1).
 */
export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
